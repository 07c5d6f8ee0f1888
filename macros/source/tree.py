"""What was read: texts, lists and mappings that know where they were typed.

The reader makes these nodes, layers are merged on them, and `plain` hands their values to the model. A *location* is
the path from the root of the merged tree to a node, as a tuple of keys and list positions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

Location: TypeAlias = tuple[str | int, ...]

#: What lies below all layers.
UPSTREAM = "upstream"
#: A layer's words: what it says about a text, and about an entry.
ABOUT_TEXT = ("replaces", "reason", "since", "by")
ABOUT_ENTRY = ("omit", "local_note", "after", "before")
LAYER_WORDS = (*ABOUT_ENTRY, *ABOUT_TEXT)


@dataclass(frozen=True, slots=True)
class SourceLocation:
    """Where something was typed: a file as the user would name it, line and column counted from 1, and its layer."""

    path: str
    line: int = 1
    column: int = 1
    layer: str = UPSTREAM


@dataclass(frozen=True, slots=True)
class Change:
    """What a layer says about a text that it put in another's place.

    `below` is the text directly below, None where there was none; `replaces`, `reason`, `since` and `by` are what the
    layer's author wrote.
    """

    below: TextNode | None
    replaces: TextNode | None = None
    reason: TextNode | None = None
    since: TextNode | None = None
    by: TextNode | None = None


@dataclass(frozen=True, slots=True)
class TextNode:
    """One text as typed; its paragraphs are separated by an empty line."""

    value: str
    place: SourceLocation
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class InvalidNode:
    """Stands where something unusable was typed; that has been reported, so nothing else is said about it."""

    place: SourceLocation


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list's usable items; `lost` says that something unusable was taken out of it, `below` is the list that a layer
    put it in place of."""

    items: tuple[Node, ...]
    place: SourceLocation
    lost: bool = False
    below: ListNode | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its node. What a layer omits stays here, marked with the reason; `along` says that it is left out
    along with something else, which tells of it. `added` says that a layer brought it, and nothing of this key stood
    below."""

    key: TextNode
    node: Node
    omitted: TextNode | None = None
    local_note: TextNode | None = None
    position: tuple[str, TextNode] | None = None  # ("after" | "before", the sibling), of an entry that a layer adds
    added: bool = False
    cascaded: bool = False


@dataclass(frozen=True, slots=True)
class MapNode:
    """Entries by their keys; `order` is the list by which they stand in this order, where they stand in one."""

    entries: dict[str, Entry]
    place: SourceLocation
    order: ListNode | None = None

    def get(self, key: str) -> Node | None:
        entry = self.entries.get(key)
        return entry.node if entry else None

    def without(self, *keys: str) -> MapNode:
        return replace(self, entries={key: entry for key, entry in self.entries.items() if key not in keys})


Node: TypeAlias = TextNode | ListNode | MapNode | InvalidNode


def to_plain_data(node: Node) -> Any:
    """The values alone, as dict, list and str; what is omitted or broken is left out."""
    if isinstance(node, TextNode):
        return node.value
    if isinstance(node, ListNode):
        return [to_plain_data(item) for item in node.items]
    assert isinstance(node, MapNode)
    return {
        key: to_plain_data(entry.node)
        for key, entry in node.entries.items()
        if not entry.omitted and not isinstance(entry.node, InvalidNode)
    }


@dataclass(slots=True)
class Route:
    """What one meets on the way to a location, as far as it exists."""

    node: Node
    place: SourceLocation
    entry: Entry | None = None
    omitted: TextNode | None = None
    depth: int = 0
    invalid: bool = False


def find_node(root: Node, location: Location) -> Route:
    """Follow `location` from `root` as far as it leads.

    The result's place is that of the last key met; its `depth` says how many parts of the location exist; `omitted`
    is the reason of the first omission on the way, and `broken` says that something unusable was met.
    """
    found = Route(root, root.place)
    for part in location:
        if isinstance(found.node, MapNode) and (entry := found.node.entries.get(str(part))):
            found.node, found.entry = entry.node, entry
            found.place = entry.key.place
            found.omitted = found.omitted or entry.omitted
        elif isinstance(found.node, ListNode) and isinstance(part, int) and part < len(found.node.items):
            found.node = found.node.items[part]
            found.place = found.node.place
        else:
            break
        found.depth += 1
    found.invalid = isinstance(found.node, InvalidNode)
    return found


def iter_omissions(root: Node, location: Location = ()) -> Iterator[tuple[Location, TextNode]]:
    """Every entry that a layer omits: its location and the reason given."""
    if isinstance(root, MapNode):
        for key, entry in root.entries.items():
            if entry.omitted:
                yield (*location, key), entry.omitted
            else:
                yield from iter_omissions(entry.node, (*location, key))


def replace_invalid(root: Node, locations: Iterable[Location]) -> Node:
    """The same tree with what stands at each of the locations taken for unusable."""
    below: dict[str | int, list[Location]] = {}
    for location in locations:
        if not location:
            return InvalidNode(root.place)
        below.setdefault(location[0], []).append(location[1:])
    if isinstance(root, MapNode):
        entries = dict(root.entries)
        for key, inside in below.items():
            entry = entries[str(key)]
            entries[str(key)] = replace(entry, node=replace_invalid(entry.node, inside))
        return replace(root, entries=entries)
    if isinstance(root, ListNode) and below:
        items = [
            replace_invalid(item, below[number]) if number in below else item for number, item in enumerate(root.items)
        ]
        sound = tuple(item for item in items if not isinstance(item, InvalidNode))
        return replace(root, items=sound, lost=root.lost or len(sound) < len(items))
    return root


def iter_texts(root: Node, location: Location = (), omitted: bool = False) -> Iterator[tuple[Location, TextNode]]:
    """Every text below `root` with its location, those that a layer omits only when asked for."""
    if isinstance(root, TextNode):
        yield location, root
    elif isinstance(root, ListNode):
        for number, item in enumerate(root.items):
            yield from iter_texts(item, (*location, number), omitted)
    elif isinstance(root, MapNode):
        for key, entry in root.entries.items():
            if omitted or not entry.omitted:
                yield from iter_texts(entry.node, (*location, key), omitted)


def iter_entries(root: Node, location: Location = ()) -> Iterator[tuple[Location, Entry]]:
    """Every keyed entry below `root` with its location."""
    if isinstance(root, MapNode):
        for key, entry in root.entries.items():
            yield (*location, key), entry
            yield from iter_entries(entry.node, (*location, key))


def locate_adaptation(entry: Entry) -> SourceLocation:
    """Where a layer says what it says of an entry that it touches."""
    if entry.omitted:
        return entry.omitted.place
    if isinstance(entry.node, TextNode) and (entry.node.change or entry.added):
        return entry.node.place
    if entry.local_note:
        return entry.local_note.place
    return entry.key.place if entry.added else entry.node.place


def iter_remarks(entry: Entry) -> Iterator[TextNode]:
    """What layers say about an entry and its text besides the wording: notes and reasons."""
    changes = [wording.change for wording in iter_wordings(entry.node)] if isinstance(entry.node, TextNode) else []
    about = [word for change in changes if change for word in (change.reason, change.since, change.by)]
    yield from filter(None, (entry.omitted, entry.local_note, *about))


def iter_wordings(text: TextNode) -> Iterator[TextNode]:
    """A text and what stands below it, layer by layer, from the top down."""
    found: TextNode | None = text
    while found:
        yield found
        found = found.change.below if found.change else None


def has_invalid(root: Node) -> bool:
    """Is anything at or below `root` beyond use?"""
    if isinstance(root, MapNode):
        return any(has_invalid(entry.node) for entry in root.entries.values() if not entry.omitted)
    if isinstance(root, ListNode):
        return root.lost or any(map(has_invalid, root.items))
    return isinstance(root, InvalidNode)
