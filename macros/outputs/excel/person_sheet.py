"""The worksheet that one person fills in: responses, evidence and notes."""

from __future__ import annotations

import xlsxwriter

from macros.model.site import Site
from macros.outputs.excel.cell_formats import CellFormats
from macros.outputs.excel.choices import Choices
from macros.outputs.excel.table import Kind, TableColumn, TableWriter
from macros.views.sheet import Sheet, SheetRow

#: Each column with its width in characters: those that print fit a page's width at 9 points.
WIDTHS: dict[str, tuple[float, Kind]] = {
    "practice": (23, "given"),
    "column": (12, "given"),
    "kind": (11, "given"),
    "text": (36, "given"),
    "where": (18, "given"),
    "response": (13, "response"),
    "evidence": (13, "free"),
    "notes": (13, "free"),
    "talk": (8, "talk"),
    "choices": (10, "hidden"),
    "address": (30, "address"),
}


def write_person_sheet(
    book: xlsxwriter.Workbook,
    name: str,
    sheet: Sheet,
    choices: Choices,
    formats: CellFormats,
    site: Site,
) -> xlsxwriter.worksheet.Worksheet:
    """Add the worksheet."""
    page = book.add_worksheet(name)
    writer = TableWriter(page, sheet, _list_columns(sheet), sheet.rows, formats)
    writer.write_head([f"{sheet.edition}. {sheet.words['how']}", sheet.words["how-later"]])
    kind, text = writer.find("kind"), writer.find("response") - 1
    writer.write_field(3, kind, "name", sheet.words["ask-name"])
    writer.write_field(4, kind, "cycle")
    if text == kind + 1:
        text += 1  # where nothing stands between, the first pair takes the column
    writer.write_field(3, text, "team")
    writer.write_field(4, text, "date", sheet.words["ask-date"])
    writer.add_table("Responses")
    for number, row in enumerate(sheet.rows):
        writer.write_row(number, _make_texts(row, choices))
    writer.guard(writer.find("choices"))
    writer.set_up_print(site)
    return page


def _list_columns(sheet: Sheet) -> list[TableColumn]:
    """Return the columns; that on where to look only where a row says something there."""
    widths = dict(WIDTHS)
    if not any(row.where for row in sheet.rows):
        (where, _), (text, kind) = widths.pop("where"), widths["text"]
        widths["text"] = (text + where, kind)
    return [
        TableColumn(
            name,
            sheet.headings.get(name) or sheet.words[name],
            width,
            kind,
            sheet.words.get(f"ask-{name}", ""),
        )
        for name, (width, kind) in widths.items()
    ]


def _make_texts(row: SheetRow, choices: Choices) -> dict[str, str]:
    return {
        "practice": row.practice,
        "column": row.column,
        "kind": row.kind,
        "text": row.text,
        "where": row.where,
        "choices": choices.find_set_name(row),
        "address": row.address,
    }
