"""What is written beside a statement: folded until it is wanted, and kept like every answer."""

from __future__ import annotations

import csv
import io
import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.reflection_pages import (
    CHECKLIST,
    NAMED,
    ONE_PLAN,
    REFLECTIONS,
    SAY,
    SCHOOL,
    TEAM,
    answer,
    chosen,
    do,
    go,
    group,
)
from tests.support.reflections import payload, reflection, saved
from tests.support.stored import kept
from tests.support.team_pages import bring, item, person

ONE = "every/begin/prepare/one-plan"
APART = SAY["does-not-apply"]


def note(page: Page, text: str) -> Locator:
    """The button beside a statement that opens its notes."""
    return group(page, text).get_by_role("button", name=SAY["statement-note"], exact=True)


def field(page: Page, text: str, key: str) -> Locator:
    return group(page, text).get_by_label(SAY[key], exact=True)


def entries(page: Page) -> dict[str, dict[str, object]]:
    [record] = kept(page)
    responses: dict[str, dict[str, object]] = record["responses"]
    return responses


@pytest.mark.parametrize("width", [390, 1280])
def test_notes_are_out_of_the_way_until_they_are_wanted(
    tab: Page, address: str, width: int
) -> None:
    """By pointer and by key; Escape leads back, and folds what is empty."""
    tab.set_viewport_size({"width": width, "height": 844})
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    expect(field(tab, ONE_PLAN, "your-notes")).to_have_count(0)
    assert not [url for url in asked if "statement-notes" in url]
    assert note(tab, ONE_PLAN).evaluate("e => e.tabIndex") == -1

    focused = tab.locator(":focus")
    tab.keyboard.press("w")
    expect(field(tab, ONE_PLAN, "your-notes")).to_be_focused()
    expect(note(tab, ONE_PLAN)).to_have_attribute("aria-expanded", "true")
    tab.keyboard.press("Escape")
    expect(field(tab, ONE_PLAN, "your-notes")).to_be_hidden()
    expect(focused).to_have_attribute("value", "yes")
    note(tab, ONE_PLAN).click()
    tab.keyboard.type("w 1 in the minutes")
    tab.keyboard.press("Escape")
    expect(focused).to_have_attribute("value", "yes")
    expect(field(tab, ONE_PLAN, "your-notes")).to_have_value("w 1 in the minutes")
    field(tab, ONE_PLAN, "your-evidence").fill("The plan itself")
    assert entries(tab) == {
        ONE: {
            "response": "yes",
            "label": "We do",
            "text": ONE_PLAN,
            "note": "w 1 in the minutes",
            "evidence": "The plan itself",
        }
    }
    overflow = "document.documentElement.scrollWidth - innerWidth"
    assert tab.evaluate(overflow) <= 0

    go(tab, address + CHECKLIST)
    expect(field(tab, ONE_PLAN, "your-notes")).to_have_value("w 1 in the minutes")
    expect(group(tab, NAMED).get_by_role("textbox")).to_have_count(0)


def test_a_statement_that_does_not_apply_is_answered(tab: Page, address: str) -> None:
    """It says why, counts as answered, and is undone and cleared like every other response."""
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do in part")
    note(tab, ONE_PLAN).click()
    answer(tab, ONE_PLAN, APART)
    assert chosen(tab, ONE_PLAN) == [APART]
    field(tab, ONE_PLAN, "why-not-applicable").fill("We are one school.")
    assert entries(tab)[ONE] == {
        "response": "not-applicable",
        "label": APART,
        "text": ONE_PLAN,
        "note": "We are one school.",
    }
    expect(group(tab, ONE_PLAN).locator("[data-pp-remark]")).to_be_empty()
    asked = tab.locator(".pp-statement", has_text=ONE_PLAN)
    expect(asked).to_have_attribute("data-answered", "true")
    do(tab, "undo").click()
    assert chosen(tab, ONE_PLAN) == ["We do in part"]
    expect(field(tab, ONE_PLAN, "your-notes")).to_have_value("We are one school.")
    answer(tab, ONE_PLAN, APART)
    tab.keyboard.press("Delete")
    assert chosen(tab, ONE_PLAN) == []
    answer(tab, ONE_PLAN, APART)

    _, text = saved(tab, do(tab, "save-file"))
    assert json.loads(text)["responses"][ONE]["response"] == "not-applicable"
    tab.reload()
    go(tab, address + CHECKLIST)
    expect(field(tab, ONE_PLAN, "why-not-applicable")).to_have_value("We are one school.")
    assert chosen(tab, ONE_PLAN) == [APART]

    tab.goto(address + REFLECTIONS)
    tab.locator("details:not([open]) > summary").first.click()
    expect(tab.get_by_text("We are one school.").first).to_be_attached()
    expect(tab.locator("[data-pp-legend]")).to_contain_text(APART)
    _, table = saved(tab, tab.get_by_role("button", name=SAY["save-csv"]).first)
    [row] = csv.DictReader(io.StringIO(table.lstrip("\ufeff")))
    assert (row[SAY["sheet-response"]], row[SAY["sheet-notes"]]) == (APART, "We are one school.")
    go(tab, address + CHECKLIST)
    do(tab, "begin-another").click()
    expect(field(tab, ONE_PLAN, "your-notes")).to_be_hidden()
    tab.locator("[data-pp-file]").set_input_files([payload("table.csv", table)])
    expect(field(tab, ONE_PLAN, "why-not-applicable")).to_have_value("We are one school.")
    assert chosen(tab, ONE_PLAN) == [APART]


