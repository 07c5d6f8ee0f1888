"""The numbers by which people call statements at a meeting: 2.1, 2.2 and so on."""

from __future__ import annotations

from macros.layers.dataset import Dataset
from macros.layers.elements import iter_shown_children
from macros.model.addresses import Element
from macros.model.framework import Practice, Statement


def list_statements(data: Dataset, practice: Element) -> list[tuple[Element, Statement]]:
    """Return the statements that a practice shows, by the columns of its framework."""
    columns = list(data.project.frameworks[practice.framework].columns)
    statements = [
        (element, statement)
        for element, statement in iter_shown_children(data, practice.address, Statement)
        if element.column in columns
    ]
    return sorted(statements, key=lambda statement: columns.index(statement[0].column))


def number_statements(data: Dataset, practice: Element) -> dict[str, str]:
    """Return the number of each statement that a practice shows, by its address.

    Numbers run through all of its columns, so that each stands once in a section. They are made
    again from what is shown, and nothing that is saved hangs on them.
    """
    start = _find_practice_number(data, practice)
    statements = enumerate(list_statements(data, practice), start=1)
    return {element.address: f"{start}.{number}" for number, (element, _) in statements}


def _find_practice_number(data: Dataset, practice: Element) -> str:
    """Return a practice's label; without one, its position among those that its section shows."""
    assert isinstance(practice.value, Practice)
    if practice.value.label:
        return practice.value.label.rstrip(".")
    assert practice.parent
    practices = iter_shown_children(data, practice.parent.address, Practice)
    addresses = [element.address for element, _ in practices]
    return str(addresses.index(practice.address) + 1)
