"""Links on a fork's own pages: to what is there, to what upstream has moved or retired, or nowhere.

Whoever follows a link to what has moved comes to where it is now. A link that leads nowhere ends a
strict build; `check` reports it on its line.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from macros.authoring.markdown_links import has_anchor, list_hrefs
from macros.layers.dataset import Dataset
from macros.layers.load import ADAPTATION
from macros.model.site_paths import iter_generated_paths
from macros.source.authored_pages import get_name_in_layer, is_own, is_page, split_front_matter
from macros.source.own_folder import OWN_FOLDER
from macros.source.problems import Problem, quote
from macros.source.spelling import suggest
from macros.source.tree import SourceLocation
from macros.views.pages import Page, list_pages

INDEX = "index.md"
WEB_ADDRESS = re.compile(r"//[^\s)>\"']*")
ASSETS = "assets/"  # what lies there is the theme's to know


@dataclass(frozen=True)
class Drift:
    """What has become of something that a link leads to and that is no longer there.

    Either it has `moved`, or it is retired; `to` is the page or file to go to instead.
    """

    moved: bool
    to: str


class LinkChecker:
    """The links of a site, made of some data and of the hand-written pages in `content`."""

    def __init__(self, data: Dataset, content: Path) -> None:
        self.data = data
        self.content = content

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The generated pages, by their paths."""
        return {page.path: page for page in list_pages(self.data)}

    @cached_property
    def known(self) -> frozenset[str]:
        """The name of everything that a link may lead to."""
        names = {get_name_in_layer(file) for files in self.data.claims.values() for file in files}
        generated = dict(iter_generated_paths(self.data.project))
        for path in (*generated, *self.pages):
            is_folder = not path or path.endswith("/")
            names.add(f"{path}{INDEX}" if is_folder else path)
        return frozenset(names)

    def find_drift(self, name: str) -> Drift | None:
        """Return what has become of a section's page or document that upstream moved or retired.

        None where it is there, and where nobody knows of it.
        """
        parts = name.split("/")
        section, rest = "/".join(parts[:2]), parts[2:]
        if name in self.known or not "/".join(rest):
            return None
        now = self.data.former_addresses.get(section)
        if now:
            moved = "/".join([*now.split("/")[:2], *rest])
            return Drift(True, moved) if moved in self.known else None
        element = self.data.elements.get(section)
        if element and element.retired:
            return Drift(False, f"{element.framework}/{INDEX}")
        return None

    def follow_links(self, name: str, markdown: str) -> str:
        """Return a page's Markdown with links that lead to what has taken the place of what moved.

        `name` is the page's, below its layer's folder.
        """
        for href in dict.fromkeys(list_hrefs(markdown)):
            target = resolve_href(href, name)
            drift = self.find_drift(target) if target else None
            if drift:
                typed = re.compile(rf"(?<=[(<\s]){re.escape(href)}(?=[)>\s]|$)")
                markdown = _make_href(drift, href, name).join(typed.split(markdown))
        return markdown

    def find_problems(self, file: str, name: str, text: str) -> Iterator[Problem]:
        """Yield what is wrong with the links on a fork's own page.

        `file` is its path for reports, and `text` the whole of it.
        """
        _, markdown = split_front_matter(text)
        for href in dict.fromkeys(list_hrefs(markdown)):
            target = resolve_href(href, name)
            if target is not None and not target.startswith(ASSETS):
                yield from self._check_link(href, locate_link(href, file, text), target)

    def find_lost_anchor(self, href: str, place: SourceLocation, path: str) -> Iterator[Problem]:
        """Yield a warning where a link leads to a part of a generated page that has drifted.

        The page is at `path`; upstream has moved or retired what stood at the link's anchor.
        """
        page = self.pages.get(path)
        anchor = urlsplit(href).fragment
        if not page or not page.address or not anchor:
            return
        address = f"{page.address}/{anchor.replace('--', '/')}"
        element = self.data.elements.get(address)
        now = self.data.former_addresses.get(address, "")
        if now or (element and element.retired):
            yield warn_of_drift(href, place, now)

    def _check_link(self, href: str, place: SourceLocation, target: str) -> Iterator[Problem]:
        """Yield what is wrong with a link at a place that leads to `target`."""
        if target in self.known:
            yield from self.find_lost_anchor(href, place, target.removesuffix(INDEX))
            yield from self._check_heading(href, place, target)
        elif drift := self.find_drift(target):
            yield warn_of_drift(href, place, drift.to if drift.moved else "")
        else:
            otherwise = "Link to a page by its file, as `about.md`; or delete it."
            help = suggest(target, self.known, otherwise)
            message = f"The link {quote(href)} leads to nothing."
            yield Problem("broken-link", place, message, help)

    def _check_heading(self, href: str, place: SourceLocation, target: str) -> Iterator[Problem]:
        """Yield a problem where a hand-written page has no heading of the link's anchor."""
        anchor = urlsplit(href).fragment
        own = self.content / OWN_FOLDER / target
        file = own if own.is_file() else self.content / target
        if not anchor or not is_page(target) or not file.is_file():
            return
        _, markdown = split_front_matter(file.read_text("utf-8", errors="replace"))
        # What calls put on the page is not known here.
        if "{{" in markdown or has_anchor(markdown, anchor):
            return
        if file != own:
            yield warn_of_missing_heading(href, place)
            return
        message = f"The link {quote(href)} leads to no heading."
        help = "Copy the link of the heading that you mean from the page."
        yield Problem("broken-link", place, message, help)


