"""What a handout is made of: its tables, their rows and cells, and the key to its codes."""

from __future__ import annotations

from dataclasses import dataclass

from macros.views.guide.codes import CodedResponse
from macros.views.guide.document_head import DocumentHead, Field


@dataclass(frozen=True)
class HandoutItem:
    """A part of a statement."""

    label: str
    text: str


@dataclass(frozen=True)
class HandoutStatement:
    """A statement by its number, with its label as it is written before a text.

    `levels` are those that it speaks of, `own_levels` names them where its column does not.
    `responses` are none where it is shown and not asked.
    """

    address: str
    number: str
    label: str
    text: str
    levels: tuple[str, ...]
    own_levels: str
    items: tuple[HandoutItem, ...]
    responses: tuple[CodedResponse, ...]


@dataclass(frozen=True)
class HandoutColumn:
    """A column's head; `level` is said where its title does not say it.

    `codes` stand at the head of boxes: those of the set that most of its statements ask. `share` is
    how wide the column is, in parts of the whole.
    """

    id: str
    title: str
    level: str
    codes: tuple[CodedResponse, ...]
    share: int


@dataclass(frozen=True)
class HandoutQuestion:
    """A question to think about; `practice` is the number of the practice that holds it.

    It has `responses` to mark only where a section asks nothing else.
    """

    address: str
    practice: str
    text: str
    responses: tuple[CodedResponse, ...]


@dataclass(frozen=True)
class HandoutPractice:
    """A row: a practice with its statements, a cell for each column of its table.

    `number` is what its statements' numbers begin with, `is_labeled` says that it is the practice's
    label. `responses` are those of a practice that
    is asked as a whole, after `question`. Where one of its columns is chosen, `choices` has the
    response for each cell that is one, which has a box of its own, and None for the others.
    """

    address: str
    number: str
    is_labeled: bool
    title: str
    question: str
    responses: tuple[CodedResponse, ...]
    cells: tuple[tuple[HandoutStatement, ...], ...]
    choices: tuple[CodedResponse | None, ...]


@dataclass(frozen=True)
class HandoutTable:
    """Practices that fill the same columns, a row each; `practice` heads the first column.

    `question` is what is asked of practices whose columns are chosen between, "" without any.
    """

    practice: str
    question: str
    columns: tuple[HandoutColumn, ...]
    rows: tuple[HandoutPractice, ...]


@dataclass(frozen=True)
class HandoutSet:
    """A set of responses with their codes; `title` says what it is asked of."""

    key: str
    title: str
    responses: tuple[CodedResponse, ...]


@dataclass(frozen=True)
class Handout:
    """A sheet for each person.

    `fields` are who fills it in and when, `how` says how to answer, `sets` are the key to the
    codes, `notes` names the room for what people have seen, `by_number` says how those on
    statements, of the name `notes_name`, are typed where a file takes them back, "" where it has no
    room for them. `statements`
    counts what is shown, `note_lines` the lines for notes of a sheet that does not know how much
    room is left.
    """

    head: DocumentHead
    fields: tuple[Field, ...]
    how: str
    norms_title: str
    norms: tuple[str, ...]
    sets_title: str
    sets: tuple[HandoutSet, ...]
    tables: tuple[HandoutTable, ...]
    questions_title: str
    questions: tuple[HandoutQuestion, ...]
    notes: str
    notes_name: str
    by_number: str
    statements: int
    note_lines: int
