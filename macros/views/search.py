"""What the search finds: each text of the data once, and the place on a page where one lands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.load import Dataset
from macros.model.framework import Framework, Practice, Section
from macros.views import links
from macros.views.adaptations.view import has_adaptations
from macros.views.glossary import build_glossary_view
from macros.views.pages import load_messages
from macros.views.section import make_name


@dataclass(frozen=True)
class SearchEntry:
    """Something to be found: the path and anchor where it stands, its title in the list of results, and its text."""

    path: str
    title: str
    text: str


def list_search_entries(data: Dataset) -> Iterator[SearchEntry]:
    """Every find, each page's own before those on it."""
    for thing in data.elements.values():
        if thing.retired or thing.framework not in data.project.shown:
            continue
        value, path = thing.value, links.element_path(thing.address)
        if isinstance(value, Framework):
            yield SearchEntry(path, value.title, value.summary)
        elif isinstance(value, Section | Practice):
            framework = data.project.frameworks[thing.framework]
            name = make_name(framework, value)
            yield SearchEntry(path, f"{name}: {value.title}" if name else value.title, value.summary)
        else:
            label = getattr(value, "label", "")
            yield SearchEntry(path, f"{label}: {value.text}" if label else value.text, getattr(value, "note", ""))
    yield SearchEntry(links.GLOSSARY, load_messages(data).say("glossary"), "")
    for entry in build_glossary_view(data):
        yield SearchEntry(
            links.term_path(entry.key), entry.term, " ".join([", ".join(entry.also), *entry.text]).strip()
        )
    yield SearchEntry(links.REFLECTIONS, load_messages(data).say("reflections"), "")
    yield SearchEntry(links.TEAM, load_messages(data).say("team"), "")
    yield SearchEntry(links.GUIDES, load_messages(data).say("guides"), "")
    if has_adaptations(data):
        yield SearchEntry(links.CHANGES, load_messages(data).say("changes"), "")
