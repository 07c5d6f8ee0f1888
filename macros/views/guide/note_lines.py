"""How many lines for notes a handout has room for, where a program lays it out by itself.

All is reckoned in characters: those of a practice's longest column, once for each column. Programs
differ in how they lay out, so that too few lines are better than a side of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable

from macros.views.guide.choice import Choice
from macros.views.practice import PracticeView
from macros.views.section import SectionView
from macros.views.statement import Asked, StatementView
from macros.views.text_runs import to_plain_text

#: What is sure to fit on a side, what is sure to need another, and what is sure to fit on two.
ONE_SIDE, OVER_ONE_SIDE, TWO_SIDES = 4000, 6000, 11000
#: What a line for notes takes.
LINE = 230
#: What stands around a text: the end of its last line, and boxes to mark.
AROUND, BOXES, AROUND_QUESTION = 30, 60, 60
#: How much higher a title makes a row than as many characters of its statements.
TITLE = 6
MOST_LINES = 10


def weigh_practice(practice: PracticeView, choice: Choice) -> int:
    """Return how many characters a practice takes on a handout, with its questions."""
    columns = [choice.list_statements(column) for column in practice.columns]
    weights = [sum(map(_weigh_statement, column)) for column in columns if column]
    high = max(len(weights) * max(weights, default=0), len(practice.title) * TITLE)
    return high + weigh_questions(practice.questions)


def weigh_questions(questions: Iterable[Asked]) -> int:
    """Return how many characters some questions take on a handout."""
    texts = [to_plain_text(question.words) for question in questions]
    return sum(len(text) + AROUND_QUESTION for text in texts)


def weigh_handout(view: SectionView, choice: Choice) -> int:
    """Return how many characters the handout of what is chosen of a section takes."""
    practices = choice.list_practices(view)
    weights = [weigh_practice(practice, choice) for practice in practices]
    return weigh_questions(view.questions) + sum(weights)


def count_note_lines(weight: int) -> int:
    """Return how many lines for notes there are on a handout of so many characters.

    A page's scripts count in the same way: `overrides/assets/models/word-choice.js`.
    """
    is_on_two = weight >= OVER_ONE_SIDE
    room = max((TWO_SIDES if is_on_two else ONE_SIDE) - weight, 0)
    return min(room // LINE, MOST_LINES)


def _weigh_statement(statement: StatementView) -> int:
    texts = [statement.label, to_plain_text(statement.words)]
    for item in statement.items:
        texts += [item.label, to_plain_text(item.words)]
    around = AROUND * (1 + len(statement.items)) + (BOXES if statement.responses else 0)
    return sum(map(len, texts)) + around
