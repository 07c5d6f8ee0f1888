"""The record that a team makes: saved, opened again, printed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.reflection_pages import (
    AGREED,
    NAMED,
    ONE_PLAN,
    SAY,
    SCHOOL,
    TEAM,
    do,
    go,
    say,
    state,
    told,
)
from tests.support.reflections import EARLIER, payload, reflection, saved
from tests.support.team_pages import FIVE, TEAM_SCHEMA, bring, earlier, item, ours, records, settle

# The record


def agree_on_a_plan(tab: Page) -> None:
    """Agree on two answers and an action, and say who the team is."""
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


def test_consensus_saved_and_opened_again(tab: Page, address: str) -> None:
    bring(tab, *FIVE)
    agree_on_a_plan(tab)
    expect(tab.locator("[data-pp-priorities] li")).to_contain_text([ONE_PLAN])
    expect(state(tab)).to_have_text(SAY["kept-here"])
    name, text = saved(tab, do(tab, "save-file"))
    assert name == "team-every-adams-2026-11-24.json"
    file = json.loads(text)
    TEAM_SCHEMA.validate(file)
    assert file["people"] == 5
    assert file["responses"]["every/begin/prepare/one-plan"] == {
        "text": ONE_PLAN,
        "response": "partly",
        "label": "We do in part",
        "reason": "There are two plans.",
        "priority": True,
        "spread": {"yes": 3, "no": 1, "partly": 1},
    }
    [action] = file["actions"]
    assert action.pop("id")
    assert action == {
        "what": "Make one plan",
        "who": "Ben",
        "when": "2027-01-15",
        "evidence": "It is there.",
    }
    for person_name in ("Ana", "Cem", "Dua", "Eli", "Said Ana.", "So that."):
        assert person_name not in text
    expect(state(tab)).to_have_text(SAY["kept-saved"])

    tab.reload()
    go(tab, address + TEAM)
    expect(tab.get_by_label(SAY["your-team"])).to_have_value("Adams")
    expect(item(tab, ONE_PLAN)).to_contain_text(f"{ours('We do in part')} · {SAY['priority']}")
    expect(item(tab, ONE_PLAN).locator(".pp-number").first).to_have_text("3")
    expect(tab.locator("[data-pp-people] li")).to_have_count(5)
    do(tab, "record-new").click()
    expect(item(tab, ONE_PLAN)).to_contain_text(ours())
    tab.locator("[data-pp-file]").set_input_files([payload("adams.json", text)])
    expect(told(tab)).to_contain_text(say("file-same", name="adams.json"))
    expect(item(tab, ONE_PLAN)).to_contain_text(f"{ours('We do in part')} · {SAY['priority']}")
    expect(tab.get_by_label(SAY["guide-who"], exact=True)).to_have_value("Ben")
    _, again = saved(tab, do(tab, "save-file"))
    first, second = ({**json.loads(each), "saved": ""} for each in (text, again))
    assert first == second


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


@pytest.mark.parametrize("file", sorted(EARLIER.glob("team-*.json")), ids=lambda file: file.stem)
def test_an_earlier_record_beside(tab: Page, file: Path) -> None:
    TEAM_SCHEMA.validate(json.loads(file.read_text("utf-8")))
    bring(tab, *FIVE)
    tab.locator("[data-pp-earlier-file]").set_input_files(file)
    expect(told(tab)).to_contain_text(say("earlier-opened", name=file.name))
    last = tab.locator("[data-pp-then]")
    expect(last.get_by_role("heading")).to_have_text(say("last-round", date="Mar 1, 2026"))
    expect(item(tab, ONE_PLAN)).to_contain_text(earlier("We do not yet – There are three."))
    expect(item(tab, "Nobody has come back on it.")).to_contain_text(earlier("We do"))
    assert not item(tab, SCHOOL).get_by_text(earlier("")).count()


@pytest.mark.parametrize("file", sorted(EARLIER.glob("team-*.json")), ids=lambda file: file.stem)
def test_a_record_of_every_version_opens(tab: Page, file: Path) -> None:
    tab.locator("[data-pp-file]").set_input_files(file)
    expect(item(tab, ONE_PLAN)).to_contain_text(f"{ours('We do not yet')} · {SAY['priority']}")
    expect(item(tab, "Nobody has come back on it.")).to_contain_text(ours("We do"))
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
    assert first[SAY["sheet-spread"]] == "We do: 3; We do in part: 1; We do not yet: 1"
    assert first[SAY["sheet-response"]] == "We do in part"
    assert first[SAY["our-reason"]] == "'=1+1"
    assert first[SAY["priority"]] == SAY["priority"]
    assert rows[-1][0] == "Make one plan"


def test_the_record_on_paper(tab: Page) -> None:
    """Decisions on the first page, then what was settled; before that, what is to be talked about.

    Nothing of the screen.
    """
    bring(tab, *FIVE)
    tab.evaluate("() => { window.print = () => { window.printed = true; }; }")
    do(tab, "print").click()
    tab.wait_for_function("() => window.printed")
    tab.emulate_media(media="print")
    paper = tab.locator("[data-pp-paper]")
    expect(paper).to_be_visible()
    boxes = paper.locator(".pp-checkbox")
    drawn = "all => all.map(e => getComputedStyle(e, '::before').borderTopStyle)"
    assert boxes.count() > 0
    assert set(boxes.evaluate_all(drawn)) == {"solid"}

    tab.emulate_media(media="screen")
    settle(tab, ONE_PLAN, "We do in part", "There are two plans.", priority=True)
    tab.get_by_label(SAY["your-team"]).fill("Adams")
    do(tab, "action-add").click()
    tab.get_by_label(SAY["guide-what"], exact=True).fill("Make one plan")
    tab.evaluate("() => { window.printed = false; }")
    do(tab, "print").click()
    tab.wait_for_function("() => window.printed")
    tab.emulate_media(media="print")
    text = paper.inner_text()
    for before, after in (
        (SAY["record-title"], "Adams"),
        ("Adams", SAY["priorities"]),
        (SAY["priorities"], SAY["actions"]),
        (SAY["actions"], "Make one plan"),
        ("Make one plan", "Prepare the ground"),
        ("Prepare the ground", "We do: 3 · We do in part: 1 · We do not yet: 1"),
        ("We do: 3 · We do in part: 1 · We do not yet: 1", "There are two plans."),
    ):
        assert text.index(before) < text.index(after), (before, after)
    expect(boxes).to_have_count(0)  # nothing stands empty beside what is settled
    expect(paper.locator(".pp-settled")).to_have_css("break-before", "page")
    expect(tab.locator(".pp-screen").first).to_be_hidden()
    expect(tab.get_by_text(SAY["team-lead"])).to_be_hidden()
    visible = tab.locator("article :is(h1, h2)").filter(visible=True)
    expect(visible).to_have_text([SAY["team"], SAY["record-title"]])
    expect(paper.locator(".pp-plan td").first).to_have_css("border-top-style", "solid")


def test_a_team_s_answer_to_other_words_and_to_what_is_gone(tab: Page) -> None:
    """It stays and is marked until the team says that it fits.

    A priority that is gone can be taken away.
    """
    responses = {
        "every/begin/prepare/one-plan": {
            "response": "yes",
            "text": "There is a plan.",
            "reason": "So.",
        },
        "every/begin/nowhere/at-all": {
            "response": "yes",
            "text": "Words of another site.",
            "priority": True,
        },
    }
    record = {
        **reflection("every", responses),
        "format": "practice-profiles/team",
        "people": 0,
        "actions": [],
    }
    tab.locator("[data-pp-file]").set_input_files([payload("team.json", record)])
    item(tab, ONE_PLAN).locator(".pp-team-answer > summary").click()
    expect(item(tab, ONE_PLAN)).to_contain_text(say("reworded-from", text="There is a plan."))
    item(tab, ONE_PLAN).get_by_label(SAY["our-reason"]).fill("So it is.")
    assert (
        records(tab)[0]["responses"]["every/begin/prepare/one-plan"]["text"] == "There is a plan."
    )
    item(tab, ONE_PLAN).get_by_role("button", name=SAY["reworded-keep"]).click()
    expect(item(tab, ONE_PLAN)).not_to_contain_text(SAY["reworded"])
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


def test_typing_a_word_of_one_s_own_keeps_the_focus(
    context: BrowserContext, tab: Page, address: str
) -> None:
    """Whatever another tab does.

    An action taken away elsewhere does not take the field from under one's hands.
    """
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
