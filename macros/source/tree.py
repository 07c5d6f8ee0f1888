"""The nodes of what was read: texts, lists and mappings that know where they were typed.

The reader makes these nodes, layers are merged on them, and `to_plain_data` hands their values to
the model. A *location* is the path from the root of the merged tree to a node, as a tuple of keys
and list positions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

Location: TypeAlias = tuple[str | int, ...]

#: What lies below all layers.
UPSTREAM = "upstream"
#: A layer's keywords: those that go with a text, and those that go with an entry.
ABOUT_TEXT = ("replaces", "reason", "since", "by")
ABOUT_ENTRY = ("omit", "local_note", "after", "before")
LAYER_WORDS = (*ABOUT_ENTRY, *ABOUT_TEXT)


@dataclass(frozen=True, slots=True)
class SourceLocation:
    """The place where something was typed: a file as the user would name it, and its layer.

    Line and column are counted from 1.
    """

    path: str
    line: int = 1
    column: int = 1
    layer: str = UPSTREAM


@dataclass(frozen=True, slots=True)
class Change:
    """A layer's record of a text that it put in another's place.

    `below` is the text directly below, None where there was none; `replaces`, `reason`, `since`
    and `by` are what the layer's author wrote.
    """

    below: TextNode | None
    replaces: TextNode | None = None
    reason: TextNode | None = None
    since: TextNode | None = None
    by: TextNode | None = None


@dataclass(frozen=True, slots=True)
class TextNode:
    """One text as typed; its paragraphs are separated by an empty line.

    `typed` are its lines in the file where there are several, "" for a text of one line.
    """

    value: str
    place: SourceLocation
    change: Change | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class InvalidNode:
    """A stand-in for something unusable, which has been reported and is not reported again."""

    place: SourceLocation


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list's usable items.

    `lost` says that something unusable was taken out of it; `below` is the list that a layer put
    this one in place of.
    """

    items: tuple[Node, ...]
    place: SourceLocation
    lost: bool = False
    below: ListNode | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its node.

    What a layer omits stays in the tree, marked with the reason; `cascaded` says that it is left
    out because something else is, which is reported in its stead. `added` says that a layer brought
    the entry, and nothing of this key stood below. `position` is where an added entry is to stand:
    "after" or "before", and the sibling. `quotation` is the text below for which an omission or a
    note was written, as the layer quotes it. `former_keys` are those that a text had before.
    """

    key: TextNode
    node: Node
    omitted: TextNode | None = None
    local_note: TextNode | None = None
    position: tuple[str, TextNode] | None = None
    added: bool = False
    cascaded: bool = False
    quotation: TextNode | None = None
    former_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MapNode:
    """Entries by their keys; `order` is the list that gave them their order, if one did."""

    entries: dict[str, Entry]
    place: SourceLocation
    order: ListNode | None = None

    def get(self, key: str) -> Node | None:
        """Return the node of a key, or None when there is no such key."""
        entry = self.entries.get(key)
        return entry.node if entry else None

    def without(self, *keys: str) -> MapNode:
        """Return the mapping without some of its keys."""
        remaining = {key: entry for key, entry in self.entries.items() if key not in keys}
        return replace(self, entries=remaining)


Node: TypeAlias = TextNode | ListNode | MapNode | InvalidNode


def to_plain_data(node: Node) -> Any:
    """Return the values alone, as dict, list and str, without what is omitted or invalid.

    Raises:
        ValueError: The node itself is invalid.
    """
    match node:
        case TextNode(value=value):
            return value
        case ListNode(items=items):
            return [to_plain_data(item) for item in items]
        case MapNode(entries=entries):
            return {
                key: to_plain_data(entry.node)
                for key, entry in entries.items()
                if not entry.omitted and not isinstance(entry.node, InvalidNode)
            }
        case InvalidNode():
            raise ValueError("An invalid node has no data.")


@dataclass(slots=True)
class Route:
    """The way to a location, as far as it exists.

    `node` is the last node met, `entry` the last entry, and `place` where its key or item was
    typed. `depth` is the number of the location's parts that exist, `omitted` the reason of the
    first omission on the way, and `invalid` says whether the last node is invalid.
    """

    node: Node
    place: SourceLocation
    entry: Entry | None = None
    omitted: TextNode | None = None
    depth: int = 0
    invalid: bool = False

    def enter_entry(self, entry: Entry) -> None:
        """Go on to an entry of the mapping that was met last."""
        self.node, self.entry, self.place = entry.node, entry, entry.key.place
        self.omitted = self.omitted or entry.omitted
        self.depth += 1

    def enter_item(self, item: Node) -> None:
        """Go on to an item of the list that was met last."""
        self.node, self.place = item, item.place
        self.depth += 1


def find_node(root: Node, location: Location) -> Route:
    """Follow a location from `root` as far as it leads."""
    route = Route(root, root.place)
    for part in location:
        match route.node:
            case MapNode(entries=entries) if str(part) in entries:
                route.enter_entry(entries[str(part)])
            case ListNode(items=items) if isinstance(part, int) and part < len(items):
                route.enter_item(items[part])
            case _:
                break
    route.invalid = isinstance(route.node, InvalidNode)
    return route


def replace_invalid(root: Node, locations: Iterable[Location]) -> Node:
    """Return the tree with what stands at each of the locations marked as invalid."""
    below: defaultdict[str | int, list[Location]] = defaultdict(list)
    for location in locations:
        if not location:
            return InvalidNode(root.place)
        below[location[0]].append(location[1:])
    match root:
        case MapNode():
            entries = dict(root.entries)
            for key, inner_locations in below.items():
                entry = entries[str(key)]
                node = replace_invalid(entry.node, inner_locations)
                entries[str(key)] = replace(entry, node=node)
            return replace(root, entries=entries)
        case ListNode() if below:
            items = [replace_invalid(item, below[at]) for at, item in enumerate(root.items)]
            usable = tuple(item for item in items if not isinstance(item, InvalidNode))
            return replace(root, items=usable, lost=root.lost or len(usable) < len(items))
        case _:
            return root


def has_invalid(root: Node) -> bool:
    """Tell whether anything at or below `root` is invalid, but for what a layer omits."""
    match root:
        case MapNode(entries=entries):
            return any(has_invalid(entry.node) for entry in entries.values() if not entry.omitted)
        case ListNode(items=items, lost=lost):
            return lost or any(has_invalid(item) for item in items)
        case _:
            return isinstance(root, InvalidNode)


def iter_entries(root: Node, location: Location = ()) -> Iterator[tuple[Location, Entry]]:
    """Yield every keyed entry below `root` with its location, each before those inside it."""
    if not isinstance(root, MapNode):
        return
    for key, entry in root.entries.items():
        entry_location = (*location, key)
        yield entry_location, entry
        yield from iter_entries(entry.node, entry_location)


def iter_omissions(root: Node, location: Location = ()) -> Iterator[tuple[Location, TextNode]]:
    """Yield the location of every entry that a layer omits, with the reason given."""
    if not isinstance(root, MapNode):
        return
    for key, entry in root.entries.items():
        entry_location = (*location, key)
        if entry.omitted:
            yield entry_location, entry.omitted
        else:
            yield from iter_omissions(entry.node, entry_location)


def iter_texts(
    root: Node, location: Location = (), omitted: bool = False
) -> Iterator[tuple[Location, TextNode]]:
    """Yield every text below `root` with its location; those omitted only when asked for."""
    match root:
        case TextNode():
            yield location, root
        case ListNode(items=items):
            for number, item in enumerate(items):
                yield from iter_texts(item, (*location, number), omitted)
        case MapNode(entries=entries):
            for key, entry in entries.items():
                if omitted or not entry.omitted:
                    yield from iter_texts(entry.node, (*location, key), omitted)


def iter_wordings(text: TextNode) -> Iterator[TextNode]:
    """Yield a text and those that it replaced, layer by layer, from the top down."""
    wording: TextNode | None = text
    while wording:
        yield wording
        wording = wording.change.below if wording.change else None


def iter_remarks(entry: Entry) -> Iterator[TextNode]:
    """Yield what layers say about an entry and its text beside the wording: notes and reasons."""
    remarks = [entry.omitted, entry.local_note]
    if isinstance(entry.node, TextNode):
        for wording in iter_wordings(entry.node):
            if change := wording.change:
                remarks += [change.reason, change.since, change.by]
    yield from filter(None, remarks)


def locate_adaptation(entry: Entry) -> SourceLocation:
    """Return the place where a layer says what it says of an entry that it touches."""
    node = entry.node
    if entry.omitted:
        return entry.omitted.place
    if isinstance(node, TextNode) and (node.change or entry.added):
        return node.place
    if entry.local_note:
        return entry.local_note.place
    return entry.key.place if entry.added else node.place
