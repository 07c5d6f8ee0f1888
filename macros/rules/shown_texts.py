"""Which texts are there to be read."""

from __future__ import annotations

from macros.model.addresses import get_key, is_element_location
from macros.source.tree import Location

#: Keys whose values are ids, flags or facts rather than something to read.
TECHNICAL = frozenset(
    [
        "level",
        "responses",
        "required",
        "ordered",
        "holds_when",
        "origin",
        "wording",
        "version",
        "published_sections",
        "url",
        "kind",
        "was",
        "split_from",
    ]
)


def is_shown_text(location: Location) -> bool:
    """Tell whether the text at a location is there to be read."""
    return is_element_location(location) or get_key(location) not in TECHNICAL
