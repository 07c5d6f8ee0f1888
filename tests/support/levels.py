"""A section of the repository whose statements have several levels."""

from __future__ import annotations

from macros.layers.load import load_dataset
from macros.model.addresses import Element
from macros.model.framework import Statement
from tests.support.projects import ROOT
from tests.support.site_texts import alive, inside

DATA = load_dataset(ROOT)


def level(thing: Element) -> str:
    """The level that a statement speaks of."""
    assert isinstance(thing.value, Statement)
    [own] = thing.value.level or [
        DATA.project.frameworks[thing.framework].columns[thing.column].level
    ]
    return own


def of_levels() -> tuple[Element, dict[str, list[Element]]]:
    """A section whose statements speak of several levels, and its statements by level."""
    for section in alive(DATA, "section"):
        found: dict[str, list[Element]] = {}
        for thing in inside(DATA, section):
            if thing.kind == "statement" and level(thing):
                found.setdefault(level(thing), []).append(thing)
        if len(found) > 1 and "school" in found:
            return section, found
    raise AssertionError("no section speaks of several levels")


SECTION, LEVELS = of_levels()
