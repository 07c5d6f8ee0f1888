"""Where the links on a fork's own pages lead: to what is there, to what upstream has moved or retired, or nowhere.

Whoever follows a link to what has moved comes to where it is now. One that leads nowhere ends a strict build; `check`
tells of it on its line.
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
from xml.etree.ElementTree import Element

from markdown import Markdown

from macros.layers.load import ADAPTATION, Dataset
from macros.model.site_paths import iter_generated_paths
from macros.source.authored_pages import FRONT_MATTER, is_own, is_page, layer_name
from macros.source.problems import Problem, quote, suggest
from macros.source.tree import SourceLocation
from macros.views.pages import Page, list_pages

#: Those of mkdocs.yml, so that the same is taken for a link.
EXTENSIONS = ("admonition", "attr_list", "def_list", "md_in_html", "tables", "toc")
INDEX = "index.md"
ASSETS = "assets/"  # what lies there is the theme's to know


@dataclass(frozen=True)
class Drift:
    """What a link leads to that is not there any longer: whether it `moved`, and where to go instead, as the name of a
    page or file."""

    moved: bool
    to: str


class LinkChecker:
    """Tells where links lead on a site made of some data, and of the hand-written pages in the folder `content`."""

    def __init__(self, data: Dataset, content: Path) -> None:
        self.data, self.content = data, content

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages that are made, by their paths."""
        return {page.path: page for page in list_pages(self.data)}

    @cached_property
    def known(self) -> frozenset[str]:
        """The name of everything that a link may lead to."""
        written = (layer_name(file) for files in self.data.claims.values() for file in files)
        there = [path for path, _ in iter_generated_paths(self.data.project)] + list(self.pages)
        return frozenset([*written, *(f"{path}{INDEX}" if not path or path.endswith("/") else path for path in there)])

    def find_drift(self, name: str) -> Drift | None:
        """What has become of a page or document of a section, if upstream has moved or retired the section."""
        parts = name.split("/")
        section, rest = "/".join(parts[:2]), "/".join(parts[2:])
        if name in self.known or not rest:
            return None
        if now := self.data.former_addresses.get(section):
            there = "/".join([*now.split("/")[:2], rest])
            return Drift(True, there) if there in self.known else None
        thing = self.data.elements.get(section)
        if thing and thing.retired:
            return Drift(False, f"{thing.framework}/{INDEX}")
        return None

    def follow_links(self, name: str, markdown: str) -> str:
        """A page's Markdown with every link to what has moved, or is retired, leading to where one goes instead; `name`
        is the page's, below its layer's folder."""
        for href in dict.fromkeys(_hrefs(markdown)):
            if (target := _target(href, name)) and (drift := self.find_drift(target)):
                there = os.path.relpath(drift.to, os.path.dirname(name) or ".").replace(os.sep, "/")
                _, mark, anchor = href.partition("#")
                there += f"{mark}{anchor}" if drift.moved else ""
                typed = re.compile(rf"(?<=[(<\s]){re.escape(href)}(?=[)>\s]|$)")
                markdown = there.join(typed.split(markdown))
        return markdown

    def find_problems(self, file: str, name: str, text: str) -> Iterator[Problem]:
        """What is wrong with the links on a fork's own page: `file` is its path for reports, `text` the whole of it."""
        for href in dict.fromkeys(_hrefs(_body(text))):
            target = _target(href, name)
            if target is None or target.startswith(ASSETS):
                continue
            place = locate_link(href, file, text)
            if target in self.known:
                yield from self.find_lost_anchor(href, place, target.removesuffix(INDEX))
                yield from self._no_heading(href, place, target)
            elif drift := self.find_drift(target):
                yield warn_of_drift(href, place, drift.to if drift.moved else "")
            else:
                help = suggest(target, self.known, "Link to a page by its file, as `about.md`; or delete it.")
                yield Problem("broken-link", place, f"The link {quote(href)} leads to nothing.", help)

    def find_lost_anchor(self, href: str, place: SourceLocation, path: str) -> Iterator[Problem]:
        """The warning that a link leads to a place on the made page at `path` that is not there any longer, if it is
        upstream that has moved or retired what stood there."""
        page = self.pages.get(path)
        anchor = urlsplit(href).fragment
        if page and page.address and anchor:
            address = f"{page.address}/{anchor.replace('--', '/')}"
            thing, now = self.data.elements.get(address), self.data.former_addresses.get(address)
            if now or (thing and thing.retired):
                yield warn_of_drift(href, place, now or "")

    def _no_heading(self, href: str, place: SourceLocation, target: str) -> Iterator[Problem]:
        """That a hand-written page has no heading of the name that a link gives."""
        anchor = urlsplit(href).fragment
        own = self.content / ADAPTATION / target
        file = own if own.is_file() else self.content / target
        if not anchor or not is_page(target) or not file.is_file():
            return
        text = _body(file.read_text("utf-8", errors="replace"))
        # What calls put on the page is not known here.
        if "{{" in text or anchor in re.findall(r'(?:id|name)="([^"]*)"', _reader().convert(text)):
            return
        if file == own:
            help = "Copy the link of the heading that you mean from the page."
            yield Problem("broken-link", place, f"The link {quote(href)} leads to no heading.", help)
        else:
            yield warn_of_missing_heading(href, place)


