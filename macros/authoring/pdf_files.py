"""PDF files of a fork's own: whether a screen reader can read them, and say what they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from macros.source.problems import Problem
from macros.source.tree import SourceLocation

if TYPE_CHECKING:
    import pikepdf

CODE = "pdf-access"


def find_pdf_problems(path: Path, file: str) -> Iterator[Problem]:
    """Yield a warning for a PDF without tags, and for one without a title.

    `file` is its path as reports name it.
    """
    import pikepdf  # noqa: PLC0415 (most forks have no PDF of their own, and `check` need not wait)

    place = SourceLocation(file)
    try:
        with pikepdf.open(path) as document:
            is_tagged, has_title = _is_tagged(document), _has_title(document)
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, OSError) as error:
        message = f"The PDF cannot be opened: {str(error).partition(': ')[2] or error}."
        help = "Export it again, without a password."
        yield Problem(CODE, place, message, help, severity="warning")
        return
    if not is_tagged:
        help = "Export it from its source with tags (“accessible”, “for screen readers”)."
        yield Problem(CODE, place, "The PDF has no tags.", help, severity="warning")
    if not has_title:
        help = "Give the document a title in its properties, and export it again."
        yield Problem(CODE, place, "The PDF has no title.", help, severity="warning")


def _is_tagged(document: pikepdf.Pdf) -> bool:
    import pikepdf  # noqa: PLC0415 (as above)

    marks = document.Root.get("/MarkInfo")
    is_marked = isinstance(marks, pikepdf.Dictionary) and bool(marks.get("/Marked", False))
    return is_marked and "/StructTreeRoot" in document.Root


def _has_title(document: pikepdf.Pdf) -> bool:
    if str(document.docinfo.get("/Title", "")).strip():
        return True
    with document.open_metadata() as metadata:
        return bool(str(metadata.get("dc:title", "")).strip())
