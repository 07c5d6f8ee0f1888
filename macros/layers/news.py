"""What upstream has brought since a fork last looked: new, reworded, moved, retired, gone.

`seen.yml` in the fork's folder holds the text of everything that it has looked at, by address. With
`review: true` in its site.yml, what is new stays left out until it stands there, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from macros.layers.entries import has_location, iter_element_entries, omit_entry
from macros.layers.former_names import list_texts
from macros.layers.moved_omissions import find_main_text
from macros.model.addresses import get_address
from macros.source.layer_folder import SEEN
from macros.source.problems import Problem
from macros.source.tree import (
    UPSTREAM,
    Entry,
    Location,
    MapNode,
    SourceLocation,
    TextNode,
    find_node,
    iter_wordings,
)
from macros.source.yaml_reader import read_yaml_file

NewsKind = Literal["new", "reworded", "moved", "retired", "gone"]
NEWS_KINDS: tuple[NewsKind, ...] = get_args(NewsKind)
HELD_BACK = "It is new upstream, and has not been looked at."


@dataclass(frozen=True)
class News:
    """One thing that upstream has brought: its text now, and the one that was seen.

    `former` is the address at which it was seen; `is_held_back` says that it is left out until
    somebody has looked at it.
    """

    kind: NewsKind
    address: str
    text: str
    seen: str = ""
    former: str = ""
    is_held_back: bool = False


@dataclass(frozen=True)
class Seen:
    """What a fork has looked at: texts by address, and the file that says so."""

    texts: Mapping[str, str]
    place: SourceLocation


def read_seen(folder: Path, shown_as: str, layer: str) -> tuple[Seen | None, list[Problem]]:
    """Return what a fork has looked at, None where it has noted nothing; and what is wrong."""
    path = folder / SEEN
    if not path.is_file():
        return None, []
    place = SourceLocation(f"{shown_as}/{SEEN}", layer=layer)
    node, problems = read_yaml_file(path, place.path, layer)
    entries = node.entries.items() if isinstance(node, MapNode) else ()
    texts = {key: entry.node.value for key, entry in entries if isinstance(entry.node, TextNode)}
    return Seen(texts, place), problems


def collect_texts(tree: MapNode) -> dict[str, str]:
    """Return upstream's text or title of everything that is not retired, by address."""
    return {
        get_address(location): _find_upstream_text(entry)
        for location, entry in _iter_upstream(tree)
        if not _is_retired(tree, location)
    }


def find_news(tree: MapNode, seen: Seen, is_reviewed: bool) -> tuple[News, ...]:
    """Return what a merged tree has that was not seen, in its order; last what it has no longer.

    What comes, moves or goes as a whole is told once. `is_reviewed` says that what is new is held
    back.
    """
    comparison = _Comparison(tree, seen)
    news = [
        replace(item, is_held_back=item.kind == "new" and is_reviewed and "/" in item.address)
        for item in comparison.iter_news()
    ]
    return (*news, *comparison.iter_gone())


def hold_back(tree: MapNode, layer: MapNode, seen: Seen) -> MapNode:
    """Return a merged tree without what is new upstream, but for what the layer speaks of.

    A new framework is not held back: `frameworks` in site.yml says which are shown.
    """
    comparison = _Comparison(tree, seen)
    new = [item.address for item in comparison.iter_news() if item.kind == "new"]
    reason = TextNode(HELD_BACK, seen.place)
    for address in new:
        location = comparison.locations[address]
        entry = find_node(tree, location).entry
        if entry and "/" in address and not has_location(layer, location):
            tree = omit_entry(tree, location, entry, reason)
    return tree


def wants_review(tree: MapNode) -> bool:
    """Tell whether site.yml asks for what is new to be held back."""
    flag = find_node(tree, ("site", "review"))
    return flag.depth == 2 and isinstance(flag.node, TextNode) and flag.node.value == "true"


class _Comparison:
    """Upstream's elements in a merged tree, compared with those that were seen."""

    def __init__(self, tree: MapNode, seen: Seen) -> None:
        self.tree, self.seen = tree, seen
        self.locations: dict[str, Location] = {}
        self.kinds: dict[str, NewsKind] = {}
        self.known: set[str] = set()
        self._former: dict[str, list[str]] = {}

    def iter_news(self) -> Iterator[News]:
        """Yield what is new about each element."""
        for location, entry in _iter_upstream(self.tree):
            address = get_address(location)
            self.locations[address] = location
            if news := self._compare(address, location, entry):
                self.kinds[address] = news.kind
                holder = address.rpartition("/")[0]
                is_told = news.kind in ("new", "retired") and self.kinds.get(holder) == news.kind
                if not is_told:
                    yield news

    def iter_gone(self) -> Iterator[News]:
        """Yield what was seen and is no longer there, once all else has been compared."""
        gone: set[str] = set()
        for address, text in self.seen.texts.items():
            if address not in self.known:
                gone.add(address)
                if address.rpartition("/")[0] not in gone:
                    yield News("gone", address, "", text)

    def _compare(self, address: str, location: Location, entry: Entry) -> News | None:
        """Return what is new about an element, None where nothing is."""
        text, former = _find_upstream_text(entry), self._find_seen(address, entry)
        before = self.seen.texts.get(former, "")
        if _is_retired(self.tree, location):
            return News("retired", address, text, before) if former else None
        if not former:
            return News("new", address, text)
        moved_from = former if former != address else ""
        if before != text:
            return News("reworded", address, text, before, moved_from)
        holder, _, key = address.rpartition("/")
        has_followed = former in [f"{each}/{key}" for each in self._former.get(holder, ())]
        return News("moved", address, text, "", former) if moved_from and not has_followed else None

    def _find_seen(self, address: str, entry: Entry) -> str:
        """Return the address at which an element was seen, today's first; "" for none."""
        was = entry.node.get("was") if isinstance(entry.node, MapNode) else None
        holder, _, key = address.rpartition("/")
        former = [address, *(list_texts(was) if was else ())]
        former += [f"{each}/{key}" for each in self._former.get(holder, ())]
        self._former[address] = former
        self.known.update(former)
        return next((each for each in former if each in self.seen.texts), "")


def _iter_upstream(tree: MapNode) -> Iterator[tuple[Location, Entry]]:
    """Yield everything with an address that upstream has brought."""
    for location, entry in iter_element_entries(tree):
        if not entry.added and entry.key.place.layer == UPSTREAM:
            yield location, entry


def _find_upstream_text(entry: Entry) -> str:
    """Return the text or title of an element as upstream has it."""
    text = find_main_text(entry.node)
    if text is None:
        return ""
    *_, lowest = iter_wordings(text)
    return lowest.value


def _is_retired(tree: MapNode, location: Location) -> bool:
    """Tell whether what stands at a location, or what holds it, is retired."""
    for end in range(2, len(location) + 1):
        node = find_node(tree, location[:end]).node
        if isinstance(node, MapNode) and isinstance(node.get("retired"), TextNode):
            return True
    return False