def find_malformed_addresses(file: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each link of a page whose address nobody can take apart.

    Other readers of the address would end the build.
    """
    if not any(map(_is_malformed, WEB_ADDRESS.findall(text))):
        return
    _, markdown = split_front_matter(text)
    for href in dict.fromkeys(list_hrefs(markdown)):
        if _is_malformed(href):
            message = f"The link {quote(href)} is no address."
            help = "Write the address in full, as https://example.org/page."
            yield Problem("broken-link", locate_link(href, file, text), message, help)


def _is_malformed(href: str) -> bool:
    try:
        urlsplit(href)
    except ValueError:
        return True
    return False


def list_own_pages(data: Dataset) -> Iterator[str]:
    """Yield the name of every page of a fork's own, below its folder."""
    for files in data.claims.values():
        for file in files:
            if is_own(file) and is_page(file):
                yield get_name_in_layer(file)


def locate_link(href: str, file: str, text: str) -> SourceLocation:
    """Return where a link stands in the text of a fork's own page."""
    for number, line in enumerate(text.split("\n"), start=1):
        if href in line:
            return SourceLocation(file, number, layer=ADAPTATION)
    return SourceLocation(file, layer=ADAPTATION)


def resolve_href(href: str, name: str) -> str | None:
    """Return the name of what a link on the page `name` leads to, which may be the page itself.

    None for a link to another site, and for one that a macro makes.
    """
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or "{{" in href or "{%" in href:
        return None
    if not parts.path:
        return name
    path = unquote(parts.path)
    if path.startswith("/"):
        return normpath(path.lstrip("/"))
    return normpath(join(os.path.dirname(name), path))


def warn_of_drift(href: str, place: SourceLocation, now: str) -> Problem:
    """Return the warning that a link leads to what is `now` elsewhere, or is retired."""
    change, help = "is retired", "Link to what took its place."
    if now:
        change, help = "has moved", f"It is now `{now}`: link to that."
    message = f"The link {quote(href)} leads to what {change}."
    return Problem("drifted-link", place, message, help, severity="warning")


def warn_of_missing_heading(href: str, place: SourceLocation) -> Problem:
    """Return the warning that one of upstream's pages has no heading of a link's anchor."""
    message = f"The link {quote(href)} leads to a heading that is not there."
    help = (
        "Upstream may have other words for it now: open the page, and copy the link of the heading "
        "that you mean."
    )
    return Problem("drifted-link", place, message, help, severity="warning")


def _make_href(drift: Drift, href: str, name: str) -> str:
    """Return the link from the page `name` to where a drifted link is to lead."""
    path = os.path.relpath(drift.to, os.path.dirname(name) or ".").replace(os.sep, "/")
    if not drift.moved:
        return path
    _, mark, anchor = href.partition("#")
    return f"{path}{mark}{anchor}"
