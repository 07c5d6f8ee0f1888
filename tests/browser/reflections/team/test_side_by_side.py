"""People's files side by side: how far apart they are, and what to talk about."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.reflection_pages import (
    AGREED,
    DATA,
    NAMED,
    ONE_PLAN,
    SAY,
    SCHOOL,
    TEAM,
    WHY,
    do,
    go,
    isolated,
    say,
    say_counted,
    state,
    told,
)
from tests.support.reflections import payload, reflection
from tests.support.server import Serve
from tests.support.team_pages import FIVE, bring, included, item, order, ours, person

LOOKED = "We look back each year."

# Side by side


def test_nothing_is_lost_where_a_part_was_not_loaded(context: BrowserContext, address: str) -> None:
    context.route("**/assets/team-later.js*", lambda route: route.abort())
    page = go(context.new_page(), address + TEAM)
    expect(page.get_by_role("heading", name=SAY["agenda"])).to_be_hidden()
    bring(page, *FIVE)
    expect(told(page)).to_have_text(SAY["part-failed"])
    expect(page.get_by_text(included(5))).to_be_visible()
    expect(page.get_by_role("heading", name=SAY["agenda"])).to_be_hidden()
    context.unroute("**/assets/team-later.js*")
    do(page, "team-begin").click()
    expect(item(page, ONE_PLAN).locator(".pp-number")).to_have_text(["3", "1", "1"])
    expect(page.get_by_role("textbox", name=SAY["your-team"])).to_be_focused()


def test_a_team_of_five(tab: Page) -> None:
    bring(tab, *FIVE)
    expect(tab.get_by_text(included(5))).to_be_visible()
    assert order(tab)[0] == f"1A.1 {ONE_PLAN}"
    first = item(tab, ONE_PLAN)
    expect(first.get_by_role("heading", level=3)).to_have_text(f"1A.1 {ONE_PLAN}")
    bars = first.locator(".pp-spread li")
    expect(bars).to_have_text(["We do3", "We do in part1", "We do not yet1"])
    expect(first).to_contain_text(say("spread-from", low="We do", high="We do not yet"))
    expect(item(tab, SCHOOL)).to_contain_text(
        say("spread-from", low="We do in part", high="We do not yet")
    )
    agreed = f"{say('spread-same', low='We do')} {say_counted('not-answered', 1)}."
    expect(item(tab, AGREED)).to_contain_text(agreed)
    expect(item(tab, AGREED)).to_contain_text("2 people want to talk about it")
    told_of = [
        order(tab).index(text) for text in (f"1A.1 {ONE_PLAN}", f"1A.3 {SCHOOL}", f"2.1 {AGREED}")
    ]
    assert told_of == sorted(told_of)
    expect(item(tab, WHY)).to_contain_text("What people wrote (1)")
    words = tab.locator("[data-pp-team]").inner_text().lower()
    assert not re.search(r"\bscore|average|\bmean\b|%|\btotal", words)


def test_widest_differences_first(tab: Page) -> None:
    """Far apart goes before near, near before of one mind.

    Where all are as far apart, the more evenly split.
    """
    bring(
        tab,
        person("Ana", one_plan="yes", school="yes", agreed="yes", looked="yes"),
        person("Ben", one_plan="yes", school="partly", agreed="no", looked="no"),
        person("Cem", one_plan="yes", school="yes", agreed="yes", looked="no"),
        person("Dua", one_plan="yes", school="yes", agreed="yes", looked="yes"),
    )
    assert order(tab)[:3] == [f"1.1 {LOOKED}", f"2.1 {AGREED}", f"1A.3 {SCHOOL}"]
    assert order(tab).index(f"1A.1 {ONE_PLAN}") > 2
    expect(tab.locator("[data-pp-agenda] > li").first).to_contain_text("Look back")


def test_a_team_sees_its_answers_at_a_glance(tab: Page) -> None:
    nine = [person(f"P{n}", one_plan="yes" if n < 5 else "no") for n in range(9)]
    for number, file in enumerate(nine):
        said = {"response": "yes" if number else "no", "text": ""}
        file["responses"]["every/begin/agree/agreed"] = said
    bring(tab, *nine)
    heat = tab.locator(".pp-heat")
    expect(heat.get_by_role("row").filter(has_text="Prepare the ground")).to_contain_text("5")
    found = tab.locator("[data-pp-findings]")
    for key, text in (("find-split", ONE_PLAN), ("find-lone", AGREED)):
        found.get_by_text(say_counted(key, 1)).click()
        expect(found.get_by_role("button").filter(has_text=text)).to_be_visible()
    # Four against five come before one against eight, and a bar is a part of all nine people.
    assert order(tab)[:2] == [f"1A.1 {ONE_PLAN}", f"2.1 {AGREED}"]
    bars = item(tab, ONE_PLAN).locator("progress")
    assert bars.evaluate_all("all => all.map(e => [e.value, e.max])") == [[5, 9], [0, 9], [4, 9]]
    expect(item(tab, ONE_PLAN).locator(".pp-diverging rect")).to_have_count(2)
    found.get_by_role("button").filter(has_text=AGREED).click()
    ours = item(tab, AGREED).locator(".pp-team-answer > summary")
    expect(ours).to_be_focused()
    expect(ours).to_have_accessible_name(re.compile(f"^{SAY['our-answer']}: .+{AGREED}"))


def test_the_order_holds_still_while_somebody_writes(tab: Page) -> None:
    bring(tab, *(person(f"P{n}", one_plan="yes" if n < 2 else "no") for n in range(4)))
    here = item(tab, ONE_PLAN)
    assert order(tab)[0] == f"1A.1 {ONE_PLAN}"
    here.locator(".pp-team-answer > summary").click()
    here.get_by_label(SAY["our-reason"]).fill("Because")
    late = [person(f"L{n}", one_plan="yes", agreed="yes" if n < 4 else "no") for n in range(8)]
    bring(tab, *late)
    expect(tab.get_by_text(included(12))).to_be_visible()
    assert order(tab)[0] == f"1A.1 {ONE_PLAN}"
    expect(here.get_by_label(SAY["our-reason"])).to_be_focused()
    tab.keyboard.type(" we met.")
    expect(here.get_by_label(SAY["our-reason"])).to_have_value("Because we met.")
    tab.get_by_label(SAY["filter-order"]).select_option("read")
    tab.get_by_label(SAY["filter-order"]).select_option("wide")
    assert order(tab)[0] == f"2.1 {AGREED}"


def test_the_agenda_writes_itself(tab: Page, address: str) -> None:
    bring(tab, *FIVE)
    points = tab.locator("[data-pp-agenda] > li")
    expect(points.first).to_contain_text("Prepare the ground")
    expect(points.nth(1)).to_contain_text("Agree")
    expect(points.nth(1)).to_contain_text("2 people want to talk about it")
    guide = tab.locator("[data-pp-guides] a")
    expect(guide).to_have_count(1)
    assert (guide.get_attribute("href") or "").endswith(
        "every/begin/guide/#practices=prepare,agree"
    )
    points.nth(1).get_by_role("checkbox").uncheck()
    tab.get_by_label(SAY["level-filter"]).select_option("school")
    assert (guide.get_attribute("href") or "").endswith(
        "every/begin/guide/#practices=prepare&level=school"
    )
    guide.click()
    tab.wait_for_url(f"{address}every/begin/guide/#practices=prepare&level=school*")
    expect(tab.locator("[data-practice='prepare']").first).to_be_visible()
    expect(tab.locator("[data-practice='agree']").first).to_be_hidden()


def test_filters(tab: Page) -> None:
    bring(tab, *FIVE)
    assert len(order(tab)) == 15
    tab.get_by_label(SAY["filter-section"]).select_option("every/go-on")
    assert order(tab) == [f"1.1 {LOOKED}", "1.2 We keep the notes.", SAY["practice-question"]]
    expect(tab.get_by_text(say_counted("shown-statements", 3))).to_be_visible()
    tab.get_by_label(SAY["filter-section"]).select_option("")
    tab.get_by_label(SAY["filter-order"]).select_option("read")
    assert order(tab)[:2] == [f"1A.1 {ONE_PLAN}", f"1A.2 {NAMED}"]
    tab.get_by_label(SAY["level-filter"]).select_option("school")
    assert f"1A.3 {SCHOOL}" in order(tab)
    assert f"1A.1 {ONE_PLAN}" not in order(tab)
    tab.get_by_label(SAY["level-filter"]).select_option("")
    tab.get_by_label(SAY["filter-talk"]).check()
    assert order(tab)[0] == f"2.1 {AGREED}"
    assert f"1A.1 {ONE_PLAN}" not in order(tab)


def test_who_answered_what_is_hidden(tab: Page) -> None:
    bring(tab, *FIVE[:2])
    names = tab.get_by_label(SAY["show-names"])
    expect(names).to_be_disabled()
    expect(tab.get_by_text(SAY["names-few"])).to_be_visible()
    bring(tab, FIVE[2])
    shown = tab.locator("[data-pp-talk]")
    for name in ("Ana", "Ben", "Cem"):
        (
            expect(shown).not_to_contain_text(name)
            if name != "Ana"
            else expect(item(tab, ONE_PLAN)).not_to_contain_text(name)
        )
    names.check()
    expect(tab.get_by_text(SAY["names-shown"])).to_be_visible()
    assert item(tab, ONE_PLAN).locator(".pp-spread li").all_inner_texts() == [
        "We do\n2\nAna, Cem",
        "We do in part\n0",
        "We do not yet\n1\nBen",
    ]
    tab.get_by_role(
        "checkbox", name=re.compile("^" + re.escape(say("people-counted", title=isolated("Cem"))))
    ).uncheck()
    expect(names).to_be_disabled()
    expect(names).not_to_be_checked()
    expect(item(tab, ONE_PLAN)).not_to_contain_text("Ana")


def test_titles_of_any_length_fit_a_narrow_screen(
    browser: Browser, site: Path, serve: Serve
) -> None:
    """With the repository's own frameworks, whose sections have long titles."""
    tab = browser.new_page(viewport={"width": 320, "height": 640})
    go(tab, serve(site) + TEAM)
    bring(tab, *(reflection(key, {}, name="Ana") for key in DATA.project.shown))
    expect(tab.get_by_label(SAY["filter-section"])).to_be_visible()
    assert tab.evaluate("() => document.documentElement.scrollWidth") == 320
    tab.close()


