"""What a server for authors makes of the data when somebody asks for it.

An edit then costs what is looked at, and not the whole site: pages that the data make, documents,
exports, and the entries of the search are made at a request, all by what a build makes them by.
"""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from macros.authoring.placeholders import make_placeholder
from macros.cache.documents import DocumentCache
from macros.cache.fingerprint import compute_document_fingerprint, get_document_fingerprint
from macros.model.site_paths import SEARCH_INDEX, list_other_paths
from macros.outputs.documents import Recipe, list_document_addresses, list_recipes
from macros.outputs.search_index import add_search_entries
from macros.plugin.build import Build
from macros.plugin.build_errors import fill_with_report
from macros.plugin.generated_files import GeneratedPage, list_exports, put_file
from macros.plugin.theme_context import ThemeContext
from macros.views.documents import DocumentView, list_waiting_documents


class PreviewedFile(File):
    """A file that stands on no disk: MkDocs knows it as what links lead to."""

    def is_documentation_page(self) -> bool:
        """Return that MkDocs need not make a page of it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Write nothing."""


@dataclass(frozen=True)
class Answer:
    """What is sent at a request: the content, and its media type."""

    content: bytes
    type: str


class Preview:
    """The site of one build, as far as it is made at requests, which come from several threads."""

    def __init__(self, build: Build, config: MkDocsConfig, files: Files) -> None:
        """Begin with what a build has read; `begin_rendering` makes it complete."""
        self.build = build
        self.config = config
        self.files = files
        previewed = [file for file in files if isinstance(file, PreviewedFile)]
        self.pages = {file.url: file for file in previewed}
        self._documents = _list_documents(build)
        self._texts: dict[str, Callable[[], str]] = dict(list_exports(build))
        self._lock = threading.Lock()
        self._made: dict[str, Answer | None] = {}
        build.renderer.add_documents(dict.fromkeys(self._documents.values()))

    def begin_rendering(self, env: Environment, nav: Navigation) -> None:
        """Take the theme's environment and the navigation that MkDocs has made."""
        self._env = env
        self._nav = nav

    def get(self, path: str) -> Answer | None:
        """Return what stands at a path of the site; None for what MkDocs has written."""
        path = path.removesuffix("index.html") if path.endswith("/index.html") else path
        with self._lock:
            if path not in self._made:
                self._made[path] = self._make(path)
            return self._made[path]

    def list_files(self) -> list[str]:
        """Return the paths of all that is no page, but for what MkDocs writes itself."""
        return [*self._documents, *self._texts]

    def _make(self, path: str) -> Answer | None:
        if path in self.pages:
            return Answer(self._render_page(self.pages[path]).encode(), "text/html")
        if path in self._documents:
            return self._make_document(self._documents[path])
        if path in self._texts:
            return Answer(self._texts[path]().encode(), _guess_type(path))
        if path == SEARCH_INDEX:
            return self._add_search_entries()
        return None

    def _render_page(self, file: File) -> str:
        """Return a page as the theme has it, or the report where rendering it has shown errors."""
        page, build = file.page, self.build
        assert page
        generated = build.renderer.pages[file.url]
        build.describe_page(page)
        placeholder = make_placeholder(generated.kind, generated.address)
        page.content = build.replace_placeholders(placeholder, page)
        pp = ThemeContext(build)
        if build.errors:
            fill_with_report(page, pp, pp.render_report())
        context: dict[str, Any] = {**get_context(self._nav, [], self.config, page), "pp": pp}
        return self._env.get_template("main.html").render(context)

    def _make_document(self, document: DocumentView) -> Answer | None:
        """Return a document, taken from the cache, or made; None where it cannot be made."""
        address = document.path.rpartition("/")[0]
        for recipe in list_recipes(self.build.renderer, address):
            if recipe.path == document.path:
                content = self._make_content(recipe)
                return Answer(content, _guess_type(recipe.path)) if content else None
        return None

    def _make_content(self, recipe: Recipe) -> bytes | None:
        if compute_document_fingerprint() != get_document_fingerprint():
            # A template has changed since the server began: nobody may keep what it makes.
            return recipe.make()
        made = DocumentCache(self.build.project.root).ensure([recipe])[0]
        return made.file.read_bytes() if made.file else None

    def _add_search_entries(self) -> Answer:
        """Return the index that MkDocs has written, with the entries of generated pages."""
        written = Path(self.config.site_dir, SEARCH_INDEX).read_text("utf-8")
        return Answer(add_search_entries(written, self.build.data).encode(), "application/json")


def add_previewed_files(files: Files, config: MkDocsConfig, build: Build) -> Preview:
    """Let links lead to all that is made at requests, and return what makes it."""
    for path in build.renderer.pages:
        file = PreviewedFile.generated(config, f"{path}index.md", content="")
        file.dest_uri = f"{path}index.html"
        put_file(files, file)
        GeneratedPage(None, file, config)
    preview = Preview(build, config, files)
    for path in preview.list_files():
        put_file(files, PreviewedFile.generated(config, path, content=""))
    return preview


def _list_documents(build: Build) -> dict[str, DocumentView]:
    """Return every document by its paths, its former ones included."""
    project = build.data.project
    documents = {}
    for address in list_document_addresses(build.data):
        for document in list_waiting_documents(project, address):
            for path in (document.path, *list_other_paths(project, document.path)):
                documents[path] = document
    return documents


def _guess_type(path: str) -> str:
    return mimetypes.guess_type(path)[0] or "application/octet-stream"