def locate_link(href: str, file: str, text: str) -> SourceLocation:
    """Where a link stands in the text of a page of a fork's own."""
    line = next((at for at, typed in enumerate(text.split("\n"), 1) if href in typed), 1)
    return SourceLocation(file, line, layer=ADAPTATION)


def warn_of_drift(href: str, place: SourceLocation, now: str) -> Problem:
    """The warning that a link leads to what is somewhere else `now`, or is retired."""
    message = f"The link {quote(href)} leads to what {'has moved' if now else 'is retired'}."
    help = f"It is now `{now}`: link to that." if now else "Link to what took its place."
    return Problem("drifted-link", place, message, help, severity="warning")


def warn_of_missing_heading(href: str, place: SourceLocation) -> Problem:
    """The warning that one of upstream's pages has no heading of the name that a link gives."""
    message = f"The link {quote(href)} leads to a heading that is not there."
    help = "Upstream may have other words for it now: open the page, and copy the link of the heading that you mean."
    return Problem("drifted-link", place, message, help, severity="warning")


def list_own_pages(data: Dataset) -> Iterator[str]:
    """The name of every page of a fork's own, below its folder."""
    for files in data.claims.values():
        yield from (layer_name(file) for file in files if is_own(file) and is_page(file))


def _target(href: str, name: str) -> str | None:
    """The name of what a link on a page leads to; None for what leads to another site, or within the page."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or "{{" in href or "{%" in href:
        return None
    if not parts.path:
        return name
    path = unquote(parts.path)
    return normpath(path.lstrip("/") if path.startswith("/") else join(os.path.dirname(name), path))


def _body(text: str) -> str:
    """A page's Markdown, without what stands between dashes at its beginning."""
    matter = FRONT_MATTER.match(text)
    return text[matter.end() :] if matter else text


def _reader() -> Markdown:
    return Markdown(extensions=list(EXTENSIONS))


def _hrefs(markdown: str) -> list[str]:
    """The addresses of all links and pictures that are written in Markdown, as they are typed."""
    if "](" not in markdown and "]:" not in markdown:
        return []
    reader, found = _reader(), _Addresses()
    reader.treeprocessors.register(found, "addresses", 0)
    reader.convert(markdown)
    return found.found


class _Addresses:
    """Notes where the links and pictures of a page lead, when Markdown has made a tree of it."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def run(self, root: Element) -> None:
        for element in root.iter():
            if address := element.get({"a": "href", "img": "src"}.get(str(element.tag), "")):
                self.found.append(address)
