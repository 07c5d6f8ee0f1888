"""Excel: what a section asks as a workbook, to be filled in by a team.

No text ever becomes a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from macros.model.framework import Site
from macros.outputs.fixed_date import FIXED_DATE
from macros.outputs.html.stylesheet import is_right_to_left
from macros.outputs.paper import PAPERS
from macros.views.responses import list_explained
from macros.views.sheet import Sheet

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
WIDTHS = (19, 15, 14, 46, 24, 16, 24, 22, 30)  # of columns, in characters
CHOICES_WIDTH, MEANING_WIDTH = 34, 60
COLUMNS_OF_SET = 2  # the responses of a set, and what they mean
RESPONSE, ADDRESS = 5, 8  # the first of the columns to fill in, and the one after them
FONT_SIZE, LINE_HEIGHT, HIGHEST_ROW = 10, 13.5, 409  # in points
LONGEST_CELL = 32_767  # characters
LONGEST_NAME = 31  # characters of a worksheet's name
LONGEST_FOOTER = 90  # characters of the title; 255 are the most, and each may count twice
RESERVED_NAME = "history"  # Excel keeps it for a worksheet of its own


@dataclass(frozen=True)
class CellFormats:
    """The looks of cells: of heads, of what is given and of what is to be filled in."""

    head: Format
    fixed: Format
    free: Format

    def choose(self, row: int, column: int) -> Format:
        """Return the look of a cell of the table."""
        if row == 0:
            return self.head
        return self.free if RESPONSE <= column < ADDRESS else self.fixed


def write_xlsx(sheet: Sheet, site: Site) -> bytes:
    """Return a sheet as a workbook: a frozen head, and for each response a list to choose from."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": sheet.title, "author": sheet.site, "created": FIXED_DATE})
    formats = _add_formats(book)
    page = book.add_worksheet(make_worksheet_name(sheet.name))
    _set_up_print(page, sheet, site)
    _write_cells(page, sheet, formats)
    choices = book.add_worksheet(make_worksheet_name(sheet.choices, page.get_name()))
    if is_right_to_left(sheet.language):
        page.right_to_left()
        choices.right_to_left()
    response_sets = list(dict.fromkeys(row.responses for row in sheet.rows if row.responses))
    _write_choices(choices, sheet, response_sets, formats)
    _add_dropdowns(page, choices.get_name(), sheet, response_sets)
    book.close()
    return out.getvalue()


def make_worksheet_name(name: str, other: str = "") -> str:
    """Return a worksheet's name as Excel allows it, other than that of the other worksheet."""
    taken = (other.casefold(), RESERVED_NAME)
    candidates = _iter_worksheet_names(name)
    return next(each for each in candidates if each and each.casefold() not in taken)


def _iter_worksheet_names(name: str) -> Iterator[str]:
    """Yield a name without forbidden characters, then numbered ones."""
    allowed = "".join(char for char in name if char not in "[]:*?/\\")
    allowed = allowed.strip()[:LONGEST_NAME].strip("'")
    yield allowed
    for number in count(1):
        yield f"{allowed[: LONGEST_NAME - 3]} {number}".strip()


def _add_formats(book: xlsxwriter.Workbook) -> CellFormats:
    shared = {
        "text_wrap": True,
        "valign": "top",
        "font_size": FONT_SIZE,
        "border": 1,
        "border_color": "#9AA3A7",
    }
    return CellFormats(
        head=book.add_format({**shared, "bold": True, "bg_color": "#EEF1F0"}),
        fixed=book.add_format({**shared, "bg_color": "#F7F8F7"}),
        free=book.add_format(shared),
    )


def _set_up_print(page: Worksheet, sheet: Sheet, site: Site) -> None:
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(PAPERS[site.paper].excel)
    page.print_area(0, 0, len(sheet.rows), ADDRESS - 1)  # the address is for machines
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    title = sheet.title[:LONGEST_FOOTER].replace("&", "&&")
    page.set_footer(f"&L{title}&R&P / &N")


def _write_cells(page: Worksheet, sheet: Sheet, formats: CellFormats) -> None:
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    for row, texts in enumerate(sheet.cells):
        page.set_row(row, _measure_height(texts))
        for column, text in enumerate(texts):
            cell_format = formats.choose(row, column)
            if text:
                page.write_string(row, column, _escape_cell(text), cell_format)
            else:
                page.write_blank(row, column, None, cell_format)


def _measure_height(texts: Sequence[str]) -> float:
    """Return a row's height; not every program makes a row as high as what is in it."""
    lines = max(len(text) // width + 1 for text, width in zip(texts, WIDTHS, strict=True))
    return min(lines * LINE_HEIGHT + 3, HIGHEST_ROW)


def _write_choices(
    choices: Worksheet,
    sheet: Sheet,
    response_sets: Sequence[tuple[str, ...]],
    formats: CellFormats,
) -> None:
    """Write each set of responses as a column of a worksheet, and beside it what they mean.

    Within a list itself they could not be longer than 255 characters together, nor hold a comma.
    """
    choices.set_landscape()
    choices.fit_to_pages(1, 0)
    explained = {
        tuple(each.response for each in response_set.responses): response_set
        for response_set in list_explained(sheet.response_sets)
    }
    for number, responses in enumerate(response_sets):
        column = number * COLUMNS_OF_SET
        response_set = explained.get(responses)
        title = response_set.title if response_set else f"{sheet.choices} {number + 1}"
        choices.set_column(column, column, CHOICES_WIDTH)
        choices.write_string(0, column, _escape_cell(title), formats.head)
        for row, response in enumerate(responses, start=1):
            choices.write_string(row, column, _escape_cell(response), formats.fixed)
        if response_set:
            choices.set_column(column + 1, column + 1, MEANING_WIDTH)
            choices.write_string(0, column + 1, _escape_cell(sheet.meaning), formats.head)
            for row, each in enumerate(response_set.responses, start=1):
                choices.write_string(row, column + 1, _escape_cell(each.meaning), formats.fixed)


def _add_dropdowns(
    page: Worksheet, choices: str, sheet: Sheet, response_sets: Sequence[tuple[str, ...]]
) -> None:
    """Let each row that asks something be answered from the list of its responses."""
    quoted = choices.replace("'", "''")
    for number, row in enumerate(sheet.rows, start=1):
        if not row.responses:
            continue
        column = xl_col_to_name(response_sets.index(row.responses) * COLUMNS_OF_SET)
        source = f"='{quoted}'!${column}$2:${column}${len(row.responses) + 1}"
        rule = {"validate": "list", "source": source}
        page.data_validation(number, RESPONSE, number, RESPONSE, rule)


def _escape_cell(text: str) -> str:
    """Return a text as a cell may hold it.

    The library would take one that begins and ends like this for markup of its own.
    """
    text = text[:LONGEST_CELL]
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
