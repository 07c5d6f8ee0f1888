"""The responses that are asked of a statement, a question or a practice."""

from __future__ import annotations

from collections.abc import Mapping

from macros.layers.dataset import Dataset
from macros.model.addresses import Element
from macros.model.framework import UNASKED, Practice, Question, Statement
from macros.views.elements import iter_shown_descendants


def get_responses(data: Dataset, element: Element) -> Mapping[str, str]:
    """Return the texts of the responses that are asked of an element, by key; often none."""
    return find_response_set(data, element)[1]


def find_response_set(data: Dataset, element: Element) -> tuple[str, Mapping[str, str]]:
    """Return the name of the set that is asked of an element, and its texts by key.

    There are no texts where nothing is asked. A framework's own set goes before the site's; only
    a framework asks of practices.
    """
    framework = data.project.frameworks[element.framework]
    match element.value:
        case Statement() as statement:
            name = statement.responses
            name = name or framework.columns[element.column].responses or "statement"
        case Question() as question:
            name = question.responses or "question"
        case Practice():
            return "practice", framework.responses.get("practice", {})
        case _:
            return "practice", {}
    if name == UNASKED:
        return name, {}
    return name, framework.responses.get(name) or data.project.site.responses.get(name, {})


def collect_response_sets(data: Dataset, address: str) -> dict[str, Mapping[str, str]]:
    """Return the sets of responses that are asked below an address, by their names.

    Where elements below ask different sets of one name, the first one counts.
    """
    sets: dict[str, Mapping[str, str]] = {}
    for element in iter_shown_descendants(data, address):
        name, responses = find_response_set(data, element)
        if responses:
            sets.setdefault(name, responses)
    return sets
