"""A team's conversation: people's files side by side, and the record that the team makes, in a real browser."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.built import MARKUP, ROOT
from tests.reflecting import FAULTY, HOSTILE, OLD, payload, reflection, saved, untouched
from tests.test_access import RULES, WIDER
from tests.test_reflecting import (
    AGREED,
    DATA,
    FULL,
    NAMED,
    ONE_PLAN,
    REFUSED,
    SAY,
    SCHOOL,
    TEAM,
    WHY,
    do,
    go,
    go_on,
    isolated,
    kept,
    state,
    told,
)

Serve = Callable[[Path], str]
SCHEMA = Draft7Validator(json.loads((ROOT / "data/schemas/team.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def address(features: Path, serve: Serve) -> str:
    return f"{serve(features / 'published')}sub/path/"


@pytest.fixture
def tab(context: BrowserContext, address: str) -> Iterator[Page]:
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith((address, "blob:")) else wrong.append(asked.url))
    go(page, address + TEAM)
    yield page
    assert wrong == []


def person(name: str, team: str = "", **responses: Any) -> dict[str, Any]:
    """A file whose responses are given by the last parts of their addresses."""
    places = {
        "one_plan": "every/begin/prepare/one-plan",
        "named": "every/begin/prepare/named",
        "school": "every/begin/prepare/each-school",
        "agreed": "every/begin/agree/agreed",
        "why": "every/begin/why",
        "prepare": "every/begin/prepare",
        "agree": "every/begin/agree",
        "looked": "every/go-on/look/looked",
    }
    return reflection("every", {places[key]: value for key, value in responses.items()}, name=name, team=team)


#: Five people: they are far apart about one plan, next to each other about schools, of one mind about agreeing.
FIVE = [
    person("Ana", "Adams", one_plan="yes", school="partly", agreed="yes", agree={"talk": True, "note": "Said Ana."}),
    person("Ben", "Adams", one_plan="no", school="partly", agreed="yes", prepare={"evidence": "The minutes."}),
    person(
        "Cem", "Lincoln", one_plan="yes", school="no", agreed="yes", why={"response": "clear", "answer": "So that."}
    ),
    person("Dua", "Lincoln", one_plan="yes", school="no", agreed="yes", agree={"talk": True}),
    person("Eli", "Polk", one_plan="partly", school="partly", looked="no"),
]


def bring(page: Page, *files: object) -> None:
    """Open people's files."""
    names = [payload(f"{number}.json", file) for number, file in enumerate(files)]
    page.locator("[data-pp-files]").set_input_files(names)


def item(page: Page, text: str) -> Locator:
    return page.locator("[data-pp-list] > li").filter(has_text=text)


def records(page: Page) -> list[dict[str, Any]]:
    """The teams' records that are kept on the device, as files."""
    return kept(page, "team")


def order(page: Page) -> list[str]:
    return page.locator("[data-pp-list] .pp-compared-text").all_inner_texts()


def settle(page: Page, text: str, response: str, reason: str = "", priority: bool = False) -> None:
    """Write down the team's answer to a statement."""
    here = item(page, text)
    if not here.get_by_role("radio").count():
        here.locator(".pp-team-answer > summary").click()
    here.get_by_role("radio", name=response, exact=True).check()
    if reason:
        here.get_by_label(SAY["our-reason"]).fill(reason)
    if priority:
        here.get_by_label(SAY["our-priority"]).check()


# Side by side


def test_a_team_of_five(tab: Page) -> None:
    bring(tab, *FIVE)
    expect(tab.get_by_text("5 people's answers are counted.")).to_be_visible()
    assert order(tab)[0] == ONE_PLAN
    first = item(tab, ONE_PLAN)
    assert first.locator(".pp-spread li").all_inner_texts() == ["We do\n3", "We do in part\n1", "We do not yet\n1"]
    expect(first).to_contain_text("From “We do” to “We do not yet”.")
    expect(item(tab, SCHOOL)).to_contain_text("From “We do in part” to “We do not yet”.")
    expect(item(tab, AGREED)).to_contain_text("All who answered say “We do”. 1 not answered.")
    expect(item(tab, AGREED)).to_contain_text("2 people want to talk about it")
    assert order(tab).index(ONE_PLAN) < order(tab).index(SCHOOL) < order(tab).index(AGREED)
    expect(item(tab, WHY)).to_contain_text("What people wrote (1)")
    words = tab.locator("[data-pp-team]").inner_text().lower()
    assert not re.search(r"\bscore|average|\bmean\b|%|\btotal", words)


def test_widest_differences_first(tab: Page) -> None:
    """Far apart goes before near, near before of one mind; where all are as far apart, the more evenly split."""
    bring(
        tab,
        person("Ana", one_plan="yes", school="yes", agreed="yes", looked="yes"),
        person("Ben", one_plan="yes", school="partly", agreed="no", looked="no"),
        person("Cem", one_plan="yes", school="yes", agreed="yes", looked="no"),
        person("Dua", one_plan="yes", school="yes", agreed="yes", looked="yes"),
    )
    assert order(tab)[:3] == ["We look back each year.", AGREED, SCHOOL]
    assert order(tab).index(ONE_PLAN) > 2
    expect(tab.locator("[data-pp-agenda] > li").first).to_contain_text("Look back")


