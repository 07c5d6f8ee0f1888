"""What a browser keeps of a record: in several tabs, cleared, broken."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.reflection_pages import (
    AGREED,
    FULL,
    ONE_PLAN,
    REFUSED,
    SAY,
    SCHOOL,
    TEAM,
    do,
    go,
    state,
    told,
)
from tests.support.reflections import saved
from tests.support.stored import clear_texts, put_text, texts
from tests.support.team_pages import FIVE, bring, included, item, ours, records, settle


def test_a_text_typed_in_two_tabs_at_once_is_not_lost(tab: Page) -> None:
    """When the news of the other tab has not come, as with a tab that was asleep."""
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do", "Mine")
    tab.get_by_label(SAY["your-team"]).fill("Adams")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    [(key, text)] = texts(tab, "team/").items()
    theirs = json.loads(text)
    file = theirs["file"]
    file["responses"]["every/begin/prepare/one-plan"]["reason"] = "Theirs"
    file["team"] = "Lincoln"
    [(place, last)] = file["seen"].items()
    file["seen"] = {place: last, "another": "2126-01-01T00:00:00.000Z"}
    for name in ("#team", "every/begin/prepare/one-plan#reason"):
        file["entered"][name] = "2126-01-01T00:00:00.000Z/another"
    put_text(tab, key, json.dumps(theirs))
    tab.evaluate("() => practiceProfiles.siteStore.refresh()")
    expect(tab.get_by_label(SAY["your-team"])).to_have_value("Lincoln")
    file["responses"]["every/begin/prepare/one-plan"]["reason"] = "Others"
    file["seen"] = {place: last, "third": "2126-01-02T00:00:00.000Z"}
    file["entered"]["every/begin/prepare/one-plan#reason"] = "2126-01-02T00:00:00.000Z/third"
    put_text(tab, key, json.dumps(theirs))
    reason = item(tab, ONE_PLAN).get_by_label(SAY["our-reason"])
    reason.focus()
    tab.keyboard.press("End")
    tab.keyboard.type("!")
    expect(reason).to_have_value(re.compile("Theirs!"))
    expect(reason).to_have_value(re.compile("Others"))
    expect(told(tab)).to_have_text(SAY["both-texts"])
    said = records(tab)[0]["responses"]["every/begin/prepare/one-plan"]["reason"]
    expect(reason).to_have_value(said)


@pytest.mark.parametrize(
    ("script", "key"), [(REFUSED, "kept-refused"), (FULL, "kept-full")], ids=["refused", "full"]
)
def test_when_nothing_can_be_kept(
    context: BrowserContext, address: str, script: str, key: str
) -> None:
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
    expect(state(tab)).to_have_text(SAY["kept-here"])
    clear_texts(tab)
    settle(tab, SCHOOL, "We do")
    expect(told(tab).first).to_have_text(SAY["kept-again"])
    other = go(context.new_page(), address + TEAM)
    expect(item(other, ONE_PLAN)).to_contain_text(ours("We do"))
    clear_texts(other)
    tab.evaluate("() => practiceProfiles.siteStore.refresh()")
    expect(state(tab)).to_have_text(SAY["kept-cleared"])


def test_two_tabs_on_one_record(context: BrowserContext, tab: Page, address: str) -> None:
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do")
    other = go(context.new_page(), address + TEAM)
    settle(other, SCHOOL, "We do in part")
    expect(item(tab, SCHOOL)).to_contain_text(ours("We do in part"))
    settle(tab, AGREED, "We do")
    expect(item(other, AGREED)).to_contain_text(ours("We do"))
    expect(item(other, ONE_PLAN)).to_contain_text(ours("We do"))


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
    expect(item(tab, ONE_PLAN)).to_contain_text(ours("We do"))
    settle(tab, SCHOOL, "We do")
    expect(item(other, SCHOOL)).to_contain_text(ours("We do"))
    before = records(tab)
    assert [record["people"] for record in before] == [5]
    tab.reload()
    expect(item(tab, SCHOOL)).to_contain_text(ours("We do"))
    assert records(tab) == before
    bring(other, FIVE[3])
    dialog.get_by_role("button", name=SAY["record-new"]).click()
    expect(other.locator("[data-pp-counted]")).to_have_text(included(4))
    expect(item(other, SCHOOL)).to_contain_text(ours())
    assert [record["people"] for record in records(tab)] == [5, 4]


def test_typing_is_not_broken_off_by_another_tab(
    context: BrowserContext, tab: Page, address: str
) -> None:
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do", "Bec")
    other = go(context.new_page(), address + TEAM)
    settle(other, SCHOOL, "We do")
    expect(item(tab, SCHOOL)).to_contain_text(ours("We do"))
    tab.bring_to_front()
    reason = item(tab, ONE_PLAN).get_by_label(SAY["our-reason"])
    expect(reason).to_be_focused()
    tab.keyboard.type("ause")
    expect(reason).to_have_value("Because")
    expect(item(other, ONE_PLAN)).to_contain_text(ours("We do"))
    expect(item(tab, SCHOOL)).to_contain_text(ours("We do"))


def test_a_kept_record_that_cannot_be_read_is_left_alone(tab: Page, address: str) -> None:
    do(tab, "team-begin").click()
    settle(tab, ONE_PLAN, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    broken = '{"file": {"version": 99}}'
    [key] = texts(tab, "team/")
    put_text(tab, key, broken)
    tab.reload()
    expect(told(tab)).to_have_text(SAY["kept-unreadable"])
    do(tab, "team-begin").click()
    settle(tab, SCHOOL, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    assert texts(tab, "team/")[key] == broken
    go(tab, address + "reflections/")
    card = tab.get_by_role("listitem").filter(has_text=SAY["reflections-unreadable"])
    _, text = saved(tab, card.get_by_role("button", name=SAY["save-file"]))
    assert text == broken
