"""CSV: what a section asks as a table in plain text. No text ever becomes a formula."""

from __future__ import annotations

import csv
import io

from macros.views.sheet import Sheet

#: What spreadsheets take for the beginning of a formula in a file without types.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(sheet: Sheet) -> bytes:
    """A sheet as CSV in UTF-8. A text that a spreadsheet would take for a formula has an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out)
    for cells in sheet.cells:
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    return out.getvalue().encode("utf-8-sig")  # the mark tells Excel that it is UTF-8