def test_the_agenda_writes_itself(tab: Page, address: str) -> None:
    bring(tab, *FIVE)
    points = tab.locator("[data-pp-agenda] > li")
    expect(points.first).to_contain_text("Prepare the ground")
    expect(points.nth(1)).to_contain_text("Agree")
    expect(points.nth(1)).to_contain_text("2 people want to talk about it")
    guide = tab.locator("[data-pp-guides] a")
    expect(guide).to_have_count(1)
    assert (guide.get_attribute("href") or "").endswith("every/begin/guide/?practices=prepare,agree")
    points.nth(1).get_by_role("checkbox").uncheck()
    tab.get_by_label(SAY["level-filter"]).select_option("school")
    assert (guide.get_attribute("href") or "").endswith("every/begin/guide/?practices=prepare&level=school")
    guide.click()
    tab.wait_for_url(f"{address}every/begin/guide/?practices=prepare&level=school*")
    expect(tab.locator("[data-practice='prepare']").first).to_be_visible()
    expect(tab.locator("[data-practice='agree']").first).to_be_hidden()


def test_filters(tab: Page) -> None:
    bring(tab, *FIVE)
    assert len(order(tab)) == 15
    tab.get_by_label(SAY["filter-section"]).select_option("every/go-on")
    assert order(tab) == ["We look back each year.", "We keep the notes.", SAY["practice-question"]]
    expect(tab.get_by_text("3 statements and questions are shown.")).to_be_visible()
    tab.get_by_label(SAY["filter-section"]).select_option("")
    tab.get_by_label(SAY["filter-order"]).select_option("read")
    assert order(tab)[:2] == [ONE_PLAN, NAMED]
    tab.get_by_label(SAY["level-filter"]).select_option("school")
    assert SCHOOL in order(tab)
    assert ONE_PLAN not in order(tab)
    tab.get_by_label(SAY["level-filter"]).select_option("")
    tab.get_by_label(SAY["filter-talk"]).check()
    assert order(tab)[0] == AGREED
    assert ONE_PLAN not in order(tab)


def test_who_answered_what_is_hidden(tab: Page) -> None:
    bring(tab, *FIVE[:2])
    names = tab.get_by_label(SAY["show-names"])
    expect(names).to_be_disabled()
    expect(tab.get_by_text(SAY["names-few"])).to_be_visible()
    bring(tab, FIVE[2])
    shown = tab.locator("[data-pp-talk]")
    for name in ("Ana", "Ben", "Cem"):
        expect(shown).not_to_contain_text(name) if name != "Ana" else expect(item(tab, ONE_PLAN)).not_to_contain_text(
            name
        )
    names.check()
    expect(tab.get_by_text(SAY["names-shown"])).to_be_visible()
    assert item(tab, ONE_PLAN).locator(".pp-spread li").all_inner_texts() == [
        "We do\n2\nAna, Cem",
        "We do in part\n0",
        "We do not yet\n1\nBen",
    ]
    tab.get_by_role("checkbox", name=re.compile(f"^Count {isolated('Cem')}")).uncheck()
    expect(names).to_be_disabled()
    expect(names).not_to_be_checked()
    expect(item(tab, ONE_PLAN)).not_to_contain_text("Ana")


def test_several_schools(tab: Page) -> None:
    bring(tab, *FIVE)
    expect(item(tab, SCHOOL)).to_contain_text(
        "In 3 teams or schools: in 2 all say “We do in part”; in 1 all say “We do not yet”."
    )
    expect(item(tab, ONE_PLAN)).to_contain_text("in 1 people differ")


def test_one_person_s_file_twice(tab: Page) -> None:
    later = {**FIVE[0], "date": "2026-12-01", "responses": FIVE[1]["responses"]}
    bring(tab, FIVE[0], FIVE[0])
    expect(told(tab)).to_contain_text("“1.json” seems to be the same person as “0.json”")
    expect(tab.get_by_text("1 person's answers are counted.")).to_be_visible()
    bring(tab, later)
    expect(told(tab)).to_contain_text("seems to be the same person as")
    expect(tab.get_by_text("1 person's answers are counted.")).to_be_visible()
    expect(item(tab, ONE_PLAN).locator(".pp-spread li").nth(2)).to_contain_text("1")
    tab.locator("[data-pp-people] input").nth(1).check()
    expect(tab.get_by_text("2 people's answers are counted.")).to_be_visible()
    tab.get_by_role("button", name=re.compile("^Remove")).last.click()
    expect(tab.locator("[data-pp-people] li")).to_have_count(2)


def test_fifty_files_at_once(tab: Page) -> None:
    seed = 50
    print("seed", seed)
    chance = random.Random(seed)
    people = [person(f"P{number}", one_plan=chance.choice(["yes", "partly", "no"])) for number in range(50)]
    bring(tab, *people)
    expect(tab.get_by_text("50 people's answers are counted.")).to_be_visible()
    responses = [file["responses"]["every/begin/prepare/one-plan"]["response"] for file in people]
    assert item(tab, ONE_PLAN).locator(".pp-spread .pp-number").all_inner_texts() == [
        str(responses.count(key)) for key in ("yes", "partly", "no")
    ]


def test_files_can_be_dropped(tab: Page) -> None:
    text = json.dumps(FIVE[0])
    transfer = tab.evaluate_handle(
        "text => { const d = new DataTransfer(); d.items.add(new File([text], 'ana.json')); return d; }", text
    )
    tab.dispatch_event("[data-pp-drop]", "drop", {"dataTransfer": transfer})
    expect(tab.get_by_text("1 person's answers are counted.")).to_be_visible()


# The record


