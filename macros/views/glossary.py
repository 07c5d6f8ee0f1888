"""What a reader sees of the glossary: its entries, in the alphabet's order."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.model.glossary import GlossaryEntry
from macros.model.prose import list_paragraphs
from macros.source.tree import SourceLocation
from macros.views.adaptations.view import AdaptationView, find_adaptation
from macros.views.text_runs import Prose, make_prose


@dataclass(frozen=True)
class TermView:
    """An entry: `also` are other forms of the term, `see` the related entries as (key, term).

    `plain` are the paragraphs of its text without their marks.
    """

    key: str
    term: str
    also: tuple[str, ...]
    text: Prose
    plain: tuple[str, ...]
    see: tuple[tuple[str, str], ...]
    place: SourceLocation
    adapted: AdaptationView | None


def build_glossary_view(data: Dataset) -> tuple[TermView, ...]:
    """Return every entry, ordered by its term without regard to case and accents."""
    views = [_build_term(data, key, entry) for key, entry in data.project.glossary.items()]
    return tuple(sorted(views, key=lambda view: _fold(view.term)))


def _build_term(data: Dataset, key: str, entry: GlossaryEntry) -> TermView:
    """Return the view of an entry; within the glossary, no term is marked."""
    glossary = data.project.glossary
    return TermView(
        key=key,
        term=entry.term,
        also=entry.also,
        text=make_prose(entry.text, data),
        plain=list_paragraphs(entry.text),
        see=tuple((other, glossary[other].term) for other in entry.see if other in glossary),
        place=data.locate(("glossary", key)),
        adapted=find_adaptation(data, f"glossary/{key}"),
    )


def _fold(term: str) -> str:
    """Return a term without case and accents, to be ordered by."""
    decomposed = unicodedata.normalize("NFD", term.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
