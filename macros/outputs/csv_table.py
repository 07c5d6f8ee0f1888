"""CSV: what a section asks as a table in plain text. No text ever becomes a formula."""

from __future__ import annotations

import csv
import io

from macros.views.sheet import Sheet

#: What spreadsheets take for the beginning of a formula in a file without types.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(sheet: Sheet) -> bytes:
    """Return a sheet as CSV in UTF-8."""
    out = io.StringIO()
    # All are quoted: where columns are parted by `;`, a bare `a;=1` would be two cells.
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    for cells in [*sheet.cells, *sheet.key_cells]:
        writer.writerow([escape_formula(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")  # the mark tells Excel that it is UTF-8


def escape_formula(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
