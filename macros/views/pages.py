"""Every page that the data makes: where it stands, what it is called, and the one call that fills it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from macros.layers.load import Dataset
from macros.model.framework import Framework, Section
from macros.views import links
from macros.views.messages import Messages
from macros.views.section import make_name

Kind = Literal["framework", "profile", "checklist", "guide", "guides", "glossary", "reflections", "team", "changes"]


@dataclass(frozen=True)
class Page:
    """A generated page. `path` is relative to the site's root, `call` is the macro that authors could write themselves,
    `title` stands in the browser's tab, `description` in search results and link previews."""

    kind: Kind
    path: str
    address: str
    title: str
    description: str

    @property
    def call(self) -> str:
        return f'{self.kind}("{self.address}")' if self.address else f"{self.kind}()"


def load_messages(data: Dataset) -> Messages:
    """The project's messages in the site's language."""
    return Messages(data.project.messages, data.project.site.language)


def list_pages(data: Dataset) -> Iterator[Page]:
    """Every generated page, in reading order, each with a title of its own."""
    titles: set[str] = set()
    for page in _pages(data):
        own = page.title if page.title not in titles else f"{page.title} ({page.address})"
        titles.add(own)
        yield replace(page, title=own)


def _pages(data: Dataset) -> Iterator[Page]:
    say = load_messages(data).say
    for key in data.project.shown:
        framework = data.project.frameworks[key]
        yield Page("framework", f"{key}/", key, framework.title, framework.summary)
        for thing in data.children[key]:
            if isinstance(thing.value, Section) and not thing.retired:
                yield from _section(thing.address, thing.value, framework, say)
    yield Page("reflections", links.REFLECTIONS, "", say("reflections"), say("reflections-description"))
    yield Page("team", links.TEAM, "", say("team"), say("team-description"))
    yield Page("guides", links.GUIDES, "", say("guides"), say("guides-description"))
    yield Page("glossary", links.GLOSSARY, "", say("glossary"), say("glossary-description"))
    yield Page("changes", links.CHANGES, "", say("changes"), say("changes-description"))


def _section(address: str, section: Section, framework: Framework, say: Callable[..., str]) -> Iterator[Page]:
    title = f"{make_name(framework, section)}: {section.title}"
    short = framework.short_title or framework.title
    summary = section.summary
    yield Page("profile", links.profile_path(address), address, f"{title} ({short})", summary)
    reflect = say("checklist-title", title=title, framework=short)
    yield Page("checklist", links.checklist_path(address), address, reflect, say("checklist-description", title=title))
    guide = say("guide-title", title=title, framework=short)
    yield Page("guide", links.guide_path(address), address, guide, say("guide-description", title=title))
