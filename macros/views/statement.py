"""What a reader sees of statements, of their items, and of questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from macros.layers.dataset import Dataset
from macros.layers.elements import iter_shown_children
from macros.model.addresses import Element, make_anchor
from macros.model.framework import Item, Movable, Question, Statement
from macros.source.tree import SourceLocation
from macros.views.adaptations.view import AdaptationView, find_adaptation
from macros.views.names import find_telling_label, name_own_levels
from macros.views.responses import get_responses
from macros.views.text_runs import Prose, TermMarker, TextRuns


@dataclass(frozen=True)
class ElementView:
    """What every element shows.

    That is its address and anchor, its source note, where it can be edited, and how it differs
    from what stands below, if a layer adapts it.
    """

    address: str
    anchor: str
    source_note: Prose
    place: SourceLocation
    adapted: AdaptationView | None


class ElementFields(TypedDict):
    """The fields of an `ElementView`, to be given to a class that extends it."""

    address: str
    anchor: str
    source_note: Prose
    place: SourceLocation
    adapted: AdaptationView | None


@dataclass(frozen=True)
class ItemView(ElementView):
    """An item of a statement: shown with it, not asked."""

    label: str
    words: TextRuns
    note: Prose
    own: bool


@dataclass(frozen=True)
class Asked(ElementView):
    """A statement or question.

    `responses` are their texts by key, none where it is shown and not asked.
    """

    words: TextRuns
    note: Prose
    own: bool
    responses: Mapping[str, str]


@dataclass(frozen=True)
class StatementView(Asked):
    """A statement with its items.

    `number` is what people call it by at a meeting, `label` what it is called besides, "" where
    that says the same. `evidence` says where one would look. `levels` are those that it speaks of,
    its column's where it names none; `own_levels` names its own in words, "" where they are its
    column's.
    """

    number: str
    label: str
    evidence: str
    items: tuple[ItemView, ...]
    levels: tuple[str, ...]
    own_levels: str


class StatementBuilder:
    """A builder of views in reading order, in which `marker` keeps count of the terms met."""

    def __init__(self, data: Dataset, marker: TermMarker) -> None:
        self.data, self.marker = data, marker

    def build_fields(self, element: Element, value: Movable) -> ElementFields:
        """Return what every element shows; to be called after its other texts are marked."""
        return {
            "address": element.address,
            "anchor": make_anchor(element.address),
            "source_note": self.marker.mark_paragraphs(value.source_note),
            "place": self.data.locate(element.location),
            "adapted": find_adaptation(self.data, element.address, self.marker),
        }

    def build_statement(self, element: Element, statement: Statement, number: str) -> StatementView:
        """Return the view of a statement."""
        framework = self.data.project.frameworks[element.framework]
        words = self.marker.mark_line(statement.text)
        note = self.marker.mark_paragraphs(statement.note)
        items = [
            self._build_item(child, item)
            for child, item in iter_shown_children(self.data, element.address, Item)
        ]
        return StatementView(
            **self.build_fields(element, statement),
            words=words,
            note=note,
            own=statement.origin == "own",
            responses=get_responses(self.data, element),
            number=number,
            label=find_telling_label(statement, number),
            evidence=statement.evidence,
            items=tuple(items),
            levels=framework.list_levels(statement, element.column),
            own_levels=name_own_levels(self.data, element),
        )

    def _build_item(self, element: Element, item: Item) -> ItemView:
        """Return the view of a statement's item."""
        words = self.marker.mark_line(item.text)
        note = self.marker.mark_paragraphs(item.note)
        return ItemView(
            **self.build_fields(element, item),
            label=item.label,
            words=words,
            note=note,
            own=item.origin == "own",
        )

    def build_questions(self, holder: Element) -> tuple[Asked, ...]:
        """Return the views of the questions that a section or practice asks."""
        questions = iter_shown_children(self.data, holder.address, Question)
        return tuple(self._build_question(element, question) for element, question in questions)

    def _build_question(self, element: Element, question: Question) -> Asked:
        """Return the view of a question."""
        words = self.marker.mark_line(question.text)
        note = self.marker.mark_paragraphs(question.note)
        return Asked(
            **self.build_fields(element, question),
            words=words,
            note=note,
            own=question.origin == "own",
            responses=get_responses(self.data, element),
        )
