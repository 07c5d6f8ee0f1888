"""The hidden worksheet with the responses to choose from, a column a set, and what each means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from macros.outputs.excel.cell_formats import CellFormats, escape_cell
from macros.views.responses import list_explained
from macros.views.sheet import Sheet, SheetRow

CHOICES_WIDTH, MEANING_WIDTH = 34, 60
COLUMNS_OF_SET = 2  # the responses of a set, and what they mean
#: The name of a set's cells in formulas; 0 is the set of rows that ask nothing. Within a list
#: itself responses could not be longer than 255 characters together, nor hold a comma.
SET_NAME = "responses_{number}"


@dataclass(frozen=True)
class Choices:
    """The sets of responses, as the worksheet of this name has them."""

    worksheet: str
    sets: tuple[tuple[str, ...], ...]

    def find_set_name(self, row: SheetRow) -> str:
        """Return the name of the cells that hold a row's responses."""
        number = self.sets.index(row.responses) + 1 if row.responses else 0
        return SET_NAME.format(number=number)

    def find_cell(self, row: SheetRow, response: str) -> str:
        """Return the cell that holds one of a row's responses, for a formula."""
        column = self.sets.index(row.responses) * COLUMNS_OF_SET
        return self._make_reference(column, row.responses.index(response) + 1)

    def make_range(self, number: int) -> str:
        """Return the cells of a set, by its number from 1; 0 for that of no responses."""
        if number == 0:
            return self._make_reference(len(self.sets) * COLUMNS_OF_SET, 1)
        column = (number - 1) * COLUMNS_OF_SET
        last = len(self.sets[number - 1])
        first = self._make_reference(column, 1)
        return f"{first}:${xl_col_to_name(column)}${last + 1}"

    def _make_reference(self, column: int, row: int) -> str:
        quoted = self.worksheet.replace("'", "''")
        return f"'{quoted}'!${xl_col_to_name(column)}${row + 1}"


def list_sets(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """Return the sets of responses that a sheet's rows ask, each once."""
    return tuple(dict.fromkeys(row.responses for row in sheet.rows if row.responses))


def write_choices(
    book: xlsxwriter.Workbook, choices: Choices, sheet: Sheet, formats: CellFormats, *, rtl: bool
) -> None:
    """Add the worksheet, and name the cells of each set."""
    page = book.add_worksheet(choices.worksheet)
    page.hide()
    page.protect()
    if rtl:
        page.right_to_left()
    explained = {
        tuple(each.response for each in response_set.responses): response_set
        for response_set in list_explained(sheet.response_sets)
    }
    for number, responses in enumerate(choices.sets):
        column = number * COLUMNS_OF_SET
        known = explained.get(responses) or explained.get(responses[:-1])
        title = known.title if known else f"{sheet.words['choices']} {number + 1}"
        _write_column(page, column, CHOICES_WIDTH, (title, *responses), formats)
        if known:
            meanings = [each.meaning for each in known.responses]
            texts = (sheet.words["meaning"], *meanings)
            _write_column(page, column + 1, MEANING_WIDTH, texts, formats)
    last = len(choices.sets) * COLUMNS_OF_SET
    none = sheet.words["choices-none"]
    _write_column(page, last, CHOICES_WIDTH, (none, "–"), formats)
    for number in range(len(choices.sets) + 1):
        book.define_name(SET_NAME.format(number=number), f"={choices.make_range(number)}")


def _write_column(
    page: xlsxwriter.worksheet.Worksheet,
    column: int,
    width: int,
    texts: Sequence[str],
    formats: CellFormats,
) -> None:
    """Write a head and the cells below it."""
    page.set_column(column, column, width)
    for row, text in enumerate(texts):
        look = formats.fixed if row else formats.head
        page.write_string(row, column, escape_cell(text), look)
