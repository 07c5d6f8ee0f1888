"""What a team does next: its actions in the next round and in a calendar."""

from __future__ import annotations

import csv
import io
import json

from playwright.sync_api import Page, expect

from tests.support.reflection_pages import (
    ONE_PLAN,
    SAY,
    do,
    say_counted,
    told,
)
from tests.support.reflections import payload, saved
from tests.support.team_pages import FIVE, TEAM_SCHEMA, bring, settle


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


def test_the_next_round_opens_with_the_actions_of_the_last(tab: Page) -> None:
    """An action belongs to a priority and has a state; what is still going on can be taken over."""
    bring(tab, *FIVE)
    settle(tab, ONE_PLAN, "We do in part", priority=True)
    for what, key in (("Make one plan", "state-open"), ("Meet", "state-done")):
        do(tab, "action-add").click()
        form = tab.locator("[data-pp-actions] > fieldset").last
        form.get_by_label(SAY["guide-what"], exact=True).fill(what)
        form.get_by_label(SAY["priority"], exact=True).select_option(label=ONE_PLAN)
        form.get_by_label(SAY["action-state"]).select_option(label=SAY[key])
    _, text = saved(tab, do(tab, "save-file"))
    file = json.loads(text)
    assert list(TEAM_SCHEMA.iter_errors(file)) == []
    kept = [(each["priority"], each.get("state", "")) for each in file["actions"]]
    assert kept == [("every/begin/prepare/one-plan", ""), ("every/begin/prepare/one-plan", "done")]
    _, table = saved(tab, do(tab, "save-csv"))
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"))))
    assert rows[-1] == ["Meet", "", "", "", ONE_PLAN, SAY["state-done"]]

    do(tab, "record-new").click()
    expect(tab.locator("[data-pp-actions] > fieldset")).to_have_count(0)
    tab.locator("[data-pp-earlier-file]").set_input_files([payload("last.json", text)])
    last = tab.locator("[data-pp-then]")
    for said in (ONE_PLAN, f"Meet · {ONE_PLAN} · {SAY['state-done']}"):
        expect(last).to_contain_text(said)
    last.get_by_role("button", name=say_counted("carry", 1)).click()
    form = tab.locator("[data-pp-actions] > fieldset")
    expect(form).to_have_count(1)
    expect(form.get_by_label(SAY["guide-what"], exact=True)).to_have_value("Make one plan")
    expect(form.get_by_label(SAY["priority"], exact=True)).to_have_value(
        "every/begin/prepare/one-plan"
    )
    expect(last.get_by_role("button")).to_have_count(0)


def test_actions_go_into_a_calendar(tab: Page) -> None:
    bring(tab, *FIVE)
    do(tab, "action-add").click()
    what = tab.get_by_label(SAY["guide-what"], exact=True)
    what.fill("Plan; then, act\\ – " + "é" * 60)
    do(tab, "save-calendar").click()
    expect(told(tab)).to_contain_text(SAY["calendar-none"])
    tab.get_by_label(SAY["guide-when"], exact=True).fill("2027-02-28")
    tab.get_by_label(SAY["guide-who"], exact=True).fill("Ana")
    name, text = saved(tab, do(tab, "save-calendar"))
    assert name.endswith(".ics")
    assert all(len(line.encode()) <= 75 for line in text.splitlines())
    whole = text.replace("\n ", "").splitlines()
    assert whole.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20270228" in whole
    assert "DTEND;VALUE=DATE:20270301" in whole
    assert f"SUMMARY:Plan\\; then\\, act\\\\ – {'é' * 60}" in whole
    assert f"DESCRIPTION:{SAY['guide-who']}: Ana" in whole
    # A calendar knows the event again, whatever has been changed in it.
    what.fill("Another plan")
    _, again = saved(tab, do(tab, "save-calendar"))
    uids = [line for line in text.splitlines() if line.startswith("UID:")]
    assert uids == [line for line in again.splitlines() if line.startswith("UID:")]
