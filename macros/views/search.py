"""What the search finds: each text of the data once, and the place on a page where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.model.addresses import Element
from macros.model.framework import Framework, Practice, Section
from macros.model.prose import strip_markup
from macros.views import links
from macros.views.adaptations.page import has_adaptations, has_news
from macros.views.glossary import TermView, build_glossary_view
from macros.views.messages import load_messages
from macros.views.names import make_full_title, make_labeled_text
from macros.views.pages import Page, list_pages

#: The message that a page of the site begins with, by its kind.
LEADS = {
    "reflections": "reflections-lead",
    "team": "team-lead",
    "district": "district-lead",
    "guides": "guides-lead",
    "glossary": "glossary-lead",
}


@dataclass(frozen=True)
class SearchEntry:
    """A text with the path and anchor where it stands, and its title in the list of results.

    `place` is what holds a page: the short name of its framework. `also` are words by which
    the entry is found, too, though they are not shown; `name` is another name of a framework.
    """

    path: str
    title: str
    text: str
    place: str = ""
    also: str = ""
    name: str = ""


def list_search_entries(data: Dataset) -> Iterator[SearchEntry]:
    """Yield every entry, each page's own before those on it."""
    for element in data.elements.values():
        if element.framework in data.project.shown and not element.retired:
            yield _make_element_entry(data, element)
    for page in list_pages(data):
        if page.kind not in ("framework", "profile"):
            yield from _list_page_entries(data, page)


def list_alike_words(data: Dataset) -> list[list[str]]:
    """Return the groups of words that mean much the same, the forms of glossary terms first."""
    terms = [[term.term, *term.also] for term in build_glossary_view(data) if term.also]
    return [*terms, *map(list, data.project.search.alike.values())]


def _make_element_entry(data: Dataset, element: Element) -> SearchEntry:
    """Return the entry of an element."""
    path = links.get_element_path(element.address)
    framework = data.project.frameworks[element.framework]
    words = data.project.search.pages
    match element.value:
        case Framework():
            also = " ".join([framework.purpose, *words.framework])
            return SearchEntry(
                path,
                framework.title,
                strip_markup(framework.summary),
                place=framework.short_title,
                also=also,
                name=framework.short_title,
            )
        case Section() as section:
            title, also = make_full_title(framework, section), " ".join(words.profile)
            return SearchEntry(
                path, title, strip_markup(section.summary), framework.short_name, also
            )
        case Practice() as practice:
            return SearchEntry(
                path, make_full_title(framework, practice), strip_markup(practice.summary)
            )
        case value:
            text = f"{strip_markup(value.note)} {getattr(value, 'evidence', '')}".strip()
            return SearchEntry(path, make_labeled_text(value), text)


def _list_page_entries(data: Dataset, page: Page) -> Iterator[SearchEntry]:
    """Yield the entry of a page that is no profile, and those of what stands on it alone."""
    if page.kind == "changes" and not (has_adaptations(data) or has_news(data)):
        return
    say = load_messages(data).say
    texts = [page.description, *([say(LEADS[page.kind])] if page.kind in LEADS else [])]
    framework = data.project.frameworks.get(page.address.partition("/")[0])
    also = " ".join(getattr(data.project.search.pages, page.kind))
    place = framework.short_name if framework else ""
    yield SearchEntry(page.path, page.title, " ".join(texts), place, also)
    if page.kind == "glossary":
        yield from map(_make_term_entry, build_glossary_view(data))


def _make_term_entry(term: TermView) -> SearchEntry:
    """Return the entry of a glossary term: its other forms and its text."""
    text = " ".join([", ".join(term.also), *term.plain]).strip()
    return SearchEntry(links.get_term_path(term.key), term.term, text)