def test_consensus_saved_and_opened_again(tab: Page, address: str) -> None:
    bring(tab, *FIVE)
    settle(tab, ONE_PLAN, "We do in part", "There are two plans.", priority=True)
    settle(tab, SCHOOL, "We do not yet")
    tab.get_by_label(SAY["your-team"]).fill("Adams")
    tab.get_by_label(SAY["your-cycle"]).fill("Fall 2026")
    tab.get_by_label(SAY["your-date"]).fill("2026-11-24")
    do(tab, "action-add").click()
    expect(tab.get_by_label(SAY["guide-what"], exact=True)).to_be_focused()
    tab.get_by_label(SAY["guide-what"], exact=True).fill("Make one plan")
    tab.get_by_label(SAY["guide-who"], exact=True).fill("Ben")
    tab.get_by_label(SAY["guide-when"], exact=True).fill("2027-01-15")
    tab.get_by_label(SAY["action-evidence"], exact=True).fill("It is there.")
    expect(tab.locator("[data-pp-priorities] li")).to_contain_text([ONE_PLAN])
    expect(state(tab)).to_have_text(SAY["kept-here"])
    name, text = saved(tab, do(tab, "save-file"))
    assert name == "team-every-adams-2026-11-24.json"
    file = json.loads(text)
    SCHEMA.validate(file)
    assert file["people"] == 5
    assert file["responses"]["every/begin/prepare/one-plan"] == {
        "text": ONE_PLAN,
        "response": "partly",
        "reason": "There are two plans.",
        "priority": True,
        "spread": {"yes": 3, "no": 1, "partly": 1},
    }
    assert file["actions"] == [
        {"what": "Make one plan", "who": "Ben", "when": "2027-01-15", "evidence": "It is there."}
    ]
    for person_name in ("Ana", "Cem", "Dua", "Eli", "Said Ana.", "So that."):
        assert person_name not in text
    expect(state(tab)).to_have_text(SAY["kept-saved"])

    tab.reload()
    go(tab, address + TEAM)
    expect(tab.get_by_label(SAY["your-team"])).to_have_value("Adams")
    expect(item(tab, ONE_PLAN)).to_contain_text("Our answer as a team: We do in part · Priority")
    expect(item(tab, ONE_PLAN).locator(".pp-number").first).to_have_text("3")
    expect(tab.locator("[data-pp-people] li")).to_have_count(0)
    do(tab, "record-new").click()
    expect(item(tab, ONE_PLAN)).to_contain_text("Our answer as a team: not yet")
    tab.locator("[data-pp-file]").set_input_files([payload("adams.json", text)])
    expect(told(tab)).to_contain_text("“adams.json” is the same as one that is kept here")
    expect(item(tab, ONE_PLAN)).to_contain_text("Our answer as a team: We do in part · Priority")
    expect(tab.get_by_label(SAY["guide-who"], exact=True)).to_have_value("Ben")
    _, again = saved(tab, do(tab, "save-file"))
    assert json.loads(again) == file


def test_several_records_stand_side_by_side(tab: Page, address: str) -> None:
    """Who helps several schools begins one for each, and finds each again."""
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do")
    tab.get_by_label(SAY["your-team"]).fill("Adams")
    do(tab, "record-new").click()
    expect(told(tab)).to_have_text(SAY["begun-another"])
    expect(tab.get_by_label(SAY["your-team"])).to_be_focused()
    expect(item(tab, ONE_PLAN)).to_contain_text("Our answer as a team: not yet")
    tab.get_by_label(SAY["your-team"]).fill("Lincoln")
    tab.reload()
    expect(tab.get_by_label(SAY["your-team"])).to_have_value("Lincoln")
    go_on(tab, address, "Adams")
    expect(item(tab, ONE_PLAN)).to_contain_text("Our answer as a team: We do")
    assert [file["team"] for file in records(tab)] == ["Adams", "Lincoln"]


def test_an_action_that_was_removed_can_be_had_back(tab: Page) -> None:
    do(tab, "team-begin").click()
    do(tab, "action-add").click()
    tab.get_by_label(SAY["guide-what"], exact=True).fill("Something")
    tab.get_by_role("button", name=SAY["action-remove"]).click()
    expect(tab.get_by_label(SAY["guide-what"], exact=True)).to_have_count(0)
    expect(tab.get_by_role("button", name=SAY["undo"])).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.get_by_label(SAY["guide-what"], exact=True)).to_have_value("Something")
    assert tab.evaluate("() => document.activeElement.tagName") == "BUTTON"


def test_at_most_three_priorities(tab: Page) -> None:
    do(tab, "team-begin").click()
    texts = [ONE_PLAN, NAMED, SCHOOL, AGREED]
    for text in texts:
        item(tab, text).locator(".pp-team-answer > summary").click()
    for text in texts[:3]:
        item(tab, text).get_by_label(SAY["our-priority"]).check()
    item(tab, AGREED).get_by_label(SAY["our-priority"]).click()
    expect(item(tab, AGREED).get_by_role("alert")).to_have_text(SAY["priorities-most"])
    expect(item(tab, AGREED).get_by_label(SAY["our-priority"])).not_to_be_checked()
    item(tab, ONE_PLAN).get_by_label(SAY["our-priority"]).uncheck()
    item(tab, AGREED).get_by_label(SAY["our-priority"]).check()
    expect(tab.locator("[data-pp-priorities] li")).to_have_count(3)


@pytest.mark.parametrize("file", sorted(OLD.glob("team-*.json")), ids=lambda file: file.stem)
def test_an_earlier_record_beside(tab: Page, file: Path) -> None:
    SCHEMA.validate(json.loads(file.read_text("utf-8")))
    bring(tab, *FIVE)
    tab.locator("[data-pp-earlier-file]").set_input_files(file)
    expect(told(tab)).to_have_text(f"“{file.name}” stands beside each answer.")
    expect(item(tab, ONE_PLAN)).to_contain_text("Then (2026-03-01): We do not yet – There are three.")
    expect(item(tab, "Nobody has come back on it.")).to_contain_text("Then (2026-03-01): We do")
    assert not item(tab, SCHOOL).get_by_text("Then (").count()


