"""What a file of another program holds, as far as a framework can be made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from macros.draft.parts import FrameworkDraft

#: The sign of an item of a list, or its letter or number, at the beginning of a line.
BULLET = re.compile(r"^\s*(?:[-–—•‣▪■◦●·*o]\s+|[☐□]\s*)")
NUMBER = re.compile(
    r"^\s*((?:[A-Z]{0,3}\d{1,3}(?:[.-]\d{1,3})*[a-z]?|[A-Za-z]|[ivx]{1,4})[.):]?)\s+(?=\S)"
)

#: Signs that come along from PDFs and word processors, and what they mean.
SIGNS = {
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬀ": "ff",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "\uf0a7": "•",
    "\uf0b7": "•",
    "\u2028": "\n",
    "\r": "\n",
    "\v": "\n",
}
UNTYPED = re.compile(
    "[\x00-\x08\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u202a-\u202e\u2066-\u2069\ufeff\ue000-\uf8ff]"
)


@dataclass(frozen=True)
class Heading:
    """A heading; the file's title has level 0."""

    text: str
    level: int


@dataclass(frozen=True)
class Line:
    """A paragraph outside tables; `is_item` says that it stands in a list."""

    text: str
    is_item: bool = False


@dataclass
class Grid:
    """A table: rows of cells, each with its lines. A merged cell has its text once."""

    rows: list[list[str]]
    title: str = ""


Block: TypeAlias = Heading | Line | Grid


@dataclass
class Found:
    """All blocks of a file in their order, with the title that the file has.

    `own` is the framework that a file of a site like this one tells, which needs no guess.
    """

    title: str
    blocks: list[Block] = field(default_factory=list)
    own: FrameworkDraft | None = None


class UnreadableFileError(Exception):
    """A file that is none of those that can be read; its message says why and what to do."""


def clean_text(text: str) -> str:
    """Return a text without what other programs leave in it, which means something else.

    Ligatures become letters, spaces that hold together plain ones; signs that cannot be typed go.
    """
    for sign, plain in SIGNS.items():
        text = text.replace(sign, plain)
    lines = (" ".join(UNTYPED.sub("", line).split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def trim_grid(rows: list[list[str]]) -> list[list[str]]:
    """Return rows of one length, without the rows and columns in which nothing is written."""
    cells = [[clean_text(cell) for cell in row] for row in rows]
    width = max((len(row) for row in cells), default=0)
    full = [row + [""] * (width - len(row)) for row in cells if any(row)]
    used = [at for at in range(width) if any(row[at] for row in full)]
    return [[row[at] for at in used] for row in full]
