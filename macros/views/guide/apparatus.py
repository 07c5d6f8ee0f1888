"""What editors say of a section's texts: notes on the source, and what is not in it.

It stands at the end of a guide, by the numbers of statements, and out of the way of a meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.views.messages import Messages
from macros.views.practice import ColumnView, PracticeView
from macros.views.section import SectionView
from macros.views.statement import Asked, StatementView
from macros.views.text_runs import Prose, make_line, to_plain_text

#: A note with what it speaks of.
NamedNote = tuple[str, Prose]


def list_source_notes(view: SectionView, messages: Messages) -> list[NamedNote]:
    """Return all notes on a section's source, and last what is not in the source."""
    notes = [(view.name, view.source_note)] if view.source_note else []
    for practice in view.practices:
        notes += _iter_practice_notes(practice)
    notes += _iter_question_notes(view.questions)
    own = list(_iter_own_names(view))
    if own:
        notes.append((messages.say("own").rstrip("."), (make_line("; ".join(own)),)))
    return notes


def strip_column(column: ColumnView) -> ColumnView:
    """Return a column whose statements come without their editors' notes."""
    statements = tuple(
        replace(
            statement,
            source_note=(),
            own=False,
            items=tuple(replace(item, source_note=(), own=False) for item in statement.items),
        )
        for statement in column.statements
    )
    return replace(column, statements=statements)


def strip_questions(questions: Iterable[Asked]) -> tuple[Asked, ...]:
    """Return questions without their editors' notes."""
    return tuple(replace(question, source_note=(), own=False) for question in questions)


def _iter_practice_notes(practice: PracticeView) -> Iterator[NamedNote]:
    """Yield the notes on a practice and on all that it holds."""
    if practice.source_note:
        yield f"{practice.label} {practice.title}".strip(), practice.source_note
    for statement in _iter_statements(practice):
        for entry in (statement, *statement.items):
            if entry.source_note:
                yield statement.number, entry.source_note
    yield from _iter_question_notes(practice.questions)


def _iter_question_notes(questions: Iterable[Asked]) -> Iterator[NamedNote]:
    for question in questions:
        if question.source_note:
            yield _quote(question), question.source_note


def _iter_own_names(view: SectionView) -> Iterator[str]:
    """Yield the numbers of statements, and the texts of questions, that are not in the source."""
    for practice in view.practices:
        for statement in _iter_statements(practice):
            if statement.own or any(item.own for item in statement.items):
                yield statement.number
        yield from (_quote(question) for question in practice.questions if question.own)
    yield from (_quote(question) for question in view.questions if question.own)


def _quote(question: Asked) -> str:
    return f"“{to_plain_text(question.words)}”"


def _iter_statements(practice: PracticeView) -> Iterator[StatementView]:
    for column in practice.columns:
        yield from column.statements