@pytest.mark.parametrize("file", sorted(OLD.glob("team-*.json")), ids=lambda file: file.stem)
def test_a_record_of_every_version_opens(tab: Page, file: Path) -> None:
    tab.locator("[data-pp-file]").set_input_files(file)
    expect(item(tab, ONE_PLAN)).to_contain_text("Our answer as a team: We do not yet · Priority")
    expect(item(tab, "Nobody has come back on it.")).to_contain_text("Our answer as a team: We do")
    expect(item(tab, ONE_PLAN).locator(".pp-number")).to_have_text(["0", "1", "4"])
    expect(tab.get_by_label(SAY["guide-what"], exact=True)).to_have_value("Make one plan")


def test_a_record_as_a_table(tab: Page) -> None:
    bring(tab, *FIVE)
    settle(tab, ONE_PLAN, "We do in part", "=1+1", priority=True)
    do(tab, "action-add").click()
    tab.get_by_label(SAY["guide-what"], exact=True).fill("Make one plan")
    _, text = saved(tab, do(tab, "save-csv"))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    first = dict(zip(rows[0], next(row for row in rows if ONE_PLAN in row), strict=True))
    assert first[SAY["rows-spread"]] == "We do: 3; We do in part: 1; We do not yet: 1"
    assert first[SAY["rows-response"]] == "We do in part"
    assert first[SAY["our-reason"]] == "'=1+1"
    assert first[SAY["priority"]] == SAY["priority"]
    assert rows[-1][0] == "Make one plan"


def test_the_record_on_paper(tab: Page) -> None:
    """The guide's order, filled in: the meeting, practices with answers, priorities, actions; nothing of the screen."""
    bring(tab, *FIVE)
    settle(tab, ONE_PLAN, "We do in part", "There are two plans.", priority=True)
    tab.get_by_label(SAY["your-team"]).fill("Adams")
    do(tab, "action-add").click()
    tab.get_by_label(SAY["guide-what"], exact=True).fill("Make one plan")
    tab.evaluate("() => { window.print = () => { window.printed = true; }; }")
    do(tab, "print").click()
    assert tab.evaluate("() => window.printed")
    tab.emulate_media(media="print")
    paper = tab.locator("[data-pp-paper]")
    expect(paper).to_be_visible()
    text = paper.inner_text()
    for before, after in (
        ("Record of a team's discussion", "Adams"),
        ("Adams", "Prepare the ground"),
        ("Prepare the ground", "We do: 3 · We do in part: 1 · We do not yet: 1"),
        ("There are two plans.", "Our priorities"),
        ("Our priorities", "What we will do"),
        ("What we will do", "Make one plan"),
    ):
        assert text.index(before) < text.index(after), (before, after)
    expect(tab.locator(".pp-screen").first).to_be_hidden()
    expect(tab.get_by_text(SAY["team-lead"])).to_be_hidden()
    visible = tab.locator("article :is(h1, h2)").filter(visible=True)
    expect(visible).to_have_text([SAY["record-title"]])
    boxes = paper.locator(".pp-checkbox")
    drawn = "all => all.map(e => getComputedStyle(e, '::before').borderTopStyle)"
    assert boxes.count() > 0
    assert set(boxes.evaluate_all(drawn)) == {"solid"}
    expect(paper.locator(".pp-plan td").first).to_have_css("border-top-style", "solid")


def test_titles_of_any_length_fit_a_narrow_screen(browser: Browser, site: Path, serve: Serve) -> None:
    """With the repository's own frameworks, whose sections have long titles."""
    tab = browser.new_page(viewport={"width": 320, "height": 640})
    go(tab, serve(site) + TEAM)
    bring(tab, *(reflection(key, {}, name="Ana") for key in DATA.project.shown))
    expect(tab.get_by_label(SAY["filter-section"])).to_be_visible()
    assert tab.evaluate("() => document.documentElement.scrollWidth") == 320
    tab.close()


def test_a_team_s_answer_to_other_words_and_to_what_is_gone(tab: Page) -> None:
    """It stays and is marked until the team says that it fits; a priority that is gone can be taken away."""
    responses = {
        "every/begin/prepare/one-plan": {"response": "yes", "text": "There is a plan.", "reason": "So."},
        "every/begin/nowhere/at-all": {"response": "yes", "text": "Words of another site.", "priority": True},
    }
    record = {**reflection("every", responses), "format": "practice-profiles/team", "people": 0, "actions": []}
    tab.locator("[data-pp-file]").set_input_files([payload("team.json", record)])
    item(tab, ONE_PLAN).locator(".pp-team-answer > summary").click()
    expect(item(tab, ONE_PLAN)).to_contain_text("You answered to these words: “There is a plan.”")
    item(tab, ONE_PLAN).get_by_label(SAY["our-reason"]).fill("So it is.")
    assert records(tab)[0]["responses"]["every/begin/prepare/one-plan"]["text"] == "There is a plan."
    item(tab, ONE_PLAN).get_by_role("button", name=SAY["reworded-keep"]).click()
    expect(item(tab, ONE_PLAN)).not_to_contain_text("You answered to these words")
    assert records(tab)[0]["responses"]["every/begin/prepare/one-plan"]["text"] == ONE_PLAN

    gone = tab.locator("[data-pp-priorities] li")
    expect(gone).to_contain_text(f"{SAY['no-longer-asked']} Words of another site.")
    expect(tab.locator("[data-pp-other]")).to_contain_text("Words of another site.")
    tab.evaluate("() => { window.print = () => {}; }")
    do(tab, "print").click()
    expect(tab.locator("[data-pp-paper] [data-of=gone]")).to_contain_text("Words of another site.")
    gone.get_by_role("button").click()
    expect(gone).to_have_count(0)
    assert "priority" not in records(tab)[0]["responses"]["every/begin/nowhere/at-all"]


