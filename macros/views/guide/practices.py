"""What a discussion guide holds for each practice: to answer alone, and to agree on together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from macros.layers.dataset import Dataset
from macros.views.guide.blocks import (
    Block,
    Checkboxes,
    Fields,
    Paragraphs,
    Part,
    Questions,
    Row,
    Statements,
    Subheading,
    Table,
    WritingLines,
    make_bullets,
)
from macros.views.guide.notes import (
    iter_adaptation_blocks,
    iter_prose_blocks,
    iter_source_note_blocks,
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

    def __init__(self, data: Dataset) -> None:
        self.messages = load_messages(data)
        self.say = self.messages.say

    def iter_section_parts(
        self, view: SectionView, prompts: Sequence[str], level: int
    ) -> Iterator[Part]:
        """Yield the practices of a section, and the questions that it asks as a whole.

        `level` is that of the parts' headings.
        """
        # So that one can hand out a practice alone; in a booklet that would take too many sheets.
        on_own_sheet = level == 2
        for practice in view.practices:
            yield Part(
                practice.anchor,
                practice.title,
                tuple(self._iter_practice_blocks(practice, prompts)),
                label=practice.label,
                level=level,
                practice=practice.anchor,
                sheet=on_own_sheet,
            )
        if view.questions:
            how = Paragraphs(make_prose(self.say("guide-how-questions")), "quiet")
            blocks = (how, Questions(view.questions, 2))
            title = self.say("questions")
            yield Part("__questions", title, blocks, level=level, sheet=on_own_sheet)

    def _iter_practice_blocks(
        self, practice: PracticeView, prompts: Sequence[str]
    ) -> Iterator[Block]:
        """Yield what stands under a practice's heading."""
        say = self.say
        columns = [self._build_statements(column) for column in practice.columns]
        yield from iter_prose_blocks(practice.summary)
        yield from iter_adaptation_blocks(practice.adapted)
        yield from iter_source_note_blocks(practice.source_note, self.messages)
        yield from self._iter_columns(columns)
        if practice.responses:
            yield Checkboxes(say("practice-question"), tuple(practice.responses.values()))
        if practice.questions:
            yield Subheading(say("questions"))
            yield Questions(practice.questions, 2)
        if prompts:
            yield Subheading(say("guide-prompts"))
            yield make_bullets(prompts)
        yield Subheading(say("guide-together"))
        yield from self._iter_agreement(practice)

    def _iter_columns(self, columns: Sequence[Statements]) -> Iterator[Block]:
        """Yield a practice's columns, with lines for evidence after the last that is asked.

        Examples, which nobody answers, may follow.
        """
        asked = [number for number, column in enumerate(columns) if column.team]
        for number, column in enumerate(columns):
            yield column
            if asked and number == asked[-1]:
                yield WritingLines(self.say("guide-evidence"), 3)

    def _iter_agreement(self, practice: PracticeView) -> Iterator[Block]:
        """Yield what the team agrees on about a practice: a response from each set that it asks."""
        say = self.say
        sets = _collect_asked_sets(practice)
        for name, responses in sets:
            yield self._build_tally(name if len(sets) > 1 else say("guide-answer"), responses)
        if not sets:
            yield Fields((say("guide-meaning"),))
        choices = (say("guide-now-priority"), say("guide-later"), say("guide-no-priority"))
        yield Checkboxes(say("guide-priority"), choices)
        yield WritingLines(say("guide-notes"), 3)

    def _build_tally(self, title: str, responses: tuple[str, ...]) -> Table:
        """Return a table for how many chose each of some responses, and for the team's own.

        The responses head its columns if there is room for that; else each has a row.
        """
        counted, agreed = self.say("guide-tally"), self.say("guide-response")
        if _are_short(responses):
            blank = tuple("" for _ in responses)
            two_rows = (Row((counted, *blank)), Row((agreed, *blank)))
            return Table((title, *responses), (5, *(2 for _ in responses)), two_rows, lines=1)
        rows = tuple(Row((response, "", "")) for response in responses)
        return Table((title, counted, agreed), (5, 2, 2), rows, lines=1)

    def _build_statements(self, column: ColumnView) -> Statements:
        """Return a column's statements, with their responses at the head if there is room."""
        responses = _find_column_responses(column)
        answers = tuple(responses.values()) if responses else ()
        if not _has_room(answers, column):
            answers = ()
        return Statements(
            column=column,
            head=self.say("guide-statement"),
            answers=answers,
            team="" if responses is None else self.say("guide-team-answer"),
            level="" if column.names_level else self.say("level-of", level=column.level_title),
        )


def make_numbered_title(practice: PracticeView) -> str:
    """Return a practice's title after its label."""
    return f"{practice.label} {practice.title}".strip()


def _collect_asked_sets(practice: PracticeView) -> list[tuple[str, tuple[str, ...]]]:
    """Return each set of responses that a practice asks, after the titles of its columns."""
    if practice.responses:
        return [(practice.title, tuple(practice.responses.values()))]
    titles: dict[tuple[str, ...], dict[str, None]] = {}
    for column in practice.columns:
        for statement in column.statements:
            if statement.responses:
                responses = tuple(statement.responses.values())
                titles.setdefault(responses, {})[column.title] = None
    return [(", ".join(columns), responses) for responses, columns in titles.items()]


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
    if not _are_short(answers):
        return False
    texts = (to_plain_text(statement.words) for statement in column.statements)
    return all(len(text) <= LONGEST_ROW for text in texts)


def _are_short(answers: tuple[str, ...]) -> bool:
    """Are answers few and short enough to head columns?"""
    if len(answers) > MOST_HEADS:
        return False
    if any(len(answer) > LONGEST_HEAD for answer in answers):
        return False
    return all(len(word) <= LONGEST_WORD for answer in answers for word in answer.split())
