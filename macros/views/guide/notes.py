"""Blocks that stand beside others: prose, source notes, and notes on adaptations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.layers.dataset import Dataset
from macros.model.facilitation import Facilitation
from macros.views.adaptations.view import AdaptationView, iter_facilitation_notes
from macros.views.adaptations.wording import AdaptationNote
from macros.views.guide.blocks import Block, Paragraphs
from macros.views.guide.facilitation import iter_facilitation_texts
from macros.views.text_runs import Prose


def iter_prose_blocks(prose: Prose) -> Iterator[Block]:
    """Yield prose as a block, if there is any."""
    if prose:
        yield Paragraphs(prose)


def iter_adaptation_blocks(adapted: AdaptationView | None) -> Iterator[Block]:
    """Yield what documents say of an element's adaptation, if it is adapted."""
    if adapted:
        yield from iter_note_blocks(adapted.notes)


def iter_note_blocks(notes: Iterable[AdaptationNote]) -> Iterator[Block]:
    """Yield notes on adaptations as blocks."""
    for note in notes:
        yield Paragraphs(note.prose, "quiet", note.lead)


def iter_facilitation_note_blocks(
    data: Dataset, framework: str, facilitation: Facilitation, field: str
) -> Iterator[Block]:
    """Yield notes on how a field of the facilitation is adapted, as blocks."""
    shown = set(iter_facilitation_texts(getattr(facilitation, field)))
    yield from iter_note_blocks(iter_facilitation_notes(data, framework, field, shown))
