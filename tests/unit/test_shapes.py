"""Frameworks of shapes not in hand: each is read, checked and found without a flaw, with no line of code for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.layers.load import Dataset, load_dataset
from macros.rules import check
from tests.support.drawing import draw

HEAD = (
    'title: Another shape\nsummary: A framework of another shape.\nversion: "1"\n'
    "source: {title: Shape, publisher: Nobody, wording: own, rights: None at all.}\n"
)

THREE_LEVELS = f"""
==> data/frameworks/rubric/framework.yml
{HEAD}
terms: {{section: [Component, Components], practice: [Indicator, Indicators]}}
columns:
  expected: {{title: Expected, required: true}}
  developmental: {{title: Developmental, required: true}}
  unacceptable: {{title: Unacceptable, responses: none}}
responses:
  practice: {{expected: Expected, developmental: Developmental, unacceptable: Unacceptable}}
sections: [teaming]
==> data/frameworks/rubric/teaming.yml
title: Teaming
summary: How teams work.
practices:
  meetings:
    label: 1.1
    title: Meetings
    expected: {{weekly: The team meets each week.}}
    developmental: {{monthly: The team meets each month.}}
    unacceptable: {{never: The team does not meet.}}
"""

SEVEN = {f"column-{number}": f"Facet {number}" for number in range(1, 8)}
SEVEN_COLUMNS = (
    f"==> data/frameworks/wide/framework.yml\n{HEAD}columns:\n"
    + "".join(f"  {key}: {{title: {title}, level: level-{key}}}\n" for key, title in SEVEN.items())
    + "sections: [all]\n"
    + "==> data/frameworks/wide/all.yml\ntitle: All\nsummary: All of it.\npractices:\n  one:\n    title: One\n"
    + "".join(f"    {key}: {{on-{key}: We see {title} here.}}\n" for key, title in SEVEN.items())
)

MATURITY = (
    f"==> data/frameworks/maturity/framework.yml\n{HEAD}columns: {{unused: {{title: Unused}}}}\nresponses:\n"
    + "".join(f"  scale-{n}: {{low: Stage {n} low, high: Stage {n} high}}\n" for n in range(90))
    + "sections: [questions]\n"
    + "==> data/frameworks/maturity/questions.yml\ntitle: Questions\nsummary: Ninety of them.\nquestions:\n"
    + "".join(f"  q-{n}: {{text: How far are we with {n}?, responses: scale-{n}}}\n" for n in range(90))
)

ONE_COLUMN = f"""
==> data/frameworks/steps/framework.yml
{HEAD}
columns: {{step: {{title: Steps, ordered: true, required: true}}}}
sections: [how]
relation_kinds: {{precedes: {{title: comes before}}}}
==> data/frameworks/steps/how.yml
title: How
summary: How to.
practices:
  go:
    title: Go
    step:
      first: {{text: We begin., items: {{a: With this., b: {{text: With that., note: Or not.}}}}}}
      then: We go on.
"""


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
    practice = read(SEVEN_COLUMNS, tmp_path).project.frameworks["wide"].sections["all"].practices["one"]
    assert list(practice.columns) == list(SEVEN)


def test_every_question_has_its_own_responses(tmp_path: Path) -> None:
    framework = read(MATURITY, tmp_path).project.frameworks["maturity"]
    questions = framework.sections["questions"].questions
    assert [framework.responses[question.responses]["low"] for question in questions.values()] == [
        f"Stage {number} low" for number in range(90)
    ]


def test_every_scalar_is_the_text_that_was_typed(tmp_path: Path) -> None:
    data = read(
        "==> data/frameworks/demo/first.yml\n"
        "title: 2026-01-01\nsummary: 12:30\npractices:\n  plan-well:\n    title: no\n    label: 1.10\n"
        "    signs: {one-plan: true, two: 0x1F, three: 1_000}\n",
        tmp_path,
    )
    section = data.project.frameworks["demo"].sections["first"]
    practice = section.practices["plan-well"]
    assert (section.title, section.summary, practice.title, practice.label) == ("2026-01-01", "12:30", "no", "1.10")
    assert [statement.text for statement in practice.columns["signs"].values()] == ["true", "0x1F", "1_000"]


def test_paragraphs_are_kept_in_every_style(tmp_path: Path) -> None:
    data = read(
        "==> data/frameworks/demo/first.yml\n"
        "title: First\nsummary: >-\n  One goes\n  on.\n\n  Two.\npractices:\n  plan-well:\n    title: Plan\n"
        "    summary: |\n      One goes\n      on.\n\n      Two.\n"
        '    source_note: "One goes\n      on.\n\n      Two."\n'
        "    signs:\n      one-plan: |\n        On one\n        line.\n",
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
