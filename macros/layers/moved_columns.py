"""Statements that stand in another column now, and columns that have another name.

A statement's address does not say in which column it stands, so that no `was` tells of such a move.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from macros.layers.entries import has_location, iter_element_entries, iter_framework_entries
from macros.layers.former_keys import list_former_keys
from macros.layers.relocation import LayerRelocation
from macros.model.addresses import get_address
from macros.source.tree import Entry, Location, MapNode, Node, TextNode

#: How many parts the location of a column has, and that of a statement.
COLUMN_DEPTH = 4
STATEMENT_DEPTH = 8


def follow_columns(below: MapNode, relocation: LayerRelocation) -> None:
    """Put what a layer says of statements under the columns in which they stand `below` now.

    What it says of a column that has another name goes along, and is told in one line.
    """
    moved = _list_moved_statements(below, relocation.layer)
    renamed = _find_renamed_columns(below, moved)
    for old, new in moved:
        if _get_column(old) not in renamed:
            relocation.move_entry(old, new)
    for column, name in renamed.items():
        _rename_column(relocation, column, name)


def _find_renamed_columns(
    below: MapNode, moved: Iterable[tuple[Location, Location]]
) -> dict[Location, str]:
    """Return the new name of each column that has one, by its old location.

    It says so by `was`, or all that the layer changes in it stands in one other.
    """
    renamed: dict[Location, str] = {}
    for location, entry in iter_framework_entries(below):
        if len(location) != COLUMN_DEPTH or location[2] != "columns":
            continue
        for former in list_former_keys(entry):
            renamed[(*location[:-1], former)] = str(location[-1])
    new_names: defaultdict[Location, set[str]] = defaultdict(set)
    for old, new in moved:
        new_names[_get_column(old)].add(str(new[-2]))
    for column, names in new_names.items():
        if len(names) == 1:
            renamed.setdefault(column, *names)
    return {column: name for column, name in renamed.items() if not has_location(below, column)}


def _get_column(statement: Location) -> Location:
    """Return the location at which the column of a statement is declared."""
    return (*statement[:2], "columns", statement[-2])


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
    """Move a layer's column, and all that the layer says of statements in it; tell it once."""
    new_column = (*column[:-1], name)
    is_told = has_location(relocation.layer, column)
    if is_told:
        relocation.move_entry(column, new_column)
    for location, entry in list(_iter_statements(relocation.layer)):
        if _get_column(location) != column:
            continue
        relocation.move_entry(location, (*location[:-2], name, location[-1]), is_told=False)
        if not is_told:
            relocation.report_move(column, new_column, entry.key.place)
            is_told = True


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
