"""The meeting: its minutes add up, its statements fit, and what is agreed is said once."""

from __future__ import annotations

import re

import pytest

from macros.layers.elements import iter_shown_sections
from macros.layers.load import load_dataset
from macros.model.facilitation import Step
from macros.views.guide.blocks import Agenda, Block, DiscussionGuide, Paragraphs, Table
from macros.views.guide.capacity import STATEMENTS_IN_WHOLE, count_statements
from macros.views.guide.document import build_booklet, build_guide
from macros.views.guide.facilitation import resolve_facilitation
from macros.views.guide.record import build_record
from macros.views.section import SectionView, build_section_view
from macros.views.text_runs import to_plain_text
from tests.support.projects import ROOT

DATA = load_dataset(ROOT, {"upstream": "data"})
SAY = DATA.project.messages
SECTIONS = [
    element.address for key in DATA.project.shown for element, _ in iter_shown_sections(DATA, key)
]
LENGTHS = ("45", "60", "90")


def find_view(address: str) -> SectionView:
    return build_section_view(DATA, address)


def list_blocks(guide: DiscussionGuide, part_id: str = "") -> list[Block]:
    return [
        block for part in guide.parts if not part_id or part.id == part_id for block in part.blocks
    ]


def list_texts(blocks: list[Block]) -> list[str]:
    prose = [block.prose for block in blocks if isinstance(block, Paragraphs)]
    return [to_plain_text(words) for paragraphs in prose for words in paragraphs]


def list_agendas() -> list[tuple[str, list[Step], dict[str, str]]]:
    """Each section's agenda with its limits of statements."""
    agendas = []
    for address in SECTIONS:
        framework, _, section = address.partition("/")
        facilitation = resolve_facilitation(DATA, framework, section)
        steps = list(facilitation.agenda.values())
        agendas.append((address, steps, dict(facilitation.statements)))
    return agendas


def test_minutes_add_up_and_limits_are_those_of_the_agenda() -> None:
    for address, steps, limits in list_agendas():
        assert tuple(limits) == LENGTHS, address
        for length in LENGTHS:
            assert sum(int(step.minutes[length]) for step in steps) == int(length), address


@pytest.mark.parametrize("length", LENGTHS)
def test_there_is_time_for_the_statements(length: str) -> None:
    """To compare each, to listen where answers differ most, and to agree on each practice."""
    facilitation = DATA.project.facilitation
    statements = int(facilitation.statements[length])
    minutes = {key: int(step.minutes[length]) for key, step in facilitation.agenda.items()}
    assert 30 <= minutes["compare"] * 60 / statements <= 60
    # Five minutes for each of the differences: at least one in six statements, and two in all.
    differences = minutes["listen"] / 5
    assert differences >= 2
    assert 1 / 6 <= differences / statements <= 1 / 3
    practices = statements / 6  # a practice has about six statements
    assert 4 <= minutes["agree"] / practices <= 7
    assert minutes["choose"] >= 8  # up to three priorities, each with a first step


def test_a_practice_fits_into_some_meeting() -> None:
    most = int(DATA.project.facilitation.statements["90"])
    for address in SECTIONS:
        for practice in find_view(address).practices:
            assert count_statements(practice, "").load <= most, practice.address


@pytest.mark.parametrize("address", SECTIONS)
def test_a_guide_says_how_many_statements_there_are_and_how_many_fit(address: str) -> None:
    view = find_view(address)
    blocks = list_blocks(build_guide(DATA, address, view), "__agenda")
    agenda = next(block for block in blocks if isinstance(block, Agenda))
    assert dict(zip(agenda.lengths, agenda.capacities, strict=True)) == dict(
        DATA.project.facilitation.statements
    )
    counts = [count_statements(practice, practice.title) for practice in view.practices]
    total = sum(count.statements for count in counts)
    assert any(f"{total} statements" in text for text in list_texts(blocks)) == (total > 0)
    listed = {count.anchor: count.load for count in counts if count.load}
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    assert {row.practice: int(row.cells[1]) for row in rows} == (listed if len(listed) > 1 else {})


def test_a_practice_with_one_response_counts_as_several_statements() -> None:
    view = find_view("four-domains/leadership-for-rapid-improvement")
    counts = [count_statements(practice, "") for practice in view.practices]
    assert [(count.statements, count.load) for count in counts] == [(0, STATEMENTS_IN_WHOLE)] * 3
    texts = list_texts(list_blocks(build_guide(DATA, view.address, view), "__agenda"))
    as_whole = SAY["guide-as-whole"].replace("{count}", str(STATEMENTS_IN_WHOLE))
    assert texts == [f"{SAY['guide-choose']} {as_whole}"]


def test_a_booklet_counts_all_its_practices() -> None:
    blocks = list_blocks(build_booklet(DATA, "sipr", find_view), "__agenda")
    table = next(block for block in blocks if isinstance(block, Table))
    assert sum(int(row.cells[1]) for row in table.rows) == 111
    assert "111 statements" in list_texts(blocks)[0]


@pytest.mark.parametrize("address", SECTIONS)
def test_how_to_answer_is_said_once_before_the_practices(address: str) -> None:
    view = find_view(address)
    guide = build_guide(DATA, address, view)
    # Where practices are asked as a whole, there is no Team column.
    how = SAY["guide-how" if view.asks_statements else "guide-how-whole"]
    assert list_texts(list_blocks(guide)).count(how) == 1
    assert how in list_texts(list_blocks(guide, "__responses"))


def test_criteria_and_the_district_plan_stand_where_priorities_are_written() -> None:
    view = find_view(SECTIONS[0])
    record, facilitation = build_record(DATA, view), DATA.project.facilitation
    assert record.priorities.points == tuple(facilitation.criteria.values())
    assert record.plan == facilitation.plan
    assert SAY["guide-plan"] in [field.name for field in record.priorities.fields]
    part = next(part for part in build_guide(DATA, view.address, view).parts if part.id == "__next")
    assert not part.facilitator
    for text in (*facilitation.criteria.values(), facilitation.plan):
        assert text in str(part.blocks)


def test_a_step_names_its_minutes_with_their_unit_once() -> None:
    guide = build_guide(DATA, SECTIONS[0], find_view(SECTIONS[0]))
    titles = [str(getattr(block, "title", "")) for block in list_blocks(guide, "__leading")]
    assert "Open: 5 of 45 minutes, 5 of 60, 8 of 90" in titles


def test_the_page_on_meetings_says_the_same_minutes_and_criteria() -> None:
    page = (ROOT / "content/how-to-facilitate.md").read_text("utf-8")
    facilitation = DATA.project.facilitation
    rows = {
        cells[0].strip("*, ").lower(): [cell.strip("* ") for cell in cells[1:]]
        for cells in (re.split(r"\s*\|\s*", row) for row in re.findall(r"^\| (.+) \|$", page, re.M))
    }
    for step in facilitation.agenda.values():
        assert rows[step.title.lower()] == list(step.minutes.values())
    assert rows["number of statements, about"] == list(facilitation.statements.values())
    assert f"count that practice as {STATEMENTS_IN_WHOLE} statements" in " ".join(page.split())
    for question in facilitation.criteria.values():
        assert f"- {question}" in page
