"""What a layer leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.addresses import get_address, is_element_location
from macros.source.tree import Entry, Location, MapNode, Node, SourceLocation
from macros.views.adaptations.node_texts import get_field, get_main_text


@dataclass(frozen=True)
class OmissionView:
    """Something that a layer leaves out, with its text or title, and the reason given.

    `address` is empty, and `field` is not, where it is no element of its own.
    """

    address: str
    field: str
    words: str
    reason: str
    place: SourceLocation


def find_omission(location: Location, entry: Entry, layer: str) -> OmissionView | None:
    """Return the view of an entry that a layer leaves out; None where it does not."""
    reason = entry.omitted
    if reason is None or reason.place.layer != layer:
        return None
    is_element = is_element_location(location)
    return OmissionView(
        address=get_address(location) if is_element else "",
        field="" if is_element else get_field(location),
        words=get_main_text(entry.node) or _list_held_texts(entry.node),
        reason=reason.value,
        place=reason.place,
    )


def _list_held_texts(node: Node) -> str:
    """Return the texts of what a mapping holds that is no element itself, such as a column."""
    if not isinstance(node, MapNode):
        return ""
    texts = [get_main_text(entry.node) for entry in node.entries.values()]
    return ", ".join(text for text in texts if text)
