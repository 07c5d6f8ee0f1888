"""Frameworks in CASE, the format in which states exchange standards as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.draft.blocks import Block, Found, Heading, Line, UnreadableFileError, clean_text

DEEPEST_HEADING = 2


def read_case(data: Any, title: str) -> Found:
    """Return a framework's items as headings and lines; `title` stands in for one without.

    Raises:
        UnreadableFileError: It is no framework in CASE.
    """
    items = data.get("CFItems") if isinstance(data, dict) else None
    if not isinstance(items, list):
        message = "The file holds no `CFItems`. Export the framework as CASE 1.0 or 1.1."
        raise UnreadableFileError(message)
    document = data.get("CFDocument") or {}
    return Found(str(document.get("title") or title), list(_CaseTree(data).iter_blocks()))


class _CaseTree:
    """The items of a framework, each below the one that it is a child of."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.items = {str(item.get("identifier")): item for item in data["CFItems"]}
        self.children: dict[str, list[tuple[int, str]]] = {}
        below = set()
        for link in data.get("CFAssociations") or ():
            child = str(link.get("originNodeURI", {}).get("identifier"))
            parent = str(link.get("destinationNodeURI", {}).get("identifier"))
            if link.get("associationType") == "isChildOf" and child in self.items:
                place = int(link.get("sequenceNumber") or 0)
                self.children.setdefault(parent, []).append((place, child))
                if parent in self.items and child not in below:
                    below.add(child)
        self.roots = [key for key in self.items if key not in below]

    def iter_blocks(self) -> Iterator[Block]:
        """Yield headings for what holds others, lines for the rest."""
        for root in self.roots:
            yield from self._iter_item(root, 1, set())

    def _iter_item(self, key: str, level: int, above: set[str]) -> Iterator[Block]:
        item = self.items[key]
        code = str(item.get("humanCodingScheme") or "")
        said = f"{code} {item.get('fullStatement') or ''}"
        text = " ".join(clean_text(said).split())
        children = sorted(self.children.get(key, ()))
        if key in above:
            return  # children of each other
        if level <= DEEPEST_HEADING and children:
            yield Heading(text, level)
        else:
            yield Line(text, is_item=True)
        for _, child in children:
            yield from self._iter_item(child, level + 1, above | {key})
