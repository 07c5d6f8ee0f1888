"""Keys that have another name now: messages, responses, levels, entries of the glossary.

These have no address that links or saved responses hang on, so that `was` names the former key
alone, among the same siblings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.layers.former_names import list_texts
from macros.layers.relocation import LayerRelocation
from macros.model.addresses import is_element_location
from macros.source.problems import Problem
from macros.source.tree import Entry, Location, MapNode, TextNode

COLUMN_DEPTH = 4  # of the location of a column


def read_former_keys(tree: MapNode, location: Location = ()) -> MapNode:
    """Return the tree with each `{text, was}` that is no element as a text with former keys."""
    entries = dict(tree.entries)
    for key, entry in tree.entries.items():
        inner = (*location, key)
        node = entry.node
        if not isinstance(node, MapNode):
            continue
        text, was = node.get("text"), node.get("was")
        is_text = isinstance(text, TextNode) and was is not None and len(node.entries) == 2
        if is_text and text and was and not is_element_location(inner):
            entries[key] = replace(entry, node=text, former_keys=tuple(list_texts(was)))
        else:
            entries[key] = replace(entry, node=read_former_keys(node, inner))
    return replace(tree, entries=entries)


def follow_former_keys(below: MapNode, above: MapNode) -> tuple[MapNode, list[Problem]]:
    """Return the layer `above` with today's keys for former ones, and a warning for each."""
    relocation = LayerRelocation(above)
    for old, new in list(_iter_renamed(below, above, ())):
        relocation.move_entry(old, new)
    return relocation.layer, relocation.problems


def list_former_keys(entry: Entry) -> tuple[str, ...]:
    """Return the keys that an entry had before, or the last parts of its former addresses."""
    former = list(entry.former_keys)
    was = entry.node.get("was") if isinstance(entry.node, MapNode) else None
    if was is not None:
        former += list_texts(was)
    return tuple(name.rpartition("/")[2] for name in former)


def _iter_renamed(
    below: MapNode, above: MapNode, location: Location
) -> Iterator[tuple[Location, Location]]:
    """Yield where a layer speaks of an entry by a former key, and where that stands now."""
    for key, upper in above.entries.items():
        inner = (*location, key)
        lower = below.entries.get(key)
        if lower is None:
            new_key = _find_heir(below, key)
            if new_key and not is_element_location(inner) and not _is_column(inner):
                yield inner, (*location, new_key)
        elif isinstance(lower.node, MapNode) and isinstance(upper.node, MapNode):
            yield from _iter_renamed(lower.node, upper.node, inner)


def _is_column(location: Location) -> bool:
    """Tell whether a location is a column's, which is followed with its statements, and told once.

    `moved_columns` does so.
    """
    return len(location) == COLUMN_DEPTH and location[2] == "columns"


def _find_heir(siblings: MapNode, former_key: str) -> str | None:
    """Return the key of the sibling that had another key before, if there is one."""
    for key, entry in siblings.entries.items():
        if former_key in list_former_keys(entry):
            return key
    return None
