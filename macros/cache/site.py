"""The cached output of a whole site: each framework's documents and pages, restored or made."""

from __future__ import annotations

from pathlib import Path

from macros.cache.documents import CachedDocument, DocumentCache, Tell
from macros.cache.pages import CachedFramework, PageCache
from macros.outputs.documents import list_document_addresses
from macros.outputs.html.renderer import HtmlRenderer


class SiteCache:
    """What earlier builds made of a site's frameworks, and what this one makes for the next."""

    def __init__(self, renderer: HtmlRenderer, root: Path) -> None:
        """Restore each framework of which nothing has changed; its pages need no rendering."""
        self.renderer = renderer
        self.documents = DocumentCache(root)
        self.pages = PageCache(renderer.data, self.documents)
        self.restored = self._restore_frameworks()
        self.made_documents: list[CachedDocument] = []

    def ensure_documents(self, tell: Tell) -> list[CachedDocument]:
        """Return every document of the site, made where it is not cached, and let pages list them.

        `tell` is called before each document that has to be made. Raises OSError where nothing can
        be written.
        """
        renderer = self.renderer
        cached = [document for each in self.restored.values() for document in each.documents]
        renderer.documents = {}
        renderer.add_documents(document.view for document in cached)
        addresses = [
            address
            for address in list_document_addresses(renderer.data)
            if _get_framework(address) not in self.restored
        ]
        self.made_documents = self.documents.ensure_documents(renderer, addresses, tell)
        self.documents.prune()
        return [*cached, *self.made_documents]

    def store_frameworks(self) -> None:
        """Cache the documents and pages of every framework that was not restored."""
        for key in self.renderer.data.project.shown:
            if key not in self.restored:
                self.pages.put(key, self._collect_framework(key))

    def _restore_frameworks(self) -> dict[str, CachedFramework]:
        restored = {}
        for key in self.renderer.data.project.shown:
            cached = self.pages.get(key)
            if cached:
                restored[key] = cached
        self.renderer.rendered = {
            path: page for cached in restored.values() for path, page in cached.pages.items()
        }
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
