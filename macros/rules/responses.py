"""Sets of responses can be told apart and run the way in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from macros.layers.dataset import Dataset
from macros.layers.response_sets import find_response_set, is_rated_by_columns
from macros.model.framework import COLUMNS, IN_PLACE, Practice
from macros.model.scale_words import falls_in_words
from macros.rules.rule import Finding, rule
from macros.source.problems import quote
from macros.source.spelling import suggest
from macros.source.tree import UPSTREAM, Location

NUMBER = re.compile(r"\d+")
SHORTEST_SCALE = 3


@rule("duplicate-response")
def find_duplicate_responses(data: Dataset) -> Iterator[Finding]:
    """Two responses of one set have the same text, so nobody can tell which one they choose.

    Where a layer has worded one of the two, the other may have come later, and it is a warning.
    """
    for location, responses in _iter_all_sets(data):
        first_keys: dict[str, str] = {}
        for key, text in responses.items():
            first = first_keys.setdefault(" ".join(text.casefold().split()).rstrip(".!"), key)
            if text and first != key:
                layers = {data.locate_value((*location, each)).layer for each in (first, key)}
                message = f"{quote(text)} is what the response `{first}` says too."
                help = "Word one of the two otherwise, or delete it."
                is_warning = len(layers) > 1
                yield Finding((*location, key), message, help, at_value=True, is_warning=is_warning)


@rule("falling-scale", "warning")
def find_falling_scales(data: Dataset) -> Iterator[Finding]:
    """The responses of a set fall: from 4 to 1, say, or from “Excellent” to “Poor”.

    A set is listed from the least to the fullest: pictures, the lowest response, and the spread
    follow this order. One that is listed from the best on is named under `best_first`, in the file
    that declares it; where responses are written in place, the framework names `in-place` there,
    and `columns` where people choose between columns. Then the order stays as it is listed, and
    pictures follow what it means.
    """
    for location, responses in _iter_all_sets(data):
        shortest = 2 if location[-1] == "columns" else SHORTEST_SCALE
        first, last = _find_ends_of_fall(data, list(responses.values()), shortest)
        if not first or _is_best_first(data, location):
            continue
        message = f"These responses fall, from {first} to {last}."
        help = f"Name `{location[-1]}` under `best_first`, or list the responses from the least on."
        yield Finding(location, message, help)


@rule("unknown-scale")
def find_unknown_scales(data: Dataset) -> Iterator[Finding]:
    """The key `best_first` names sets of responses that the same file declares.

    Where a layer names one, it may be gone since, and it is a warning.
    """
    for location, holder in _iter_holders(data):
        known = list(holder)
        for number, name in enumerate(_list_best_first(data, location)):
            if name in known or (location[0] != "site" and name in (COLUMNS, IN_PLACE)):
                continue
            place = (*location, "best_first", number)
            help = suggest(name, known, f"Known are: {', '.join(known) or 'none'}.")
            message = f"There is no set of responses `{name}` in this file."
            is_warning = data.locate_value(place).layer != UPSTREAM
            yield Finding(place, message, help, at_value=True, is_warning=is_warning)


def iter_response_sets(data: Dataset) -> Iterator[tuple[Location, Mapping[str, str]]]:
    """Yield every set of responses that is declared, with its location."""
    for location, sets in _iter_holders(data):
        for name, responses in sets.items():
            yield (*location, "responses", name), responses


def _iter_all_sets(data: Dataset) -> Iterator[tuple[Location, Mapping[str, str]]]:
    """Yield every set that people choose from, with its location."""
    yield from iter_response_sets(data)
    yield from _iter_sets_in_place(data)
    for key, elements in data.elements_by_framework.items():
        rated = (each for each in elements if isinstance(each.value, Practice))
        offered = [
            find_response_set(data, each)[1] for each in rated if is_rated_by_columns(data, each)
        ]
        titles = {id: title for columns in offered for id, title in columns.items()}
        if titles:
            declared = data.project.frameworks[key].columns
            yield (
                ("frameworks", key, "columns"),
                {id: titles[id] for id in declared if id in titles},
            )


def _find_ends_of_fall(data: Dataset, texts: Sequence[str], shortest: int) -> tuple[str, str]:
    """Return where a set begins and ends that falls; "" for any other."""
    numbers = [NUMBER.match(text.strip()) for text in texts]
    values = [int(number[0]) for number in numbers if number]
    if len(values) >= shortest and values == sorted(set(values), reverse=True):
        return str(values[0]), str(values[-1])
    if data.is_english and len(texts) >= shortest and falls_in_words(texts):
        return quote(texts[0]), quote(texts[-1])
    return "", ""


def _iter_sets_in_place(data: Dataset) -> Iterator[tuple[Location, Mapping[str, str]]]:
    """Yield every set that is written where it is asked, with its location."""
    for element in data.elements.values():
        responses = getattr(element.value, "responses", "")
        if element.kind != "framework" and isinstance(responses, Mapping):
            yield (*element.location, "responses"), responses


def _iter_holders(data: Dataset) -> Iterator[tuple[Location, Mapping[str, Mapping[str, str]]]]:
    """Yield what declares sets: the site and each framework, with its sets by name."""
    yield ("site",), data.project.site.responses
    for key, framework in data.project.frameworks.items():
        yield ("frameworks", key), framework.responses


def _list_best_first(data: Dataset, location: Location) -> tuple[str, ...]:
    """Return the sets that the site or a framework lists from the best on."""
    if location[0] == "site":
        return data.project.site.best_first
    return data.project.frameworks[str(location[1])].best_first


def _is_best_first(data: Dataset, location: Location) -> bool:
    """Tell whether the set at a location is said to begin with the best."""
    if location[2:] == ("columns",):
        return COLUMNS in _list_best_first(data, location[:2])
    if location[-1] != "responses":
        return str(location[-1]) in _list_best_first(data, location[:-2])
    return IN_PLACE in _list_best_first(data, location[:2])
