"""The files that can be read: Word, Excel, tables of text, and CASE as JSON."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from openpyxl.utils.exceptions import InvalidFileException

from macros.draft.blocks import (
    Block,
    Found,
    Grid,
    Heading,
    Line,
    UnreadableFileError,
    clean_text,
    trim_grid,
)
from macros.draft.case_json import read_case
from macros.draft.own_handout import read_own_handout
from macros.draft.own_sheet import read_own_sheet

#: What the libraries raise for a file that is not what its name says.
BROKEN = (zipfile.BadZipFile, InvalidFileException, PackageNotFoundError, csv.Error)
SEPARATORS = ",;\t|"


def read_file(path: Path) -> Found:
    """Return what a file holds.

    Raises:
        UnreadableFileError: It is of another kind, or broken.
        OSError: It cannot be opened.
    """
    read = READERS.get(path.suffix.casefold())
    if not read:
        known = ", ".join(READERS)
        raise UnreadableFileError(f"{path.name} is none of {known}. Save it as one of these.")
    try:
        return read(path)
    except (*BROKEN, KeyError, ValueError) as error:
        message = f"{path.name} cannot be read as {path.suffix}. Save it once more."
        raise UnreadableFileError(message) from error


def _read_csv(path: Path) -> Found:
    text = path.read_text("utf-8-sig")
    try:
        separator = csv.Sniffer().sniff(text[:4096], SEPARATORS).delimiter
    except csv.Error:
        separator = ","
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter=separator))
    own = read_own_sheet(rows)
    return Found(_name(path), [Grid(trim_grid(rows))], own)


def _read_excel(path: Path) -> Found:
    book = openpyxl.load_workbook(path, data_only=True)
    blocks: list[Block] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        rows = [[_show(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        own = read_own_sheet(rows)
        if own:
            return Found(_name(path), own=own)
        grid = trim_grid(rows)
        if grid:
            blocks += [Heading(sheet.title, 1), Grid(grid, sheet.title)]
    return Found(_name(path), blocks)


def _show(value: Any) -> str:
    """Return a cell's value as it is shown: a number without a needless fraction."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _read_word(path: Path) -> Found:
    document = docx.Document(str(path))
    own = read_own_handout(document)
    if own:
        return Found(own.title, own=own)
    found = Found(document.core_properties.title.strip() or _name(path))
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            found.blocks.append(Grid(trim_grid(_read_rows(part))))
        elif part.text.strip():
            found.blocks.append(_read_paragraph(part))
    return found


def _read_paragraph(paragraph: Paragraph) -> Block:
    style = (paragraph.style.name or "") if paragraph.style else ""
    text = " ".join(clean_text(paragraph.text).split())
    if style == "Title":
        return Heading(text, 0)
    if style.startswith("Heading") and style[-1].isdigit():
        return Heading(text, int(style[-1]))
    return Line(text, _is_item(paragraph))


def _is_item(paragraph: Paragraph) -> bool:
    style = (paragraph.style.name or "") if paragraph.style else ""
    settings = paragraph._p.pPr
    return style.startswith("List") or (settings is not None and settings.numPr is not None)


def _read_rows(table: Table) -> list[list[str]]:
    """Return a table's cells; one that is merged stands where it begins, and is empty elsewhere."""
    seen: set[object] = set()
    rows = []
    for row in table.rows:
        cells = []
        for cell in row.cells:
            is_new = cell._tc not in seen
            seen.add(cell._tc)
            cells.append("\n".join(_iter_cell_lines(cell)) if is_new else "")
        rows.append(cells)
    return rows


def _iter_cell_lines(cell: Any) -> Iterator[str]:
    for part in cell.iter_inner_content():
        if isinstance(part, Table):
            yield from (" ".join(filter(None, row)) for row in _read_rows(part))
        elif part.text.strip():
            yield f"• {part.text.strip()}" if _is_item(part) else part.text.strip()


def _name(path: Path) -> str:
    return path.stem.replace("_", " ").replace("-", " ").strip().capitalize() or "Framework"


def _read_json(path: Path) -> Found:
    return read_case(json.loads(path.read_text("utf-8-sig")), _name(path))


READERS: dict[str, Callable[[Path], Found]] = {
    ".docx": _read_word,
    ".xlsx": _read_excel,
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".json": _read_json,
}
