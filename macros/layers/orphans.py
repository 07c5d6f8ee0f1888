"""What a layer adds to nothing: what held it is gone below the layer.

It is not shown then, and is reported; a district that takes in what has changed below can publish
all the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.entries import iter_framework_entries, omit_entry
from macros.model.addresses import get_address, is_container_location, is_element_location
from macros.source.problems import Problem
from macros.source.spelling import suggest
from macros.source.tree import Entry, Location, MapNode, SourceLocation, find_node

CODES = {
    "orphan-addition": "A layer adds something to a framework, section, practice or statement that "
    "does not exist below it, and gives it no title or text of its own: upstream may have taken it "
    "away. It is not shown.",
}

#: How many parts the location of a practice has.
PRACTICE_DEPTH = 6
#: What something of one's own says of itself.
OWN_FIELDS = frozenset(["title", "label", "summary", "text", "version", "source"])


def drop_orphans(tree: MapNode) -> tuple[MapNode, list[Problem]]:
    """Return the tree without what a layer adds to nothing, and a warning for each.

    The name may be misspelled: then the warning names the sibling that it is nearly like. A
    framework of which a layer has only section files says nothing of what it is either.
    """
    problems: list[Problem] = []
    for location, entry in list(_iter_orphans(tree)):
        tree = omit_entry(tree, location, entry, entry.key)
        message = (
            f"You add to `{entry.key.value}`, but there is nothing of this name to add to; "
            "it is not shown."
        )
        default = (
            "Move what you add elsewhere, or delete it; if it is your own, say in it what it is, "
            "by a title or text."
        )
        help = suggest(entry.key.value, _list_siblings_below(tree, location), default)
        address, place = get_address(location), _locate_orphan(entry)
        problems.append(Problem("orphan-addition", place, message, help, address, "warning"))
    for location, column in list(_iter_orphan_columns(tree)):
        tree = omit_entry(tree, location, column, column.key)
        message = f"This framework has no column `{column.key.value}`; what you add is not shown."
        known = _list_siblings_below(tree, location)
        help = suggest(column.key.value, known, f"Its columns are: {', '.join(known)}.")
        address, place = get_address(location), column.key.place
        problems.append(Problem("unknown-column", place, message, help, address, "warning"))
    return tree, problems


def _iter_orphans(tree: MapNode) -> Iterator[tuple[Location, Entry]]:
    """Yield the outermost entries of a layer that say nothing of what they are."""
    for location, entry in iter_framework_entries(tree):
        if not entry.added or entry.omitted or not isinstance(entry.node, MapNode):
            continue
        if not is_element_location(location):
            continue
        if OWN_FIELDS & entry.node.entries.keys() or _is_holder_added(tree, location):
            continue
        yield location, entry


def _iter_orphan_columns(tree: MapNode) -> Iterator[tuple[Location, Entry]]:
    """Yield what layers add to practices in columns that their framework does not have."""
    for location, practice in list(iter_framework_entries(tree)):
        if len(location) != PRACTICE_DEPTH or not isinstance(practice.node, MapNode):
            continue
        if not is_element_location(location):
            continue
        framework = find_node(tree, location[:2])
        if framework.entry is None or framework.entry.added or "practices" not in location:
            continue
        if find_node(tree, location).omitted:
            continue
        columns = framework.node.get("columns") if isinstance(framework.node, MapNode) else None
        known = columns.entries if isinstance(columns, MapNode) else {}
        for key, column in practice.node.entries.items():
            is_column = key not in known and is_container_location((*location, key))
            if is_column and key != "questions" and _is_all_added(column):
                yield (*location, key), column


def _is_all_added(column: Entry) -> bool:
    """Tell whether a column has statements, and layers have added them all."""
    if not isinstance(column.node, MapNode) or column.omitted:
        return False
    return all(entry.added for entry in column.node.entries.values())


def _locate_orphan(entry: Entry) -> SourceLocation:
    """Return where an orphan was typed: for a folder of sections alone, in the first of them."""
    files = entry.node.get("files") if isinstance(entry.node, MapNode) else None
    if isinstance(files, MapNode):
        return next(iter(files.entries.values())).key.place
    return entry.key.place


def _is_holder_added(tree: MapNode, location: Location) -> bool:
    """Tell whether a layer also added what holds the thing at a location."""
    if len(location) <= 2:
        return False
    holder = find_node(tree, location[:-2]).entry
    return holder is not None and holder.added


def _list_siblings_below(tree: MapNode, location: Location) -> list[str]:
    """Return the keys beside a location that are there below the layer.

    Beside a column's, those are the columns of the framework.
    """
    if is_container_location(location) and len(location) > PRACTICE_DEPTH:
        location = (*location[:2], "columns", location[-1])
    container = find_node(tree, location[:-1]).node
    if not isinstance(container, MapNode):
        return []
    return [key for key, sibling in container.entries.items() if not sibling.added]
