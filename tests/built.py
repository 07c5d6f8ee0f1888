"""Sites built as a user builds them, and their pages as a reader gets them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from tests.drawn import draw

ROOT = Path(__file__).parents[1]
MKDOCS = str(Path(sys.executable).with_name("mkdocs"))
#: What makes a project of some data: everything but the data.
MACHINERY = ("mkdocs.yml", "content", "overrides", "macros")
#: A project of its own, whose framework uses every feature of the data format.
FEATURES = (ROOT / "tests" / "golden" / "project.txt").read_text("utf-8")


def copied(folder: Path, *names: str) -> Path:
    """A copy of the repository, or of some parts of it, as a fork has it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or (*MACHINERY, "data"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    return folder


def drawn_project(folder: Path, drawing: str) -> Path:
    """A project with the data of a drawing, and with short pages in place of the hand-written ones."""
    copied(folder, *MACHINERY, "data/messages.yml")
    for page in (folder / "content").rglob("*.md"):
        page.write_text(f"# Page {page.stem}\n\nWritten by hand.\n", "utf-8")
    (folder / "content" / "index.md").write_text("# Welcome\n\n{{ frameworks() }}\n", "utf-8")
    draw(folder, drawing)
    return folder


#: Everything that some language on the way might take for its own.
MARKUP = (
    " <b>x</b> <script>alert(1)</script></title><script>alert(2)</script> {{ 7*777 }} {% raw %} {# c #} **bold** _em_ "
    "[a](b) `code` &amp; &lt; \"quotes' <!-- c --> <img src=x onerror=alert(3)> \\1 $& </textarea></svg>"
)
#: Keys whose values are ids, flags or addresses, rather than texts.
TECHNICAL = re.compile(
    "level|responses|origin|wording|required|ordered|kind|from|to|among|was|see|sections|address|repository|url|"
    r"language|paper|aside|\d+"
)


def marked(value: Any, key: str = "") -> Any:
    """The same data with markup in each text; only a text is marked, never a name or an address."""
    if isinstance(value, dict):
        return {name: marked(inner, name) for name, inner in value.items()}
    if TECHNICAL.fullmatch(key):
        return value
    if isinstance(value, list):
        return [marked(inner, key) for inner in value]
    return "\n\n".join(f"{paragraph}{MARKUP}" for paragraph in value.split("\n") if paragraph)


def build(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict`, with everything that it says in `stdout`."""
    return subprocess.run(
        [MKDOCS, "build", "--strict", *arguments],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **environment},
        timeout=180,
        check=False,
    )


def built(project: Path, site: Path | None = None, **environment: str) -> Path:
    """The site of a project, built without a warning."""
    arguments = ("--site-dir", str(site)) if site else ()
    done = build(project, *arguments, **environment)
    assert done.returncode == 0, done.stdout
    assert not complaints(done.stdout), done.stdout
    return site or project / "site"


def complaints(output: str) -> list[str]:
    """The lines of a build's output that warn or tell of an error."""
    return [line for line in output.splitlines() if line.lstrip().startswith(("WARNING", "ERROR", "CRITICAL"))]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


#: Elements that stand within a line; whatever else begins or ends also ends a word.
INLINE = frozenset("a abbr b bdi bdo cite code em i kbd mark q s small span strong sub sup u var".split())  # noqa: SIM905
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
UNSEEN = frozenset("script style template noscript title".split())  # noqa: SIM905


@dataclass
class HtmlElement:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: HtmlElement | None = None
    children: list[HtmlElement | str] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[HtmlElement]:
        """This element and those below it, of some tags (or all)."""
        if not tags or self.tag in tags:
            yield self
        for child in self.children:
            if isinstance(child, HtmlElement):
                yield from child.all(*tags)

    @property
    def unseen(self) -> bool:
        """Does nobody see what is in it, as the page comes?"""
        closed = self.tag == "dialog" and "open" not in self.attributes
        return closed or self.tag in UNSEEN or "hidden" in self.attributes

    def within(self, tag: str) -> bool:
        """Does it stand in an element of this tag?"""
        return self.tag == tag or (self.parent is not None and self.parent.within(tag))

    @cached_property
    def text(self) -> str:
        """What a reader reads of it, in one line."""
        return words("".join(self._texts()))

    def _texts(self) -> Iterator[str]:
        if self.unseen:
            return
        edge = "" if self.tag in INLINE else " "
        yield edge
        for child in self.children:
            yield from [child] if isinstance(child, str) else child._texts()
        yield edge

    @property
    def raw(self) -> str:
        """All the characters in it, also those that no reader sees."""
        return "".join(child if isinstance(child, str) else child.raw for child in self.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.open = HtmlElement("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = HtmlElement(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.children.append(HtmlElement(tag, {name: value or "" for name, value in attrs}, self.open))

    def handle_endtag(self, tag: str) -> None:
        closed: HtmlElement | None = self.open
        while closed and closed.tag != tag:
            closed = closed.parent
        if closed and closed.parent:
            self.open = closed.parent

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


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
        return {element.attributes["id"]: element for element in self.root.all() if element.attributes.get("id")}

    @property
    def url(self) -> str:
        """Where it is read, relative to the site's root; 404.html stands wherever somebody has lost the way."""
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
    reader = _Reader()
    reader.feed((site / path).read_text("utf-8"))
    reader.close()
    return Page(path, reader.root)


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
    return not id or (file.endswith(".html") and id in page(site, file).ids) or file.endswith(".svg")


def one_line(pattern: str, output: str) -> str:
    """The only line of an output that matches a pattern."""
    lines = [line for line in output.splitlines() if re.search(pattern, line)]
    assert len(lines) == 1, output
    return lines[0]
