"""Collisions of what a layer adds with what has come to have the same address below it.

A statement's address does not say in which column it stands, nor a question's that it is one; so
the two cannot both be shown. As where both stand in one place, the layer's is: answers that people
have saved belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.entries import omit_entry
from macros.model.adapted_entries import iter_adapted_entries
from macros.model.addresses import get_address, is_element_location
from macros.source.problems import Problem
from macros.source.tree import Entry, Location, MapNode, find_node, iter_entries

CODES = {
    "address-collision": "A layer has added something, and below it something else of the same address "
    "has come to stand: in another column, or as a question. The layer's is shown, and the other "
    "is not, until it has a key of its own.",
}


def resolve_collisions(tree: MapNode) -> tuple[MapNode, list[Problem]]:
    """Return the tree without what has the address of a layer's addition, and the warnings."""
    problems: list[Problem] = []
    for location, added in list(_iter_added_elements(tree)):
        for other_location, other in list(_iter_namesakes(tree, location)):
            tree = omit_entry(tree, other_location, other, added.key)
            problems.append(_make_problem(get_address(location), added, other))
    return tree, problems


def _iter_added_elements(tree: MapNode) -> Iterator[tuple[Location, Entry]]:
    """Yield everything with an address that a layer adds within something below it."""
    for location, entry in iter_adapted_entries(tree):
        if not entry.added or entry.omitted:
            continue
        for inner_location, inner in ((location, entry), *iter_entries(entry.node, location)):
            if len(inner_location) > 4 and is_element_location(inner_location):
                yield inner_location, inner


def _iter_namesakes(tree: MapNode, location: Location) -> Iterator[tuple[Location, Entry]]:
    """Yield what is shown below the layer under the key of a location, in another container."""
    *_, container, key = location
    holder = find_node(tree, location[:-2]).node
    if not isinstance(holder, MapNode):
        return
    for other_container in holder.entries:
        other_location = (*location[:-2], other_container, key)
        if other_container == container or not is_element_location(other_location):
            continue
        route = find_node(tree, other_location)
        other = route.entry
        if route.depth < len(other_location) or other is None:
            continue
        if not other.added and not other.omitted:
            yield other_location, other


def _make_problem(address: str, added: Entry, other: Entry) -> Problem:
    place = other.key.place
    message = (
        f"{place.path}:{place.line} has a `{added.key.value}` too, which is not shown beside yours."
    )
    help = "Give yours another key."
    return Problem("address-collision", added.key.place, message, help, address, "warning")
