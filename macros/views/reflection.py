"""What the scripts of reflections and team pages need to know of a framework: what is asked, in which words, with which
responses, and what things were called before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.layers.load import Dataset
from macros.model.addresses import Element
from macros.model.framework import Framework, Item, Practice, Question, Section, Statement
from macros.views.section import get_responses, make_name


def build_reflection_outline(data: Dataset, key: str) -> dict[str, Any]:
    """A framework's sections, practices, statements and questions in reading order, also those that are retired, since
    answers to them stay readable. `responses` are sets of `[key, text]`; a thing names its set by its number there.
    `groups` are numbers of things: of what holds others, then of those that are asked there. KeyError when there is no
    framework of this id."""
    framework = data.project.frameworks[key]
    sets: list[list[list[str]]] = []
    things = [
        _thing(data, framework, thing, sets)
        for thing in data.elements_by_framework[key]
        if not isinstance(thing.value, Framework | Item)
    ]
    return {
        "key": key,
        "title": framework.title,
        "short": framework.short_title or framework.title,
        "version": framework.version,
        "practice": framework.terms.practice[0],
        "levels": _levels(framework, data.elements_by_framework[key]),
        "aside": [*framework.aside, *data.project.site.aside],
        "things": things,
        "groups": _groups(things),
        "responses": sets,
    }


def _groups(things: list[dict[str, Any]]) -> list[list[int]]:
    """A practice is asked about itself after its statements and questions."""
    numbers = {thing["address"]: number for number, thing in enumerate(things)}
    groups: dict[str, list[int]] = {}
    for number, thing in enumerate(things):
        if "retired" not in thing and (thing["kind"] == "question" or "responses" in thing):
            address = thing["address"]
            holder = address if thing["kind"] == "practice" else address.rpartition("/")[0]
            groups.setdefault(holder, []).append(number)
    return [
        [numbers[holder], *sorted(asked, key=lambda number: things[number]["kind"] == "practice")]
        for holder, asked in groups.items()
    ]


def _levels(framework: Framework, things: Iterable[Element]) -> list[list[str]]:
    """Every level that something speaks of, with its title."""
    levels = [column.level for column in framework.columns.values()]
    levels += [thing.value.level for thing in things if isinstance(thing.value, Statement)]
    return [[level, framework.get_level_title(level)] for level in dict.fromkeys(levels) if level]


def _thing(data: Dataset, framework: Framework, thing: Element, sets: list[list[list[str]]]) -> dict[str, Any]:
    """What has nothing to say is left out."""
    value = thing.value
    assert isinstance(value, Section | Practice | Statement | Question)
    said: dict[str, Any] = {"address": thing.address, "kind": thing.kind}
    if isinstance(value, Section | Practice):
        said |= {"text": value.title, "name": make_name(framework, value)}
    else:
        said["text"] = value.text
    if isinstance(value, Statement):
        said |= {"name": value.label, "level": value.level or framework.columns[thing.column].level}
    if responses := get_responses(data, thing)[1]:
        pairs = [[key, text] for key, text in responses.items()]
        if pairs not in sets:
            sets.append(pairs)
        said["responses"] = sets.index(pairs)
    said |= {"was": list(value.was), "retired": _retired(thing)}
    return {name: told for name, told in said.items() if told not in ("", [])}


def _retired(thing: Element) -> str:
    """Why a thing is no longer shown: its own reason, or that of what holds it."""
    here: Element | None = thing
    while here:
        if reason := getattr(here.value, "retired", ""):
            return str(reason)
        here = here.parent
    return ""
