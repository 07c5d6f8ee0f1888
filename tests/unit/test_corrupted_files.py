"""A file after an accident: every problem in the report has a message and a line of a file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.layers.load import load_dataset
from macros.rules import check
from tests.support.projects import ROOT
from tests.support.random_choices import positions

FRAMEWORKS = sorted(path.name for path in (ROOT / "data/frameworks").iterdir())
FILES = sorted(path.relative_to(ROOT) for path in (ROOT / "data").rglob("*.yml"))
SPECIALS = [*":\t\"'{}[]|>%\n?,~#", " #1", "- ", "&a ", "*a", "!x "]


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A project with each framework by itself, and one with all of them."""
    folder = tmp_path_factory.mktemp("corrupted")
    shutil.copytree(ROOT / "data", folder / "all" / "data")
    for framework in FRAMEWORKS:
        others = shutil.ignore_patterns(*(other for other in FRAMEWORKS if other != framework))
        shutil.copytree(ROOT / "data", folder / framework / "data", ignore=others)
    return {name: folder / name for name in ("all", *FRAMEWORKS)}


@st.composite
def corrupted(draw: st.DrawFn, text: str) -> str:
    """A file's text with something typed, lost, doubled or moved."""
    lines = text.split("\n")
    position, line = draw(positions(len(text))), draw(positions(len(lines)))
    match draw(st.integers(0, 5)):
        case 0:
            special: str = draw(st.sampled_from(SPECIALS))
            return text[:position] + special + text[position:]
        case 1:
            return text[:position] + text[position + draw(st.integers(1, 7)) :]
        case 2:
            del lines[line]
        case 3:
            lines.insert(draw(positions(len(lines))), lines[line])
        case 4:
            lines[line] = " " * draw(st.integers(0, 7)) + lines[line].lstrip()
        case _:
            return text[:position]
    return "\n".join(lines)


def count_lines(file: Path) -> int:
    return len(file.read_text("utf-8").split("\n")) if file.is_file() else 1


@given(data=st.data())
def test_a_corruption_gives_a_located_report_or_is_harmless(
    data: st.DataObject, projects: dict[str, Path]
) -> None:
    path = data.draw(st.sampled_from(FILES), label="file")
    name = next((part for part in path.parts if part in FRAMEWORKS), "all")
    project = projects[name]
    original = (ROOT / path).read_text("utf-8")
    (project / path).write_text(data.draw(corrupted(original), label="text"), "utf-8")
    try:
        problems = check(load_dataset(project))
        for problem in problems:
            assert problem.message
            assert 1 <= problem.place.line <= count_lines(project / problem.place.path)
    finally:
        (project / path).write_text(original, "utf-8")
