"""What a node of the merged tree says, and where within its element it stands."""

from __future__ import annotations

from macros.model.addresses import get_field_location
from macros.source.tree import ListNode, Location, MapNode, Node, TextNode, iter_wordings


def find_main_text(node: Node) -> TextNode | None:
    """Return the text by which readers know a node: itself, or its text, title or term."""
    if isinstance(node, TextNode):
        return node
    if not isinstance(node, MapNode):
        return None
    for name in ("text", "title", "term"):
        text = node.get(name)
        if isinstance(text, TextNode):
            return text
    return None


def get_main_text(node: Node) -> str:
    """Return the text by which readers know a node, "" where it has none."""
    return get_value(find_main_text(node))


def get_value(node: TextNode | ListNode | None) -> str:
    """Return a text's value, or those of a list's texts with commas between; "" for none."""
    if node is None:
        return ""
    if isinstance(node, TextNode):
        return node.value
    return ", ".join(item.value for item in node.items if isinstance(item, TextNode))


def get_lowest_wording(text: TextNode) -> TextNode:
    """Return the wording below all layers that reword a text."""
    return list(iter_wordings(text))[-1]


def get_field(location: Location) -> str:
    """Return which part of its element stands at a location, such as `columns/scale/title`.

    It is "" for the element as a whole.
    """
    return "/".join(map(str, get_field_location(location)))
