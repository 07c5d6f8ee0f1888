"""Files that a team opens: dropped, broken, hostile; and the scanner finds nothing in any state."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.accessibility import WIDER, find_violations
from tests.support.projects import MARKUP
from tests.support.reflection_pages import (
    DISTRICT,
    ONE_PLAN,
    REFLECTIONS,
    SAY,
    SCHOOL,
    TEAM,
    do,
    go,
    say,
    told,
)
from tests.support.reflections import (
    EARLIER,
    FAULTY,
    HOSTILE,
    choose_file,
    payload,
    reflection,
    saved,
    untouched,
)
from tests.support.team_pages import FIVE, bring, included, item, ours, person, settle

# What goes wrong


def test_a_link_within_the_page_throws_nothing_away(tab: Page) -> None:
    bring(tab, *FIVE)
    skip = tab.locator("a.pp-skip")
    skip.focus()
    skip.press("Enter")
    tab.wait_for_url("**/team/#*")
    tab.wait_for_load_state("networkidle")
    expect(tab.locator("[data-pp-people] li")).to_have_count(5)
    tab.go_back()
    tab.wait_for_load_state("networkidle")
    expect(tab.locator("[data-pp-people] li")).to_have_count(5)


def test_people_s_files_outlive_going_from_page_to_page(
    context: BrowserContext, tab: Page, address: str
) -> None:
    """To the guide for what is on the agenda and back, and when the page is loaded again.

    Another window knows nothing of them.
    """
    bring(tab, *FIVE)
    tab.locator("[data-pp-guides] a").click()
    tab.wait_for_url("**/every/begin/guide/**")
    tab.go_back()
    expect(tab.get_by_text(included(5))).to_be_visible()
    tab.reload()
    expect(tab.get_by_text(included(5))).to_be_visible()
    tab.goto(f"{address}every/")
    tab.go_back()
    expect(tab.get_by_text(included(5))).to_be_visible()
    other = go(context.new_page(), address + TEAM)
    expect(other.locator("[data-pp-people] li")).to_have_count(0)


def test_a_file_dropped_beside_the_box_is_opened_too(tab: Page) -> None:
    """A browser would leave the page for it, and all that was opened would be gone."""
    transfer = tab.evaluate_handle(
        "text => { const d = new DataTransfer(); d.items.add(new File([text], 'ana.json')); return"
        " d; }",
        json.dumps(FIVE[0]),
    )
    tab.dispatch_event("footer", "drop", {"dataTransfer": transfer})
    expect(tab.get_by_text(included(1))).to_be_visible()


def test_a_file_that_cannot_be_opened_is_told_and_changes_nothing(
    tab: Page, tmp_path: Path
) -> None:
    bring(tab, *FIVE)
    settle(tab, ONE_PLAN, "We do")
    for name, (content, message) in FAULTY.items():
        for where in ("files", "file", "earlier-file"):
            control = tab.locator(f"[data-pp-{where}]")
            choose_file(control, tmp_path, f"{name} {where}.json", content)
            expect(told(tab).first).to_contain_text(f"“{name} {where}.json”")
            if where == "files" or "reflection" not in str(content):
                sentence = SAY[message].replace("{name}", f"{name} {where}.json")
                expect(told(tab).first).to_contain_text(sentence)
    expect(tab.get_by_text(included(5))).to_be_visible()
    expect(item(tab, ONE_PLAN)).to_contain_text(ours("We do"))
    tab.locator("[data-pp-files]").set_input_files(EARLIER / "team-1.json")
    expect(told(tab).first).to_contain_text(SAY["file-kind"].partition("{name}")[2])
    tab.locator("[data-pp-file]").set_input_files(EARLIER / "reflection-1.json")
    expect(told(tab).first).to_contain_text(SAY["file-kind"].partition("{name}")[2])


def test_good_files_among_bad_ones_are_opened(tab: Page) -> None:
    bring(tab, FIVE[0], "", FIVE[1], {"a": 1}, reflection("elsewhere", {}))
    expect(tab.get_by_text(included(2))).to_be_visible()
    for sentence in (
        SAY["file-empty"].replace("{name}", "1.json"),
        SAY["file-alien"].replace("{name}", "3.json"),
        "“4.json” is about a framework that this site does not",
    ):
        expect(told(tab)).to_contain_text(sentence)


def test_hostile_files_do_nothing(tab: Page) -> None:
    record = {
        "format": "practice-profiles/team",
        "version": 1,
        "framework": "every",
        "framework_version": MARKUP,
        "team": MARKUP,
        "cycle": 4,
        "date": MARKUP,
        "people": "many",
        "responses": {
            "every/begin/prepare/one-plan": {
                "response": MARKUP,
                "reason": MARKUP,
                "priority": True,
                "spread": MARKUP,
            },
            "every/begin/agree/agreed": {
                "response": "yes",
                "spread": {MARKUP: 3, "yes": -1, "no": 1e9, "partly": "x"},
            },
            MARKUP: {"response": MARKUP, "text": MARKUP},
            "constructor": {"response": "yes", "spread": []},
        },
        "actions": [{"what": MARKUP, "who": 3}, None, "x"],
    }
    text = json.dumps(record).replace('"constructor"', '"__proto__"')
    bring(tab, HOSTILE, HOSTILE.replace("Eve", "Eva"), HOSTILE.replace("Eve", "Ivo"))
    expect(told(tab).first).to_contain_text(
        SAY["file-parts"].partition("{parts}")[0].replace("{name}", "0.json")
    )
    tab.get_by_label(SAY["show-names"]).check()
    expect(tab.locator("[data-pp-agenda]")).to_contain_text("<script>alert(1)</script>")
    for where in ("earlier-file", "file"):
        tab.locator(f"[data-pp-{where}]").set_input_files([payload("team.json", text)])
    expect(told(tab).first).to_contain_text(say("file-opened", name="team.json"))
    expect(tab.locator("[data-pp-other]")).to_contain_text("<script>alert(1)</script>")
    tab.evaluate("() => { window.print = () => {}; }")
    do(tab, "print").click()
    assert untouched(tab)
    _, out = saved(tab, do(tab, "save-file"))
    assert "__proto__" in out


# Everyone


def school_record(school: str, response: str) -> dict[str, object]:
    entries = {
        "every/begin/prepare/each-school": {"text": SCHOOL, "response": response},
        "every/begin/prepare/one-plan": {"text": ONE_PLAN, "response": response, "priority": True},
    }
    return {
        **reflection("every", entries, team=school, date=f"20{20 + len(school)}-11-01"),
        "format": "practice-profiles/team",
        "people": 4,
        "actions": [{"what": "Meet", "who": "Ben", "when": "2027-01-15", "evidence": ""}],
    }


def open_rounds(tab: Page, clean: Callable[[str], None]) -> None:
    """Compare two rounds, and look at the page before and after."""
    tab.get_by_text(SAY["rounds"], exact=True).click()
    expect(tab.get_by_text(SAY["rounds-none"])).to_be_visible()
    clean("no rounds yet")
    rounds = ["{", *(school_record("A" * number, said) for number, said in ((3, "no"), (5, "yes")))]
    tab.locator("[data-pp-rounds-file]").set_input_files(
        [payload(f"{number}.json", file) for number, file in enumerate(rounds)]
    )
    expect(tab.locator("[data-pp-rounds]").get_by_role("table")).not_to_have_count(0)
    clean("rounds in a line, and a problem told")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_scanner_finds_nothing_in_any_state(browser: Browser, address: str, width: int) -> None:
    """On the pages of a team, of a district, and of rounds: light, dark, and at 320 pixels."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.set_default_timeout(10_000)
    tab = go(context.new_page(), address + REFLECTIONS)

    def clean(what: str) -> None:
        assert find_violations(tab) == [], what
        tab.set_viewport_size({"width": 320, "height": 640})
        assert tab.evaluate(WIDER) == [], what
        tab.set_viewport_size({"width": width, "height": 800})

    open_rounds(tab, clean)

    tab = go(context.new_page(), address + TEAM)
    clean("nothing yet")
    long = "Verylongwordwithoutanyspaceinit" * 8
    bring(
        tab,
        *FIVE,
        person(
            long, long, one_plan="no", why={"answer": long}, prepare={"note": long, "talk": True}
        ),
        "",
    )
    clean("people's answers, and a problem told")
    tab.locator("[data-pp-earlier-file]").set_input_files(EARLIER / "team-1.json")
    tab.get_by_label(SAY["show-names"]).check()
    settle(tab, ONE_PLAN, "We do", long, priority=True)
    do(tab, "action-add").click()
    tab.locator("[data-pp-agenda] summary").first.click()
    clean("a record under way")

    tab = go(context.new_page(), address + TEAM)
    bring(tab, FIVE[0])
    expect(tab.get_by_role("dialog")).to_be_visible()
    clean("a late file, and a question")

    tab = go(context.new_page(), address + DISTRICT)
    clean("a district without schools")
    bring(tab, "{", *(school_record(name, "yes") for name in ("Adams", "Polk", long)))
    clean("schools, and a problem told")
    tab.get_by_label(SAY["show-schools"]).check()
    tab.get_by_label(SAY["level-filter"]).select_option("")
    tab.locator("[data-pp-files-title]").click()
    clean("schools by their names")
    context.close()
