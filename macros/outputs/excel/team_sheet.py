"""The worksheet of a team: a column a person, and what they have said counted by formulas."""

from __future__ import annotations

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from macros.model.site import Site
from macros.outputs.excel.cell_formats import CellFormats
from macros.outputs.excel.choices import Choices
from macros.outputs.excel.table import HEAD_ROW, TableColumn, TableWriter
from macros.views.sheet import Sheet, SheetRow

PEOPLE = 8
KIND_WIDTH, TEXT_WIDTH, PERSON_WIDTH, SPREAD_WIDTH, END_WIDTH = 11, 32, 8, 17, 10.5
HIDDEN_WIDTH, ADDRESS_WIDTH = 10, 30


def write_team_sheet(
    book: xlsxwriter.Workbook,
    name: str,
    sheet: Sheet,
    choices: Choices,
    formats: CellFormats,
    site: Site,
) -> xlsxwriter.worksheet.Worksheet:
    """Add the worksheet."""
    page = book.add_worksheet(name)
    rows = [row for row in sheet.rows if row.responses]
    writer = TableWriter(page, sheet, _list_columns(sheet), rows, formats)
    writer.write_head([f"{sheet.edition}. {sheet.words['how-team']}", sheet.words["how-more"]])
    writer.write_field(3, 1, "team")
    writer.write_field(4, 1, "cycle")
    writer.write_field(4, PEOPLE, "date", sheet.words["ask-date"])
    writer.add_table("Team", sheet.words["ask-person"])
    for number, row in enumerate(rows):
        texts = {"kind": row.kind, "text": row.text, "address": row.address}
        texts["choices"] = choices.find_set_name(row)
        texts |= _make_formulas(writer, HEAD_ROW + 1 + number, row, choices)
        counted = ";".join(f"{response}: 1" for response in row.responses)
        writer.write_row(number, texts, {"spread": counted})
    writer.guard(writer.find("choices"))
    writer.set_up_print(site)
    return page


def _list_columns(sheet: Sheet) -> list[TableColumn]:
    headings, words = sheet.headings, sheet.words
    people = [words["person"].replace("{number}", str(at + 1)) for at in range(PEOPLE)]
    return [
        TableColumn("kind", headings["kind"], KIND_WIDTH, "given"),
        TableColumn("text", headings["text"], TEXT_WIDTH, "given"),
        *(
            TableColumn(f"person-{at}", person, PERSON_WIDTH, "response", words["ask-response"])
            for at, person in enumerate(people)
        ),
        TableColumn("spread", words["spread"], SPREAD_WIDTH, "counted"),
        TableColumn("lowest", words["lowest"], END_WIDTH, "counted"),
        TableColumn("highest", words["highest"], END_WIDTH, "counted"),
        TableColumn("choices", words["choices"], HIDDEN_WIDTH, "hidden"),
        TableColumn("address", headings["address"], ADDRESS_WIDTH, "address"),
    ]


def _make_formulas(
    writer: TableWriter, row: int, asked: SheetRow, choices: Choices
) -> dict[str, str]:
    """Return what counts a row's responses.

    Responses are named by their cells, never by their texts: no text becomes part of a formula.
    """
    first, last = writer.find("person-0"), writer.find(f"person-{PEOPLE - 1}")
    start, end = (xl_rowcol_to_cell(row, column, col_abs=True) for column in (first, last))
    counts = {
        response: f"SUMPRODUCT(--({start}:{end}={choices.find_cell(asked, response)}))"
        for response in asked.responses
    }
    pieces = [
        f'IF({count}>0,"; "&{choices.find_cell(asked, response)}&": "&{count},"")'
        for response, count in counts.items()
    ]
    ordered = [(counts[each], choices.find_cell(asked, each)) for each in asked.ordered]
    return {
        "spread": f"=MID({'&'.join(pieces)},3,999)",
        "lowest": _choose_first(ordered),
        "highest": _choose_first(ordered[::-1]),
    }


def _choose_first(ordered: list[tuple[str, str]]) -> str:
    """Return a formula for the first response that anybody gave."""
    formula = '""'
    for count, cell in reversed(ordered):
        formula = f"IF({count}>0,{cell},{formula})"
    return f"={formula}"
