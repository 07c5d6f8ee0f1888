"""Nothing that readers see is empty."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.layers.elements import list_shown_children
from macros.model.addresses import Element
from macros.model.framework import Column, Practice
from macros.rules.responses import iter_response_sets
from macros.rules.rule import Finding, rule
from macros.source.tree import Location, MapNode, find_node

#: What an element of each kind must hold.
CONTENTS = {
    "framework": "sections",
    "section": "practices or questions",
    "practice": "statements or questions",
}


@rule("empty-part")
def find_empty_parts(data: Dataset) -> Iterator[Finding]:
    """A framework, section, practice, set of responses or site has nothing in it.

    A framework without sections, a section without practices and questions, or a practice without
    statements and questions would be an empty page; a site that shows no framework would have
    nothing to say, and a set without responses nothing to choose from. A practice may be its
    `summary` alone. Where all that was in a part is retired, it is a warning: retire the part, too.
    """
    yield from _find_empty_elements(data)
    yield from _find_empty_site(data)
    yield from _find_empty_sets(data)


def _find_empty_elements(data: Dataset) -> Iterator[Finding]:
    for element in data.elements.values():
        contents = CONTENTS.get(element.kind)
        if element.retired or not contents:
            continue
        is_filled = bool(list_shown_children(data, element.address))
        has_words = isinstance(element.value, Practice) and bool(element.value.summary)
        if is_filled or has_words or data.has_invalid(*element.location):
            continue
        if element.kind != "framework" and data.children[element.address]:
            message = f"All that was in the {element.kind} is retired."
            help = "Say `retired: <why>` of it, too, or give it something new."
            yield Finding(element.location, message, help, is_warning=True)
        else:
            message = f"The {element.kind} is empty."
            yield Finding(element.location, message, f"Give it {contents}.", absent=True)


def _find_empty_site(data: Dataset) -> Iterator[Finding]:
    project = data.project
    if project.shown or data.tree.get("frameworks") is None or data.has_invalid("frameworks"):
        return
    if not project.frameworks:
        message, help = "No framework is left to show.", "Leave one in, or write one of your own."
        yield Finding(("frameworks",), message, help, absent=True)
    elif all(data.is_omitted(("frameworks", key)) for key in project.site.frameworks):
        message = "Every framework that is listed is left out."
        yield Finding(("site", "frameworks"), message, "List another one.")


def _find_empty_sets(data: Dataset) -> Iterator[Finding]:
    for location, responses in iter_response_sets(data):
        if not responses and not data.has_invalid(*location):
            message = f"The set `{location[-1]}` has no response."
            yield Finding(location, message, "Leave one in, or write one.", absent=True)


@rule("empty-column")
def find_empty_columns(data: Dataset) -> Iterator[Finding]:
    """A column that the framework requires must hold at least one statement that is not retired.

    Its `required` asks for it everywhere, or lists the sections and practices in which it does.
    """
    for element in data.elements.values():
        practice = element.value
        if not isinstance(practice, Practice) or element.retired:
            continue
        for id, column in data.project.frameworks[element.framework].columns.items():
            location = (*element.location, id)
            statements = practice.columns.get(id, {}).values()
            is_filled = any(not statement.retired for statement in statements)
            if is_filled or not _is_required(column, element) or _is_unusable(data, location):
                continue
            message = f"The column `{id}` is required, and has no statement."
            help = f"Write `{id}:` with at least one statement."
            yield Finding(location, message, help, absent=True)


def _is_required(column: Column, practice: Element) -> bool:
    required = column.required
    if isinstance(required, bool):
        return required
    _, section, key = practice.address.split("/")
    return section in required or f"{section}/{key}" in required


def _is_unusable(data: Dataset, location: Location) -> bool:
    """Tell whether something in a column is reported already: as invalid, or as in collision."""
    if data.has_invalid(*location):
        return True
    column = find_node(data.tree, location).node
    return isinstance(column, MapNode) and any(entry.cascaded for entry in column.entries.values())
