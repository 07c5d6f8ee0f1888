"""A workbook's tables, read by their headings."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.outputs.excel.table import HEAD_ROW

HEAD = HEAD_ROW + 1  # openpyxl counts from 1


def read_table(page: Worksheet) -> list[dict[str, Any]]:
    """Return the rows of a worksheet's table, each by its headings."""
    head = [str(cell.value) for cell in page[HEAD]]
    return [
        {name: cell.value for name, cell in zip(head, cells, strict=True)}
        for cells in page.iter_rows(min_row=HEAD + 1)
    ]


def read_sheet(file: Path | BinaryIO) -> list[dict[str, Any]]:
    """Return the rows of a workbook's first table."""
    return read_table(openpyxl.load_workbook(file).worksheets[0])


def list_choices(book: Workbook) -> dict[str, list[str]]:
    """Return the responses of each set, by the name of its cells."""
    page = book.worksheets[-1]
    found: dict[str, list[str]] = {}
    for name, cells in book.defined_names.items():
        block = page[cells.attr_text.rsplit("!", 1)[1].replace("$", "")]
        found[name] = [row[0].value for row in block] if isinstance(block, tuple) else [block.value]
    return found


def write_answers(book: Workbook, page: Worksheet, answers: dict[str, dict[str, str]]) -> None:
    """Fill in a worksheet: for each address the cells by their headings."""
    head = {str(cell.value): cell.column for cell in page[HEAD]}
    for row in range(HEAD + 1, page.max_row + 1):
        address = page.cell(row, head["Address"]).value
        for heading, text in answers.get(str(address), {}).items():
            page.cell(row, head[heading]).value = text
