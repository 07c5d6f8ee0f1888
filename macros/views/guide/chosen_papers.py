"""What a page must know to change the papers of a section to what is chosen of it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.views.guide import note_lines
from macros.views.guide.capacity import count_statements
from macros.views.guide.choice import ALL, Choice
from macros.views.guide.facilitation import resolve_facilitation
from macros.views.guide.run_sheet import say_range, sum_repeated_minutes
from macros.views.messages import load_messages
from macros.views.section import SectionView


@dataclass(frozen=True)
class ChosenPractice:
    """A practice that can be chosen, by its key.

    `load` is the number of statements that take as long; `ranges` are the numbers of those that
    are asked, for each level of the section. `weight` is what it takes on a handout, `weights`
    for each level.
    """

    key: str
    load: int
    ranges: tuple[str, ...]
    weight: int
    weights: tuple[int, ...]


@dataclass(frozen=True)
class ChosenLength:
    """A length of a meeting: its minutes for practices, for how many statements there is time."""

    minutes: int
    capacity: int


@dataclass(frozen=True)
class ChosenNotes:
    """What the lines for notes on a handout are for, and what else than practices is on it.

    `limits` to `most` are those of `note_lines`.
    """

    title: str
    weight: int
    limits: tuple[int, int, int]
    line: int
    most: int


@dataclass(frozen=True)
class ChosenPapers:
    """A section's practices and levels in their order, and its meetings by their lengths."""

    practices: tuple[ChosenPractice, ...]
    levels: tuple[str, ...]
    lengths: dict[str, ChosenLength]
    notes: ChosenNotes


def build_chosen_papers(data: Dataset, view: SectionView) -> ChosenPapers:
    """Return what depends on a choice and stands in no paper of a section."""
    levels = tuple(level.id for level in view.levels)
    practices = (
        ChosenPractice(
            key=practice.anchor,
            load=count_statements(practice, "").load,
            ranges=tuple(say_range(practice, Choice(level=level)) for level in levels),
            weight=note_lines.weigh_practice(practice, ALL),
            weights=tuple(
                note_lines.weigh_practice(practice, Choice(level=level)) for level in levels
            ),
        )
        for practice in view.practices
    )
    facilitation = resolve_facilitation(data, view.framework, view.address.rpartition("/")[2])
    known = {length for step in facilitation.agenda.values() for length in step.minutes}
    lengths = {
        length: ChosenLength(
            sum_repeated_minutes(facilitation, length),
            int(facilitation.statements.get(length, "0")),
        )
        for length in sorted(known, key=int)
    }
    notes = ChosenNotes(
        title=load_messages(data).say("guide-evidence"),
        weight=note_lines.weigh_questions(view.questions),
        limits=(note_lines.ONE_SIDE, note_lines.OVER_ONE_SIDE, note_lines.TWO_SIDES),
        line=note_lines.LINE,
        most=note_lines.MOST_LINES,
    )
    return ChosenPapers(tuple(practices), levels, lengths, notes)
