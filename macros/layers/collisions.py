"""What a layer adds may meet a namesake: below it, something of the same address has come to stand elsewhere.

A statement's address does not say in which column it stands, nor a question's that it is one; so the two cannot both be
shown. As where both stand in one place, the layer's is: answers that people have saved belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.layers.moves import put_entry
from macros.model.adapted_entries import iter_adapted_entries
from macros.model.addresses import get_address, is_element_location
from macros.source.problems import Problem
from macros.source.tree import Entry, Location, MapNode, find_node, iter_entries

CODES = {
    "address-collision": "A layer has added something, and below it something else of the same address has come to "
    "stand: in another column, or as a question. The layer's is shown, and the other is not, until "
    "it has a key of its own.",
}


def resolve_collisions(tree: MapNode) -> tuple[MapNode, list[Problem]]:
    """The tree in which what has the address of a layer's addition is left out, and a warning for each."""
    problems: list[Problem] = []
    for location, entry in list(_added(tree)):
        holder = find_node(tree, location[:-2]).node
        for other in holder.entries if isinstance(holder, MapNode) else ():
            there = (*location[:-2], other, location[-1])
            found = find_node(tree, there)
            met = found.entry if found.depth == len(there) and is_element_location(there) else None
            if other == location[-2] or met is None or met.added or met.omitted:
                continue
            tree = put_entry(tree, there, replace(met, omitted=entry.key, cascaded=True))
            where, place = get_address(location), met.key.place
            message = f"{place.path}:{place.line} has a `{entry.key.value}` too, which is not shown beside yours."
            help = "Give yours another key."
            problems.append(Problem("address-collision", entry.key.place, message, help, where, severity="warning"))
    return tree, problems


def _added(tree: MapNode) -> Iterator[tuple[Location, Entry]]:
    """Everything with an address that a layer adds to what is below it."""
    for location, entry in iter_adapted_entries(tree):
        if entry.added and not entry.omitted:
            within = [(location, entry), *iter_entries(entry.node, location)]
            yield from ((at, each) for at, each in within if len(at) > 4 and is_element_location(at))
