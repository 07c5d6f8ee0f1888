"""Pages of each framework, with the list of its documents, cached from one build to the next.

They are used again only where nothing has changed that could have gone into them, in the data or in
the code. What goes into them is the framework itself and what all frameworks share; a test holds
that no page tells of another framework.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from macros.cache.document_files import write_atomically
from macros.cache.documents import CachedDocument, DocumentCache
from macros.cache.fingerprint import compute_code_fingerprint, get_initial_code_fingerprint
from macros.layers.dataset import Dataset
from macros.outputs.html.fragment import Fragment, Heading
from macros.source.tree import MapNode
from macros.views.documents import DocumentView


@dataclass(frozen=True)
class CachedFramework:
    """What was made of a framework: its documents in reading order, and its pages by path."""

    documents: tuple[CachedDocument, ...]
    pages: Mapping[str, Fragment]


class PageCache:
    """The cached pages of each framework of some data, in a file each beside the documents.

    `fingerprints` has for each framework a hash of all that its pages and documents are made from.
    When the code changes while a server runs, nobody knows any longer which code made what; then
    there are none, and nothing is cached.
    """

    def __init__(self, data: Dataset, documents: DocumentCache) -> None:
        self.documents = documents
        self.folder = documents.folder.with_name("pages")
        code = compute_code_fingerprint()
        is_code_unchanged = code == get_initial_code_fingerprint()
        self.fingerprints = _compute_fingerprints(data, code) if is_code_unchanged else {}

    def get(self, framework: str) -> CachedFramework | None:
        """Return what was made of a framework, or None when its fingerprint differs.

        None, too, where one of its documents is gone, or is not as the build left it.
        """
        try:
            return self._read(framework)
        except (OSError, ValueError, TypeError, RecursionError):
            return None  # nothing is cached, or what another version or somebody's hand wrote

    def put(self, framework: str, content: CachedFramework) -> None:
        """Cache what was made of a framework.

        Where pages are missing, or a document failed, which is to be tried again, only the
        documents are remembered, so that a later build notices when one of them is modified.
        """
        fingerprint = ""
        if content.pages and not any(map(_has_failed, content.documents)):
            fingerprint = self.fingerprints.get(framework, "")
        documents = [
            (astuple(document.view), document.file.name if document.file else "")
            for document in content.documents
        ]
        pages = [
            (path, page.html, [astuple(heading) for heading in page.headings])
            for path, page in content.pages.items()
        ]
        body = json.dumps([documents, pages], ensure_ascii=False).encode("utf-8")
        with suppress(OSError):  # what cannot be cached is made again
            write_atomically(self._locate(framework), seal(fingerprint, body))

    def _locate(self, framework: str) -> Path:
        """Return the file of a framework."""
        return self.folder / f"{framework}.json"

    def _read(self, framework: str) -> CachedFramework | None:
        """Return what was made of a framework, or None when its fingerprint differs.

        Raises OSError, ValueError, TypeError or RecursionError for a file that is no such one.
        """
        fingerprint, body = unseal(self._locate(framework).read_bytes())
        documents, pages = json.loads(body)
        entries = [(DocumentView(*view), name) for view, name in documents]
        # All are looked at, since one that was modified is deleted.
        unmodified = [self.documents.is_unmodified(name) for _, name in entries]
        is_current = fingerprint != "" and fingerprint == self.fingerprints.get(framework)
        if not is_current or not all(unmodified) or not (entries and pages):
            return None
        fragments = {path: _make_fragment(html, headings) for path, html, headings in pages}
        restored = tuple(self.documents.restore(view, name) for view, name in entries)
        return CachedFramework(restored, fragments)


def seal(fingerprint: str, body: bytes) -> bytes:
    """Return the content of a file: what it was made from, the hash of its body, and the body."""
    digest = hashlib.sha256(fingerprint.encode("ascii") + b"\n" + body).hexdigest()
    return f"{fingerprint}\n{digest}\n".encode("ascii") + body


def unseal(content: bytes) -> tuple[str, bytes]:
    """Return the fingerprint and the body of a file.

    Raises ValueError where it is not as it was written.
    """
    fingerprint, digest, body = content.split(b"\n", 2)
    if seal(fingerprint.decode("ascii"), body) != content:
        raise ValueError(f"The hash of the content is not {digest!r}.")
    return fingerprint.decode("ascii"), body


def _has_failed(document: CachedDocument) -> bool:
    """Return whether a document could not be made."""
    return bool(document.why)


def _make_fragment(html: str, headings: list[list[Any]]) -> Fragment:
    """Return the fragment that was cached."""
    return Fragment(html, tuple(Heading(*heading) for heading in headings))


def _compute_fingerprints(data: Dataset, code: str) -> dict[str, str]:
    """Return for each framework a hash of all that its pages and documents are made from.

    That is the code, whose fingerprint is given, and the texts of the merged data with their
    places, less what belongs to other frameworks.
    """
    site = data.project.site  # its address may be another than the data says
    others = [entry for key, entry in data.tree.entries.items() if key != "frameworks"]
    shared = repr((site, others))
    frameworks = data.tree.get("frameworks")
    assert isinstance(frameworks, MapNode)
    fingerprints = {}
    for key in data.project.shown:
        origin = f"{code}\n{shared}\n{frameworks.entries[key]!r}"
        digest = hashlib.sha256(origin.encode("utf-8", "surrogatepass"))
        fingerprints[key] = digest.hexdigest()
    return fingerprints
