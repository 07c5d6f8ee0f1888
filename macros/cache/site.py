"""The cached output of a whole site: each framework's documents and pages, restored or made."""

from __future__ import annotations

from pathlib import Path

from macros.cache.document_files import ReportProgress
from macros.cache.documents import CachedDocument, DocumentCache
from macros.cache.pages import CachedFramework, PageCache
from macros.outputs.documents import list_document_addresses
from macros.outputs.html.renderer import HtmlRenderer


class SiteCache:
    """What earlier builds made of a site's frameworks, and what this one makes for the next.

    `restored` has the frameworks of which nothing has changed; their pages need no rendering.
    """

    def __init__(self, renderer: HtmlRenderer, root: Path) -> None:
        self.renderer = renderer
        self.documents = DocumentCache(root)
        self.pages = PageCache(renderer.data, self.documents)
        self.restored = self._restore_frameworks()
        self.made_documents: list[CachedDocument] = []

    def ensure_documents(self, report_progress: ReportProgress) -> list[CachedDocument]:
        """Return every document of the site, made where it is not cached, and let pages list them.

        Raises OSError where nothing can be written.
        """
        renderer = self.renderer
        cached: list[CachedDocument] = []
        for framework in self.restored.values():
            cached += framework.documents
        renderer.documents = {}
        renderer.add_documents(document.view for document in cached)
        addresses = [
            address
            for address in list_document_addresses(renderer.data)
            if _get_framework(address) not in self.restored
        ]
        self.made_documents = self.documents.ensure_documents(renderer, addresses, report_progress)
        self.documents.prune()
        return [*cached, *self.made_documents]

    def store_frameworks(self) -> None:
        """Cache the documents and pages of every framework that was not restored."""
        for key in self.renderer.data.project.shown:
            if key not in self.restored:
                self.pages.put(key, self._collect_framework(key))

    def _restore_frameworks(self) -> dict[str, CachedFramework]:
        """Return the cached frameworks, and give their pages to the renderer."""
        restored = {}
        for key in self.renderer.data.project.shown:
            cached = self.pages.get(key)
            if cached:
                restored[key] = cached
        self.renderer.rendered = {}
        for cached in restored.values():
            self.renderer.rendered |= cached.pages
        return restored

    def _collect_framework(self, key: str) -> CachedFramework:
        """Return what this build made of a framework; no pages if a server rendered only some."""
        documents = tuple(
            document
            for document in self.made_documents
            if _get_framework(document.view.path) == key
        )
        paths = [
            path
            for path, page in self.renderer.pages.items()
            if _get_framework(page.address) == key
        ]
        rendered = self.renderer.rendered
        if any(path not in rendered for path in paths):
            return CachedFramework(documents, {})
        return CachedFramework(documents, {path: rendered[path] for path in paths})


def _get_framework(address: str) -> str:
    """Return the framework's id of an address, or of a path below it."""
    return address.partition("/")[0]
