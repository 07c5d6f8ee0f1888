"""Walks over the elements that the site shows, and over those that hold an element."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TypeVar

from macros.layers.dataset import Dataset
from macros.model.addresses import Element
from macros.model.framework import Item, Practice, Question, Section, Statement

Kind = TypeVar("Kind", Section, Practice, Statement, Item, Question)


def list_shown_children(data: Dataset, address: str) -> list[Element]:
    """Return what an element holds directly, without what is retired."""
    return [child for child in data.children[address] if not child.retired]


def iter_shown_children(
    data: Dataset, address: str, kind: type[Kind]
) -> Iterator[tuple[Element, Kind]]:
    """Yield the children of one kind that are not retired, each with its value."""
    for child in list_shown_children(data, address):
        if isinstance(child.value, kind):
            yield child, child.value


def iter_shown_sections(data: Dataset, framework: str) -> Iterator[tuple[Element, Section]]:
    """Yield a framework's sections that are not retired, in its order, each with its value."""
    return iter_shown_children(data, framework, Section)


def group_sections(
    data: Dataset, framework: str
) -> Iterator[tuple[str, list[tuple[Element, Section]]]]:
    """Yield the key of each part that shows sections, with these; "" for those of no part."""
    parts = data.project.frameworks[framework].parts

    def find_part(entry: tuple[Element, Section]) -> str:
        return entry[1].part if entry[1].part in parts else ""

    # They stand in the order of their parts, if one names a part that is not there.
    for key, sections in groupby(iter_shown_sections(data, framework), key=find_part):
        yield key, list(sections)


def iter_shown_descendants(data: Dataset, address: str) -> Iterator[Element]:
    """Yield all that an element holds and is not retired, in reading order."""
    for child in list_shown_children(data, address):
        yield child
        yield from iter_shown_descendants(data, child.address)


def iter_ancestors(element: Element) -> Iterator[Element]:
    """Yield an element itself, then what holds it, from the inside out."""
    ancestor: Element | None = element
    while ancestor:
        yield ancestor
        ancestor = ancestor.parent


def find_ancestor(element: Element, kind: type[Kind]) -> Kind | None:
    """Return the value of the element of a kind that an element is or stands in, if any."""
    for ancestor in iter_ancestors(element):
        if isinstance(ancestor.value, kind):
            return ancestor.value
    return None
