"""The looks of a workbook's cells, and what a cell may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

FONT_SIZE, LINE_HEIGHT = 10, 13.5  # in points
LONGEST_CELL = 32_767  # characters
RULE, QUIET = "#6B767B", "#4C575D"
HEAD, GIVEN, UNASKED = "#E3E8E6", "#F4F6F5", "#D5D9DA"


@dataclass(frozen=True)
class CellFormats:
    """The looks of cells.

    `given` is what is not typed over, `free` what is to be filled in; both may be sorted, which
    Excel allows for cells that are not locked alone. `person` is a head to type a name over.
    """

    title: Format
    line: Format
    label: Format
    field: Format
    date: Format
    head: Format
    person: Format
    given: Format
    free: Format
    counted: Format
    fixed: Format
    unasked: Format


def add_formats(book: xlsxwriter.Workbook) -> CellFormats:
    """Return the looks of a workbook's cells."""

    def add(**looks: Any) -> Format:
        return book.add_format({"font_size": FONT_SIZE, "valign": "top", **looks})

    framed = {"text_wrap": True, "border": 1, "border_color": RULE}
    free = {**framed, "locked": False}
    head = {**framed, "bold": True, "bg_color": HEAD}
    return CellFormats(
        title=add(bold=True, font_size=14),
        line=add(font_color=QUIET),
        label=add(align="right", bold=True, valign="vcenter"),
        field=add(**{**free, "text_wrap": False, "valign": "vcenter"}),
        date=add(**{**free, "num_format": "yyyy-mm-dd", "align": "left"}),
        head=add(**head),
        person=add(**head, locked=False),
        given=add(**free, bg_color=GIVEN),
        free=add(**free),
        counted=add(**free, bg_color=GIVEN, italic=True),
        fixed=add(**framed, bg_color=GIVEN),
        unasked=book.add_format({"bg_color": UNASKED, "font_color": QUIET}),
    )


def escape_cell(text: str) -> str:
    """Return a text as a cell may hold it.

    The library would take one that begins and ends like this for markup of its own.
    """
    text = text[:LONGEST_CELL]
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
