"""Statements that stand in another column now, and columns that have another name.

A statement's address does not say in which column it stands, so that no `was` tells of such a move.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from macros.layers.entries import has_location, iter_element_entries
from macros.layers.relocation import LayerRelocation
from macros.model.addresses import get_address
from macros.source.tree import Entry, Location, MapNode, Node, TextNode

#: How many parts the location of a statement has.
STATEMENT_DEPTH = 8


def follow_columns(below: MapNode, relocation: LayerRelocation) -> None:
    """Put what a layer says of statements under the columns in which they stand `below` now.

    Where a column is gone below, and all that the layer changes in it stands in one other, that has
    come to be its name.
    """
    new_columns: defaultdict[Location, set[str]] = defaultdict(set)
    for old, new in _list_moved_statements(below, relocation.layer):
        relocation.move_entry(old, new)
        old_column = (*old[:2], "columns", old[-2])
        new_columns[old_column].add(str(new[-2]))
    for column, names in new_columns.items():
        if len(names) == 1 and not has_location(below, column):
            (name,) = names
            _rename_column(relocation, column, name)


def _list_moved_statements(below: MapNode, layer: MapNode) -> list[tuple[Location, Location]]:
    """Return where a layer speaks of statements that stand elsewhere below it, and where."""
    locations = {get_address(location): location for location, _ in _iter_statements(below)}
    moved: list[tuple[Location, Location]] = []
    for location, entry in _iter_statements(layer):
        new_location = locations.get(get_address(location))
        if new_location is None or has_location(below, location):
            continue
        if not _has_own_wording(entry.node):
            moved.append((location, new_location))
    return moved


def _rename_column(relocation: LayerRelocation, column: Location, name: str) -> None:
    """Move a layer's column, and all that the layer says of statements in it."""
    if has_location(relocation.layer, column):
        relocation.move_entry(column, (*column[:-1], name))
    for location, _ in list(_iter_statements(relocation.layer)):
        if location[:2] == column[:2] and location[-2] == column[-1]:
            relocation.move_entry(location, (*location[:-2], name, location[-1]))


def _iter_statements(tree: MapNode) -> Iterator[tuple[Location, Entry]]:
    """Yield every statement of a tree with its location."""
    for location, entry in iter_element_entries(tree):
        if len(location) == STATEMENT_DEPTH and location[-2] != "questions":
            yield location, entry


def _has_own_wording(node: Node) -> bool:
    """Tell whether a layer's entry brings a wording of its own, not one for a text below."""
    if isinstance(node, MapNode):
        return "text" in node.entries and not {"replaces", "omit"} & node.entries.keys()
    return isinstance(node, TextNode)
