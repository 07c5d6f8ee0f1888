"""What the search finds: each text of the data once, and the place on a page where one lands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.load import Data
from macros.model.framework import Framework, Practice, Section
from macros.views import links
from macros.views.adaptations.view import is_adapted
from macros.views.glossary import glossary_view
from macros.views.pages import messages
from macros.views.section import name_of


@dataclass(frozen=True)
class Find:
    """Something to be found: the path and anchor where it stands, its title in the list of results, and its text."""

    path: str
    title: str
    text: str


def finds(data: Data) -> Iterator[Find]:
    """Every find, each page's own before those on it."""
    for thing in data.things.values():
        if thing.retired or thing.framework not in data.project.shown:
            continue
        value, path = thing.value, links.thing(thing.address)
        if isinstance(value, Framework):
            yield Find(path, value.title, value.summary)
        elif isinstance(value, Section | Practice):
            framework = data.project.frameworks[thing.framework]
            name = name_of(framework, value)
            yield Find(path, f"{name}: {value.title}" if name else value.title, value.summary)
        else:
            label = getattr(value, "label", "")
            yield Find(path, f"{label}: {value.text}" if label else value.text, getattr(value, "note", ""))
    yield Find(links.GLOSSARY, messages(data).say("glossary"), "")
    for entry in glossary_view(data):
        yield Find(links.term(entry.key), entry.term, " ".join([", ".join(entry.also), *entry.text]).strip())
    yield Find(links.REFLECTIONS, messages(data).say("reflections"), "")
    yield Find(links.TEAM, messages(data).say("team"), "")
    yield Find(links.GUIDES, messages(data).say("guides"), "")
    if is_adapted(data):
        yield Find(links.CHANGES, messages(data).say("changes"), "")
