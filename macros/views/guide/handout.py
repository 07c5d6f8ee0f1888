"""The handout: a section on one sheet, its columns side by side, for each person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from macros.layers.dataset import Dataset
from macros.views import links
from macros.views.guide.choice import ALL, Choice
from macros.views.guide.codes import CodedResponse, code_responses
from macros.views.guide.column_shares import divide_width
from macros.views.guide.document_head import HANDOUT, build_head, make_fields
from macros.views.guide.facilitation import resolve_facilitation
from macros.views.guide.handout_parts import (
    Handout,
    HandoutColumn,
    HandoutItem,
    HandoutPractice,
    HandoutQuestion,
    HandoutSet,
    HandoutStatement,
    HandoutTable,
)
from macros.views.guide.note_lines import count_note_lines, weigh_handout
from macros.views.guide.practice_groups import group_practices
from macros.views.messages import load_messages
from macros.views.names import end_label
from macros.views.practice import ColumnView, PracticeView, find_number
from macros.views.responses import build_response_sets, offer_not_applicable
from macros.views.section import SectionView
from macros.views.statement import Asked, StatementView
from macros.views.text_runs import to_plain_text

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
            notes_name=say("sheet-notes"),
            by_number=self._ask_for_notes(),
            statements=len(statements),
            note_lines=count_note_lines(weigh_handout(view, self.choice)),
        )

    def _ask_for_notes(self) -> str:
        """Return how notes on statements are typed, "" where there is no room for them.

        What is chosen of a section has a place for them where the whole of it has one, since a
        page's scripts make the one of the other.
        """
        columns = [column for practice in self.view.practices for column in practice.columns]
        has_statements = any(column.statements for column in columns)
        if not has_statements or not count_note_lines(weigh_handout(self.view, ALL)):
            return ""
        return self.say("handout-by-number", response=offer_not_applicable(self.data)[1])

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
                if practice.is_rated or self.choice.list_statements(column)
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
        question = next((row.question for row in rows if any(row.choices)), "")
        return HandoutTable(self.view.practice_term, question, heads, tuple(rows))

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
        coded = self._code(practice.responses)
        own_boxes = {each.key: each for each in coded if practice.is_rated}
        return HandoutPractice(
            address=practice.address,
            number=find_number(practice),
            is_labeled=bool(practice.label),
            title=practice.title,
            question=practice.question,
            responses=() if practice.is_rated else coded,
            cells=cells,
            choices=tuple(own_boxes.get(column.id) for column in columns),
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