def test_two_copies_keep_both_notes(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    note(tab, ONE_PLAN).click()
    field(tab, ONE_PLAN, "your-notes").fill("First")
    _, text = saved(tab, do(tab, "save-file"))
    field(tab, ONE_PLAN, "your-notes").fill("Second")
    copy = json.loads(text)
    copy["responses"][ONE] |= {"note": "Third", "evidence": "Seen"}
    copy["entered"][f"{ONE}#note"] = "2026-11-21T10:00:00.000Z/other"
    tab.locator("[data-pp-file]").set_input_files([payload("copy.json", copy)])
    expect(field(tab, ONE_PLAN, "your-evidence")).to_have_value("Seen")
    written = field(tab, ONE_PLAN, "your-notes").input_value()
    assert "Second" in written
    assert "Third" in written


def test_paper_has_what_is_written_beside_statements(tab: Page, address: str) -> None:
    tab.add_init_script("window.print = () => {}")
    go(tab, address + CHECKLIST)
    note(tab, ONE_PLAN).click()
    field(tab, ONE_PLAN, "your-notes").fill("A note alone")
    answer(tab, SCHOOL, "We do")
    tab.get_by_text(SAY["send-or-print"]).click()
    tab.get_by_label(SAY["print-answered"]).check()
    do(tab, "print").click()
    tab.emulate_media(media="print")
    expect(tab.locator("[data-pp-printed]")).to_have_text(SAY["print-answered-said"])
    paper = group(tab, ONE_PLAN).locator(".pp-grown[data-text='A note alone']")
    expect(paper).to_be_visible()
    expect(note(tab, ONE_PLAN)).to_be_hidden()


def test_a_team_reads_what_was_written(tab: Page, address: str) -> None:
    """Beside the statement, on the agenda, and with its own answer in the record and its table."""
    go(tab, address + TEAM)
    apart = {"response": "not-applicable", "note": "We are one school.", "text": ONE_PLAN}
    people = [
        person("Ann", one_plan=apart),
        person("Bo", one_plan={"response": "yes", "evidence": "The plan", "text": ONE_PLAN}),
        person("Cy", one_plan={"note": "I cannot tell.", "text": ONE_PLAN}),
    ]
    bring(tab, *people)
    shown = item(tab, ONE_PLAN)
    bars = shown.locator(".pp-spread li")
    expect(bars).to_have_text(["We do1", "We do in part0", "We do not yet0", f"{APART}1"])
    shown.get_by_text(SAY["what-people-wrote"]).click()
    expect(shown).to_contain_text(f"{SAY['your-notes']}: We are one school.")
    expect(shown).to_contain_text(f"{SAY['your-notes']}: I cannot tell.")
    expect(shown).to_contain_text(f"{SAY['your-evidence']} The plan")
    agenda = tab.locator("[data-pp-agenda]")
    agenda.get_by_text(SAY["what-people-wrote"]).first.click()
    expect(agenda).to_contain_text(f"1A.1 {ONE_PLAN}")
    expect(agenda).to_contain_text("I cannot tell.")

    shown.locator(".pp-team-answer > summary").click()
    shown.get_by_role("radio", name=APART).check()
    shown.get_by_label(SAY["our-reason"]).fill("One school.")
    expect(shown.locator(".pp-team-answer > summary")).to_contain_text(APART)
    _, table = saved(tab, tab.get_by_role("button", name=SAY["save-csv"]).first)
    row = next(
        row for row in csv.DictReader(io.StringIO(table.lstrip("\ufeff"))) if APART in str(row)
    )
    assert row[SAY["sheet-response"]] == APART
    assert f"{APART}: 1" in str(row)


def test_earlier_files_open_with_their_notes(tab: Page, address: str) -> None:
    """Version 1 had notes of statements where they came from a table."""
    go(tab, address + CHECKLIST)
    entry = {"response": "yes", "text": ONE_PLAN, "note": "Of before", "evidence": "Seen"}
    file = reflection("every", {ONE: entry}, name="Ann")
    tab.locator("[data-pp-file]").set_input_files([payload("old.json", file)])
    expect(field(tab, ONE_PLAN, "your-notes")).to_have_value("Of before")
    expect(field(tab, ONE_PLAN, "your-evidence")).to_have_value("Seen")
