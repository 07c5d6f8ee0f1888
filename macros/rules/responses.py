"""Sets of responses can be told apart and run the way in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.layers.dataset import Dataset
from macros.model.framework import COLUMNS, IN_PLACE
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
    for location, responses in [*iter_response_sets(data), *_iter_sets_in_place(data)]:
        first_keys: dict[str, str] = {}
        for key, text in responses.items():
            first = first_keys.setdefault(" ".join(text.casefold().split()), key)
            if text and first != key:
                layers = {data.locate_value((*location, each)).layer for each in (first, key)}
                message = f"{quote(text)} is what the response `{first}` says too."
                help = "Word one of the two otherwise, or delete it."
                is_warning = len(layers) > 1
                yield Finding((*location, key), message, help, at_value=True, is_warning=is_warning)


@rule("falling-scale", "warning")
def find_falling_scales(data: Dataset) -> Iterator[Finding]:
    """The responses of a set begin with numbers that fall, such as 4, 3, 2, 1.

    A set is listed from the least to the fullest: pictures, the lowest response, and the spread
    follow this order. One that is listed from the best on is named under `best_first`, in the file
    that declares it; where responses are written in place, the framework names `in-place` there,
    and `columns` where people choose between columns. Then the order stays as it is listed, and
    pictures follow what it means.
    """
    for location, responses in [*iter_response_sets(data), *_iter_sets_in_place(data)]:
        numbers = [NUMBER.match(text.strip()) for text in responses.values()]
        values = [int(number[0]) for number in numbers if number]
        if len(values) < SHORTEST_SCALE or values != sorted(set(values), reverse=True):
            continue
        if _is_best_first(data, location):
            continue
        message = f"The numbers of these responses fall, from {values[0]} to {values[-1]}."
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
    if location[-1] != "responses":
        return str(location[-1]) in _list_best_first(data, location[:-2])
    return IN_PLACE in _list_best_first(data, location[:2])
