"""What frameworks of other makers look like: each test is a kind of text that once went wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.html.renderer import HtmlRenderer
from macros.rules import check
from macros.views.guide.document import build_guide
from macros.views.guide.handout import build_handout
from macros.views.names import prefix_name
from macros.views.reflection import build_reflection_outline
from macros.views.section import build_section_view
from macros.views.sheet import build_sheet
from tests.support.demo_framework import FRAMEWORK, load, make_statement
from tests.support.projects import ROOT

SECTION = "demo/first"
SCALE = (
    FRAMEWORK
    + """\
responses:
  statement: {four: 4 Excellent, three: 3 Good, two: 2 Fair, one: 1 Poor}
sections: [first]
"""
)


def write_guide(data: Dataset) -> str:
    """Return the texts of a section's discussion guide."""
    guide = build_guide(data, SECTION, build_section_view(data, SECTION))
    return repr(guide)


@pytest.mark.parametrize(
    "start", ["[Name] of the school", "*all* staff", "? Who decides", "> 9", "- A dash"]
)
def test_a_text_that_begins_as_yaml_does_is_told_to_go_in_quotes(
    start: str, tmp_path: Path
) -> None:
    [problem] = check(load(tmp_path, make_statement(f"{start} has a plan.")))
    assert problem.message == f"An unquoted text cannot start with “{start[0]}”."
    assert "double quotes" in problem.help


def test_a_statement_of_several_paragraphs_is_told_where_lines_may_go(tmp_path: Path) -> None:
    lines = "|-\n        There is one plan.\n\n        It is for all schools."
    [problem] = check(load(tmp_path, make_statement(lines)))
    assert "`items`" in problem.help
    assert "`note`" in problem.help


def test_a_label_that_ends_with_a_mark_takes_no_colon() -> None:
    assert prefix_name("1.", "One plan") == "1. One plan"
    assert prefix_name("a)", "One plan") == "a) One plan"
    assert prefix_name("Why?", "It helps") == "Why? It helps"
    assert prefix_name("Step 1", "Begin") == "Step 1: Begin"


def test_pictures_follow_what_a_scale_means_when_the_best_is_listed_first(tmp_path: Path) -> None:
    data = load(tmp_path, SCALE + "best_first: [statement]\n")
    assert not [each for each in check(data) if each.code == "falling-scale"]
    outline = build_reflection_outline(data, "demo")
    assert outline["best_first"] == [0]
    assert outline["responses"][0][0] == ["four", "4 Excellent"]
    rows = [row for row in build_sheet(data, SECTION).rows if row.responses and row.ordered]
    assert rows[0].ordered == ("1 Poor", "2 Fair", "3 Good", "4 Excellent")
    assert rows[0].responses[0] == "4 Excellent"


def test_codes_of_numbered_responses_are_their_numbers(tmp_path: Path) -> None:
    data = load(tmp_path, SCALE)
    handout = build_handout(data, build_section_view(data, SECTION))
    codes = {each.text: each.code for each in handout.sets[0].responses}
    assert codes == {"4 Excellent": "4", "3 Good": "3", "2 Fair": "2", "1 Poor": "1"}


LONG = """\
responses:
  schedule:
    none-yet: No schedule for meetings exists at all.
    full: A schedule exists and at least nine of ten meetings take place.
  notes:
    none-yet: Nobody writes notes of what was said there.
    full: Notes are shared with all staff within a week.
sections: [first]
"""
ASKED = """\
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      meets: {text: The team meets., responses: schedule}
      notes: {text: The team keeps notes., responses: notes}
"""


def test_sets_of_long_responses_are_named_by_numbers_and_only_where_explained(
    tmp_path: Path,
) -> None:
    data = load(tmp_path, FRAMEWORK + LONG + ASKED)
    guide = write_guide(data)
    assert guide.count("Nobody writes notes") == 1  # the statement's boxes
    sets = build_handout(data, build_section_view(data, SECTION)).sets
    assert [each.title for each in sets] == ["For 1.1", "For 1.2"]
    explained = LONG + "facilitation: {meanings: {notes: {full: Ask the office.}}}\n"
    guide = write_guide(load(tmp_path, FRAMEWORK + explained + ASKED))
    assert "Ask the office." in guide
    assert guide.count("No schedule for meetings") == 1


def test_no_word_of_the_meeting_assumes_a_response_that_nobody_offers() -> None:
    facilitation = load_dataset(ROOT).project.facilitation
    said = facilitation.model_copy(update={"meanings": {}})
    assert "Not sure" not in repr(said)


