"""What a layer adds is used, and is not something else misspelled."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.addresses import get_key
from macros.rules.rule import Finding, rule
from macros.source.spelling import find_nearest, is_slip
from macros.source.tree import Location, MapNode, find_node


@rule("unused-part", "warning")
def find_unused_parts(data: Dataset) -> Iterator[Finding]:
    """A layer adds a column without a statement, a level that nothing is on, or an empty part.

    So nobody reads it: its name is misspelled, or upstream has renamed the one that it words.
    """
    for key in data.project.frameworks:
        for holder, used in _collect_used_names(data, key).items():
            for location, known in _iter_additions(data, ("frameworks", key, holder)):
                id = get_key(location)
                if id in used:
                    continue
                nearest = find_nearest(id, [*known, *used])
                help = f"Did you mean `{nearest}`?" if nearest else "Delete it, or use it."
                message = f"Nothing uses `{id}` of the {holder}."
                yield Finding(location, message, help)


def _collect_used_names(data: Dataset, framework: str) -> dict[str, set[str]]:
    """Return the ids of the parts, columns and levels that a framework's elements use."""
    elements = data.elements_by_framework[framework]
    statements = [element for element in elements if element.kind == "statement"]
    columns = data.project.frameworks[framework].columns.values()
    levels_of_columns = {column.level for column in columns}
    levels_of_statements = {
        level for each in statements for level in getattr(each.value, "level", ())
    }
    sections = data.project.frameworks[framework].sections.values()
    return {
        "parts": {section.part for section in sections},
        "columns": {statement.column for statement in statements},
        "levels": levels_of_columns | levels_of_statements,
    }


@rule("possible-typo", "warning")
def find_possible_typos(data: Dataset) -> Iterator[Finding]:
    """A layer adds something about the meeting under nearly the name of something beside it.

    Its name is only a slip of the hand away from the other's: most likely that is meant. If not,
    give it a name that is less like the other's. So it is with a response that is nearly called as
    another one of its set, and that no `after` or `before` puts in its place: upstream may have
    renamed the one that it words.
    """
    yield from _find_similar_responses(data)
    holders = [location[:-1] for location, entry in data.adapted_entries if entry.added]
    for holder in dict.fromkeys(holders):
        if "facilitation" not in holder:
            continue
        for location, known in _iter_additions(data, holder):
            key = get_key(location)
            nearest = find_nearest(key, known)
            if nearest and is_slip(key, nearest):
                message = f"`{key}` is added beside `{nearest}`."
                help = f"Did you mean `{nearest}`? If not, give yours another name."
                yield Finding(location, message, help)


def _find_similar_responses(data: Dataset) -> Iterator[Finding]:
    """Report each response that a layer adds without a place, and that may word another one."""
    for location, entry in data.adapted_entries:
        if not entry.added or entry.position or get_key(location[:-2]) != "responses":
            continue
        known = [
            key for place, siblings in _iter_additions(data, location[:-1]) for key in siblings
        ]
        key = get_key(location)
        nearest = find_nearest(key, known)
        if nearest and key != nearest:
            message = f"The response `{key}` is added beside `{nearest}`."
            help = f"Did you mean `{nearest}`? If not, say its place by `after` or `before`."
            yield Finding(location, message, help)


def _iter_additions(data: Dataset, holder: Location) -> Iterator[tuple[Location, list[str]]]:
    """Yield the location of each entry that layers add, with the keys that they do not add."""
    route = find_node(data.tree, holder)
    if not isinstance(route.node, MapNode) or route.depth < len(holder):
        return
    entries = route.node.entries
    known = [key for key, entry in entries.items() if not entry.added]
    for key, entry in entries.items():
        if entry.added and not entry.omitted:
            yield (*holder, key), known
