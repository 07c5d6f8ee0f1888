"""Ids and titles do not get in each other's way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.framework import RESERVED_COLUMNS, UNASKED
from macros.rules.rule import Finding, rule
from macros.source.authored_pages import is_own
from macros.source.spelling import find_nearest, is_slip
from macros.source.tree import LAYER_WORDS, Location, MapNode, find_node, iter_entries

#: First parts of addresses that the site needs for itself.
RESERVED_FRAMEWORKS = frozenset(
    {"reflections", "team", "guides", "glossary", "changes", "assets", "search", "404", "index"}
)
LANGUAGE_CODE = re.compile(r"[a-z]{2}(-[a-z0-9]{2,4})?")


@rule("error")
def reserved_id(data: Dataset) -> Iterator[Finding]:
    """Some ids mean something already. A framework's id is the first part of its pages' addresses, so it cannot be that
    of a page of the site (`glossary`, `team`, …, a page in `content/`) or look like a language code (`es`, `pt-br`).
    A column's id cannot be a word of the data format (`title`, `questions`, …), no id can be a layer's word (`omit`,
    `after`, …), and no set of responses can be called `none`."""
    for key in data.project.frameworks:
        location: Location = ("frameworks", key)
        if key in RESERVED_FRAMEWORKS or not all(map(is_own, data.claims.get(f"{key}/", ()))):
            yield Finding(location, f"`{key}` is the address of another page of the site.", "Rename the folder.")
        elif LANGUAGE_CODE.fullmatch(key):
            yield Finding(
                location, f"`{key}` looks like a language code.", "Rename the folder, with at least three letters."
            )
    for key, framework in data.project.frameworks.items():
        for column in framework.columns:
            if column in RESERVED_COLUMNS:
                message = f"`{column}` is a word of the data format, and no column's id."
                yield Finding(("frameworks", key, "columns", column), message, "Choose another id.")
        if UNASKED in framework.responses:
            location = ("frameworks", key, "responses", UNASKED)
            yield Finding(location, f"`{UNASKED}` says that nothing is asked, and is no set.", "Choose another name.")
    if UNASKED in data.project.site.responses:
        location = ("site", "responses", UNASKED)
        yield Finding(location, f"`{UNASKED}` says that nothing is asked, and is no set.", "Choose another name.")
    yield from _layer_words(data)


def _layer_words(data: Dataset) -> Iterator[Finding]:
    for location, entry in iter_entries(data.tree):
        if location[-1] in LAYER_WORDS and not entry.omitted:
            yield Finding(location, f"`{location[-1]}` is a layer's word, and no id.", "Choose another key.")


@rule("error")
def duplicate_sibling(data: Dataset) -> Iterator[Finding]:
    """Two things under one roof share a key, and so an address: a section's practices and questions, or a practice's
    statements (of all columns) and questions. A link or a saved response could mean either."""
    for children in data.children.values():
        seen: dict[str, Location] = {}
        for child in children:
            if first := seen.get(child.address):
                place, here = data.locate(first), data.locate(child.location)
                where = f"on line {place.line}" + (f" of {place.path}" if place.path != here.path else "")
                message = f"`{child.key}` is already the key of a {data.elements[child.address].kind} {where}."
                yield Finding(child.location, message, "Rename the newer of the two.")
            else:
                seen[child.address] = child.location


@rule("warning")
def level_spelling(data: Dataset) -> Iterator[Finding]:
    """A level that `levels` does not name is nearly one that it does name: most likely it is misspelt. A level
    needs no entry there: unnamed, it is shown as its id with a capital."""
    for key, framework in data.project.frameworks.items():
        used: list[tuple[Location, str]] = [
            (("frameworks", key, "columns", id, "level"), column.level) for id, column in framework.columns.items()
        ]
        used += [
            ((*thing.location, "level"), getattr(thing.value, "level", ""))
            for thing in data.elements_by_framework[key]
            if thing.kind == "statement"
        ]
        for location, level in used:
            if level and level not in framework.levels and (meant := find_nearest(level, framework.levels)):
                message = f"No level is called `{level}`."
                help = f"Did you mean `{meant}`? Otherwise name it under `levels`."
                yield Finding(location, message, help, at_value=True)


@rule("error")
def unused_part(data: Dataset) -> Iterator[Finding]:
    """A layer adds a column in which no practice has a statement, or a level that nothing is on, so nobody reads it: an
    error when its name is only a slip of the hand away from that of one that there is, else a warning."""
    for key, framework in data.project.frameworks.items():
        statements = [thing for thing in data.elements_by_framework[key] if thing.kind == "statement"]
        levels = {column.level for column in framework.columns.values()}
        used = {
            "columns": {thing.column for thing in statements},
            "levels": levels | {getattr(thing.value, "level", "") for thing in statements},
        }
        for part, names in used.items():
            for location, known in _added(data, ("frameworks", key, part)):
                id = str(location[-1])
                if id not in names:
                    meant = find_nearest(id, [*known, *names])
                    help = f"Did you mean `{meant}`?" if meant else "Delete it, or use it."
                    warns = meant is None or not is_slip(id, meant)
                    yield Finding(location, f"Nothing uses `{id}` of the {part}.", help, warns=warns)


@rule("warning")
def near_namesake(data: Dataset) -> Iterator[Finding]:
    """A layer adds something to what guides say of the meeting, under a name that is only a slip of the hand away from
    that of something beside it: most likely that is meant. If not, give it a name that is less like the other's."""
    for holder in dict.fromkeys(location[:-1] for location, entry in data.adapted_entries if entry.added):
        for location, known in _added(data, holder) if "facilitation" in holder else ():
            meant = find_nearest(str(location[-1]), known)
            if meant and is_slip(str(location[-1]), meant):
                message = f"`{location[-1]}` is added beside `{meant}`."
                yield Finding(location, message, f"Did you mean `{meant}`? If not, give yours another name.")


def _added(data: Dataset, holder: Location) -> Iterator[tuple[Location, list[str]]]:
    """What layers add to the entries of a holder, each with the keys of those that they do not."""
    found = find_node(data.tree, holder)
    entries = found.node.entries if isinstance(found.node, MapNode) and found.depth == len(holder) else {}
    known = [key for key, entry in entries.items() if not entry.added]
    yield from (((*holder, key), known) for key, entry in entries.items() if entry.added and not entry.omitted)
