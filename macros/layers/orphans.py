"""What a layer adds may have nothing to be added to: what held it is gone below the layer.

It is not shown then, and told of; a district that takes in what has changed below can publish all the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.layers.moves import put_entry
from macros.model.addresses import get_address, is_element_location
from macros.source.problems import Problem, is_misspelled
from macros.source.tree import Entry, Location, MapNode, find_node, iter_entries

CODES = {
    "orphan-addition": "A layer adds something to a framework, section, practice or statement that does not exist "
    "below it, and gives it no title or text of its own: upstream may have taken it away. It is not shown.",
}

#: What something of one's own says of itself.
OWN = frozenset(["title", "label", "summary", "text", "version", "source"])


def drop_orphans(tree: MapNode) -> tuple[MapNode, list[Problem]]:
    """The tree in which what a layer adds to nothing is left out, and a warning for each.

    Where a slip of the hand makes the name that of a neighbour, it stays: the rules ask for its title, and name the
    neighbour.
    """
    problems: list[Problem] = []
    for location, entry in list(_orphans(tree)):
        tree = put_entry(tree, location, replace(entry, omitted=entry.key, cascaded=True))
        address, key = get_address(location), entry.key.value
        message = f"You add to `{key}`, but there is nothing of this name to add to; it is not shown."
        help = "Move what you add elsewhere, or delete it; if it is your own, say in it what it is, by a title or text."
        problems.append(Problem("orphan-addition", entry.key.place, message, help, address, severity="warning"))
    return tree, problems


def _orphans(tree: MapNode) -> Iterator[tuple[Location, Entry]]:
    """The outermost of what a layer adds to something that is below it without a word of what it is."""
    frameworks = tree.get("frameworks")
    for location, entry in iter_entries(frameworks, ("frameworks",)) if frameworks else ():
        if not is_element_location(location) or not entry.added or entry.omitted or not isinstance(entry.node, MapNode):
            continue
        holder = find_node(tree, location[:-2]).entry if len(location) > 2 else None
        beside = find_node(tree, location[:-1]).node
        others = beside.entries if isinstance(beside, MapNode) else {}
        known = [key for key, other in others.items() if not other.added]
        if (
            not (holder and holder.added)
            and not OWN & entry.node.entries.keys()
            and not is_misspelled(str(location[-1]), known)
        ):
            yield location, entry
