"""The papers of a meeting as views: handout, record, and run sheet."""

from __future__ import annotations

import pytest

from macros.layers.elements import iter_shown_sections
from macros.layers.load import load_dataset
from macros.views.guide.choice import Choice
from macros.views.guide.codes import code_responses
from macros.views.guide.handout import build_handout
from macros.views.guide.handout_parts import Handout, HandoutStatement
from macros.views.guide.record import build_record
from macros.views.guide.run_sheet import build_run_sheet
from macros.views.section import SectionView, build_section_view
from macros.views.text_runs import to_plain_text
from tests.support.projects import ROOT

DATA = load_dataset(ROOT, {"upstream": "data"})
SECTIONS = [
    build_section_view(DATA, element.address)
    for key in DATA.project.shown
    for element, _ in iter_shown_sections(DATA, key)
]
CAPACITY = next(view for view in SECTIONS if view.address == "sipr/build-capacity")


def list_statements(handout: Handout) -> list[HandoutStatement]:
    rows = [row for table in handout.tables for row in table.rows]
    return [statement for row in rows for cell in row.cells for statement in cell]


@pytest.mark.parametrize("view", SECTIONS, ids=lambda view: view.address)
def test_a_handout_holds_every_statement_once_in_order(view: SectionView) -> None:
    wanted = [
        (statement.address, statement.number, to_plain_text(statement.words))
        for practice in view.practices
        for column in practice.columns
        for statement in column.statements
    ]
    handout = build_handout(DATA, view)
    shown = list_statements(handout)
    assert [(each.address, each.number, each.text) for each in shown] == wanted
    assert len({each.number for each in shown}) == len(wanted) == handout.statements
    keyed = [each.responses for each in handout.sets]
    told = {tuple((one.code, one.text) for one in responses) for responses in keyed}
    for each in shown:
        codes = tuple((one.code, one.text) for one in each.responses)
        assert not codes or codes in told, each.number
    assert all(
        len(row.cells) == len(table.columns) for table in handout.tables for row in table.rows
    )


def test_a_choice_holds_for_all_three() -> None:
    first = CAPACITY.practices[0]
    choice = Choice((first.anchor,), "school", "60")
    handout = build_handout(DATA, CAPACITY, choice)
    assert {each.levels for each in list_statements(handout)} == {("school",)}
    assert [row.address for table in handout.tables for row in table.rows] == [first.address]
    assert [each.key for each in handout.sets] == ["how-widely"]
    record = build_record(DATA, CAPACITY, choice)
    (practice,) = record.practices
    assert practice.address == first.address
    assert [answer.column for answer in practice.answers] == ["scale"]
    sheet = build_run_sheet(DATA, CAPACITY, choice)
    assert [page.length for page in sheet.pages] == ["60"]
    assert [each.address for each in sheet.practices] == [first.address]
    assert sheet.practices[0].statements == "1.4–1.5"


def test_the_clock_of_a_run_sheet_runs_from_the_first_minute_to_the_last() -> None:
    for page in build_run_sheet(DATA, CAPACITY).pages:
        assert page.steps[0].clock.startswith("0:00–")
        ends = [step.clock.partition("–") for step in page.steps]
        assert [end for _, _, end in ends[:-1]] == [start for start, _, _ in ends[1:]]
        hours, minutes = ends[-1][2].split(":")
        assert int(hours) * 60 + int(minutes) == int(page.length)
        assert all(step.say and step.do and step.watch for step in page.steps)


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        ("Not yet|Partly in place|In place|~Not sure", "NPI?"),
        ("In no school|In some schools|In most schools|In all schools|~Not sure", "NSMA?"),
        ("Not true here|Partly true here|True here", "NPT"),
        ("Yes|Yes, partly|No", "123"),
        ("We have not|We are working|We have an answer", "123"),
        ("~Not sure|~Not ours|Yes", "123"),
        ("Yes", "Y"),
        ("نعم|لا", "نل"),
        ("", ""),
    ],
)
def test_codes_tell_responses_apart(texts: str, codes: str) -> None:
    """A tilde marks what is aside."""
    responses = {text: text.lstrip("~") for text in texts.split("|") if text}
    aside = {text for text in responses if text.startswith("~")}
    coded = code_responses(responses, aside)
    assert [each.code for each in coded] == list(codes)
    assert [each.text for each in coded] == list(responses.values())
