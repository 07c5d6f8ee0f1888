"""Marks that say for which choices a part of a Word file is there: hidden bookmarks in it.

The site's scripts take away what does not fit a choice: `overrides/assets/models/word-choice.js`.
A part without marks is always there, one with several where one of them fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

from macros.outputs.word.elements import Element, make_element
from macros.views.guide.document_head import DocumentHead

#: What a mark is about: the paragraph, row or table that it stands in, the column below its cell,
#: or what a choice changes: numbers, and how many lines for notes end the file.
BLOCK, ROW, TABLE, COLUMN = "block", "row", "table", "column"
STATEMENTS, MINUTES, NOTES = "statements", "minutes", "notes"


@dataclass(frozen=True)
class Mark:
    """What a part belongs to; what is empty belongs to every practice, level or length.

    `practice` is an address, `level` a level's id, `minutes` a length.
    """

    practice: str = ""
    level: str = ""
    minutes: str = ""


def mark_part(holder: Element, about: str, head: DocumentHead, marks: Iterable[Mark]) -> Element:
    """Put marks into the first paragraph of a part, and return the part.

    A mark that fits every choice makes the others idle, so that none is needed, except for what
    stays and is changed.
    """
    wanted = list(dict.fromkeys(marks))
    if about != NOTES and Mark() in wanted:
        return holder
    paragraph = holder if holder.tag == qn("w:p") else next(holder.iter(qn("w:p")))
    at = 1 if paragraph.find(qn("w:pPr")) is not None else 0
    for mark in reversed(wanted):
        name = "_".join(("_pp", about, *_iter_places(mark, head)))
        paragraph.insert(at, make_element("w:bookmarkEnd", id=0))
        paragraph.insert(at, make_element("w:bookmarkStart", id=0, name=name))
    return holder


def number_marks(body: Element) -> None:
    """Give each mark a number and a name of its own, as the format wants."""
    starts = body.iter(qn("w:bookmarkStart"))
    ends = body.iter(qn("w:bookmarkEnd"))
    for number, (start, end) in enumerate(zip(list(starts), list(ends), strict=True)):
        start.set(qn("w:id"), str(number))
        end.set(qn("w:id"), str(number))
        start.set(qn("w:name"), f"{start.get(qn('w:name'))}_{number}")


def _iter_places(mark: Mark, head: DocumentHead) -> Iterator[str]:
    """Yield a mark's places in the section's lists: a name has only 40 letters, digits and _."""
    if mark.practice:
        yield f"p{head.practices.index(mark.practice)}"
    if mark.level:
        yield f"l{head.levels.index(mark.level)}"
    if mark.minutes:
        yield f"m{mark.minutes}"
