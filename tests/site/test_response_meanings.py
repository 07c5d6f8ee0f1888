"""What responses mean, and where to look for evidence: told alike wherever people answer."""

from __future__ import annotations

import csv
import io
from html import unescape
from pathlib import Path

import openpyxl
import pytest

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.csv_table import write_csv
from macros.outputs.documents import list_recipes
from macros.outputs.excel.workbook import write_xlsx
from macros.outputs.html.renderer import HtmlRenderer
from macros.views.guide.blocks import BulletList
from macros.views.guide.document import build_guide
from macros.views.guide.record import build_record
from macros.views.responses import build_response_sets
from macros.views.section import build_section_view
from macros.views.sheet import build_sheet
from macros.views.text_runs import to_plain_text
from tests.support.document_texts import in_pdf, in_word, letters
from tests.support.drawing import draw
from tests.support.projects import ROOT

SIPR = "sipr/promote-system-wide-learning"
SECTIONS = (
    SIPR,
    "district-capacity/catalyzing-conditions",
    "four-domains/leadership-for-rapid-improvement",
)


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load_dataset(ROOT)


def render(data: Dataset, call: str, section: str, below: str = "") -> str:
    return unescape(HtmlRenderer(data).render(call, section, f"{section}/{below}").html)


@pytest.mark.parametrize("section", SECTIONS)
def test_meanings_are_told_alike_wherever_people_answer(data: Dataset, section: str) -> None:
    pairs = [
        (each.response, each.meaning)
        for response_set in build_response_sets(data, section)
        for each in response_set.responses
    ]
    assert pairs
    assert all(meaning for _, meaning in pairs)

    checklist = render(data, "checklist", section, "reflect/")
    head = checklist.partition('class="pp-practice"')[0]
    team = render(data, "team", "", "team/")
    for response, meaning in pairs:
        assert f"<dt>{response}</dt><dd>{meaning}</dd>" in head
        assert f"<dt>{response}</dt><dd>{meaning}</dd>" in team

    view = build_section_view(data, section)
    (part,) = [part for part in build_guide(data, section, view).parts if part.id == "__responses"]
    told = [
        (point.name, to_plain_text(point.words))
        for block in part.blocks
        if isinstance(block, BulletList)
        for point in block.points
    ]
    assert told == pairs

    sheet = build_sheet(data, section)
    rows = list(csv.reader(io.StringIO(write_csv(sheet).decode("utf-8-sig"))))
    assert [(row[3], row[4]) for row in rows if not row[-1]] == pairs
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(sheet, data.project.site)))
    columns = [[cell.value for cell in column][1:] for column in book.worksheets[-1].iter_cols()]
    assert columns.pop()[0] == "–"  # of what is not asked
    beside = list(zip(columns[::2], columns[1::2], strict=True))
    found = [pair for texts in beside for pair in zip(*texts, strict=True) if pair[0]]
    apart = data.project.messages["does-not-apply"]
    assert sorted(pair for pair in found if pair[0] != apart) == sorted(pairs)


def test_a_column_that_asks_its_own_way_is_named(data: Dataset) -> None:
    titles = [each.title for each in build_response_sets(data, SIPR)]
    assert titles == ["For Acceptable implementation", "For Acceptable scale", "For questions"]
    checklist = render(data, "checklist", SIPR, "reflect/")
    assert [title for title in titles if f'"pp-meanings-of">{title}</p>' not in checklist] == []


def test_a_team_answers_each_column_that_asks_its_own_way(data: Dataset) -> None:
    practice = build_record(data, build_section_view(data, SIPR)).practices[0]
    firsts = [(answer.title, answer.responses[0].text) for answer in practice.answers]
    assert firsts == [
        ("Acceptable implementation", "Not yet"),
        ("Acceptable scale", "In no school"),
    ]


def test_what_nobody_explains_is_not_opened(tmp_path: Path) -> None:
    draw(tmp_path, "")
    data = load_dataset(tmp_path)
    assert "pp-meanings" not in render(data, "checklist", "demo/first", "reflect/")
    assert "pp-meanings" not in render(data, "team", "", "team/")


@pytest.mark.parametrize("section", SECTIONS)
def test_where_to_look_is_told_to_those_who_answer(
    data: Dataset, section: str, tmp_path: Path
) -> None:
    evidence = [
        statement.evidence
        for practice in build_section_view(data, section).practices
        for column in practice.columns
        for statement in column.statements
        if statement.evidence
    ]
    assert evidence
    for call, below in (("checklist", "reflect/"), ("guide", "guide/")):
        html = render(data, call, section, below)
        assert [each for each in evidence if f"Where to look: {each}<" not in html] == []
    assert "Where to look" not in render(data, "profile", section)
    for recipe in list_recipes(HtmlRenderer(data), section):
        file = tmp_path / recipe.path.rpartition("/")[2]
        file.write_bytes(recipe.make())
        if file.stem.startswith("guide"):
            shown = in_pdf(file) if recipe.format == "pdf" else in_word(file)
            wanted = [letters(f"Where to look: {each}") for each in evidence]
            assert [each for each in wanted if each not in shown] == [], file.name
    assert [row.where for row in build_sheet(data, section).rows if row.where] == evidence
