"""What a reader sees of the glossary: its entries, in the alphabet's order."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from macros.layers.load import Data
from macros.model.glossary_terms import Terms
from macros.source.tree import Place
from macros.views.adaptations.view import Adapted, adapted
from macros.views.text_runs import Marker

NO_TERMS = Terms({})  # within the glossary no term is explained once more


@dataclass(frozen=True)
class TermView:
    """`also` are other forms of the term, `see` the related entries as (key, term)."""

    key: str
    term: str
    also: tuple[str, ...]
    text: tuple[str, ...]
    see: tuple[tuple[str, str], ...]
    place: Place
    adapted: Adapted | None


def glossary_view(data: Data) -> tuple[TermView, ...]:
    """Every entry, by its term without regard to case and accents."""
    glossary = data.project.glossary
    views = (
        TermView(
            key=key,
            term=entry.term,
            also=entry.also,
            text=tuple(entry.text.split("\n\n")),
            see=tuple((other, glossary[other].term) for other in entry.see if other in glossary),
            place=data.place(("glossary", key)),
            adapted=adapted(data, f"glossary/{key}", Marker(NO_TERMS)),
        )
        for key, entry in glossary.items()
    )
    return tuple(sorted(views, key=lambda view: _folded(view.term)))


def _folded(term: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", term.casefold()) if not unicodedata.combining(char))
