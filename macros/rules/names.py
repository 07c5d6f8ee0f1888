"""Ids and titles do not get in each other's way."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.addresses import Element, get_key
from macros.model.framework import RESERVED_COLUMNS, UNASKED
from macros.model.site_paths import RESERVED_NAMES
from macros.rules.rule import Finding, rule
from macros.source.authored_pages import is_own
from macros.source.spelling import find_nearest
from macros.source.tree import LAYER_WORDS, ListNode, Location, find_node, iter_entries


@rule("reserved-id")
def find_reserved_ids(data: Dataset) -> Iterator[Finding]:
    """Some ids mean something already.

    A framework's id is the first part of its pages' addresses, so it cannot be that of a page of
    the site (`glossary`, `team`, …, a page in `content/`) or the code of the site's language
    (`es`, `pt-br`). A column's id cannot be a word of the data format (`title`, `questions`, …), no
    id can be a layer's word (`omit`, `after`, …), and no set of responses can be called `none`.
    """
    yield from _find_reserved_frameworks(data)
    yield from _find_reserved_columns(data)
    yield from _find_reserved_sets(data)
    yield from _find_layer_words(data)


def _find_reserved_frameworks(data: Dataset) -> Iterator[Finding]:
    for key in data.project.frameworks:
        location = ("frameworks", key)
        is_claimed = not all(is_own(file) for file in data.claims.get(f"{key}/", ()))
        if key in RESERVED_NAMES or is_claimed:
            message = f"`{key}` is the address of another page of the site."
            yield Finding(location, message, "Rename the folder.")
        elif key == data.project.site.language.casefold():
            message = f"`{key}` is the code of the site's language."
            yield Finding(location, message, "Rename the folder.")


def _find_reserved_columns(data: Dataset) -> Iterator[Finding]:
    for key, framework in data.project.frameworks.items():
        for column in framework.columns:
            if column in RESERVED_COLUMNS:
                location = ("frameworks", key, "columns", column)
                message = f"`{column}` is a word of the data format, and no column's id."
                yield Finding(location, message, "Choose another id.")


def _find_reserved_sets(data: Dataset) -> Iterator[Finding]:
    holders: list[Location] = [
        ("frameworks", key)
        for key, framework in data.project.frameworks.items()
        if UNASKED in framework.responses
    ]
    if UNASKED in data.project.site.responses:
        holders.append(("site",))
    for holder in holders:
        message = f"`{UNASKED}` says that nothing is asked, and is no set."
        yield Finding((*holder, "responses", UNASKED), message, "Choose another name.")


def _find_layer_words(data: Dataset) -> Iterator[Finding]:
    for location, entry in iter_entries(data.tree):
        word = get_key(location)
        if word in LAYER_WORDS and not entry.omitted:
            yield Finding(
                location, f"`{word}` is a layer's word, and no id.", "Choose another key."
            )


@rule("duplicate-sibling")
def find_duplicate_siblings(data: Dataset) -> Iterator[Finding]:
    """Two siblings share a key, and so an address.

    Siblings are a section's practices and questions, or a practice's statements (of all columns)
    and questions. A link or a saved response could mean either.
    """
    for children in data.children.values():
        first_locations: dict[str, Location] = {}
        for child in children:
            first = first_locations.get(child.address)
            if first is None:
                first_locations[child.address] = child.location
                continue
            kind = data.elements[child.address].kind
            where = _describe_place(data, first, child.location)
            message = f"`{child.key}` is already the key of a {kind} {where}."
            yield Finding(child.location, message, "Rename the newer of the two.")


def _describe_place(data: Dataset, location: Location, seen_from: Location) -> str:
    """Return where something was typed, with the file if it is another than `seen_from`'s."""
    place = data.locate(location)
    if place.path == data.locate(seen_from).path:
        return f"on line {place.line}"
    return f"on line {place.line} of {place.path}"


@rule("level-spelling", "warning")
def find_misspelled_levels(data: Dataset) -> Iterator[Finding]:
    """A level that `levels` does not name is nearly one that it does name.

    Most likely it is misspelled. A level needs no entry there: unnamed, it is shown as its id with
    a capital.
    """
    for framework in data.project.frameworks:
        levels = data.project.frameworks[framework].levels
        for location, level in _iter_used_levels(data, framework):
            nearest = find_nearest(level, levels) if level and level not in levels else None
            if nearest:
                help = f"Did you mean `{nearest}`? Otherwise name it under `levels`."
                yield Finding(location, f"No level is called `{level}`.", help, at_value=True)


def _iter_used_levels(data: Dataset, framework: str) -> Iterator[tuple[Location, str]]:
    """Yield the level of every column and every statement with its location, "" for none."""
    for id, column in data.project.frameworks[framework].columns.items():
        yield ("frameworks", framework, "columns", id, "level"), column.level
    for element in data.elements_by_framework[framework]:
        if element.kind == "statement":
            yield from _iter_own_levels(data, element)


def _iter_own_levels(data: Dataset, statement: Element) -> Iterator[tuple[Location, str]]:
    """Yield each level that a statement names, with the location of its name."""
    location = (*statement.location, "level")
    is_list = isinstance(find_node(data.tree, location).node, ListNode)
    for number, level in enumerate(getattr(statement.value, "level", ())):
        yield ((*location, number) if is_list else location), level
