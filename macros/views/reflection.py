"""What the scripts of reflections and team pages need to know of a framework.

That is what is asked, in which words, with which responses, and what it was called before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.layers.dataset import Dataset
from macros.layers.elements import iter_ancestors
from macros.layers.response_sets import find_response_set, is_rated_by_columns
from macros.model.addresses import Element
from macros.model.framework import Framework, Item, Practice, Question, Section, Statement
from macros.views.names import make_name
from macros.views.responses import ask_practice, offer_not_applicable
from macros.views.statement_numbers import number_statements


def build_reflection_outline(data: Dataset, key: str) -> dict[str, Any]:
    """Return a framework's sections, practices, statements and questions in reading order.

    Those that are retired are there too, since answers to them stay readable. `responses` are sets
    of `[key, text]`; an element names its set by its number there. `groups` are numbers of
    elements: of what holds others, then of those that are asked there.

    Raises:
        KeyError: There is no framework of this id.
    """
    framework = data.project.frameworks[key]
    sets = _ResponseSets(data)
    elements = data.elements_by_framework[key]
    outlines = [
        _build_element(data, framework, element, sets)
        for element in elements
        if not isinstance(element.value, Framework | Item)
    ]
    _add_numbers(data, elements, outlines)
    not_applicable, does_not_apply = offer_not_applicable(data)
    return {
        "key": key,
        "title": framework.title,
        "short": framework.short_name,
        "version": framework.version,
        "practice": framework.terms.practice[0],
        "levels": _list_levels(framework, elements),
        "aside": sorted(data.project.find_aside(key)),
        "not_applicable": not_applicable,
        "does_not_apply": does_not_apply,
        "things": outlines,
        "groups": _group_asked(outlines),
        "responses": [pairs for pairs, _ in sets.listed],
        **sets.list_best_first(),
    }


class _ResponseSets:
    """The different sets of responses that a framework asks, by their numbers."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        #: Each as a list of `[key, text]`, with whether it begins with the best.
        self.listed: list[tuple[list[list[str]], bool]] = []

    def number_set(self, element: Element) -> int | None:
        """Return the number of the set that is asked of an element, None where nothing is."""
        name, responses = find_response_set(self.data, element)
        if not responses:
            return None
        pairs = [[key, text] for key, text in responses.items()]
        listed = (pairs, self.data.project.is_best_first(element.framework, name))
        if listed not in self.listed:
            self.listed.append(listed)
        return self.listed.index(listed)

    def list_best_first(self) -> dict[str, list[int]]:
        """Return the numbers of the sets that begin with the best, nothing where there is none."""
        numbers = [number for number, (_, best_first) in enumerate(self.listed) if best_first]
        return {"best_first": numbers} if numbers else {}


def _add_numbers(
    data: Dataset, elements: Iterable[Element], outlines: Iterable[dict[str, Any]]
) -> None:
    """Add the number of each statement that is shown to what scripts know of it."""
    numbers: dict[str, str] = {}
    for element in elements:
        if isinstance(element.value, Practice) and not element.retired:
            numbers |= number_statements(data, element)
    for outline in outlines:
        if outline["address"] in numbers:
            outline["number"] = numbers[outline["address"]]


def _group_asked(elements: list[dict[str, Any]]) -> list[list[int]]:
    """Return the number of each element that holds asked ones, followed by theirs."""
    numbers = {element["address"]: number for number, element in enumerate(elements)}
    groups: dict[str, list[int]] = {}
    for number, element in enumerate(elements):
        if _is_asked(element):
            address, is_practice = element["address"], element["kind"] == "practice"
            holder = address if is_practice else address.rpartition("/")[0]
            groups.setdefault(holder, []).append(number)
    for asked in groups.values():
        # A practice is asked about itself after its statements and questions.
        asked.sort(key=lambda number: elements[number]["kind"] == "practice")
    return [[numbers[holder], *asked] for holder, asked in groups.items()]


def _is_asked(element: dict[str, Any]) -> bool:
    """Is there something to answer to an element?"""
    return "retired" not in element and (element["kind"] == "question" or "responses" in element)


def _list_levels(framework: Framework, elements: Iterable[Element]) -> list[list[str]]:
    """Return every level that a column or statement speaks of, with its title."""
    levels = [column.level for column in framework.columns.values()]
    for element in elements:
        if isinstance(element.value, Statement):
            levels += element.value.level
    return [[level, framework.get_level_title(level)] for level in dict.fromkeys(levels) if level]


def _build_element(
    data: Dataset, framework: Framework, element: Element, sets: _ResponseSets
) -> dict[str, Any]:
    """Return what scripts need to know of an element, without what is empty.

    Its set of responses is added to `sets`, unless it is there.
    """
    value = element.value
    assert isinstance(value, Section | Practice | Statement | Question)
    fields: dict[str, Any] = {"address": element.address, "kind": element.kind}
    if isinstance(value, Section | Practice):
        fields |= {"text": value.title, "name": make_name(framework, value)}
    else:
        fields["text"] = value.text
    if isinstance(value, Statement):
        level = " ".join(framework.list_levels(value, element.column))
        fields["column"] = _find_telling_column(framework, element.column)
        fields |= {"name": value.label, "level": level, "holds": _read_share(framework, element)}
    if is_rated_by_columns(data, element) and element.kind == "practice":
        fields["question"] = ask_practice(data, element)
    number = sets.number_set(element)
    if number is not None:
        fields["responses"] = number
    split_from = getattr(value, "split_from", "")
    fields |= {"was": list(value.was), "split": split_from}
    fields["retired"] = _find_reason_retired(element)
    return {name: content for name, content in fields.items() if content not in ("", [])}


def _find_telling_column(framework: Framework, id: str) -> str:
    """Return a column's title where its level does not tell which of several columns it is."""
    column = framework.columns[id]
    levels = [each.level for each in framework.columns.values()]
    tells = len(levels) == 1 or (column.level and levels.count(column.level) == 1)
    return "" if tells else column.title


def _read_share(framework: Framework, element: Element) -> list[int]:
    """Return in how many of how many schools a statement must be in place, if its column says."""
    wanted, _, counted = framework.columns[element.column].holds_when.partition(" of ")
    return [int(wanted), int(counted)] if wanted else []


def _find_reason_retired(element: Element) -> str:
    """Return why an element is no longer shown: its own reason, or that of what holds it."""
    for ancestor in iter_ancestors(element):
        reason = getattr(ancestor.value, "retired", "")
        if reason:
            return str(reason)
    return ""
