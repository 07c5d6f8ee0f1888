"""The relations of a framework's parts lead from something to something."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.framework import Relation
from macros.rules.rule import Finding, rule
from macros.rules.targets import find_unknown_address, is_gone
from macros.source.spelling import suggest
from macros.source.tree import Location, find_node, has_invalid


@rule("relation-kind")
def find_unknown_kinds(data: Dataset) -> Iterator[Finding]:
    """A relation's `kind` is one of the framework's `relation_kinds`."""
    for framework, number, relation in _iter_relations(data):
        location = ("frameworks", framework, "relations", number, "kind")
        if data.is_invalid(location):
            continue
        if not relation.kind:
            help = "Write `kind: …`, one of `relation_kinds`."
            yield Finding(location, "The relation has no kind.", help)
            continue
        kinds = data.project.frameworks[framework].relation_kinds
        declaration = ("frameworks", framework, "relation_kinds", relation.kind)
        if relation.kind not in kinds and not is_gone(data, declaration):
            message = f"There is no kind of relation `{relation.kind}`."
            help = suggest(relation.kind, kinds, "Declare it under `relation_kinds`.")
            yield Finding(location, message, help, at_value=True)


@rule("relation-ends")
def find_wrong_ends(data: Dataset) -> Iterator[Finding]:
    """A relation has either `from` and `to`, or `among` with two addresses or more.

    They are addresses below the framework, of different things that exist and are not retired. An
    end that a layer omits takes the relation with it.
    """
    for framework, number, relation in _iter_relations(data):
        location = ("frameworks", framework, "relations", number)
        is_invalid = has_invalid(find_node(data.tree, location).node)
        if not _is_whole(relation) and not is_invalid:
            message = "The relation does not say what it relates."
            help = "Write `from` and `to`, or `among` with two addresses or more."
            yield Finding(location, message, help)
        seen: set[str] = set()
        for end_location, end in _iter_ends(relation, location):
            help = "Write an address below the framework: section/practice."
            yield from find_unknown_address(data, end_location, (framework, end), (), help)
            if end in seen:
                message = f"`{end}` is related to itself."
                yield Finding(end_location, message, "Name another end.", at_value=True)
            seen.add(end)


def _iter_relations(data: Dataset) -> Iterator[tuple[str, int, Relation]]:
    """Yield every relation with its framework's id and its number there."""
    for key, framework in data.project.frameworks.items():
        for number, relation in enumerate(framework.relations):
            yield key, number, relation


def _is_whole(relation: Relation) -> bool:
    """Tell whether a relation has one kind of ends, and as many as it needs."""
    if relation.among:
        return len(relation.among) > 1 and not relation.from_ and not relation.to
    return bool(relation.from_ and relation.to)


def _iter_ends(relation: Relation, location: Location) -> Iterator[tuple[Location, str]]:
    """Yield the ends that a relation at a location names, each with its own location."""
    for number, end in enumerate(relation.among):
        yield (*location, "among", number), end
    if relation.from_:
        yield (*location, "from"), relation.from_
    if relation.to:
        yield (*location, "to"), relation.to
