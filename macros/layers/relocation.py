"""Relocation: one entry of a layer is put where its element stands now, and is reported."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from macros.layers.entries import put_entry, remove_entry
from macros.model.addresses import get_address, is_element_location
from macros.source.layer_folder import locate_file
from macros.source.problems import Problem
from macros.source.tree import (
    ABOUT_TEXT,
    Entry,
    Location,
    MapNode,
    Node,
    SourceLocation,
    TextNode,
    find_node,
)


@dataclass
class LayerRelocation:
    """A layer whose entries are moved one by one, with the problems met on the way."""

    layer: MapNode
    problems: list[Problem] = field(default_factory=list)

    def move_entry(self, old: Location, new: Location, is_told: bool = True) -> None:
        """Move an entry of the layer, and warn of it.

        What the layer says by the new location already stands, and the rest is put to it. `is_told`
        says that the move is reported, rather than one that brings it about.
        """
        route = find_node(self.layer, old)
        assert route.entry is not None
        address = get_address(new)
        entry = replace(route.entry, key=TextNode(str(new[-1]), route.place))
        target = find_node(self.layer, new)
        if target.depth == len(new) and target.entry:
            entry = self.unite_entries(target.entry, entry, address)
            if entry == target.entry:
                self.layer = remove_entry(self.layer, old)
                return
        if is_told:
            self.report_move(old, new, route.place)
        self.layer = put_entry(remove_entry(self.layer, old), new, entry)

    def report_move(self, old: Location, new: Location, place: SourceLocation) -> None:
        """Warn that what the layer says at a place is about another location now."""
        message, help = _describe_move(old, new), self.describe_target(new)
        address = get_address(new)
        problem = Problem("target-moved", place, message, help, address, "warning", new)
        self.problems.append(problem)

    def drop_entry(self, location: Location) -> None:
        """Take an entry out of the layer."""
        self.layer = remove_entry(self.layer, location)

    def unite_entries(self, new: Entry, old: Entry, address: str) -> Entry:
        """Return what a layer says of an element by its new address and by its old one."""
        united = _list_entries(new.node)
        added = _list_entries(old.node)
        is_contradicted = not united or not added or ("text" in united and "text" in added)
        if is_contradicted:
            added = _remove_wording(added) if united else {}
        for key, entry in added.items():
            if key not in united:
                united[key] = entry
            elif isinstance(united[key].node, MapNode) and isinstance(entry.node, MapNode):
                united[key] = self.unite_entries(united[key], entry, address)
            else:
                is_contradicted = True
        if is_contradicted:
            message = f"This layer changes `{address}` in two places; the other one stands."
            help = "Delete one of the two."
            place = old.key.place
            problem = Problem("duplicate-target", place, message, help, address, severity="warning")
            self.problems.append(problem)
        if not isinstance(new.node, MapNode):
            return new
        return replace(new, node=replace(new.node, entries=united))

    def describe_target(self, location: Location) -> str:
        """Return the advice to move an entry's lines to a location."""
        file, keys = locate_file(location)
        target = f"Move it to {self.layer.place.path}/{file}"
        return f"{target}, below `{': '.join(keys)}:`." if keys else f"{target}."


def _describe_move(old: Location, new: Location) -> str:
    old_address, new_address = get_address(old), get_address(new)
    if old_address != new_address:
        return f"`{old_address}` is now `{new_address}`; what you say here follows it."
    if is_element_location(new):
        return (
            f"This stands under `{new[-2]}:` now, no longer under `{old[-2]}:`; "
            "what you say here follows it."
        )
    subject = "The column " if old[-2] == "columns" else ""
    return f"{subject}`{old[-1]}` is `{new[-1]}` now; what you say here follows it."


def _list_entries(node: Node) -> dict[str, Entry]:
    return dict(node.entries) if isinstance(node, MapNode) else {}


def _remove_wording(entries: dict[str, Entry]) -> dict[str, Entry]:
    """Return the entries without a text and a layer's words about it."""
    wording = ("text", *ABOUT_TEXT)
    return {key: entry for key, entry in entries.items() if key not in wording}
