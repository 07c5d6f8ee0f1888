"""The handout: a section on one sheet, its columns side by side, for each person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from macros.layers.dataset import Dataset
from macros.views import links
from macros.views.guide.choice import ALL, Choice
from macros.views.guide.codes import CodedResponse, code_responses
from macros.views.guide.column_shares import divide_width
from macros.views.guide.document_head import HANDOUT, DocumentHead, Field, build_head, make_fields
from macros.views.guide.facilitation import resolve_facilitation
from macros.views.guide.note_lines import count_note_lines, weigh_handout
from macros.views.guide.practice_groups import group_practices
from macros.views.messages import load_messages
from macros.views.names import end_label
from macros.views.practice import ColumnView, PracticeView, find_number
from macros.views.responses import build_response_sets
from macros.views.section import SectionView
from macros.views.statement import Asked, StatementView
from macros.views.text_runs import to_plain_text


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

    `number` is what its statements' numbers begin with. `responses` are those of a practice that
    is asked as a whole, after `question`.
    """

    address: str
    number: str
    title: str
    question: str
    responses: tuple[CodedResponse, ...]
    cells: tuple[tuple[HandoutStatement, ...], ...]


@dataclass(frozen=True)
class HandoutTable:
    """Practices that fill the same columns, a row each; `practice` heads the first column."""

    practice: str
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
    codes, `notes` names the room for what people have seen. `statements` counts what is shown,
    `note_lines` the lines for notes of a sheet that does not know how much room is left.
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
    statements: int
    note_lines: int


FIELDS = (
    ("name", "your-name"),
    ("team", "your-team"),
    ("cycle", "your-cycle"),
    ("date", "your-date"),
)


def build_handout(data: Dataset, view: SectionView, choice: Choice = ALL) -> Handout:
    """Return the handout of a section, or of what is chosen of it."""
    return _HandoutBuilder(data, view, choice).build()