def test_the_agenda_is_the_same_after_a_reload(tab: Page) -> None:
    """It is made of the record's counts then; what people wrote is known only while their files are open."""
    bring(tab, person("Ana", one_plan="yes", agreed="partly"), person("Ben", one_plan="no", agreed="yes"))
    points = tab.locator("[data-pp-agenda] > li:not(.pp-empty-list)")
    before = points.all_inner_texts()
    assert len(before) == 2
    tab.reload()
    expect(tab.locator("[data-pp-agenda]")).to_contain_text(SAY["agenda-alone"])
    assert points.all_inner_texts() == before


def test_the_first_statements_are_shown_until_one_asks_for_all(browser: Browser, site: Path, serve: Serve) -> None:
    tab = browser.new_page()
    go(tab, serve(site) + TEAM)
    do(tab, "team-begin").click()
    shown = tab.locator("[data-pp-list] > li")
    expect(shown).to_have_count(20)
    tab.get_by_role("button", name=re.compile("^Show [0-9]+ more$")).press("Enter")
    expect(tab.locator("[data-pp-all]")).to_be_hidden()
    assert shown.count() > 20
    expect(shown.nth(20).locator(".pp-team-answer > summary")).to_be_focused()
    tab.close()


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


def test_people_s_files_outlive_going_from_page_to_page(tab: Page, address: str) -> None:
    """To the guide for what is on the agenda, and back; a reload or another window knows nothing of them."""
    bring(tab, *FIVE)
    tab.locator("[data-pp-guides] a").click()
    tab.wait_for_url("**/every/begin/guide/**")
    tab.go_back()
    expect(tab.get_by_text("5 people's answers are counted.")).to_be_visible()
    tab.reload()
    expect(tab.locator("[data-pp-attached]")).to_be_visible()
    expect(tab.locator("[data-pp-people] li")).to_have_count(0)


def test_a_text_typed_in_two_tabs_at_once_is_not_lost(tab: Page) -> None:
    """When the news of the other tab has not come, as with a tab that was asleep."""
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do", "Mine")
    tab.get_by_label(SAY["your-team"]).fill("Adams")
    tab.evaluate(
        """() => { const key = Object.keys(localStorage).find(k => k.includes('/team/'));
        localStorage[key] = localStorage[key].replace('Mine', 'Theirs').replace('Adams', 'Lincoln'); }"""
    )
    reason = item(tab, ONE_PLAN).get_by_label(SAY["our-reason"])
    reason.focus()
    tab.keyboard.press("End")
    tab.keyboard.type("!")
    expect(reason).to_have_value("Mine!\n\nTheirs")
    expect(told(tab)).to_have_text(SAY["both-texts"])
    expect(tab.get_by_label(SAY["your-team"])).to_have_value("Lincoln")
    assert records(tab)[0]["responses"]["every/begin/prepare/one-plan"]["reason"] == "Mine!\n\nTheirs"


def test_a_file_dropped_beside_the_box_is_opened_too(tab: Page) -> None:
    """A browser would leave the page for it, and all that was opened would be gone."""
    transfer = tab.evaluate_handle(
        "text => { const d = new DataTransfer(); d.items.add(new File([text], 'ana.json')); return d; }",
        json.dumps(FIVE[0]),
    )
    tab.dispatch_event("footer", "drop", {"dataTransfer": transfer})
    expect(tab.get_by_text("1 person's answers are counted.")).to_be_visible()


def test_a_file_that_cannot_be_opened_is_told_and_changes_nothing(tab: Page) -> None:
    bring(tab, *FIVE)
    settle(tab, ONE_PLAN, "We do")
    for name, (content, sentence) in FAULTY.items():
        for where in ("files", "file", "earlier-file"):
            tab.locator(f"[data-pp-{where}]").set_input_files([payload(f"{name} {where}.json", content)])
            expect(told(tab).first).to_contain_text(f"“{name} {where}.json”")
            if where == "files" or "reflection" not in str(content):
                expect(told(tab).first).to_contain_text(sentence)
    expect(tab.get_by_text("5 people's answers are counted.")).to_be_visible()
    expect(item(tab, ONE_PLAN)).to_contain_text("Our answer as a team: We do")
    tab.locator("[data-pp-files]").set_input_files(OLD / "team-1.json")
    expect(told(tab).first).to_contain_text("holds something else")
    tab.locator("[data-pp-file]").set_input_files(OLD / "reflection-1.json")
    expect(told(tab).first).to_contain_text("holds something else")


def test_good_files_among_bad_ones_are_opened(tab: Page) -> None:
    bring(tab, FIVE[0], "", FIVE[1], {"a": 1}, reflection("elsewhere", {}))
    expect(tab.get_by_text("2 people's answers are counted.")).to_be_visible()
    for sentence in (
        "“1.json” is empty",
        "“3.json” is not a file",
        "“4.json” is about a framework that this site does not",
    ):
        expect(told(tab)).to_contain_text(sentence)


