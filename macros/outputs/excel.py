"""Excel: what a section asks as a workbook, to be filled in by a team. No text ever becomes a formula."""

from __future__ import annotations

import io
from datetime import datetime
from itertools import chain, count

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from macros.model.framework import Site
from macros.outputs.html.stylesheet import is_right_to_left
from macros.views.sheet import Sheet

NO_DATE = datetime(2000, 1, 1)  # the same content gives the same bytes on any day
PAPER = {"letter": 1, "a4": 9}
WIDTHS = (20, 15, 12, 46, 16, 24, 24, 30)
RESPONSE, ADDRESS = 4, 7  # the first of the columns to fill in, and the one after them
SIZE, LINE, TALLEST = 10, 13.5, 409  # of letters, lines and rows, in points
LONGEST = 32_767  # characters in a cell


def write_xlsx(sheet: Sheet, site: Site) -> bytes:
    """A sheet as an Excel workbook: a frozen head, and for each response a list to choose from."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": sheet.title, "author": sheet.site, "created": NO_DATE})
    shared = {"text_wrap": True, "valign": "top", "font_size": SIZE, "border": 1, "border_color": "#9AA3A7"}
    head = book.add_format({**shared, "bold": True, "bg_color": "#EEF1F0"})
    fixed = book.add_format({**shared, "bg_color": "#F7F8F7"})
    free = book.add_format(shared)
    page = book.add_worksheet(_named(sheet.name))
    _print_setup(page, sheet, site)
    _fill(page, sheet, head, fixed, free)
    choices = book.add_worksheet(_named(sheet.choices, page.get_name()))
    if is_right_to_left(sheet.language):
        page.right_to_left()
        choices.right_to_left()
    _offer(page, choices, sheet, head, fixed)
    book.close()
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet, head: Format, fixed: Format, free: Format) -> None:
    for at, width in enumerate(WIDTHS):
        page.set_column(at, at, width)
    for number, cells in enumerate(sheet.cells):
        # Not every program makes a row as high as what is in it.
        lines = max(len(text) // width + 1 for text, width in zip(cells, WIDTHS, strict=True))
        page.set_row(number, min(lines * LINE + 3, TALLEST))
        for at, text in enumerate(cells):
            style = head if number == 0 else free if RESPONSE <= at < ADDRESS else fixed
            if text:
                page.write_string(number, at, _cell(text), style)
            else:
                page.write_blank(number, at, None, style)


def _print_setup(page: Worksheet, sheet: Sheet, site: Site) -> None:
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(PAPER[site.paper])
    page.print_area(0, 0, len(sheet.rows), ADDRESS - 1)  # the address is for machines
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer(f"&L{sheet.title[:90].replace('&', '&&')}&R&P / &N")  # 255 characters at the most


def _offer(page: Worksheet, choices: Worksheet, sheet: Sheet, head: Format, fixed: Format) -> None:
    """Beside each row that asks something, the list of its responses, which stand on a page of their own: in the list
    itself they could not be longer than 255 characters together, nor hold a comma."""
    sets = list(dict.fromkeys(row.responses for row in sheet.rows if row.responses))
    name = choices.get_name().replace("'", "''")
    for at, responses in enumerate(sets):
        choices.set_column(at, at, 34)
        choices.write_string(0, at, _cell(f"{sheet.choices} {at + 1}"), head)
        for number, response in enumerate(responses, 1):
            choices.write_string(number, at, _cell(response), fixed)
    for number, row in enumerate(sheet.rows, 1):
        if row.responses:
            column = _letters(sets.index(row.responses))
            source = f"='{name}'!${column}$2:${column}${len(row.responses) + 1}"
            page.data_validation(number, RESPONSE, number, RESPONSE, {"validate": "list", "source": source})


def _letters(at: int) -> str:
    """A column's name from its number: A, B, …, Z, AA, …"""
    return (_letters(at // 26 - 1) if at > 25 else "") + chr(ord("A") + at % 26)


def _cell(text: str) -> str:
    """A text as a cell holds it; the library would take one that begins and ends like this for markup of its own."""
    text = text[:LONGEST]
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _named(name: str, other: str = "") -> str:
    """A worksheet's name: at most 31 characters, some of which are not allowed, neither that of the other one nor the
    one that Excel keeps for itself."""
    allowed = "".join(char for char in name if char not in "[]:*?/\\").strip()[:31].strip("'")
    candidates = chain([allowed], (f"{allowed[:28]} {number}".strip() for number in count(1)))
    return next(name for name in candidates if name and name.casefold() not in (other.casefold(), "history"))
