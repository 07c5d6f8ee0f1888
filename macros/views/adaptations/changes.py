"""Texts that a layer reworded or added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.source.tree import (
    Change,
    Entry,
    ListNode,
    Location,
    MapNode,
    Node,
    SourceLocation,
    TextNode,
    iter_texts,
    iter_wordings,
)
from macros.views.adaptations.names import PartNames
from macros.views.adaptations.node_texts import (
    find_main_text,
    get_field,
    get_lowest_wording,
    get_value,
)


@dataclass(frozen=True)
class ChangeView:
    """A text that a layer reworded or added.

    `field` is the name of the text within its element: `text`, `title`, `summary`, `note`, …; it is
    empty where the element as a whole is added. `of` names what it belongs to within the element,
    such as a step of an agenda, where its field alone does not tell. `words` is the wording now,
    `below` the wording in whose place it stands. It is `stale` when it was written for another
    wording, `replaces`, than now stands below.
    """

    kind: Literal["reworded", "added"]
    field: str
    of: str
    words: str
    below: str
    replaces: str
    stale: bool
    reason: str
    since: str
    by: str
    place: SourceLocation

    @property
    def nested(self) -> bool:
        """Whether it is a part of a part, so that the element does not show its wording."""
        return "/" in self.field


def iter_changes(
    location: Location, entry: Entry, layer: str, names: PartNames
) -> Iterator[ChangeView]:
    """Yield what a layer changed of an entry."""
    if entry.omitted:
        return
    node = entry.node
    if _is_added(entry, layer):
        yield _make_addition(location, entry, names)
    elif isinstance(node, TextNode):
        yield from _iter_rewordings(location, node, layer, names)
    else:
        items = node.order if isinstance(node, MapNode) else node
        if isinstance(items, ListNode) and items.below and items.place.layer == layer:
            yield _make_list_change(location, items, items.below, names)


def _is_added(entry: Entry, layer: str) -> bool:
    """Is it this layer that added an entry?"""
    if not entry.added:
        return False
    # What lies over an addition, as a translation does, does not make it less of one.
    first = get_lowest_wording(entry.node) if isinstance(entry.node, TextNode) else entry.key
    return first.place.layer == layer


def _make_addition(location: Location, entry: Entry, names: PartNames) -> ChangeView:
    """Return the view of an entry that a layer added."""
    text = find_main_text(entry.node)
    words = text.value if text else _list_texts(entry.node)
    change = (text.change if text else None) or Change(None)
    return ChangeView(
        kind="added",
        field=get_field(location),
        of=names.find_owner_name(location, words),
        words=words,
        below="",
        replaces="",
        stale=False,
        reason=get_value(change.reason),
        since=get_value(change.since),
        by=get_value(change.by),
        place=entry.key.place,
    )


def _list_texts(node: Node) -> str:
    """Return all texts in a node that none of them names, with commas between."""
    return ", ".join(text.value for _, text in iter_texts(node))


def _iter_rewordings(
    location: Location, text: TextNode, layer: str, names: PartNames
) -> Iterator[ChangeView]:
    """Yield what a layer says in place of a text below."""
    for wording in iter_wordings(text):
        change = wording.change
        if change is None or wording.place.layer != layer:
            continue
        below, replaces = get_value(change.below), get_value(change.replaces)
        if change.below and below == wording.value:
            continue  # a stub, or what below says now too: nothing differs
        yield ChangeView(
            kind="reworded" if below else "added",
            field=get_field(location) or "text",
            of=names.find_owner_name(location, text.value),
            words=wording.value,
            below=below,
            replaces=replaces,
            stale=bool(replaces) and replaces != below,
            reason=get_value(change.reason),
            since=get_value(change.since),
            by=get_value(change.by),
            place=wording.place,
        )


def _make_list_change(
    location: Location, items: ListNode, below: ListNode, names: PartNames
) -> ChangeView:
    """Return the view of a list that a layer put in place of another."""
    field = get_field(location)
    words = names.describe_list(field, items)
    return ChangeView(
        kind="reworded",
        field=field or "text",
        of=names.find_owner_name(location, words),
        words=words,
        below=names.describe_list(field, below),
        replaces="",
        stale=False,
        reason="",
        since="",
        by="",
        place=items.place,
    )
