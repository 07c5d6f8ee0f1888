"""How many statements a guide asks about, and how many a meeting has time for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.views.guide.blocks import Block, Paragraphs, Row, Table
from macros.views.messages import Messages
from macros.views.practice import PracticeView
from macros.views.text_runs import make_line

#: A practice with one response for the whole takes as long as so many statements.
STATEMENTS_IN_WHOLE = 4


@dataclass(frozen=True)
class PracticeCount:
    """A practice by its name and anchor, with the number of statements that its team answers.

    `as_whole` says that one response covers the whole practice.
    """

    name: str
    anchor: str
    statements: int
    as_whole: bool

    @property
    def load(self) -> int:
        """The number of statements that take as long as this practice."""
        return self.statements + STATEMENTS_IN_WHOLE * self.as_whole


def count_statements(practice: PracticeView, name: str) -> PracticeCount:
    """Return a practice's count under the name by which its guide lists it."""
    statements = [statement for column in practice.columns for statement in column.statements]
    asked = [statement for statement in statements if statement.responses]
    return PracticeCount(name, practice.anchor, len(asked), bool(practice.responses))


def iter_capacity_blocks(counts: Sequence[PracticeCount], messages: Messages) -> Iterator[Block]:
    """Yield how many statements there are to choose from, in all and in each practice."""
    asked = [count for count in counts if count.load]
    if not asked:
        return
    yield Paragraphs((make_line(_describe_choice(asked, messages)),))
    if len(asked) > 1:
        head = (messages.say("guide-practice"), messages.say("guide-statements"))
        rows = tuple(Row((count.name, str(count.load)), count.anchor) for count in asked)
        yield Table(head, (6, 1), rows)


def _describe_choice(counts: Sequence[PracticeCount], messages: Messages) -> str:
    """Return how to choose practices, and from how many statements."""
    sentences = []
    total = sum(count.statements for count in counts)
    if total:
        sentences.append(
            messages.say("guide-total-statements", statements=messages.count("statements", total))
        )
    if len(counts) > 1:
        sentences.append(messages.say("guide-choose"))
    if any(count.as_whole for count in counts):
        sentences.append(messages.say("guide-as-whole", count=STATEMENTS_IN_WHOLE))
    return " ".join(sentences)
