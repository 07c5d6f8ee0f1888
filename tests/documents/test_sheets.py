"""Response sheets for Excel and as plain text."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path
from textwrap import dedent

import openpyxl
import pytest

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.csv_table import write_csv
from macros.outputs.excel import write_xlsx
from macros.rules import check
from macros.views.sheet import build_sheet
from tests.support.document_texts import converted, rows
from tests.support.documents import reworded, sections
from tests.support.drawing import draw


def test_a_sheet_has_a_row_for_each_thing_and_offers_its_responses(
    made: tuple[Dataset, Path],
) -> None:
    data, folder = made
    for section in sections(data):
        book = openpyxl.load_workbook(folder / section.address / "responses.xlsx")
        first, choices = book.worksheets
        wanted = list(rows(data, section))
        found = [[cell.value or "" for cell in row] for row in first.iter_rows(min_row=2)]
        assert [(row[8], row[3]) for row in found] == [
            (address, text) for address, text, _ in wanted
        ]
        assert first.freeze_panes == "A2"
        assert first.print_title_rows == "$1:$1"
        offered: dict[int, list[object]] = {}
        for validation in first.data_validations.dataValidation:
            name, cells = validation.formula1.rsplit("!", 1)
            assert name.strip("'") == choices.title
            column = [cell.value for (cell,) in choices[cells.replace("$", "")]]
            offered |= {
                row[0].row: column
                for reference in validation.sqref
                for row in first[reference.coord + ":F999"][:1]
            }
        asked = {at: responses for at, (_, _, responses) in enumerate(wanted, start=2) if responses}
        assert offered == asked
        assert all(cell.data_type != "f" for row in first.iter_rows() for cell in row)


def test_a_table_in_plain_text_is_the_sheet(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for section in sections(data):
        book = openpyxl.load_workbook(folder / section.address / "responses.xlsx")
        cells = [[str(cell.value or "") for cell in row] for row in book.worksheets[0].iter_rows()]
        text = (folder / section.address / "responses.csv").read_bytes().decode("utf-8-sig")
        table = list(csv.reader(io.StringIO(text)))
        assert table[: len(cells)] == cells
        assert not any(row[-1] for row in table[len(cells) :])  # what the responses mean


def test_libreoffice_opens_every_sheet(made: tuple[Dataset, Path], tmp_path: Path) -> None:
    data, folder = made
    files = []
    for section in sections(data):
        copy = tmp_path / f"{section.address.replace('/', '--')}.xlsx"
        shutil.copy(folder / section.address / "responses.xlsx", copy)
        files.append(copy)
    for section, file in zip(
        sections(data),
        converted(files, "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path),
        strict=True,
    ):
        with file.open(encoding="utf-8") as opened:
            found = list(csv.reader(opened))[1:]
        assert [(row[8], row[3]) for row in found] == [
            (address, text) for address, text, _ in rows(data, section)
        ]


SECTION = dedent("""\
    ==> data/frameworks/demo/first.yml
    title: First
    summary: S.
    practices:
      p:
    """)
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://x")',
    "|cmd",
    "https://example.org",
    "1/2",
)


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    lines = "".join(
        f"      s{at}: '{text} is what a plan says.'\n" for at, text in enumerate(FORMULAS)
    )
    draw(tmp_path, f"{SECTION}    title: =1+2\n    signs:\n{lines}")
    data = load_dataset(tmp_path)
    assert not [problem for problem in check(data) if problem.severity == "error"]
    view = build_sheet(data, "demo/first")
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(view, data.project.site)))
    assert [cell.data_type for cell in book.worksheets[0]["D"][1:]] == ["s"] * len(FORMULAS)
    assert [cell.value for cell in book.worksheets[0]["D"][1:]] == [
        f"{text} is what a plan says." for text in FORMULAS
    ]
    table = list(csv.reader(io.StringIO(write_csv(view).decode("utf-8-sig"))))
    for row in table:
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    "names",
    [
        (
            "Responses of our leadership team today",
            "Responses of our leadership team to choose from",
        ),
        ("Res/ponses", "Responses"),
        ("RRRRRRRRRRRRRRRRRRRRRRRRRRRRRR's list", "History"),
        ("***", "///"),
    ],
)
def test_a_sheet_is_named_whatever_the_messages_say(names: tuple[str, str], tmp_path: Path) -> None:
    data = reworded(tmp_path, f'sheet: "{names[0]}"\nsheet-choices: "{names[1]}"\n')
    book = openpyxl.load_workbook(
        io.BytesIO(write_xlsx(build_sheet(data, "demo/first"), data.project.site))
    )
    titles = [page.title.casefold() for page in book.worksheets]
    assert len(set(titles)) == 2
    assert all(0 < len(title) < 32 and title != "history" for title in titles)
