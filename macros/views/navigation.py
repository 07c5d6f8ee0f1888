"""The way around the site: for each page, where it is, and what is beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from macros.layers.dataset import Dataset
from macros.layers.elements import group_sections
from macros.layers.site_look import find_page
from macros.model.framework import Section
from macros.views import links
from macros.views.adaptations.page import has_adaptations, has_news
from macros.views.messages import Messages, load_messages
from macros.views.names import make_full_title, name_group
from macros.views.pages import Page

#: How many of the generated pages are for one's own work; the others help to understand.
WORK_PAGES = 3


@dataclass(frozen=True)
class NavItem:
    """A page in the navigation.

    `here` is the page itself, `open` leads to it; only what is open shows what it holds, so that a
    page's navigation grows with one framework and not with all of them. `group` is the title of
    the items that begin with this one, "" within them. What is `folded` is no page, but stands for
    those inside, which are shown when somebody asks for them.
    """

    title: str
    path: str
    here: bool = False
    open: bool = False
    inside: tuple[NavItem, ...] = ()
    group: str = ""
    folded: bool = False


@dataclass(frozen=True)
class AuthoredPage:
    """A hand-written page: its title, its path, and that of the page that it stands under."""

    title: str
    path: str
    above: str = ""


@dataclass(frozen=True)
class Navigation:
    """The navigation of all pages.

    `written` are the hand-written pages in their order, the home page first.
    """

    data: Dataset
    written: Sequence[AuthoredPage]

    def build_items(self, path: str, page: Page | None) -> tuple[NavItem, ...]:
        """Return the navigation of the page at `path`, relative to the site's root.

        `page` is that page, when it is a generated one.
        """
        home, *others = [
            self._build_authored(written, path) for written in self.written if not written.above
        ]
        home = replace(home, title=self._messages.say("home"))
        generated = [_make_item(title, target, path) for title, target in self._generated]
        work = self._choose(generated[:WORK_PAGES])
        help = self._choose([*generated[WORK_PAGES:], *others])
        groups = {"nav-frameworks": self._build_frameworks(path, page)}
        groups |= {"nav-work": work, "nav-help": help}
        folded = {"nav-help"} if page is not None and page.address else set()
        return (home, *self._build_groups(groups, folded))

    def build_tree(self) -> tuple[NavItem, ...]:
        """Return the whole navigation, in which all is open: for a menu of another tool."""
        items = self.build_items("", None)
        return tuple(self._open_all(item) for item in items)

    def _open_all(self, item: NavItem) -> NavItem:
        """Return an item with all that it holds."""
        key = item.path.rstrip("/")
        if item.path == f"{key}/" and key in self._closed:
            sections = (
                replace(self._build_section(address, title, True, ""), group=group)
                for address, title, group in self._sections[key]
            )
            return replace(item, inside=tuple(sections))
        written = next((page for page in self.written if page.path == item.path), None)
        return self._build_authored(written, item.path, item.title) if written else item

    def _choose(self, items: Sequence[NavItem]) -> list[NavItem]:
        """Return the items that site.yml does not hide, those that it names in its order first."""
        order, hidden = self._chosen
        shown = [item for item in items if item.path not in hidden]
        return sorted(shown, key=lambda item: order.get(item.path, len(order)))

    @cached_property
    def _chosen(self) -> tuple[dict[str, int], set[str]]:
        """The places of the pages that site.yml puts first, and the pages that it hides."""
        choice = self.data.project.site.pages
        first = [find_page(self.data, name) for name in choice.order]
        order = {path: number for number, path in enumerate(first) if path}
        return order, {find_page(self.data, name) or "" for name in choice.hidden} - {""}

    def _build_groups(
        self, groups: Mapping[str, Sequence[NavItem]], folded: Set[str]
    ) -> Iterator[NavItem]:
        """Yield the items of groups, by the key of each group's title, one for a folded group."""
        for key, items in groups.items():
            title = self._messages.say(key)
            if items and key in folded:
                yield NavItem(title, "", inside=tuple(items), folded=True)
                continue
            for number, item in enumerate(items):
                yield item if number else replace(item, group=title)

    def _build_authored(self, page: AuthoredPage, path: str, title: str = "") -> NavItem:
        """Return the item of a hand-written page, with those under it where one of them is open."""
        item = _make_item(title or page.title, page.path, path)
        inside = tuple(
            _make_item(written.title, written.path, path)
            for written in self.written
            # The home page has no path.
            if written.above and written.above == page.path and written.path not in self._chosen[1]
        )
        if not item.here and not any(inner.here for inner in inside):
            return item
        return replace(item, open=True, inside=inside)

    def _build_frameworks(self, path: str, page: Page | None) -> list[NavItem]:
        """Return the frameworks' items, open the one that the page belongs to."""
        if page is None:
            return list(self._closed.values())
        open_key = page.address.partition("/")[0]
        return [
            self._open_framework(key, page.address, path) if key == open_key else closed
            for key, closed in self._closed.items()
        ]

    @cached_property
    def _messages(self) -> Messages:
        """The words of the site."""
        return load_messages(self.data)

    @cached_property
    def _closed(self) -> dict[str, NavItem]:
        """Each framework's item on the pages of all others."""
        frameworks = self.data.project.frameworks
        return {
            key: NavItem(frameworks[key].short_name, f"{key}/") for key in self.data.project.shown
        }

    @cached_property
    def _generated(self) -> list[tuple[str, str]]:
        """The title and path of each generated page beside the frameworks'."""
        say = self._messages.say
        pages = [
            (say("reflections"), links.REFLECTIONS),
            (say("team"), links.TEAM),
            (say("district"), links.DISTRICT),
            (say("guides"), links.GUIDES),
            (say("glossary"), links.GLOSSARY),
        ]
        if has_adaptations(self.data) or has_news(self.data):
            pages.append((say("changes"), links.CHANGES))
        return pages

    @cached_property
    def _sections(self) -> dict[str, list[tuple[str, str, str]]]:
        """The address and title of each framework's sections; the title after a label, if any.

        With the first section of a part comes the part's title.
        """
        return {key: list(self._iter_sections(key)) for key in self.data.project.frameworks}

    def _iter_sections(self, key: str) -> Iterator[tuple[str, str, str]]:
        """Yield a framework's sections as the menu has them."""
        framework = self.data.project.frameworks[key]
        for part, sections in group_sections(self.data, key):
            group = name_group(framework.parts[part]) if part else ""
            for element, section in sections:
                full = make_full_title(framework, section) if section.label else section.title
                yield element.address, full, group
                group = ""

    def _open_framework(self, key: str, address: str, path: str) -> NavItem:
        """Return the item of the framework that the page at an address belongs to."""
        sections = [
            replace(self._build_section(section, title, section == address, path), group=group)
            for section, title, group in self._sections[key]
        ]
        is_here = path == f"{key}/"
        return replace(self._closed[key], here=is_here, open=True, inside=tuple(sections))

    def _build_section(self, section: str, title: str, is_open: bool, path: str) -> NavItem:
        """Return the item of a section. Tabs on its pages lead from one of them to the others."""
        profile = links.get_profile_path(section)
        return NavItem(title, profile, here=profile == path, open=is_open)


def _make_item(title: str, target: str, path: str) -> NavItem:
    """Return the item of the page at `target`, in the navigation of the one at `path`."""
    return NavItem(title, target, here=target == path, open=target == path)


def build_breadcrumbs(data: Dataset, page: Page) -> tuple[AuthoredPage, ...]:
    """Return the pages above a generated one, outermost first, without the home page."""
    if not page.address or page.kind == "framework":
        return ()
    key, _, section_key = page.address.partition("/")
    framework = data.project.frameworks[key]
    above = [AuthoredPage(framework.short_name, f"{key}/")]
    if section_key and page.kind in ("checklist", "guide"):
        section = data.elements[page.address].value
        assert isinstance(section, Section)
        # The section's title stands below, as the page's heading.
        title = section.label or load_messages(data).say("profile")
        above.append(AuthoredPage(title, links.get_profile_path(page.address)))
    return tuple(above)