def test_files_of_several_frameworks(browser: Browser, site: Path, serve: Serve) -> None:
    """The first file says which framework the team talks about; the others wait until theirs is chosen."""
    tab = browser.new_page()
    go(tab, serve(site) + TEAM)
    shown = list(DATA.project.shown)
    titles = [DATA.project.frameworks[key].title for key in shown]
    bring(tab, reflection(shown[1], {}, name="Ana"))
    bring(tab, reflection(shown[0], {}, name="Ben"))
    choice = tab.get_by_label(SAY["team-framework"])
    expect(choice).to_have_value(shown[1])
    expect(tab.get_by_text("1 person's answers are counted.")).to_be_visible()
    expect(tab.locator("[data-pp-people]")).to_contain_text(f"About another framework: {titles[0]}")
    tab.evaluate(f"() => {{ {FULL} }}")
    tab.get_by_label(SAY["your-team"]).fill("Adams")
    choice.select_option(shown[0])
    expect(told(tab).first).to_have_text(SAY["save-first"])
    expect(choice).to_have_value(shown[1])
    expect(tab.get_by_label(SAY["your-team"])).to_have_value("Adams")
    saved(tab, do(tab, "save-file"))
    choice.select_option(shown[0])
    expect(tab.locator("[data-pp-people]")).to_contain_text(f"About another framework: {titles[1]}")
    tab.close()


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
            "every/begin/prepare/one-plan": {"response": MARKUP, "reason": MARKUP, "priority": True, "spread": MARKUP},
            "every/begin/agree/agreed": {"response": "yes", "spread": {MARKUP: 3, "yes": -1, "no": 1e9, "partly": "x"}},
            MARKUP: {"response": MARKUP, "text": MARKUP},
            "constructor": {"response": "yes", "spread": []},
        },
        "actions": [{"what": MARKUP, "who": 3}, None, "x"],
    }
    text = json.dumps(record).replace('"constructor"', '"__proto__"')
    bring(tab, HOSTILE, HOSTILE.replace("Eve", "Eva"), HOSTILE.replace("Eve", "Ivo"))
    expect(told(tab).first).to_contain_text("Some parts of “0.json”")
    tab.get_by_label(SAY["show-names"]).check()
    expect(tab.locator("[data-pp-agenda]")).to_contain_text("<script>alert(1)</script>")
    for where in ("earlier-file", "file"):
        tab.locator(f"[data-pp-{where}]").set_input_files([payload("team.json", text)])
    expect(told(tab).first).to_contain_text("“team.json” has been opened.")
    expect(tab.locator("[data-pp-other]")).to_contain_text("<script>alert(1)</script>")
    tab.evaluate("() => { window.print = () => {}; }")
    do(tab, "print").click()
    assert untouched(tab)
    _, out = saved(tab, do(tab, "save-file"))
    assert "__proto__" in out


@pytest.mark.parametrize(("script", "key"), [(REFUSED, "kept-refused"), (FULL, "kept-full")], ids=["refused", "full"])
def test_when_nothing_can_be_kept(context: BrowserContext, address: str, script: str, key: str) -> None:
    tab = context.new_page()
    tab.add_init_script(script)
    go(tab, address + TEAM)
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do", "Because.")
    expect(state(tab)).to_have_text(SAY[key])
    _, text = saved(tab, do(tab, "save-file"))
    assert json.loads(text)["responses"]["every/begin/prepare/one-plan"]["reason"] == "Because."


def test_when_the_store_is_cleared(context: BrowserContext, tab: Page, address: str) -> None:
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do")
    tab.evaluate("() => localStorage.clear()")
    settle(tab, SCHOOL, "We do")
    expect(told(tab).first).to_have_text(SAY["kept-again"])
    other = go(context.new_page(), address + TEAM)
    expect(item(other, ONE_PLAN)).to_contain_text("Our answer as a team: We do")
    other.evaluate("() => localStorage.clear()")
    expect(state(tab)).to_have_text(SAY["kept-cleared"])


def test_everything_is_deleted_in_one_place(tab: Page, address: str) -> None:
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do")
    go(tab, address + "reflections/")
    do(tab, "delete-all").click()
    tab.get_by_role("dialog").get_by_role("button", name=SAY["delete-all"]).click()
    expect(do(tab, "delete-all")).to_be_hidden()
    assert tab.evaluate("() => Object.keys(localStorage).filter(key => key.startsWith('practice-profiles'))") == []
    go(tab, address + TEAM)
    expect(tab.locator("[data-pp-talk]")).to_be_hidden()


def test_a_record_is_listed_deleted_and_had_back(tab: Page, address: str) -> None:
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do")
    tab.get_by_label(SAY["your-team"]).fill("Adams")
    go(tab, address + "reflections/")
    card = tab.locator("[data-pp-list] > li")
    expect(card).to_contain_text(f"{SAY['record']}: {isolated('Adams')}")
    do(tab, "delete-all").click()
    expect(tab.get_by_role("dialog")).to_contain_text("This deletes 1 reflection or team's record")
    tab.keyboard.press("Escape")
    card.get_by_role("button", name=SAY["delete"], exact=True).click()
    expect(card).to_have_count(0)
    tab.get_by_role("button", name=SAY["undo"]).click()
    expect(card).to_have_count(1)
    _, text = saved(tab, card.get_by_role("button", name=SAY["save-file"]))
    SCHEMA.validate(json.loads(text))
    card.get_by_role("link", name=SAY["go-on"]).click()
    expect(item(tab, ONE_PLAN)).to_contain_text("Our answer as a team: We do")
    expect(state(tab)).to_have_text(SAY["kept-saved"])


