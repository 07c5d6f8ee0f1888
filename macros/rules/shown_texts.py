"""Which texts are there to be read."""

from __future__ import annotations

from macros.model.addresses import get_key, is_element_location
from macros.model.facilitation import Facilitation, Step
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

PROSE = frozenset(["summary", "note", "source_note", "rights"])
#: Prose of what is said to the people in the room.
PROSE_OF_MEETINGS = frozenset(
    name
    for part in (Facilitation, Step)
    for name, field in part.model_fields.items()
    if field.annotation is str and not field.metadata
)


def is_prose(location: Location) -> bool:
    """Tell whether the text at a location may have paragraphs, lists, emphasis and links."""
    if is_element_location(location):
        return False
    key = get_key(location)
    if location[0] == "glossary":
        return key == "text"
    if is_home_text(location):
        return key in ("lead", "text")
    return key in PROSE or ("facilitation" in location and key in PROSE_OF_MEETINGS)


def is_home_text(location: Location) -> bool:
    """Tell whether a location is one of the home page, whose links may name pages, too."""
    return location[:2] == ("site", "home")


def is_shown_text(location: Location) -> bool:
    """Tell whether the text at a location is there to be read."""
    return is_element_location(location) or get_key(location) not in TECHNICAL
