"""What is asked of an element: which set of responses, and which responses are in it."""

from __future__ import annotations

from collections.abc import Mapping

from macros.layers.dataset import Dataset
from macros.layers.elements import iter_ancestors
from macros.model.addresses import Element
from macros.model.framework import COLUMNS, UNASKED, Framework, Practice, Question, Statement


def find_response_set(data: Dataset, element: Element) -> tuple[str, Mapping[str, str]]:
    """Return the name of the set that is asked of an element, and its texts by key.

    There are no texts where nothing is asked. A framework's own set goes before the site's; only
    a framework asks of practices. The name of a set that is written where it is asked, or made of
    a practice's columns, has a slash, as no other has.
    """
    framework = data.project.frameworks[element.framework]
    if is_rated_by_columns(data, element):
        return _find_column_set(framework, element)
    asked = _get_asked(framework, element)
    if not isinstance(asked, str):
        return element.address, asked
    if asked == UNASKED:
        return asked, {}
    shared = {} if asked == "practice" else data.project.site.responses.get(asked, {})
    return asked, framework.responses.get(asked) or shared


def _get_asked(framework: Framework, element: Element) -> str | Mapping[str, str]:
    """Return what an element asks, or what is asked of all of its kind: a name or responses."""
    match element.value:
        case Statement(responses=own):
            return own or framework.columns[element.column].responses or "statement"
        case Question(responses=own):
            return own or "question"
        case Practice(responses=own):
            return own or "practice"
        case _:
            return UNASKED


def is_rated_by_columns(data: Dataset, element: Element) -> bool:
    """Tell whether people choose between the columns of the practice that an element stands in."""
    if not isinstance(element.value, Practice | Statement):
        return False
    for ancestor in iter_ancestors(element):
        rate = getattr(ancestor.value, "rate", "")
        if rate:
            return bool(rate == "columns")
    return False


def _find_column_set(framework: Framework, element: Element) -> tuple[str, Mapping[str, str]]:
    """Return the set that a practice's columns are: none where it has but one, or of its parts."""
    practice = element.value
    if not isinstance(practice, Practice):
        return UNASKED, {}
    titles = {
        id: column.title
        for id, column in framework.columns.items()
        if any(not statement.retired for statement in practice.columns.get(id, {}).values())
    }
    return "/".join([COLUMNS, *titles]), titles if len(titles) > 1 else {}