def test_what_was_removed_comes_back_to_where_it_was_and_nothing_else_changes(tab: Page) -> None:
    do(tab, "team-begin").click()
    what = tab.get_by_label(SAY["guide-what"], exact=True)
    for number, text in enumerate(("First", "Second")):
        do(tab, "action-add").click()
        what.nth(number).fill(text)
    tab.get_by_role("button", name=SAY["action-remove"]).first.click()
    what.first.fill("Second, and more")
    do(tab, "action-add").click()
    what.nth(1).fill("Third")
    tab.get_by_role("button", name=SAY["undo"]).click()
    assert [action["what"] for action in records(tab)[0]["actions"]] == ["First", "Second, and more", "Third"]


def test_a_person_s_file_that_was_removed_can_be_had_back(tab: Page) -> None:
    bring(tab, *FIVE)
    for _ in FIVE:
        tab.locator("[data-pp-people] button").first.click()
    tab.get_by_role("button", name=SAY["undo"]).click()
    expect(tab.get_by_text("1 person's answers are counted.")).to_be_visible()


def test_another_record_takes_an_offer_to_undo_away(tab: Page) -> None:
    """It is about the one before."""
    do(tab, "team-begin").click()
    do(tab, "action-add").click()
    tab.get_by_role("button", name=SAY["action-remove"]).click()
    do(tab, "record-new").click()
    expect(tab.get_by_role("button", name=SAY["undo"])).to_have_count(0)


def test_the_page_comes_back_to_the_framework_and_the_people_it_had(browser: Browser, site: Path, serve: Serve) -> None:
    tab = browser.new_page()
    address = serve(site)
    go(tab, address + TEAM)
    first, second = list(DATA.project.shown)[:2]
    bring(tab, *(reflection(key, {}, name=name) for key, name in ((second, "Ana"), (second, "Ben"))))
    choice = tab.get_by_label(SAY["team-framework"])
    choice.select_option(first)
    tab.get_by_label(SAY["your-team"]).fill("First")
    choice.select_option(second)
    tab.get_by_label(SAY["your-team"]).fill("Second")
    tab.reload()
    expect(tab.get_by_label(SAY["your-team"])).to_have_value("Second")
    expect(choice).to_have_value(second)
    tab.close()


def test_people_who_made_a_record_go_on_with_it_after_the_guide(tab: Page) -> None:
    bring(tab, *FIVE)
    tab.locator("[data-pp-agenda] input").first.uncheck()
    tab.locator("[data-pp-earlier-file]").set_input_files(OLD / "team-1.json")
    tab.locator("[data-pp-guides] a").click()
    tab.wait_for_url("**/every/begin/guide/**")
    tab.go_back()
    expect(tab.locator("[data-pp-counted]")).to_have_text("5 people's answers are counted.")
    expect(tab.locator("[data-pp-agenda] input").first).not_to_be_checked()
    expect(item(tab, ONE_PLAN)).to_contain_text("Then (2026-03-01)")
    expect(tab.locator("[data-pp-then]")).to_contain_text("Make one plan")
    tab.locator("[data-pp-people] input").first.uncheck()
    assert records(tab)[0]["people"] == 4


def test_parts_of_a_record_that_are_not_as_they_should_be_are_told(tab: Page) -> None:
    good = {"what": "Plan", "who": "", "when": "", "evidence": ""}
    entries = {"every/begin/prepare/one-plan": {"text": ONE_PLAN, "spread": {"yes": 2, "no": "x"}}}
    record = {
        **reflection("every", entries),
        "format": "practice-profiles/team",
        "people": "7",
        "actions": [good, "do it"],
    }
    tab.locator("[data-pp-file]").set_input_files([payload("team.json", record)])
    for part in ("people", "actions", "every/begin/prepare/one-plan: spread"):
        expect(told(tab)).to_contain_text(part)
    many = {**record, "people": 7, "actions": [{}] * 130_000}
    tab.locator("[data-pp-file]").set_input_files([payload("many.json", many)])
    expect(told(tab)).to_contain_text("“many.json”")
    expect(tab.locator("[data-pp-actions] > *")).to_have_count(200)


def test_typing_a_word_of_one_s_own_keeps_the_focus(context: BrowserContext, tab: Page, address: str) -> None:
    """Whatever another tab does: an action taken away elsewhere does not take the field from under one's hands."""
    do(tab, "team-begin").click()
    what = tab.get_by_label(SAY["guide-what"], exact=True)
    for number in range(2):
        do(tab, "action-add").click()
        what.nth(number).fill(f"Action {number}")
    what.first.focus()
    other = go(context.new_page(), address + TEAM)
    other.get_by_role("button", name=SAY["action-remove"]).last.click()
    expect(what).to_have_count(1)
    expect(what.first).to_be_focused()


def test_two_tabs_on_one_record(context: BrowserContext, tab: Page, address: str) -> None:
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do")
    other = go(context.new_page(), address + TEAM)
    settle(other, SCHOOL, "We do in part")
    expect(item(tab, SCHOOL)).to_contain_text("Our answer as a team: We do in part")
    settle(tab, AGREED, "We do")
    expect(item(other, AGREED)).to_contain_text("Our answer as a team: We do")
    expect(item(other, ONE_PLAN)).to_contain_text("Our answer as a team: We do")


