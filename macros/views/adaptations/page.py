"""The page that lists all that a layer adapts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.layers.load import ADAPTATION
from macros.layers.news import NEWS_KINDS, News, NewsKind
from macros.views import links
from macros.views.adaptations.names import find_known_text
from macros.views.adaptations.view import AdaptationView, find_adaptation
from macros.views.adaptations.wording import Sentence, describe_change
from macros.views.messages import load_messages
from macros.views.names import prefix_name


@dataclass(frozen=True)
class ChangedElement:
    """Something adapted: where it is read, if anywhere, and how it is adapted.

    `words` are its text or title, by which it is known; `titled` says that they stand above it as
    its part's title. `changes` are the sentences on its changes, with the wording now where
    `words` do not say it.
    """

    path: str
    words: str
    titled: bool
    adapted: AdaptationView
    changes: tuple[Sentence, ...]


@dataclass(frozen=True)
class ChangedPart:
    """A section, a framework's other texts, or a file, with what is adapted in it."""

    id: str
    title: str
    path: str
    elements: tuple[ChangedElement, ...]


@dataclass(frozen=True)
class ChangesView:
    """All that a layer adapts, in reading order, and what is new below it, by kind."""

    parts: tuple[ChangedPart, ...]
    news: tuple[NewsGroup, ...] = ()


@dataclass(frozen=True)
class NewsItem:
    """One thing that upstream has brought: where it is read, its words now, and those before."""

    path: str
    words: str
    before: str
    is_held_back: bool


@dataclass(frozen=True)
class NewsGroup:
    """What upstream has brought of one kind."""

    kind: NewsKind
    news: tuple[NewsItem, ...]


def has_adaptations(data: Dataset, layer: str = ADAPTATION) -> bool:
    """Is there anything to list?"""
    return any(find_adaptation(data, address, layer=layer) for address in _iter_addresses(data))


def build_changes_view(data: Dataset, layer: str = ADAPTATION) -> ChangesView:
    """Return all that a layer adapts of what the site shows."""
    elements_by_part: dict[str, list[ChangedElement]] = {}
    for address in _iter_addresses(data):
        adapted = find_adaptation(data, address, layer=layer)
        if adapted:
            part = _find_part(data, address)
            element = _build_element(data, address, part, adapted)
            elements_by_part.setdefault(part, []).append(element)
    parts = [
        _build_part(data, part, tuple(elements)) for part, elements in elements_by_part.items()
    ]
    return ChangesView(tuple(parts), tuple(_iter_news(data)))


def has_news(data: Dataset) -> bool:
    """Has upstream brought anything to what the site shows?"""
    return any(_iter_news(data))


def _iter_news(data: Dataset) -> Iterator[NewsGroup]:
    """Yield what upstream has brought to the frameworks that the site shows, by kind."""
    shown = [news for news in data.news if news.address.partition("/")[0] in data.project.shown]
    for kind in NEWS_KINDS:
        items = tuple(_build_news_item(data, news) for news in shown if news.kind == kind)
        if items:
            yield NewsGroup(kind, items)


def _build_news_item(data: Dataset, news: News) -> NewsItem:
    element = data.elements.get(news.address)
    is_read = element is not None and not element.retired
    before = news.seen if news.text else ""
    path = links.get_element_path(news.address) if is_read else ""
    return NewsItem(path, news.text or news.seen, before, news.is_held_back)


def _iter_addresses(data: Dataset) -> Iterator[str]:
    """Yield every adapted address of what is shown, in reading order.

    Frameworks that are left out, whose address is "", come first, files last.
    """
    if "" in data.adaptations:
        yield ""
    for address, element in data.elements.items():
        is_shown = element.framework in data.project.shown and not element.retired
        if address in data.adaptations and is_shown:
            yield address
    for address in data.adaptations:
        if _is_listed_file(data, address):
            yield address


def _is_listed_file(data: Dataset, address: str) -> bool:
    """Is this the address of an entry of a file whose changes concern readers?

    Of site.yml these are the responses, which readers choose from; all else is its publisher's.
    """
    if address == "site/responses":
        return True
    first = address.partition("/")[0]
    return address != "" and first != "site" and first not in data.project.frameworks


def _find_part(data: Dataset, address: str) -> str:
    """Return the part below which an address is listed: its section, framework or file."""
    depth = 2 if address in data.elements else 1
    return "/".join(address.split("/")[:depth])


def _build_element(
    data: Dataset, address: str, part: str, adapted: AdaptationView
) -> ChangedElement:
    """Return the view of one adapted element or entry of a file."""
    words = find_known_text(data, address)
    messages = load_messages(data)
    sentences = []
    for change in adapted.changes:
        is_known_by_it = change.words == words or bool(words and not change.field)
        sentences.append(describe_change(change, messages, change.nested or not is_known_by_it))
    return ChangedElement(
        path=_find_path(data, address),
        words=words,
        titled=address == part,
        adapted=adapted,
        changes=tuple(sentences),
    )


def _find_path(data: Dataset, address: str) -> str:
    """Return where what has an address is read; "" where it is on no page."""
    if address in data.elements:
        return links.get_element_path(address)
    file, _, key = address.partition("/")
    if file != "glossary":
        return ""
    return links.get_term_path(key) if key else links.get_element_path(address)


def _build_part(data: Dataset, part: str, elements: tuple[ChangedElement, ...]) -> ChangedPart:
    """Return the view of a part; a section's title follows its framework's."""
    element = data.elements.get(part)
    title = getattr(element.value, "title", "") if element else ""
    framework = data.project.frameworks.get(part.partition("/")[0])
    if framework and "/" in part:
        title = prefix_name(framework.short_name, title)
    path = links.get_element_path(part) if element else ""
    return ChangedPart(part.replace("/", "--"), title, path, elements)
