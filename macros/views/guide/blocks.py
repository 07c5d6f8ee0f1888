"""What a discussion guide is made of: a few kinds of block that every output knows how to write.

All are plain data. A text is `TextRuns`, prose is a tuple of them, and everything else is a line as
it is shown. Templates tell blocks by the names of their classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from macros.views.practice import ColumnView
from macros.views.statement import Asked
from macros.views.text_runs import Prose, TextRuns, make_line


@dataclass(frozen=True)
class Paragraphs:
    """Prose, perhaps quiet, or about the source.

    `lead` is the word before it; `url` is where its subject stands on the web.
    """

    prose: Prose
    kind: Literal["plain", "quiet", "source"] = "plain"
    lead: str = ""
    url: str = ""


@dataclass(frozen=True)
class BulletItem:
    """An item of a list: perhaps a name, and a text."""

    words: TextRuns
    name: str = ""


@dataclass(frozen=True)
class BulletList:
    """A list of items, with or without names."""

    points: tuple[BulletItem, ...]


@dataclass(frozen=True)
class Subheading:
    """A heading one level below that of its part.

    `by_length` has what it says to those who have chosen the length of the meeting, in minutes.
    """

    title: str
    by_length: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fields:
    """Named places to write a few words in, each on a line of its own."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class WritingLines:
    """Lines to write on, below the name of what is written there."""

    name: str
    lines: int


@dataclass(frozen=True)
class Checkboxes:
    """A box to tick for each of some answers, beside or below what is asked."""

    name: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A row of a table; `practice` is the key of the practice that it speaks of, if of one."""

    cells: tuple[str, ...]
    practice: str = ""


@dataclass(frozen=True)
class Table:
    """A table to fill in.

    `head` names its columns, `shares` says how wide each is, in parts of the whole. `blank` empty
    rows follow the others, each with room for `lines` lines of handwriting.
    """

    head: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[Row, ...] = ()
    blank: int = 0
    lines: int = 2


@dataclass(frozen=True)
class Agenda:
    """Each step with its minutes, a figure for each of the meeting's `lengths`.

    The figures of a length add up to one of `totals`. `capacities` are how many statements each
    length has time for, named by `capacity`; none where that is not known.
    """

    head: tuple[str, ...]
    lengths: tuple[str, ...]
    steps: tuple[tuple[str, tuple[str, ...]], ...]
    total: str
    totals: tuple[str, ...]
    capacity: str = ""
    capacities: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statements:
    """A column as one practice fills it.

    `answers` are the responses that stand at the head of boxes, where all asked statements share a
    set and there is room for that; else each statement's own stand below it. `codes` are short for
    them where they take too much room. `team` heads the place for the team's response, and is
    empty where nothing is asked.
    """

    column: ColumnView
    head: str
    answers: tuple[str, ...]
    codes: tuple[str, ...]
    team: str
    level: str


@dataclass(frozen=True)
class ColumnChoice:
    """A practice's columns side by side, of which one is chosen: each has a box and its title.

    `question` is what is asked, `address` that of the practice.
    """

    address: str
    question: str
    columns: tuple[Statements, ...]


@dataclass(frozen=True)
class Questions:
    """Questions, each with boxes for its responses and `lines` to write on."""

    questions: tuple[Asked, ...]
    lines: int


Block: TypeAlias = (
    Paragraphs
    | BulletList
    | Subheading
    | Fields
    | WritingLines
    | Checkboxes
    | Table
    | Agenda
    | Statements
    | ColumnChoice
    | Questions
)


@dataclass(frozen=True)
class Part:
    """What stands under one heading.

    `id` is its anchor on the page, `level` that of its heading (the document's title is 1).
    `practice` is the key of the practice that it is about, if of one; `facilitator` says that it
    is for the facilitator alone, `sheet` that it begins on a new sheet, `listed` that the contents
    of a booklet name it, though it is neither a practice nor of level 2.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    label: str = ""
    level: int = 2
    practice: str = ""
    facilitator: bool = False
    sheet: bool = False
    listed: bool = False


@dataclass(frozen=True)
class DiscussionGuide:
    """A guide in reading order.

    `kind` names what it is, `place` the framework and the section's name; `url` is where it stands
    online, "" where the site's address is not known. `words` are the few words that a document
    says around its text.
    """

    address: str
    kind: str
    place: str
    title: str
    document_title: str
    version: str
    url: str
    language: str
    site: str
    lead: Prose
    parts: tuple[Part, ...]
    words: Mapping[str, str]


def make_bullets(texts: Iterable[str]) -> BulletList:
    """Return a list of texts without names."""
    return BulletList(tuple(BulletItem(make_line(text)) for text in texts))
