"""Several records, and several frameworks: each keeps what is its own."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.reflection_pages import (
    DATA,
    FULL,
    ONE_PLAN,
    SAY,
    TEAM,
    do,
    go,
    go_on,
    isolated,
    say_counted,
    state,
    told,
)
from tests.support.reflections import EARLIER, reflection, saved
from tests.support.server import Serve
from tests.support.stored import texts
from tests.support.team_pages import (
    FIVE,
    TEAM_SCHEMA,
    bring,
    earlier,
    included,
    item,
    ours,
    person,
    records,
    settle,
)


def test_several_records_stand_side_by_side(tab: Page, address: str) -> None:
    """Who helps several schools begins one for each, and finds each again."""
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do")
    tab.get_by_label(SAY["your-team"]).fill("Adams")
    do(tab, "record-new").click()
    expect(told(tab)).to_have_text(SAY["begun-another"])
    expect(tab.get_by_label(SAY["your-team"])).to_be_focused()
    expect(item(tab, ONE_PLAN)).to_contain_text(ours())
    tab.get_by_label(SAY["your-team"]).fill("Lincoln")
    tab.reload()
    expect(tab.get_by_label(SAY["your-team"])).to_have_value("Lincoln")
    go_on(tab, address, "Adams")
    expect(item(tab, ONE_PLAN)).to_contain_text(ours("We do"))
    assert [file["team"] for file in records(tab)] == ["Adams", "Lincoln"]


def test_files_of_several_frameworks(browser: Browser, site: Path, serve: Serve) -> None:
    """Most of the first files say which framework the team talks about.

    The others wait until theirs is chosen.
    """
    tab = browser.new_page()
    go(tab, serve(site) + TEAM)
    shown = list(DATA.project.shown)
    titles = [DATA.project.frameworks[key].title for key in shown]
    asked = (shown[0], "Ben"), (shown[1], "Ana"), (shown[1], "Cem")
    bring(tab, *(reflection(key, {}, name=name) for key, name in asked))
    choice = tab.get_by_label(SAY["team-framework"])
    expect(choice).to_have_value(shown[1])
    expect(tab.get_by_text(included(2))).to_be_visible()
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


def test_everything_is_deleted_in_one_place(tab: Page, address: str) -> None:
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do")
    go(tab, address + "reflections/")
    do(tab, "delete-all").click()
    tab.get_by_role("dialog").get_by_role("button", name=SAY["delete-all"]).click()
    expect(do(tab, "delete-all")).to_be_hidden()
    assert texts(tab) == {}
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
    expect(tab.get_by_role("dialog")).to_contain_text(say_counted("delete-all-sure", 1))
    tab.keyboard.press("Escape")
    card.get_by_role("button", name=SAY["delete"], exact=True).click()
    expect(card).to_have_count(0)
    tab.get_by_role("button", name=SAY["undo"]).click()
    expect(card).to_have_count(1)
    _, text = saved(tab, card.get_by_role("button", name=SAY["save-file"]))
    TEAM_SCHEMA.validate(json.loads(text))
    card.get_by_role("link", name=SAY["go-on"]).click()
    expect(item(tab, ONE_PLAN)).to_contain_text(ours("We do"))
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
    assert [action["what"] for action in records(tab)[0]["actions"]] == [
        "First",
        "Second, and more",
        "Third",
    ]


def test_a_person_s_file_that_was_removed_can_be_had_back(tab: Page) -> None:
    bring(tab, *FIVE)
    for _ in FIVE:
        tab.locator("[data-pp-people] button").first.click()
    tab.get_by_role("button", name=SAY["undo"]).click()
    expect(tab.get_by_text(included(1))).to_be_visible()


def test_another_record_takes_an_offer_to_undo_away(tab: Page) -> None:
    """It is about the one before."""
    do(tab, "team-begin").click()
    do(tab, "action-add").click()
    tab.get_by_role("button", name=SAY["action-remove"]).click()
    do(tab, "record-new").click()
    expect(tab.get_by_role("button", name=SAY["undo"])).to_have_count(0)


def test_the_page_comes_back_to_the_framework_and_the_people_it_had(
    browser: Browser, site: Path, serve: Serve
) -> None:
    tab = browser.new_page()
    address = serve(site)
    go(tab, address + TEAM)
    first, second = list(DATA.project.shown)[:2]
    bring(
        tab, *(reflection(key, {}, name=name) for key, name in ((second, "Ana"), (second, "Ben")))
    )
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
    tab.locator("[data-pp-earlier-file]").set_input_files(EARLIER / "team-1.json")
    tab.locator("[data-pp-guides] a").click()
    tab.wait_for_url("**/every/begin/guide/**")
    tab.go_back()
    expect(tab.locator("[data-pp-counted]")).to_have_text(included(5))
    expect(tab.locator("[data-pp-agenda] input").first).not_to_be_checked()
    expect(item(tab, ONE_PLAN)).to_contain_text(earlier("We do not yet"))
    expect(tab.locator("[data-pp-then]")).to_contain_text("Make one plan")
    tab.locator("[data-pp-people] input").first.uncheck()
    assert records(tab)[0]["people"] == 4


def test_late_files_are_added_and_take_no_place_unless_that_is_chosen(
    context: BrowserContext, tab: Page, address: str
) -> None:
    bring(tab, *FIVE[:3])
    settle(tab, ONE_PLAN, "We do in part")
    tab.reload()
    bring(tab, FIVE[3])
    expect(tab.get_by_text(included(4))).to_be_visible()
    bar = item(tab, ONE_PLAN).locator(".pp-number").first
    expect(bar).to_have_text("3")
    assert [record["people"] for record in records(tab)] == [4]

    later = go(context.new_page(), address + TEAM)  # where their files are not open
    bring(later, FIVE[4])
    dialog = later.get_by_role("dialog")
    expect(dialog).to_contain_text("already holds the answers of 4 people")
    dialog.get_by_role("button", name=SAY["record-look"]).click()
    expect(later.locator("[data-pp-counted]")).to_contain_text(SAY["people-looking"])
    assert [record["people"] for record in records(later)] == [4]
    bring(later, person("Fay", one_plan="no"))
    dialog.get_by_role("button", name=SAY["record-replace"]).click()
    expect(told(later).first).to_contain_text(SAY["spreads-replaced"])
    assert [record["people"] for record in records(later)] == [2]
    told(later).first.get_by_role("button", name=SAY["undo"]).click()
    assert [record["people"] for record in records(later)] == [4]
    bring(later, person("Gil", one_plan="yes"))
    dialog.get_by_role("button", name=SAY["record-add"]).click()
    expect(later.get_by_text(included(7))).to_be_visible()
    expect(item(later, ONE_PLAN).locator(".pp-number").first).to_have_text("4")
    [record] = records(later)
    assert record["people"] == 7
    assert record["responses"]["every/begin/prepare/one-plan"]["spread"] == {
        "yes": 4,
        "no": 2,
        "partly": 1,
    }
