"""Every code that a report can carry, on its examples.

`tests/rules/<code>.txt` draws projects that pass and fail.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.layers.load import load_dataset
from macros.rules import FORMER_CODES, check, collect_explanations
from tests.support.drawing import draw

FOLDER = Path(__file__).parents[1] / "rules"
EXAMPLES = sorted(path for path in FOLDER.glob("*.txt") if path.stem != "base")


def drawings(path: Path) -> list[tuple[str, str]]:
    """(`passes` or `fails`, the drawing) of an example file.

    What stands before a line of dashes is a note.
    """
    parts = re.split(r"^--- (passes|fails)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


CASES = [
    pytest.param(path.stem, verdict, drawing, id=f"{path.stem}-{number}-{verdict}")
    for path in EXAMPLES
    for number, (verdict, drawing) in enumerate(drawings(path), start=1)
]


@pytest.mark.parametrize(("code", "verdict", "drawing"), CASES)
def test_example(code: str, verdict: str, drawing: str, tmp_path: Path) -> None:
    due = draw(tmp_path, drawing)
    problems = check(load_dataset(tmp_path))
    assert {(problem.place.path, problem.place.line, problem.code) for problem in problems} == due
    assert any(found == code for _, _, found in due) == (verdict == "fails")
    assert all(problem.message and problem.help for problem in problems)


#: What no drawing can show, since it is no text; tests/unit/test_reading.py and test_fonts.py have
#: examples.
NOT_DRAWN = {"character", "encoding", "too-large", "unreadable", "unreadable-font"}


@pytest.mark.parametrize("code", sorted(collect_explanations().keys() - NOT_DRAWN))
def test_every_code_has_examples_and_an_explanation(code: str) -> None:
    verdicts = {verdict for verdict, _ in drawings(FOLDER / f"{code}.txt")}
    assert verdicts == {"passes", "fails"}
    assert len(collect_explanations()[code]) > 40


def test_a_former_code_leads_to_one_of_today() -> None:
    today = collect_explanations()
    assert not FORMER_CODES.keys() & today.keys()
    assert set(FORMER_CODES.values()) <= today.keys()
