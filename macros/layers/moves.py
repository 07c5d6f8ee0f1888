"""What has moved below a layer: the layer's entries follow it to where it stands now.

`was` tells the address that something had before; a statement's address holds in whichever column
it stands. A layer written before the move still names the old place; so before it is laid over the
tree, its entries are put at the new one, and each is reported, since the layer should say so too.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.entries import (
    has_location,
    iter_element_entries,
    iter_framework_entries,
)
from macros.layers.former_names import Moves, list_texts, rename_positions, rename_references
from macros.layers.moved_columns import follow_columns
from macros.layers.moved_omissions import MovedOmissions
from macros.layers.relocation import LayerRelocation
from macros.model.addresses import get_address, is_element_location
from macros.source.problems import Problem
from macros.source.tree import Entry, Location, MapNode

CODES = {
    "target-moved": "A layer changes something where it no longer is: below the layer it has "
    "moved, and says so by `was`, or it stands in another column now. The change follows it; move "
    "its lines too, so that they are found where one looks for them. An omission follows what has "
    "moved as it was, and not what has become part of something else.",
    "duplicate-target": "A layer changes one thing by its old address and by its new one. What it "
    "says by the new one stands.",
}


def find_former_addresses(tree: MapNode) -> dict[str, Location]:
    """Return where everything stands now that has had another address, by that address."""
    locations: dict[str, Location] = {}
    for location, entry in iter_framework_entries(tree):
        if location[-1] != "was" or not is_element_location(location[:-1]):
            continue
        for address in list_texts(entry.node):
            locations.setdefault(address, location[:-1])
    return locations


def apply_moves(below: MapNode, above: MapNode) -> tuple[MapNode, list[Problem]]:
    """Return the layer `above` with each entry where the tree `below` has what it speaks of."""
    if "frameworks" not in above.entries:
        return above, []
    moves = {
        address: location
        for address, location in find_former_addresses(below).items()
        if get_address(location) != address  # what claims its own address has not moved
    }
    problems: list[Problem] = []
    layer = above
    if moves:
        layer, position_problems = rename_positions(layer, moves)
        layer, reference_problems = rename_references(layer, moves)
        problems += [*position_problems, *reference_problems]
    relocation = LayerRelocation(layer)
    if moves:
        _follow_moves(below, relocation, moves)
    if "frameworks" in below.entries:
        follow_columns(below, relocation)
        relocation.problems += _check_omissions(moves, above, relocation.layer)
    return relocation.layer, [*problems, *relocation.problems]


def _follow_moves(below: MapNode, relocation: LayerRelocation, moves: Moves) -> None:
    """Move a layer's entries to the new addresses; what is inside goes before what holds it."""
    omissions = MovedOmissions(below, moves)
    while location := _find_moved(below, relocation.layer, moves):
        new = moves[get_address(location)]
        if not omissions.is_stopped(relocation, location, new):
            relocation.move_entry(location, new)


def _find_moved(below: MapNode, layer: MapNode, moves: Moves) -> Location | None:
    """Return the innermost location of a layer whose element has moved, or None."""
    locations = [
        location
        for location, _ in iter_element_entries(layer)
        if get_address(location) in moves and not has_location(below, location)
    ]
    return max(locations, key=len, default=None)


def _check_omissions(moves: Moves, typed: MapNode, layer: MapNode) -> Iterator[Problem]:
    """Warn of whatever has moved out of what a layer leaves out, and so is shown again.

    `typed` is the layer as it was typed, `layer` as it speaks of where things stand now.
    """
    left_out = {get_address(location) for location, _ in _iter_omissions(layer)}
    spoken_of = {get_address(location) for location, _ in iter_framework_entries(layer)}
    for omitted_location, omission in _iter_omissions(typed):
        omitted_address = get_address(omitted_location)
        for old, location in moves.items():
            new = get_address(location)
            if new in spoken_of or left_out.intersection(_list_holders(new)):
                continue
            if omitted_address not in _list_holders(old) or _has_moved_with_holder(old, new, moves):
                continue
            message = f"`{old}` stood in what you leave out here. It is now `{new}`, and is shown."
            help = "Leave it out there too; if it is to be shown, give it a `local_note` there."
            place = omission.key.place
            yield Problem("target-moved", place, message, help, new, severity="warning")


def _iter_omissions(layer: MapNode) -> Iterator[tuple[Location, Entry]]:
    """Yield where a layer leaves out something with an address, with the line that says so."""
    for location, entry in iter_element_entries(layer):
        omission = entry.node.entries.get("omit") if isinstance(entry.node, MapNode) else None
        if omission:
            yield location, omission


def _list_holders(address: str) -> list[str]:
    """Return the addresses of all that holds what has an address, from the outermost."""
    parts = address.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def _has_moved_with_holder(old: str, new: str, moves: Moves) -> bool:
    """Tell whether something has moved only because what holds it has."""
    new_holders = _list_holders(new)
    holders = (holder for holder in _list_holders(old) if holder in moves)
    return any(get_address(moves[holder]) in new_holders for holder in holders)
