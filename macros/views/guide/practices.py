"""What a discussion guide holds for each practice, and for the section as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from macros.layers.dataset import Dataset
from macros.views.guide.apparatus import strip_column, strip_questions
from macros.views.guide.blocks import (
    Block,
    Checkboxes,
    ColumnChoice,
    Paragraphs,
    Part,
    Questions,
    Statements,
    Subheading,
    WritingLines,
)
from macros.views.guide.codes import code_responses
from macros.views.guide.notes import (
    iter_adaptation_blocks,
    iter_prose_blocks,
)
from macros.views.messages import load_messages
from macros.views.practice import ColumnView, PracticeView
from macros.views.section import SectionView
from macros.views.text_runs import make_prose, to_plain_text

# Boxes stand in columns of their own while their heads are few and short enough to be read there,
# and while no statement beside them is so long (in characters) that its row fills half a sheet.
MOST_HEADS, LONGEST_HEAD, LONGEST_WORD, LONGEST_ROW = 5, 22, 11, 900


class PracticeParts:
    """A builder of the parts on a section's practices, and on the section itself."""

    def __init__(self, data: Dataset, framework: str) -> None:
        self.say = load_messages(data).say
        self.aside = data.project.find_aside(framework)

    def iter_section_parts(self, view: SectionView, level: int) -> Iterator[Part]:
        """Yield the practices of a section, and the questions that it asks as a whole.

        `level` is that of the parts' headings.
        """
        for practice in view.practices:
            yield Part(
                practice.anchor,
                practice.title,
                tuple(self._iter_practice_blocks(practice)),
                label=practice.label,
                level=level,
                practice=practice.anchor,
            )
        if view.questions:
            how = Paragraphs(make_prose(self.say("guide-how-questions")), "quiet")
            blocks = (how, Questions(strip_questions(view.questions), 1))
            yield Part("__questions", self.say("questions"), blocks, level=level)

    def _iter_practice_blocks(self, practice: PracticeView) -> Iterator[Block]:
        """Yield what stands under a practice's heading."""
        yield from iter_prose_blocks(practice.summary)
        yield from iter_adaptation_blocks(practice.adapted)
        columns = [self._build_statements(strip_column(each)) for each in practice.columns]
        if practice.is_rated and practice.responses:
            yield ColumnChoice(practice.address, practice.question, tuple(columns))
            yield WritingLines(self.say("guide-evidence"), 2)
        else:
            yield from self._iter_columns(columns)
        if practice.responses and not practice.is_rated:
            yield Checkboxes(practice.question, tuple(practice.responses.values()))
        if practice.questions:
            yield Subheading(self.say("questions"))
            yield Questions(strip_questions(practice.questions), 1)

    def _iter_columns(self, columns: Sequence[Statements]) -> Iterator[Block]:
        """Yield a practice's columns, with lines for evidence after the last that is asked.

        Examples, which nobody answers, may follow.
        """
        asked = [number for number, column in enumerate(columns) if column.team]
        for number, column in enumerate(columns):
            yield column
            if asked and number == asked[-1]:
                yield WritingLines(self.say("guide-evidence"), 2)

    def _build_statements(self, column: ColumnView) -> Statements:
        """Return a column's statements, with their responses at the head if there is room."""
        responses = _find_column_responses(column)
        answers = tuple(responses.values()) if responses else ()
        if not _has_room(answers, column):
            answers = ()
        coded = code_responses(responses or {}, self.aside) if answers else ()
        return Statements(
            column=column,
            head=self.say("guide-statement"),
            answers=answers,
            codes=tuple(each.code for each in coded),
            team="" if responses is None else self.say("guide-team-answer"),
            level="" if column.names_level else self.say("level-of", level=column.level_title),
        )


def make_numbered_title(practice: PracticeView) -> str:
    """Return a practice's title after its label."""
    return f"{practice.label} {practice.title}".strip()


def _find_column_responses(column: ColumnView) -> Mapping[str, str] | None:
    """Return the set of responses that all of a column's asked statements share.

    It is empty where they ask different sets, and None where nothing is asked.
    """
    sets = [statement.responses for statement in column.statements if statement.responses]
    return _find_common_set(sets) if sets else None


def _find_common_set(sets: Sequence[Mapping[str, str]]) -> Mapping[str, str]:
    """Return a set of responses if all sets are the same; else an empty one."""
    if sets and all(responses == sets[0] for responses in sets):
        return sets[0]
    return {}


def _has_room(answers: tuple[str, ...], column: ColumnView) -> bool:
    """Is there room for columns of boxes beside a column's statements?"""
    if not are_short(answers):
        return False
    texts = (to_plain_text(statement.words) for statement in column.statements)
    return all(len(text) <= LONGEST_ROW for text in texts)


def are_short(answers: tuple[str, ...]) -> bool:
    """Are answers few and short enough to head columns?"""
    if len(answers) > MOST_HEADS:
        return False
    if any(len(answer) > LONGEST_HEAD for answer in answers):
        return False
    return all(len(word) <= LONGEST_WORD for answer in answers for word in answer.split())
