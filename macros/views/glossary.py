"""What a reader sees of the glossary: its entries, in the alphabet's order."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from macros.layers.load import Dataset
from macros.model.glossary_terms import GlossaryTerms
from macros.source.tree import SourceLocation
from macros.views.adaptations.view import AdaptationView, find_adaptation
from macros.views.text_runs import TermMarker

NO_TERMS = GlossaryTerms({})  # within the glossary no term is explained once more


@dataclass(frozen=True)
class TermView:
    """`also` are other forms of the term, `see` the related entries as (key, term)."""

    key: str
    term: str
    also: tuple[str, ...]
    text: tuple[str, ...]
    see: tuple[tuple[str, str], ...]
    place: SourceLocation
    adapted: AdaptationView | None


def build_glossary_view(data: Dataset) -> tuple[TermView, ...]:
    """Every entry, by its term without regard to case and accents."""
    glossary = data.project.glossary
    views = (
        TermView(
            key=key,
            term=entry.term,
            also=entry.also,
            text=tuple(entry.text.split("\n\n")),
            see=tuple((other, glossary[other].term) for other in entry.see if other in glossary),
            place=data.locate(("glossary", key)),
            adapted=find_adaptation(data, f"glossary/{key}", TermMarker(NO_TERMS)),
        )
        for key, entry in glossary.items()
    )
    return tuple(sorted(views, key=lambda view: _folded(view.term)))


def _folded(term: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", term.casefold()) if not unicodedata.combining(char))
