"""The pages of a built site, as a reader gets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html

#: Elements that stand within a line; whatever else begins or ends also ends a word.
INLINE_TAGS = "a abbr b bdi bdo cite code em i kbd mark q s small span strong sub sup u var"
INLINE = frozenset(INLINE_TAGS.split())
UNSEEN = frozenset(("script", "style", "template", "noscript", "title"))


@dataclass(frozen=True)
class HtmlElement:
    """An element of a page, read by lxml."""

    node: lxml.html.HtmlElement

    @property
    def tag(self) -> str:
        return str(self.node.tag)

    @cached_property
    def attributes(self) -> dict[str, str]:
        """Its attributes; one without a value, such as `hidden`, has its name as its value."""
        return {str(name): str(value) for name, value in self.node.attrib.items()}

    @property
    def parent(self) -> HtmlElement | None:
        node = self.node.getparent()
        return None if node is None else HtmlElement(node)

    def all(self, *tags: str) -> Iterator[HtmlElement]:
        """This element and those below it, of some tags (or all)."""
        for node in self.node.iter(*tags):
            if isinstance(node.tag, str):  # no comment
                yield HtmlElement(node)

    @property
    def unseen(self) -> bool:
        """Does nobody see what is in it, as the page comes?"""
        closed = self.tag == "dialog" and "open" not in self.attributes
        return closed or self.tag in UNSEEN or "hidden" in self.attributes

    def within(self, tag: str) -> bool:
        """Does it stand in an element of this tag?"""
        return self.tag == tag or any(True for _ in self.node.iterancestors(tag))

    @cached_property
    def text(self) -> str:
        """What a reader reads of it, in one line."""
        return words("".join(self._texts()))

    def _texts(self) -> Iterator[str]:
        if self.unseen:
            return
        edge = "" if self.tag in INLINE else " "
        yield edge
        yield self.node.text or ""
        for child in self.node:
            if isinstance(child.tag, str):
                yield from HtmlElement(child)._texts()
            yield child.tail or ""
        yield edge

    @property
    def raw(self) -> str:
        """All the characters in it, also those that no reader sees."""
        return str(self.node.xpath("string()"))


def words(text: str) -> str:
    """A text in one line: where lines and paragraphs end is not what readers compare."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Page:
    """A page of a built site; `path` is its file's, relative to the site's root."""

    path: str
    root: HtmlElement

    @cached_property
    def ids(self) -> dict[str, HtmlElement]:
        return {
            element.attributes["id"]: element
            for element in self.root.all()
            if element.attributes.get("id")
        }

    @property
    def url(self) -> str:
        """Where it is read, relative to the site's root.

        404.html stands wherever somebody has lost the way.
        """
        return "a/lost/way/" if self.path == "404.html" else self.path.removesuffix("index.html")

    @cached_property
    def text(self) -> str:
        """What stands on the page."""
        return self.root.text

    @property
    def title(self) -> str:
        """What the browser's tab says."""
        return words(next(self.root.all("title")).raw)

    @property
    def links(self) -> Iterator[tuple[HtmlElement, str]]:
        """Every address that the page leads to or loads."""
        for element in self.root.all():
            for name in ("href", "src", "action", "poster", "data", "xlink:href"):
                if (address := element.attributes.get(name)) is not None:
                    yield element, address


@cache
def page(site: Path, path: str) -> Page:
    """The page at a path such as `sipr/`."""
    path = f"{path}index.html" if path.endswith("/") or not path else path
    parser = lxml.html.HTMLParser(encoding="utf-8")
    root = lxml.html.document_fromstring((site / path).read_bytes(), parser=parser)
    return Page(path, HtmlElement(root))


@cache
def every_page(site: Path) -> tuple[Page, ...]:
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return tuple(page(site, path) for path in found)


def unresolved(site: Path, base: str = "/") -> list[str]:
    """Each link within a site that leads nowhere, when it is served at the path `base`."""
    missing = []
    for here in every_page(site):
        for _, address in here.links:
            if (found := destination(here, address, base)) and not stands(site, *found):
                missing.append(f"{here.path}: {address}")
    return missing


def destination(here: Page, address: str, base: str = "/") -> tuple[str, str] | None:
    """The path in the site and the id that a link leads to; None if it leads to another site."""
    target = urlsplit(urljoin(f"https://site.invalid{base}{here.url}", address))
    if f"{target.scheme}://{target.netloc}" != "https://site.invalid":
        return None
    path = unquote(target.path)
    inside = path.removeprefix(base) if path.startswith(base) else f"outside of {base}: {path}"
    if address.startswith("#"):
        inside = here.path
    return inside, unquote(target.fragment)


def stands(site: Path, path: str, id: str = "") -> bool:
    """Is there something at a path of a site, with something of this id on it?"""
    file = f"{path}index.html" if path.endswith("/") or not path else path
    if not (site / file).is_file():
        return False
    return (
        not id or (file.endswith(".html") and id in page(site, file).ids) or file.endswith(".svg")
    )


def leads_to(here: Page) -> set[str]:
    """The paths of the site that a page leads to."""
    found = (destination(here, address) for element, address in here.links if element.tag == "a")
    return {path for path, _ in filter(None, found)}
