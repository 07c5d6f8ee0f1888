"""Frameworks of shapes not in hand.

Each is read, checked and found without a flaw, with no line of code for it.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.rules import check
from tests.support.drawing import draw
from tests.support.shapes import MATURITY, ONE_COLUMN, SEVEN, SEVEN_COLUMNS, THREE_LEVELS


@pytest.mark.parametrize("drawing", [THREE_LEVELS, SEVEN_COLUMNS, MATURITY, ONE_COLUMN])
def test_a_new_shape_needs_no_code(drawing: str, tmp_path: Path) -> None:
    draw(tmp_path, drawing)
    data = load_dataset(tmp_path)
    assert check(data) == []
    assert len(data.project.frameworks) == 2


def read(drawing: str, tmp_path: Path) -> Dataset:
    draw(tmp_path, drawing)
    return load_dataset(tmp_path)


def test_seven_columns_hold_what_was_typed(tmp_path: Path) -> None:
    practice = (
        read(SEVEN_COLUMNS, tmp_path).project.frameworks["wide"].sections["all"].practices["one"]
    )
    assert list(practice.columns) == list(SEVEN)


def test_every_question_has_its_own_responses(tmp_path: Path) -> None:
    framework = read(MATURITY, tmp_path).project.frameworks["maturity"]
    questions = framework.sections["questions"].questions
    named = [str(question.responses) for question in questions.values()]
    assert [framework.responses[name]["low"] for name in named] == [
        f"Stage {number} low" for number in range(90)
    ]


def test_every_scalar_is_the_text_that_was_typed(tmp_path: Path) -> None:
    data = read(
        dedent("""\
            ==> data/frameworks/demo/first.yml
            title: 2026-01-01
            summary: 12:30
            practices:
              plan-well:
                title: no
                label: 1.10
                signs: {one-plan: true, two: 0x1F, three: 1_000}
            """),
        tmp_path,
    )
    section = data.project.frameworks["demo"].sections["first"]
    practice = section.practices["plan-well"]
    assert (section.title, section.summary, practice.title, practice.label) == (
        "2026-01-01",
        "12:30",
        "no",
        "1.10",
    )
    assert [statement.text for statement in practice.columns["signs"].values()] == [
        "true",
        "0x1F",
        "1_000",
    ]


def test_paragraphs_are_kept_in_every_style(tmp_path: Path) -> None:
    data = read(
        dedent("""\
            ==> data/frameworks/demo/first.yml
            title: First
            summary: >-
              One goes
              on.

              Two.
            practices:
              plan-well:
                title: Plan
                summary: |
                  One goes
                  on.

                  Two.
                source_note: "One goes
                  on.

                  Two."
                signs:
                  one-plan: |
                    On one
                    line.
            """),
        tmp_path,
    )
    section = data.project.frameworks["demo"].sections["first"]
    practice = section.practices["plan-well"]
    assert {section.summary, practice.summary, practice.source_note} == {"One goes on.\n\nTwo."}
    assert practice.columns["signs"]["one-plan"].text == "On one line."


def test_the_model_is_frozen(tmp_path: Path) -> None:
    framework = read(THREE_LEVELS, tmp_path).project.frameworks["rubric"]
    practice = framework.sections["teaming"].practices["meetings"]
    with pytest.raises(TypeError):
        practice.columns["expected"]["weekly"] = None  # type: ignore[index]
    with pytest.raises(TypeError):
        practice.columns["new"] = {}  # type: ignore[index]
    with pytest.raises(ValueError, match="frozen"):
        framework.title = "Other"  # type: ignore[misc]
