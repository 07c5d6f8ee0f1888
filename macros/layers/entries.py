"""The entries of a tree by their locations: to walk over, to put in and to take out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.model.addresses import is_element_location
from macros.source.tree import Entry, Location, MapNode, Node, TextNode, find_node, iter_entries


def iter_framework_entries(tree: MapNode) -> Iterator[tuple[Location, Entry]]:
    """Yield every entry of a tree's frameworks with its location."""
    frameworks = tree.get("frameworks")
    if frameworks:
        yield from iter_entries(frameworks, ("frameworks",))


def iter_element_entries(tree: MapNode) -> Iterator[tuple[Location, Entry]]:
    """Yield the entry of everything in a tree that has an address, with its location."""
    for location, entry in iter_framework_entries(tree):
        if is_element_location(location):
            yield location, entry


def has_location(tree: MapNode, location: Location) -> bool:
    """Tell whether something stands at a location of the tree."""
    return find_node(tree, location).depth == len(location)


def put_entry(tree: MapNode, location: Location, entry: Entry) -> MapNode:
    """Return the tree with an entry at a location, and with whatever must hold it."""
    key = str(location[0])
    if len(location) > 1:
        place = entry.key.place
        holder = tree.entries.get(key) or Entry(TextNode(key, place), MapNode({}, place))
        node = put_entry(_make_holder(holder.node), location[1:], entry)
        entry = replace(holder, node=node)
    return replace(tree, entries={**tree.entries, key: entry})


def _make_holder(node: Node) -> MapNode:
    """Return the mapping that can hold what is put into a node.

    A text is a statement in its short form, and what is put into it one of its items.
    """
    match node:
        case MapNode():
            return node
        case TextNode():
            return MapNode({"text": Entry(TextNode("text", node.place), node)}, node.place)
        case _:
            return MapNode({}, node.place)


def omit_entry(tree: MapNode, location: Location, entry: Entry, reason: TextNode) -> MapNode:
    """Return the tree with an entry left out because of something that is reported elsewhere."""
    return put_entry(tree, location, replace(entry, omitted=reason, cascaded=True))


def remove_entry(tree: MapNode, location: Location) -> MapNode:
    """Return the tree without the entry at a location, nor what would be empty then."""
    key = str(location[0])
    if len(location) == 1:
        return tree.without(key)
    holder = tree.entries[key]
    assert isinstance(holder.node, MapNode)
    remaining = remove_entry(holder.node, location[1:])
    if not remaining.entries:
        return tree.without(key)
    return replace(tree, entries={**tree.entries, key: replace(holder, node=remaining)})