# Everyone


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_scanner_finds_nothing_in_any_state(browser: Browser, address: str, scheme: Any, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    context.set_default_timeout(10_000)
    tab = go(context.new_page(), address + TEAM)

    def clean(what: str) -> None:
        found = Axe().run(tab, options=RULES).response["violations"]
        assert [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]] == [], what
        tab.set_viewport_size({"width": 320, "height": 640})
        assert tab.evaluate(WIDER) == [], what
        tab.set_viewport_size({"width": width, "height": 800})

    clean("nothing yet")
    long = "Verylongwordwithoutanyspaceinit" * 8
    bring(tab, *FIVE, person(long, long, one_plan="no", why={"answer": long}, prepare={"note": long, "talk": True}), "")
    clean("people's answers, and a problem told")
    tab.locator("[data-pp-earlier-file]").set_input_files(OLD / "team-1.json")
    tab.get_by_label(SAY["show-names"]).check()
    settle(tab, ONE_PLAN, "We do", long, priority=True)
    do(tab, "action-add").click()
    tab.locator("[data-pp-agenda] summary").first.click()
    clean("a record under way")
    context.close()


def test_it_works_by_keyboard_alone(tab: Page) -> None:
    tab.locator("[data-pp-files]").focus()
    bring(tab, *FIVE)
    expect(item(tab, ONE_PLAN)).to_be_visible()
    tab.locator("[data-pp-agenda] input").first.focus()
    tab.keyboard.press("Space")
    expect(tab.locator("[data-pp-agenda] input").first).not_to_be_checked()
    item(tab, ONE_PLAN).locator(".pp-team-answer > summary").focus()
    tab.keyboard.press("Enter")
    expect(item(tab, ONE_PLAN).get_by_role("radio").first).to_be_visible()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    expect(item(tab, ONE_PLAN)).to_contain_text("Our answer as a team: We do")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(item(tab, ONE_PLAN)).to_contain_text("Our answer as a team: not yet")
    tab.keyboard.press("Tab")
    tab.keyboard.type("Why")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    expect(tab.locator("[data-pp-priorities]")).to_contain_text(ONE_PLAN)


def test_another_team_s_files_do_not_take_a_record_s_answers(tab: Page, address: str) -> None:
    bring(tab, *FIVE)
    settle(tab, ONE_PLAN, "We do in part")
    go(tab, address + TEAM)
    tab.reload()
    bring(tab, *FIVE[3:])
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text("already holds the answers of 5 people")
    dialog.get_by_role("button", name=SAY["record-look"]).click()
    expect(tab.locator("[data-pp-counted]")).to_contain_text(SAY["people-looking"])
    _, text = saved(tab, do(tab, "save-file"))
    assert json.loads(text)["people"] == 5
    bring(tab, FIVE[0])
    dialog.get_by_role("button", name=SAY["record-replace"]).click()
    _, text = saved(tab, do(tab, "save-file"))
    assert json.loads(text)["people"] == 3


def test_two_tabs_with_other_people_do_not_write_each_other_over(
    context: BrowserContext, tab: Page, address: str
) -> None:
    bring(tab, *FIVE)
    other = go(context.new_page(), address + TEAM)
    bring(other, *FIVE[:3])
    dialog = other.get_by_role("dialog")
    expect(dialog).to_contain_text("already holds the answers of 5 people")
    dialog.get_by_role("button", name=SAY["record-look"]).click()
    settle(other, ONE_PLAN, "We do")
    expect(item(tab, ONE_PLAN)).to_contain_text("Our answer as a team: We do")
    settle(tab, SCHOOL, "We do")
    expect(item(other, SCHOOL)).to_contain_text("Our answer as a team: We do")
    before = records(tab)
    assert [record["people"] for record in before] == [5]
    tab.reload()
    expect(item(tab, SCHOOL)).to_contain_text("Our answer as a team: We do")
    assert records(tab) == before
    bring(other, FIVE[3])
    dialog.get_by_role("button", name=SAY["record-new"]).click()
    expect(other.locator("[data-pp-counted]")).to_have_text("4 people's answers are counted.")
    expect(item(other, SCHOOL)).to_contain_text("Our answer as a team: not yet")
    assert [record["people"] for record in records(tab)] == [5, 4]


def test_typing_is_not_broken_off_by_another_tab(context: BrowserContext, tab: Page, address: str) -> None:
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do", "Bec")
    other = go(context.new_page(), address + TEAM)
    settle(other, SCHOOL, "We do")
    expect(item(tab, SCHOOL)).to_contain_text("Our answer as a team: We do")
    tab.bring_to_front()
    reason = item(tab, ONE_PLAN).get_by_label(SAY["our-reason"])
    expect(reason).to_be_focused()
    tab.keyboard.type("ause")
    expect(reason).to_have_value("Because")
    expect(item(other, ONE_PLAN)).to_contain_text("Our answer as a team: We do")
    expect(item(tab, SCHOOL)).to_contain_text("Our answer as a team: We do")


def test_a_kept_record_that_cannot_be_read_is_left_alone(tab: Page, address: str) -> None:
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do")
    broken = tab.evaluate(
        """() => { const key = Object.keys(localStorage).find(k => k.includes('/team/'));
        localStorage[key] = '{"file": {"version": 99}}'; return key; }"""
    )
    tab.reload()
    expect(told(tab)).to_have_text(SAY["kept-unreadable"])
    do(tab, "team-begin").click()
    settle(tab, SCHOOL, "We do")
    assert tab.evaluate("key => localStorage[key]", broken) == '{"file": {"version": 99}}'
    go(tab, address + "reflections/")
    card = tab.get_by_role("listitem").filter(has_text=SAY["reflections-unreadable"])
    _, text = saved(tab, card.get_by_role("button", name=SAY["save-file"]))
    assert text == '{"file": {"version": 99}}'