def test_the_agenda_is_the_same_in_a_new_tab(
    context: BrowserContext, tab: Page, address: str
) -> None:
    """It is made of the record's counts then.

    What people wrote is known only while their files are open.
    """
    bring(
        tab,
        person("Ana", one_plan="yes", agreed="partly"),
        person("Ben", one_plan="no", agreed="yes"),
    )
    points = tab.locator("[data-pp-agenda] > li:not(.pp-empty-list)")
    expect(points).to_have_count(2)
    before = points.all_inner_texts()
    expect(state(tab)).to_have_text(SAY["kept-here"])
    other = go(context.new_page(), address + TEAM)
    expect(other.locator("[data-pp-agenda]")).to_contain_text(SAY["agenda-alone"])
    again = other.locator("[data-pp-agenda] > li:not(.pp-empty-list)")
    expect(again).to_have_text(before, use_inner_text=True)


def test_the_first_statements_are_shown_until_one_asks_for_all(
    browser: Browser, site: Path, serve: Serve
) -> None:
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


def test_it_works_by_keyboard_alone(tab: Page) -> None:
    with tab.expect_file_chooser() as chosen:
        do(tab, "open-files").press("Enter")
    chosen.value.set_files([payload(f"{number}.json", file) for number, file in enumerate(FIVE)])
    expect(item(tab, ONE_PLAN)).to_be_visible()
    tab.locator("[data-pp-agenda] input").first.focus()
    tab.keyboard.press("Space")
    expect(tab.locator("[data-pp-agenda] input").first).not_to_be_checked()
    item(tab, ONE_PLAN).locator(".pp-team-answer > summary").focus()
    tab.keyboard.press("Enter")
    expect(item(tab, ONE_PLAN).get_by_role("radio").first).to_be_visible()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    expect(item(tab, ONE_PLAN)).to_contain_text(ours("We do"))
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(item(tab, ONE_PLAN)).to_contain_text(ours())
    tab.keyboard.press("Tab")
    tab.keyboard.type("Why")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    expect(tab.locator("[data-pp-priorities]")).to_contain_text(ONE_PLAN)
