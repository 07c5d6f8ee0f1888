"""Response sheets for Excel and as plain text."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from textwrap import dedent

import openpyxl
import pytest
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.csv_table import write_csv
from macros.outputs.excel.workbook import write_xlsx
from macros.rules import check
from macros.views.messages import load_messages
from macros.views.sheet import build_sheet
from macros.views.table_headings import SHEET_COLUMNS, list_headings
from tests.support.document_texts import converted, rows
from tests.support.documents import reworded, sections
from tests.support.drawing import draw
from tests.support.projects import ROOT
from tests.support.sheets import HEAD, list_choices, read_sheet, read_table, write_answers


def offer(data: Dataset, address: str, _: str, responses: list[str]) -> list[str]:
    """What one may choose in a row: of a statement, also that it does not apply."""
    is_statement = data.elements[address].kind == "statement"
    apart = load_messages(data).say("does-not-apply")
    return [*responses, apart] if is_statement and responses else responses


def test_a_workbook_has_a_row_for_each_thing_and_offers_its_responses(
    made: tuple[Dataset, Path],
) -> None:
    data, folder = made
    for section in sections(data):
        book = openpyxl.load_workbook(folder / section.address / "responses.xlsx")
        first, *teams, choices = book.worksheets
        offered = list_choices(book)
        wanted = [(*each[:2], offer(data, *each)) for each in rows(data, section)]
        found = [
            (row["Address"], row["Statement"], offered[row["Choices"]]) for row in read_table(first)
        ]
        assert found == [(each[0], each[1], each[2] or ["–"]) for each in wanted]
        asked = [(address, text) for address, text, responses in wanted if responses]
        for team in teams:
            assert [(row["Address"], row["Statement"]) for row in read_table(team)] == asked
        assert bool(teams) == bool(asked)
        assert choices.sheet_state == "hidden"
        for page in (first, *teams):
            assert_is_a_guarded_table(page)


def first_cells(rule: DataValidation) -> CellRange:
    """The cells for which a rule holds."""
    (cells,) = rule.sqref.ranges
    return cells


def assert_is_a_guarded_table(page: Worksheet) -> None:
    """A table that filters and sorts, with one rule a column, and that prints at 9 points."""
    (table,) = page.tables.values()
    assert table.autoFilter
    assert page.freeze_panes == f"A{HEAD + 1}"
    assert page.print_title_rows == f"${HEAD}:${HEAD}"
    protection = page.protection
    assert protection.sheet
    assert not protection.password
    assert not any((protection.sort, protection.autoFilter, protection.insertColumns))
    cells = page[table.ref]
    assert all(cell.protection.locked is False for row in cells[1:] for cell in row)
    assert page["A1"].protection.locked

    rules = page.data_validations.dataValidation
    below = [rule for rule in rules if first_cells(rule).min_row == HEAD + 1]
    assert sorted(first_cells(rule).min_col for rule in below) == list(range(1, len(cells[0]) + 1))
    assert all(first_cells(rule).max_row == page.max_row for rule in below)
    assert {rule.type for rule in below} >= {"list", "custom"}

    printed = page[page.print_area.replace("$", "").partition("!")[2]][0]
    width = 7 * sum(
        columns.width * (min(columns.max, len(printed)) - columns.min + 1)
        for columns in page.column_dimensions.values()
        if columns.min <= len(printed)
    )
    margins = page.page_margins
    room = (11 - margins.left - margins.right) * 96
    assert min(room / width, 1) * cells[1][0].font.sz >= 9
    assert cells[1][-1].value not in {cell.value for cell in printed}  # the address


def test_formulas_count_and_say_no_text(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for section in sections(data):
        book = openpyxl.load_workbook(folder / section.address / "responses.xlsx")
        counted = {"Answers", "Lowest", "Highest"}
        for page in book.worksheets[:2]:
            for row in read_table(page) if page.tables else []:
                formulas = {name for name, text in row.items() if str(text).startswith("=")}
                assert formulas in (set(), counted)
                for name in formulas:  # of responses it names the cells
                    assert set(re.findall(r'"([^"]*)"', row[name])) <= {"; ", ": ", ""}


def test_a_table_in_plain_text_has_the_rows_of_the_workbook(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for section in sections(data):
        sheet = read_sheet(folder / section.address / "responses.xlsx")
        text = (folder / section.address / "responses.csv").read_bytes().decode("utf-8-sig")
        table = list(csv.DictReader(io.StringIO(text)))
        assert list(table[0]) == list_headings(load_messages(data), SHEET_COLUMNS)
        shared = [name for name in sheet[0] if name in table[0]]
        assert len(shared) >= 9
        for cells, row in zip(sheet, table, strict=False):
            assert {name: str(cells[name] or "") for name in shared} == {
                name: row[name] for name in shared
            }
        assert not any(row["Address"] for row in table[len(sheet) :])  # what the responses mean


def test_libreoffice_opens_every_workbook_and_counts_in_it(
    made: tuple[Dataset, Path], tmp_path: Path
) -> None:
    data, folder = made
    files, expected = [], []
    beside = ("Not sure", "Do not know", load_messages(data).say("does-not-apply"))
    for section in sections(data):
        book = openpyxl.load_workbook(folder / section.address / "responses.xlsx")
        if len(book.worksheets) < 3:
            continue
        team, offered = book.worksheets[1], list_choices(book)
        row = read_table(team)[0]
        ordered = [text for text in offered[row["Choices"]] if text not in beside]
        given = {"Person 1": ordered[-1], "Person 2": ordered[0], "Person 8": ordered[-1]}
        write_answers(book, team, {row["Address"]: given})
        book.active = 1
        files.append(tmp_path / f"{section.address.replace('/', '--')}.xlsx")
        book.save(files[-1])
        spread = f"{ordered[0]}: 1; {ordered[-1]}: 2"
        if len(ordered) == 1:
            spread = f"{ordered[0]}: 3"
        expected.append((spread, ordered[0], ordered[-1]))
    (tmp_path / "saved").mkdir()
    for file, wanted in zip(converted(files, "xlsx", tmp_path / "saved"), expected, strict=True):
        page = openpyxl.load_workbook(file, data_only=True).worksheets[1]
        row = read_table(page)[0]
        assert (row["Answers"], row["Lowest"], row["Highest"]) == wanted, file.name


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
    sheet = read_sheet(io.BytesIO(write_xlsx(view, data.project.site)))
    wanted = [f"{text} is what a plan says." for text in FORMULAS]
    assert [row[view.headings["text"]] for row in sheet] == wanted
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(view, data.project.site)))
    assert {cell.data_type for cell in book.worksheets[0]["D"][HEAD:]} == {"s"}
    table = list(csv.reader(io.StringIO(write_csv(view).decode("utf-8-sig"))))
    for row in table:
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_two_builds_give_the_same_bytes() -> None:
    data = load_dataset(ROOT)
    view = build_sheet(data, "sipr/promote-system-wide-learning")
    first, second = (write_xlsx(view, data.project.site) for _ in range(2))
    assert first == second


def test_headings_that_a_fork_words_alike_still_make_a_table(tmp_path: Path) -> None:
    data = reworded(tmp_path, 'sheet-column: "Practice"\nsheet-kind: "practice"\n')
    book = openpyxl.load_workbook(
        io.BytesIO(write_xlsx(build_sheet(data, "demo/first"), data.project.site))
    )
    head = [str(cell.value) for cell in book.worksheets[0][HEAD]]
    assert head[:3] == ["Practice", "Practice 2", "practice 3"]


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
    assert len(set(titles)) == len(titles) >= 2
    assert all(0 < len(title) < 32 and title != "history" for title in titles)
