"""Every page that the data makes: its path, its title, and the one call that fills it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from macros.layers.dataset import Dataset
from macros.layers.elements import iter_shown_sections
from macros.model.framework import Framework, Section
from macros.model.prose import strip_markup
from macros.views import links
from macros.views.messages import load_messages
from macros.views.names import make_full_title

Kind = Literal[
    "framework",
    "profile",
    "checklist",
    "guide",
    "guides",
    "glossary",
    "reflections",
    "team",
    "district",
    "changes",
]


@dataclass(frozen=True)
class Page:
    """A generated page.

    `path` is relative to the site's root, `title` stands in the browser's tab, `description` in
    search results and link previews.
    """

    kind: Kind
    path: str
    address: str
    title: str
    description: str

    @property
    def call(self) -> str:
        """The macro call that fills the page; authors could write it themselves."""
        return f'{self.kind}("{self.address}")' if self.address else f"{self.kind}()"


def list_pages(data: Dataset) -> Iterator[Page]:
    """Yield every generated page, in reading order, each with a title of its own."""
    titles: set[str] = set()
    for page in _iter_pages(data):
        title = page.title
        if title in titles:
            title = f"{title} ({page.address})"
        titles.add(title)
        yield replace(page, title=title)


def _iter_pages(data: Dataset) -> Iterator[Page]:
    """Yield every generated page, some perhaps with the title of another."""
    say = load_messages(data).say
    for key in data.project.shown:
        framework = data.project.frameworks[key]
        yield Page("framework", f"{key}/", key, framework.title, strip_markup(framework.summary))
        for element, section in iter_shown_sections(data, key):
            yield from _iter_section_pages(element.address, section, framework, say)
    pages: list[tuple[Kind, str, str]] = [
        ("reflections", links.REFLECTIONS, "reflections-description"),
        ("team", links.TEAM, "team-description"),
        ("district", links.DISTRICT, "district-description"),
        ("guides", links.GUIDES, "guides-description"),
        ("glossary", links.GLOSSARY, "glossary-description"),
        ("changes", links.CHANGES, "changes-description"),
    ]
    for kind, path, description in pages:
        yield Page(kind, path, "", say(kind), say(description))


def _iter_section_pages(
    address: str, section: Section, framework: Framework, say: Callable[..., str]
) -> Iterator[Page]:
    """Yield the pages of a section."""
    title, short_name = make_full_title(framework, section), framework.short_name
    yield Page(
        kind="profile",
        path=links.get_profile_path(address),
        address=address,
        title=f"{title} ({short_name})",
        description=strip_markup(section.summary),
    )
    yield Page(
        kind="checklist",
        path=links.get_checklist_path(address),
        address=address,
        title=say("checklist-title", title=title, framework=short_name),
        description=say("checklist-description", title=title),
    )
    yield Page(
        kind="guide",
        path=links.get_guide_path(address),
        address=address,
        title=say("guide-title", title=title, framework=short_name),
        description=say("guide-description", title=title),
    )