class _HandoutBuilder:
    """A builder of a section's handout."""

    def __init__(self, data: Dataset, view: SectionView, choice: Choice) -> None:
        self.data, self.view, self.choice = data, view, choice
        self.say = load_messages(data).say
        self.aside = data.project.find_aside(view.framework)

    def build(self) -> Handout:
        """Return the handout."""
        view, say = self.view, self.say
        section = view.address.rpartition("/")[2]
        facilitation = resolve_facilitation(self.data, view.framework, section)
        practices = self.choice.list_practices(view)
        tables = tuple(self._iter_tables(practices))
        questions = tuple(self._iter_questions(practices))
        rows = [row for table in tables for row in table.rows]
        statements = [statement for row in rows for cell in row.cells for statement in cell]
        asked = [*(each.responses for each in statements), *(row.responses for row in rows)]
        return Handout(
            head=build_head(self.data, view, HANDOUT, links.get_checklist_path(view.address)),
            fields=make_fields(self.data, FIELDS),
            how=say("handout-how"),
            norms_title=say("guide-norms"),
            norms=tuple(facilitation.norms.values()),
            sets_title=say("handout-key"),
            sets=tuple(self._iter_sets(asked)),
            tables=tables,
            questions_title=say("questions"),
            questions=questions,
            notes=say("guide-evidence"),
            statements=len(statements),
            note_lines=count_note_lines(weigh_handout(view, self.choice)),
        )

    def _code(self, responses: Mapping[str, str]) -> tuple[CodedResponse, ...]:
        return code_responses(responses, self.aside)

    def _code_statement(self, statement: StatementView) -> tuple[CodedResponse, ...]:
        """Return a statement's responses; those that are its own stand beside their boxes."""
        coded = self._code(statement.responses)
        value = self.data.elements[statement.address].value
        if isinstance(getattr(value, "responses", ""), str):
            return coded
        return tuple(replace(each, code=each.text) for each in coded)

    def _iter_sets(self, asked: Sequence[tuple[CodedResponse, ...]]) -> Iterator[HandoutSet]:
        """Yield the sets that are among those asked, with their codes."""
        for each in build_response_sets(self.data, self.view.address):
            coded = self._code(each.texts)
            if coded in asked:
                yield HandoutSet(each.key, each.title, coded)

    def _iter_tables(self, practices: Sequence[PracticeView]) -> Iterator[HandoutTable]:
        """Yield the section's tables with their chosen rows, and the columns that those fill."""
        for group, columns in group_practices(self.view.practices):
            chosen = [practice for practice in group if practice in practices]
            filled = {
                column.id
                for practice in chosen
                for column in practice.columns
                if self.choice.list_statements(column)
            }
            if chosen:
                yield self._build_table(chosen, [each for each in columns if each.id in filled])

    def _build_table(
        self, practices: Sequence[PracticeView], columns: Sequence[ColumnView]
    ) -> HandoutTable:
        """Return a table of practices by the columns that one of them fills."""
        rows = [self._build_row(practice, columns) for practice in practices]
        lengths = [[sum(map(_count_characters, cell)) for cell in row.cells] for row in rows]
        shares = divide_width(lengths) if columns else ()
        heads = tuple(
            self._build_head(column, [row.cells[at] for row in rows], shares[at])
            for at, column in enumerate(columns)
        )
        return HandoutTable(self.view.practice_term, heads, tuple(rows))

    def _build_head(
        self, column: ColumnView, cells: Iterable[tuple[HandoutStatement, ...]], share: int
    ) -> HandoutColumn:
        """Return a column's head, above its cells."""
        statements = [statement for cell in cells for statement in cell]
        coded = (each.responses for each in statements if each.responses)
        sets = Counter(each for each in coded if not any(one.code == one.text for one in each))
        level = "" if not column.level or column.names_level else column.level_title
        return HandoutColumn(
            id=column.id,
            title=column.title,
            level=level,
            codes=sets.most_common(1)[0][0] if sets else (),
            share=share,
        )

    def _build_row(self, practice: PracticeView, columns: Sequence[ColumnView]) -> HandoutPractice:
        """Return a practice's row, with a cell for each of some columns."""
        mine = {column.id: column for column in practice.columns}
        cells = tuple(
            tuple(self._iter_statements(mine[column.id])) if column.id in mine else ()
            for column in columns
        )
        return HandoutPractice(
            address=practice.address,
            number=find_number(practice),
            title=practice.title,
            question=practice.question,
            responses=self._code(practice.responses),
            cells=cells,
        )

    def _iter_statements(self, column: ColumnView) -> Iterator[HandoutStatement]:
        """Yield the chosen statements of a column."""
        for statement in self.choice.list_statements(column):
            yield HandoutStatement(
                address=statement.address,
                number=statement.number,
                label=end_label(statement.label),
                text=to_plain_text(statement.words),
                levels=statement.levels,
                own_levels=statement.own_levels,
                items=tuple(
                    HandoutItem(end_label(item.label), to_plain_text(item.words))
                    for item in statement.items
                ),
                responses=self._code_statement(statement),
            )

    def _iter_questions(self, practices: Iterable[PracticeView]) -> Iterator[HandoutQuestion]:
        """Yield the questions of practices, then those of the section."""
        for practice in practices:
            for question in practice.questions:
                yield self._build_question(question, find_number(practice))
        for question in self.view.questions:
            yield self._build_question(question, "")

    def _build_question(self, question: Asked, practice: str) -> HandoutQuestion:
        responses = () if self.view.practices else self._code(question.responses)
        return HandoutQuestion(question.address, practice, to_plain_text(question.words), responses)


def _count_characters(statement: HandoutStatement) -> int:
    """Return how long a statement is, with its items; what is asked leaves ends of lines blank."""
    texts = [statement.label + statement.text]
    texts += [item.label + item.text for item in statement.items]
    return sum(len(text) + (20 if statement.responses else 4) for text in texts)
