"""Omissions of what has moved: they follow it, but never onto something else that took it in."""

from __future__ import annotations

from collections import defaultdict

from macros.layers.former_names import Moves, list_texts
from macros.layers.relocation import LayerRelocation
from macros.model.addresses import get_address
from macros.source.problems import Problem
from macros.source.tree import Entry, Location, MapNode, Node, TextNode, find_node


class MovedOmissions:
    """The omissions of a layer whose elements have other addresses in the tree `below` it."""

    def __init__(self, below: MapNode, moves: Moves) -> None:
        self.below = below
        self.former: defaultdict[Location, list[str]] = defaultdict(list)
        for address, location in moves.items():
            self.former[location].append(address)

    def is_stopped(self, relocation: LayerRelocation, old: Location, new: Location) -> bool:
        """Tell whether the entry at a location is an omission that does not follow its element.

        It is taken out of the layer then, and reported.
        """
        route = find_node(relocation.layer, old)
        omission = _get_entry(route.entry, "omit")
        if omission is None or self._is_same_element(relocation.layer, old, new):
            return False
        relocation.drop_entry(old)
        message = (
            f"`{get_address(old)}`, which you leave out, is part of `{get_address(new)}` now; "
            "that is shown."
        )
        help = "Delete this; or leave out what it is part of now."
        address, place = get_address(new), omission.key.place
        problem = Problem("target-moved", place, message, help, address, severity="warning")
        relocation.problems.append(problem)
        return True

    def _is_same_element(self, layer: MapNode, old: Location, new: Location) -> bool:
        """Tell whether the element at the new location is the one that the layer leaves out.

        Where it has another key, it may have stood there before, and have taken in what is left
        out: so the layer must quote it, unless it leaves out all that it has come from.
        """
        if find_node(layer, new).depth == len(new) and not _is_omitted(layer, new):
            return False
        element = find_node(self.below, new).node
        if get_address(new) in _list_former_addresses(element):
            return False
        if len(self.former[new]) > 1:
            return False
        quotation = _get_entry(find_node(layer, old).entry, "replaces")
        if quotation and isinstance(quotation.node, TextNode):
            text = find_main_text(element)
            return text is not None and quotation.node.value == text.value
        return old[-1] == new[-1]


def _get_entry(entry: Entry | None, key: str) -> Entry | None:
    """Return what stands under a key of an entry's mapping, if anything does."""
    if entry is None or not isinstance(entry.node, MapNode):
        return None
    return entry.node.entries.get(key)


def _is_omitted(layer: MapNode, location: Location) -> bool:
    return _get_entry(find_node(layer, location).entry, "omit") is not None


def _list_former_addresses(element: Node) -> list[str]:
    """Return the addresses that an element says, by `was`, to have had."""
    former = element.get("was") if isinstance(element, MapNode) else None
    return list_texts(former) if former else []


def find_main_text(node: Node) -> TextNode | None:
    """Return the text or title of what a layer speaks of, if it has any."""
    if isinstance(node, TextNode):
        return node
    if not isinstance(node, MapNode):
        return None
    for field in ("text", "title", "term"):
        text = node.get(field)
        if isinstance(text, TextNode):
            return text
    return None
