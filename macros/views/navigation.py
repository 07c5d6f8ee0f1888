"""The way around the site: for each page, where it is, and what is beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from macros.layers.load import Dataset
from macros.model.framework import Section
from macros.views import links
from macros.views.adaptations.view import has_adaptations
from macros.views.pages import Page, load_messages
from macros.views.section import make_name


@dataclass(frozen=True)
class NavItem:
    """A page in the navigation. `here` is the page itself, `open` leads to it; only what is open shows what it holds,
    so that a page's navigation grows with one framework and not with all of them."""

    title: str
    path: str
    here: bool = False
    open: bool = False
    inside: tuple[NavItem, ...] = ()


@dataclass(frozen=True)
class AuthoredPage:
    """A hand-written page: its title and its path."""

    title: str
    path: str


@dataclass(frozen=True)
class Navigation:
    """Makes the navigation of each page. `written` are the hand-written pages in their order, the home page first."""

    data: Dataset
    written: Sequence[AuthoredPage]

    def build_items(self, path: str, page: Page | None) -> tuple[NavItem, ...]:
        """The stops of the page at `path`; `page` is it, when it is a generated one. Paths are from the site's root."""
        here = page.address.partition("/")[0] if page else ""
        frameworks = [
            self._open_framework(key, page.address, path) if page and key == here else closed
            for key, closed in self._closed.items()
        ]
        home, *others = [self._stop(written.title, written.path, path) for written in self.written]
        home = replace(home, title=load_messages(self.data).say("home"))
        generated = [self._stop(title, address, path) for title, address in self._generated]
        return (home, *frameworks, *generated, *others)

    def _stop(self, title: str, path: str, page: str) -> NavItem:
        return NavItem(title, path, here=path == page, open=path == page)

    @cached_property
    def _closed(self) -> dict[str, NavItem]:
        """Each framework's stop on the pages of all others."""
        frameworks = self.data.project.frameworks
        return {
            key: NavItem(frameworks[key].short_title or frameworks[key].title, f"{key}/")
            for key in self.data.project.shown
        }

    @cached_property
    def _generated(self) -> list[tuple[str, str]]:
        say = load_messages(self.data).say
        beside = [(say("reflections"), links.REFLECTIONS), (say("team"), links.TEAM)]
        changes = [(say("changes"), links.CHANGES)] if has_adaptations(self.data) else []
        return [*beside, (say("guides"), links.GUIDES), (say("glossary"), links.GLOSSARY), *changes]

    def _open_framework(self, key: str, here: str, path: str) -> NavItem:
        inside = tuple(self._section(address, title, here, path) for address, title in self._sections[key])
        return replace(self._closed[key], here=path == f"{key}/", open=True, inside=inside)

    def _section(self, address: str, title: str, here: str, path: str) -> NavItem:
        say = load_messages(self.data).say
        inside = (
            self._stop(say("profile"), links.profile_path(address), path),
            self._stop(say("checklist"), links.checklist_path(address), path),
            self._stop(say("guide"), links.guide_path(address), path),
        )
        open = here == address
        return NavItem(title, links.profile_path(address), open=open, inside=inside if open else ())

    @cached_property
    def _sections(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for key, framework in self.data.project.frameworks.items():
            found[key] = []
            for thing in self.data.children[key]:
                if isinstance(thing.value, Section) and not thing.retired:
                    name = make_name(framework, thing.value) if thing.value.label else ""
                    found[key].append((thing.address, f"{name}: {thing.value.title}" if name else thing.value.title))
        return found


def build_breadcrumbs(data: Dataset, page: Page) -> tuple[AuthoredPage, ...]:
    """The pages above a generated one, outermost first, without the home page."""
    if not page.address:
        return ()
    key, _, section = page.address.partition("/")
    framework = data.project.frameworks[key]
    above = [AuthoredPage(framework.short_title or framework.title, f"{key}/")] if page.kind != "framework" else []
    if page.kind in ("checklist", "guide") and section:
        value = data.elements[page.address].value
        assert isinstance(value, Section)
        above.append(AuthoredPage(f"{make_name(framework, value)}: {value.title}", links.profile_path(page.address)))
    return tuple(above)
