"""What a layer adds to nothing: what held it is gone below the layer.

It is not shown then, and is reported; a district that takes in what has changed below can publish
all the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.entries import iter_element_entries, omit_entry
from macros.model.addresses import get_address
from macros.source.problems import Problem
from macros.source.spelling import is_misspelled
from macros.source.tree import Entry, Location, MapNode, find_node

CODES = {
    "orphan-addition": "A layer adds something to a framework, section, practice or statement that "
    "does not exist below it, and gives it no title or text of its own: upstream may have taken it "
    "away. It is not shown.",
}

#: What something of one's own says of itself.
OWN_FIELDS = frozenset(["title", "label", "summary", "text", "version", "source"])


def drop_orphans(tree: MapNode) -> tuple[MapNode, list[Problem]]:
    """Return the tree without what a layer adds to nothing, and a warning for each.

    Where a slip of the hand makes the name that of a sibling, it stays: the rules ask for its
    title, and name the sibling.
    """
    problems: list[Problem] = []
    for location, entry in list(_iter_orphans(tree)):
        tree = omit_entry(tree, location, entry, entry.key)
        message = (
            f"You add to `{entry.key.value}`, but there is nothing of this name to add to; "
            "it is not shown."
        )
        help = (
            "Move what you add elsewhere, or delete it; if it is your own, say in it what it is, "
            "by a title or text."
        )
        address, place = get_address(location), entry.key.place
        problems.append(Problem("orphan-addition", place, message, help, address, "warning"))
    return tree, problems


def _iter_orphans(tree: MapNode) -> Iterator[tuple[Location, Entry]]:
    """Yield the outermost entries of a layer that say nothing of what they are."""
    for location, entry in iter_element_entries(tree):
        if not entry.added or entry.omitted or not isinstance(entry.node, MapNode):
            continue
        if OWN_FIELDS & entry.node.entries.keys() or _is_holder_added(tree, location):
            continue
        if not is_misspelled(entry.key.value, _list_siblings_below(tree, location)):
            yield location, entry


def _is_holder_added(tree: MapNode, location: Location) -> bool:
    """Tell whether a layer also added what holds the thing at a location."""
    if len(location) <= 2:
        return False
    holder = find_node(tree, location[:-2]).entry
    return holder is not None and holder.added


def _list_siblings_below(tree: MapNode, location: Location) -> list[str]:
    """Return the keys beside a location that are there below the layer."""
    container = find_node(tree, location[:-1]).node
    if not isinstance(container, MapNode):
        return []
    return [key for key, sibling in container.entries.items() if not sibling.added]