def test_a_glossary_without_terms_says_so(tmp_path: Path) -> None:
    data = load(tmp_path, "==> data/glossary.yml\n")
    assert not check(data)
    page = HtmlRenderer(data).render("glossary", "", "glossary/")
    assert "There are no terms yet." in page.html


def test_namesakes_of_columns_are_told_apart_by_their_titles(tmp_path: Path) -> None:
    framework = FRAMEWORK.replace(
        "required: true}\n", "required: true}\n  marks: {title: Marks, level: district}\n"
    )
    data = load(tmp_path, framework + "sections: [first]\n")
    columns = [each.get("column") for each in build_reflection_outline(data, "demo")["things"]]
    assert "Signs" in columns
    plain = build_reflection_outline(load(tmp_path, FRAMEWORK + "sections: [first]\n"), "demo")
    assert not re.search("'column'", repr(plain["things"]))


IN_PLACE = """\
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    responses: {no: We do not plan, yes: We plan}
    signs:
      meets:
        label: "1."
        text: The team meets.
        responses: {none: No meeting is held., full: {text: Each week., was: all}}
      notes: The team keeps notes.
questions:
  why: {text: Why does the plan matter?, responses: {open: Nobody knows, clear: All know}}
"""


def test_responses_are_asked_where_they_are_written(tmp_path: Path) -> None:
    data = load(tmp_path, FRAMEWORK + "sections: [first]\n" + IN_PLACE)
    assert not check(data)
    section = build_section_view(data, SECTION)
    practice = section.practices[0]
    meets, notes = practice.columns[0].statements
    assert dict(meets.responses) == {"none": "No meeting is held.", "full": "Each week."}
    assert dict(notes.responses) == {"yes": "We do", "no": "We do not yet"}
    assert dict(practice.responses) == {"no": "We do not plan", "yes": "We plan"}
    assert list(section.questions[0].responses) == ["open", "clear"]
    [printed] = build_handout(data, section).tables[0].rows
    assert [each.code for each in printed.cells[0][0].responses] == [
        "No meeting is held.",
        "Each week.",
    ]
    page = HtmlRenderer(data).render("checklist", SECTION, "demo/first/reflect/").html
    assert "No meeting is held." in page
    assert '<strong class="pp-label pp-label-ended">1.</strong>' in page
    [row] = [row for row in build_sheet(data, SECTION).rows if "meets" in row.address]
    apart = data.project.messages["does-not-apply"]
    assert row.responses == ("No meeting is held.", "Each week.", apart)


def test_a_wrong_response_in_place_is_reported_where_it_stands(tmp_path: Path) -> None:
    wrong = IN_PLACE.replace("yes: We plan", "Yes: We plan")
    [problem] = check(load(tmp_path, FRAMEWORK + "sections: [first]\n" + wrong))
    assert (problem.code, problem.place.line) == ("bad-key", 6)
    twice = IN_PLACE.replace("All know", "nobody knows")
    [problem] = check(load(tmp_path, FRAMEWORK + "sections: [first]\n" + twice))
    assert problem.code == "duplicate-response"
    named = IN_PLACE.replace("{no: We do not plan, yes: We plan}", "maturity")
    [problem] = check(load(tmp_path, FRAMEWORK + "sections: [first]\n" + named))
    assert problem.code == "unknown-responses"


RATED = (
    FRAMEWORK
    + """\
  marks: {title: Marks, level: district}
rate: columns
best_first: [columns]
sections: [first]
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs: {one: There is one plan., two: It is short.}
    marks: {none: There is no plan.}
  act-well:
    title: Act well
    rate: statements
    signs: {one: We act.}
"""
)


def test_people_choose_between_the_columns_of_a_practice(tmp_path: Path) -> None:
    data = load(tmp_path, RATED)
    assert not check(data)
    section = build_section_view(data, SECTION)
    rated, other = section.practices
    assert dict(rated.responses) == {"signs": "Signs", "marks": "Marks"}
    assert rated.question == "Which of these describes us best?"
    assert not any(each.responses for column in rated.columns for each in column.statements)
    assert other.columns[0].statements[0].responses
    assert not other.responses
    outline = build_reflection_outline(data, "demo")
    [thing] = [each for each in outline["things"] if each.get("question")]
    assert outline["responses"][thing["responses"]] == [["signs", "Signs"], ["marks", "Marks"]]
    assert outline["best_first"] == [thing["responses"]]
    page = HtmlRenderer(data).render("checklist", SECTION, "demo/first/reflect/").html
    assert "Which of these describes us best?" in page
    assert "Which of these describes us best?" in write_guide(data)
    [row] = [row for row in build_sheet(data, SECTION).rows if row.responses == ("Signs", "Marks")]
    assert row.ordered == ("Marks", "Signs")
