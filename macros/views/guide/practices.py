"""What a discussion guide holds for each practice: what is answered alone, and what the team agrees on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from macros.layers.load import Dataset
from macros.views.adaptations.view import AdaptationView
from macros.views.guide.blocks import (
    Block,
    Checkboxes,
    Fields,
    Paragraphs,
    Part,
    Prose,
    Questions,
    Statements,
    Subheading,
    WritingLines,
)
from macros.views.guide.meeting import make_bullets, make_prose
from macros.views.pages import load_messages
from macros.views.section import ColumnView, PracticeView, SectionView
from macros.views.text_runs import to_plain_text

#: Boxes stand in columns of their own while their heads are few and short enough to be read there, and while no
#: statement beside them is so long that its row would fill half a sheet (in characters).
MOST_HEADS, LONGEST_HEAD, LONGEST_WORD, LONGEST_ROW = 5, 22, 11, 900


class PracticeParts:
    """Makes the parts of a guide that speak of a section's practices, and of the section itself."""

    def __init__(self, data: Dataset) -> None:
        self.say = load_messages(data).say

    def build_section_parts(self, view: SectionView, prompts: Sequence[str], level: int) -> Iterator[Part]:
        """The practices of a section, and the questions that it asks as a whole."""
        for practice in view.practices:
            yield Part(
                practice.anchor,
                practice.title,
                tuple(self.build_practice_part(practice, prompts)),
                label=practice.label,
                level=level,
                practice=practice.anchor,
                sheet=level == 2,  # so that one can hand out a practice alone; in a booklet that would take too many
            )
        if view.questions:
            how = Paragraphs(make_prose(self.say("guide-how-questions")), "quiet")
            blocks = (how, Questions(view.questions, 2))
            yield Part("__questions", self.say("questions"), blocks, level=level, sheet=level == 2)

    def build_practice_part(self, practice: PracticeView, prompts: Sequence[str]) -> Iterator[Block]:
        say = self.say
        yield from self.make_prose(practice.summary)
        yield from self.list_adaptation_notes(practice.adapted)
        yield from self.build_source_note(practice.source_note)
        columns = [self.build_statements(column) for column in practice.columns]
        last = max((at for at, column in enumerate(columns) if column.team), default=-1)
        if last >= 0:
            yield Paragraphs(make_prose(say("guide-how")), "quiet")
        for at, column in enumerate(columns):
            yield column
            if at == last:  # examples, which nobody answers, may follow
                yield WritingLines(say("guide-evidence"), 3)
        if practice.responses:
            yield Checkboxes(say("practice-question"), tuple(practice.responses.values()))
        if practice.questions:
            yield Subheading(say("questions"))
            yield Questions(practice.questions, 2)
        if prompts:
            yield Subheading(say("guide-prompts"))
            yield make_bullets(prompts)
        yield Subheading(say("guide-together"))
        yield from self.build_agreement(practice, asked=last >= 0 or bool(practice.responses))

    def build_agreement(self, practice: PracticeView, asked: bool) -> Iterator[Block]:
        """What the team agrees on about a practice."""
        say = self.say
        if asked:
            yield Fields((say("guide-lowest"), say("guide-highest")))
        if answers := tuple((practice.responses or _shared(practice)).values()):
            yield Checkboxes(say("guide-response"), answers)
        else:
            yield Fields((say("guide-response") if asked else say("guide-meaning"),))
        yield Checkboxes(
            say("guide-priority"), (say("guide-now-priority"), say("guide-later"), say("guide-no-priority"))
        )
        yield WritingLines(say("guide-notes"), 3)

    def build_statements(self, column: ColumnView) -> Statements:
        asked = [statement.responses for statement in column.statements if statement.responses]
        answers = tuple(asked[0].values()) if asked and all(each == asked[0] for each in asked) else ()
        words = [word for answer in answers for word in answer.split()]
        wide = len(answers) > MOST_HEADS or any(len(answer) > LONGEST_HEAD for answer in answers)
        wide = wide or any(len(word) > LONGEST_WORD for word in words)
        if wide or any(len(to_plain_text(statement.words)) > LONGEST_ROW for statement in column.statements):
            answers = ()
        said = column.level and column.level_title != column.title
        level = self.say("level-of", level=column.level_title) if said else ""
        return Statements(
            column, self.say("guide-statement"), answers, self.say("guide-team-answer") if asked else "", level
        )

    def make_prose(self, prose: Prose) -> Iterator[Block]:
        if prose:
            yield Paragraphs(prose)

    def list_adaptation_notes(self, adapted: AdaptationView | None) -> Iterator[Block]:
        for told in adapted.told if adapted else ():
            yield Paragraphs(told.prose, "quiet", told.lead)

    def build_source_note(self, note: Prose) -> Iterator[Block]:
        if note:
            yield Paragraphs(note, "source", self.say("source-note"))


def make_numbered_title(practice: PracticeView) -> str:
    """A practice by its label and title."""
    return f"{practice.label} {practice.title}".strip()


def _shared(practice: PracticeView) -> Mapping[str, str]:
    """The set of responses that all of a practice's asked statements share; none where they do not share one."""
    asked = [statement.responses for column in practice.columns for statement in column.statements]
    sets = [responses for responses in asked if responses]
    return sets[0] if sets and all(responses == sets[0] for responses in sets) else {}
