"""The former names by which a layer calls what has moved: siblings, and ends of relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from macros.layers.entries import has_location, put_entry
from macros.model.addresses import get_address
from macros.source.problems import Problem
from macros.source.tree import (
    Entry,
    ListNode,
    Location,
    MapNode,
    Node,
    TextNode,
    find_node,
    iter_entries,
)

#: Where everything stands now, by the address that it had before.
Moves: TypeAlias = Mapping[str, Location]


def list_texts(node: Node) -> list[str]:
    """Return the texts of a list, or the one that stands in a list's place."""
    items = node.items if isinstance(node, ListNode) else (node,)
    return [item.value for item in items if isinstance(item, TextNode)]


def rename_positions(layer: MapNode, moves: Moves) -> tuple[MapNode, list[Problem]]:
    """Give the siblings that `after` and `before` name their new names.

    One that has gone elsewhere is no longer asked for, with a warning. `moves` is where everything
    stands now, by its former address.
    """
    problems: list[Problem] = []
    for location, sibling in list(_iter_positions(layer)):
        container, owner, side = location[:-2], location[:-1], str(location[-1])
        new_location = moves.get(get_address((*container, sibling.value)))
        if not new_location:
            continue
        holder = find_node(layer, owner).entry
        assert holder is not None
        assert isinstance(holder.node, MapNode)
        if new_location[:-1] == container:
            renamed = replace(sibling, value=str(new_location[-1]))
            position = replace(holder.node.entries[side], node=renamed)
            layer = put_entry(layer, location, position)
            continue
        layer = put_entry(layer, owner, replace(holder, node=holder.node.without(side)))
        message = (
            f"`{sibling.value}` is now `{get_address(new_location)}`, so that this cannot stand "
            f"{side} it."
        )
        help = "Name another neighbor, or delete this line."
        address = get_address(owner)
        problems.append(
            Problem("target-moved", sibling.place, message, help, address, severity="warning")
        )
    return layer, problems


def _iter_positions(layer: MapNode) -> Iterator[tuple[Location, TextNode]]:
    """Yield every sibling beside which a layer's entry is to stand, with its location."""
    for location, entry in iter_entries(layer):
        is_position = len(location) > 1 and location[-1] in ("after", "before")
        if is_position and isinstance(entry.node, TextNode):
            yield location, entry.node


def rename_references(layer: MapNode, moves: Moves) -> tuple[MapNode, list[Problem]]:
    """Give whatever a layer's frameworks list, relate or require its new address.

    `moves` is where everything stands now, by its former address.
    """
    problems: list[Problem] = []
    for location in list(_iter_reference_locations(layer)):
        entry = find_node(layer, location).entry
        assert entry is not None
        renamer = _ReferenceRenamer(str(location[1]), moves)
        node = renamer.rename(entry.node)
        problems += renamer.problems
        if node is not entry.node:
            layer = put_entry(layer, location, replace(entry, node=node))
    return layer, problems


def _iter_reference_locations(layer: MapNode) -> Iterator[Location]:
    """Yield where a layer's frameworks name addresses."""
    frameworks = layer.get("frameworks")
    if not isinstance(frameworks, MapNode):
        return
    for key, framework in frameworks.entries.items():
        paths: list[Location] = [("sections",), ("relations",)]
        columns = framework.node.get("columns") if isinstance(framework.node, MapNode) else None
        if isinstance(columns, MapNode):
            paths += [("columns", column, "required") for column in columns.entries]
        for path in paths:
            location = ("frameworks", key, *path)
            if has_location(layer, location):
                yield location


class _ReferenceRenamer:
    """A renamer of the addresses below one framework, with its warnings."""

    def __init__(self, framework: str, moves: Moves) -> None:
        self.framework = framework
        self.moves = moves
        self.problems: list[Problem] = []

    def rename(self, node: Node) -> Node:
        """Return a node with new addresses for old ones; the same node where it names none."""
        match node:
            case TextNode():
                return self.rename_text(node)
            case ListNode():
                items = tuple(self.rename(item) for item in node.items)
                return node if items == node.items else replace(node, items=items)
            case MapNode():
                return self.rename_relation(node)
            case _:
                return node

    def rename_text(self, text: TextNode) -> TextNode:
        """Return a reference with its new address."""
        framework = self.framework
        address = get_address(self.moves.get(f"{framework}/{text.value}", ()))
        if not address.startswith(f"{framework}/"):
            return text
        new = address.removeprefix(f"{framework}/")
        message = f"`{text.value}` is now `{new}`, and is taken for it."
        help, place = f"Write `{new}`.", text.place
        self.problems.append(
            Problem("target-moved", place, message, help, framework, severity="warning")
        )
        return replace(text, value=new)

    def rename_relation(self, relation: MapNode) -> MapNode:
        """Return a relation with the new addresses of its ends."""
        renamed: dict[str, Entry] = {}
        for key, entry in relation.entries.items():
            if key not in ("from", "to", "among"):
                continue
            node = self.rename(entry.node)
            if node is not entry.node:
                renamed[key] = replace(entry, node=node)
        if not renamed:
            return relation
        return replace(relation, entries={**relation.entries, **renamed})
