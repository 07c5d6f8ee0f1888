"""What a build made of each framework, kept for the next build: the HTML of its pages, and the list of its documents.

It is used again only where nothing has changed that could have gone into it, in the data or in the code. What goes into
it is the framework itself and what all frameworks share; that no page tells of another framework, a test holds.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import ClassVar

from macros.cache.documents import CachedDocument, DocumentCache, write_atomically
from macros.layers.load import Dataset
from macros.outputs.html.renderer import Fragment, Heading
from macros.source.tree import MapNode as Tree
from macros.views.documents import DocumentView

PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True)
class CachedFramework:
    """What was made of a framework: its documents in reading order, and its pages by their paths."""

    documents: tuple[CachedDocument, ...]
    pages: Mapping[str, Fragment]


class PageCache:
    """What is kept of each framework of some data, in a file beside the documents of a shelf.

    When the code changes while a server runs, it is no longer known which code made what; then nothing is kept.
    """

    running: ClassVar[str] = ""  # the code as this process began with it

    def __init__(self, data: Dataset, shelf: DocumentCache) -> None:
        self.shelf = shelf
        self.folder = shelf.folder.with_name("pages")
        code = _code()
        PageCache.running = PageCache.running or code
        self.origins = _origins(data, code) if code == PageCache.running else {}

    def get(self, framework: str) -> CachedFramework | None:
        """What was made of a framework, if nothing of its origin has changed since and all its documents are there."""
        try:
            with self._file(framework).open(encoding="utf-8") as file:
                origin = file.readline().strip()
                documents, pages = json.load(file)
            views = [(DocumentView(*view), name, written) for view, name, written in documents]
            whole = [self.shelf.is_unmodified(name, view.size, written) for view, name, written in views if name]
            if not origin or origin != self.origins.get(framework) or not all(whole) or not (views and pages):
                return None
            made = {path: Fragment(html, tuple(Heading(*each) for each in headings)) for path, html, headings in pages}
            return CachedFramework(tuple(self.shelf.restore(view, name) for view, name, _ in views), made)
        except (OSError, ValueError, TypeError, RecursionError):
            return None  # nothing is kept, or only what another version or somebody's hand wrote

    def put(self, framework: str, made: CachedFramework) -> None:
        """Keep what was made of a framework. Where pages are missing or a document failed, which is to be tried again,
        only the documents are remembered, so that it is seen when one of them is changed."""
        failed = any(document.why and not document.view.lacking for document in made.documents)
        origin = "" if failed or not made.pages else self.origins.get(framework, "")
        documents = [(astuple(each.view), *self.shelf.stamp(each)) for each in made.documents]
        pages = [(path, page.html, [astuple(each) for each in page.headings]) for path, page in made.pages.items()]
        text = f"{origin}\n{json.dumps([documents, pages], ensure_ascii=False)}"
        with suppress(OSError):  # what cannot be kept is made anew
            write_atomically(self._file(framework), text.encode("utf-8"))

    def _file(self, framework: str) -> Path:
        return self.folder / f"{framework}.json"


def _origins(data: Dataset, code: str) -> dict[str, str]:
    """By framework, a hash of all that its pages and documents are made from: the texts and places of the merged data
    less what belongs to other frameworks, and the code."""
    site = data.project.site  # its address may be another than the data says
    shared = repr((site, [entry for key, entry in data.tree.entries.items() if key != "frameworks"]))
    frameworks = data.tree.get("frameworks")
    assert isinstance(frameworks, Tree)
    origins = {}
    for key in data.project.shown:
        whole = f"{code}\n{shared}\n{frameworks.entries[key]!r}"
        origins[key] = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
    return origins


def _code() -> str:
    """What makes pages and documents, in short: every file of this package, and the version of every library."""
    digest = hashlib.sha256(sys.version.encode())
    for file in sorted(PACKAGE.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(f"\n{file.relative_to(PACKAGE).as_posix()}\n".encode())
            digest.update(file.read_bytes())
    folders = (name for place in filter(os.path.isdir, sys.path) for name in os.listdir(place))
    libraries = {name for name in folders if name.endswith(".dist-info")}  # which ends in the version of each
    digest.update(repr(sorted(libraries)).encode())
    return digest.hexdigest()
