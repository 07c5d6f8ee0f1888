"""What the search finds: each text of the data once, and the place on a page where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.model.addresses import Element
from macros.model.framework import Framework, Practice, Section
from macros.views import links
from macros.views.adaptations.page import has_adaptations
from macros.views.glossary import TermView, build_glossary_view
from macros.views.messages import load_messages
from macros.views.names import make_full_title, make_labeled_text


@dataclass(frozen=True)
class SearchEntry:
    """A text with the path and anchor where it stands, and its title in the list of results."""

    path: str
    title: str
    text: str


def list_search_entries(data: Dataset) -> Iterator[SearchEntry]:
    """Yield every entry, each page's own before those on it."""
    say = load_messages(data).say
    for element in data.elements.values():
        if element.framework in data.project.shown and not element.retired:
            yield _make_element_entry(data, element)
    yield SearchEntry(links.GLOSSARY, say("glossary"), "")
    for term in build_glossary_view(data):
        yield _make_term_entry(term)
    yield SearchEntry(links.REFLECTIONS, say("reflections"), "")
    yield SearchEntry(links.TEAM, say("team"), "")
    yield SearchEntry(links.GUIDES, say("guides"), "")
    if has_adaptations(data):
        yield SearchEntry(links.CHANGES, say("changes"), "")


def _make_element_entry(data: Dataset, element: Element) -> SearchEntry:
    """Return the entry of an element."""
    path = links.element_path(element.address)
    match element.value:
        case Framework() as framework:
            return SearchEntry(path, framework.title, framework.summary)
        case Section() | Practice() as part:
            framework = data.project.frameworks[element.framework]
            return SearchEntry(path, make_full_title(framework, part), part.summary)
        case value:
            return SearchEntry(path, make_labeled_text(value), value.note)


def _make_term_entry(term: TermView) -> SearchEntry:
    """Return the entry of a glossary term: its other forms and its text."""
    text = " ".join([", ".join(term.also), *term.text]).strip()
    return SearchEntry(links.term_path(term.key), term.term, text)
