"""The way around the site: for each page, where it is, and what is beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from macros.layers.load import Data
from macros.model.framework import Section
from macros.views import links
from macros.views.adaptations.view import is_adapted
from macros.views.pages import Page, messages
from macros.views.section import name_of


@dataclass(frozen=True)
class Stop:
    """A page in the navigation. `here` is the page itself, `open` leads to it; only what is open shows what it holds,
    so that a page's navigation grows with one framework and not with all of them."""

    title: str
    path: str
    here: bool = False
    open: bool = False
    inside: tuple[Stop, ...] = ()


@dataclass(frozen=True)
class Written:
    """A hand-written page: its title and its path."""

    title: str
    path: str


@dataclass(frozen=True)
class Navigation:
    """Makes the navigation of each page. `written` are the hand-written pages in their order, the home page first."""

    data: Data
    written: Sequence[Written]

    def for_page(self, path: str, page: Page | None) -> tuple[Stop, ...]:
        """The stops of the page at `path`; `page` is it, when it is a generated one. Paths are from the site's root."""
        here = page.address.partition("/")[0] if page else ""
        frameworks = [
            self._open_framework(key, page.address, path) if page and key == here else closed
            for key, closed in self._closed.items()
        ]
        home, *others = [self._stop(written.title, written.path, path) for written in self.written]
        home = replace(home, title=messages(self.data).say("home"))
        generated = [self._stop(title, address, path) for title, address in self._generated]
        return (home, *frameworks, *generated, *others)

    def _stop(self, title: str, path: str, page: str) -> Stop:
        return Stop(title, path, here=path == page, open=path == page)

    @cached_property
    def _closed(self) -> dict[str, Stop]:
        """Each framework's stop on the pages of all others."""
        frameworks = self.data.project.frameworks
        return {
            key: Stop(frameworks[key].short_title or frameworks[key].title, f"{key}/")
            for key in self.data.project.shown
        }

    @cached_property
    def _generated(self) -> list[tuple[str, str]]:
        say = messages(self.data).say
        beside = [(say("reflections"), links.REFLECTIONS), (say("team"), links.TEAM)]
        changes = [(say("changes"), links.CHANGES)] if is_adapted(self.data) else []
        return [*beside, (say("guides"), links.GUIDES), (say("glossary"), links.GLOSSARY), *changes]

    def _open_framework(self, key: str, here: str, path: str) -> Stop:
        inside = tuple(self._section(address, title, here, path) for address, title in self._sections[key])
        return replace(self._closed[key], here=path == f"{key}/", open=True, inside=inside)

    def _section(self, address: str, title: str, here: str, path: str) -> Stop:
        say = messages(self.data).say
        inside = (
            self._stop(say("profile"), links.profile(address), path),
            self._stop(say("checklist"), links.checklist(address), path),
            self._stop(say("guide"), links.guide(address), path),
        )
        open = here == address
        return Stop(title, links.profile(address), open=open, inside=inside if open else ())

    @cached_property
    def _sections(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for key, framework in self.data.project.frameworks.items():
            found[key] = []
            for thing in self.data.children[key]:
                if isinstance(thing.value, Section) and not thing.retired:
                    name = name_of(framework, thing.value) if thing.value.label else ""
                    found[key].append((thing.address, f"{name}: {thing.value.title}" if name else thing.value.title))
        return found


def trail(data: Data, page: Page) -> tuple[Written, ...]:
    """The pages above a generated one, outermost first, without the home page."""
    if not page.address:
        return ()
    key, _, section = page.address.partition("/")
    framework = data.project.frameworks[key]
    above = [Written(framework.short_title or framework.title, f"{key}/")] if page.kind != "framework" else []
    if page.kind in ("checklist", "guide") and section:
        value = data.things[page.address].value
        assert isinstance(value, Section)
        above.append(Written(f"{name_of(framework, value)}: {value.title}", links.profile(page.address)))
    return tuple(above)
