"""Statements by their numbers: the same ones on every page, in every document and in the sheet."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.documents import list_recipes
from macros.outputs.html.renderer import HtmlRenderer
from macros.views.names import end_label
from macros.views.reflection import build_reflection_outline
from macros.views.section import build_section_view
from macros.views.statement import StatementView
from macros.views.text_runs import to_plain_text
from tests.support.document_texts import in_pdf, in_word, letters
from tests.support.drawing import draw
from tests.support.projects import ROOT
from tests.support.sheets import read_sheet

SECTIONS = (
    "sipr/promote-system-wide-learning",
    "sipr/open-and-collaborative-culture",
    "district-capacity/catalyzing-conditions",
    "four-domains/leadership-for-rapid-improvement",
    "school-actions/identify-school-actions",
)
PAGES = {"profile": "", "checklist": "reflect/", "guide": "guide/"}

PRACTICES = """
==> data/frameworks/demo/framework.yml
title: Demo framework
version: '1'
summary: S.
source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
columns:
  signs: {title: Signs, level: district}
  spread: {title: Spread, level: school}
sections: [first]
==> data/frameworks/demo/first.yml
title: First
summary: S.
practices:
  labeled:
    label: 1A
    title: Labeled
    spread: {c: The third one.}
    signs:
      a: The first one.
      gone: {text: The old one., retired: It said the same as another.}
      b: The second one.
  unlabeled:
    title: Unlabeled
    signs: {d: The fourth one.}
  retired:
    title: Retired
    retired: Nobody asks this.
    signs: {e: The fifth one.}
  last:
    title: Last
    signs: {f: The last one.}
questions: {why: Why do we ask?}
"""


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load_dataset(ROOT)


def list_statements(data: Dataset, section: str) -> list[StatementView]:
    return [
        statement
        for practice in build_section_view(data, section).practices
        for column in practice.columns
        for statement in column.statements
    ]


def test_numbers_run_through_a_practice_by_its_columns(tmp_path: Path) -> None:
    draw(tmp_path, PRACTICES)
    data = load_dataset(tmp_path)
    numbers = {
        each.address.rpartition("/")[2]: each.number for each in list_statements(data, "demo/first")
    }
    assert numbers == {"a": "1A.1", "b": "1A.2", "c": "1A.3", "d": "2.1", "f": "3.1"}
    outline = build_reflection_outline(data, "demo")["things"]
    assert {
        each["address"].rpartition("/")[2]: each["number"] for each in outline if "number" in each
    } == numbers


@pytest.mark.parametrize("section", SECTIONS)
def test_all_outputs_number_alike(data: Dataset, section: str, tmp_path: Path) -> None:
    statements = list_statements(data, section)
    numbers = {each.address: each.number for each in statements}
    assert len(set(numbers.values())) == len(numbers)

    renderer = HtmlRenderer(data)
    for call, below in PAGES.items():
        html = renderer.render(call, section, f"{section}/{below}").html
        assert {each.address: find_number(html, each) for each in statements} == numbers, call
    profile = renderer.render("profile", section, f"{section}/").html
    for each in statements:
        assert f'href="#{each.anchor}" data-pp-copy aria-label="Link to statement ' in profile
        assert f'aria-label="Link to statement {each.number}"' in profile

    for recipe in list_recipes(renderer, section):
        file = tmp_path / recipe.path.rpartition("/")[2]
        file.write_bytes(recipe.make())
        if file.stem in ("record", "facilitator"):
            continue  # which name practices, with the first and the last of their statements
        if recipe.format in ("pdf", "docx"):
            shown = in_pdf(file) if recipe.format == "pdf" else in_word(file)
            missing = [each.number for each in statements if write_line(each) not in shown]
            assert missing == [], file.name
        else:
            rows = read_rows(file)
            found = {row["Address"]: row["Type"] for row in rows if row["Address"] in numbers}
            assert found == {key: f"Statement {number}" for key, number in numbers.items()}


def find_number(html: str, statement: StatementView) -> str:
    """Return the number that stands first in a statement's element."""
    _, _, element = html.partition(f' id="{statement.anchor}"')
    found = re.search(r'class="(?:pp-statement-number|pp-number-cell)">([^<]*)<', element)
    assert found
    return found[1]


def write_line(statement: StatementView) -> str:
    """Return a statement's number, label and text as a document shows them."""
    label = end_label(statement.label)
    return letters(f"{statement.number}{label}{to_plain_text(statement.words)}")


def read_rows(file: Path) -> list[dict[str, str]]:
    """Return the rows of a sheet in either format, by their headings."""
    if file.suffix == ".csv":
        return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
    return read_sheet(file)
