"""Documents cached from one build to the next, by a hash of everything that they are made from.

So one that is unchanged is not made again, and one that has changed is never served as it was. A
file's name ends with the hash of its content, which is compared before the file is used, and for a
PDF with the number of its pages.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.cache.document_files import (
    MadeFile,
    Order,
    ReportProgress,
    compute_digest,
    get_page_count,
    make_files,
)
from macros.cache.fingerprint import get_document_fingerprint
from macros.outputs.documents import Recipe, list_recipes
from macros.outputs.html.renderer import HtmlRenderer
from macros.views.documents import DocumentView

#: The variable that names another folder than the project's own: several copies may share one.
ELSEWHERE = "PRACTICE_PROFILES_CACHE"
GRACE_PERIOD = 3600  # seconds


@dataclass(frozen=True)
class CachedDocument:
    """A document as readers see it listed, and its file.

    The file is None where it could not be made; `why` says for what reason.
    """

    view: DocumentView
    file: Path | None
    why: str = ""


class DocumentCache:
    """The folder of cached documents of a project, whose root is given.

    `made` counts the documents that had to be made, `kept` those that were there.
    """

    def __init__(self, root: Path) -> None:
        shared = os.environ.get(ELSEWHERE)
        self.folder = (Path(shared) if shared else root / ".cache") / "documents"
        self.made = self.kept = 0
        self._used: set[str] = set()
        self._files: dict[str, list[str]] = {}

    def ensure_documents(
        self,
        renderer: HtmlRenderer,
        addresses: Sequence[str],
        report_progress: ReportProgress | None = None,
    ) -> list[CachedDocument]:
        """Return the documents at some addresses, and let the renderer's pages show them."""
        recipes: list[Recipe] = []
        for address in addresses:
            recipes += list_recipes(renderer, address)
        documents = self.ensure(recipes, report_progress)
        renderer.add_documents(document.view for document in documents)
        return documents

    def ensure(
        self, recipes: Sequence[Recipe], report_progress: ReportProgress | None = None
    ) -> list[CachedDocument]:
        """Return the document of each recipe, which is made if it is not there.

        Raises OSError where nothing can be written.
        """
        self._index_files()
        files = {recipe.path: self._find_file(recipe) for recipe in recipes}
        orders = [
            Order(
                recipe.path,
                make_key(recipe),
                recipe.format,
                recipe.make,
                recipe.characters,
                recipe.alone,
            )
            for recipe in recipes
            if files[recipe.path] is None
        ]
        made: dict[str, MadeFile] = {}
        if orders:
            self.folder.mkdir(parents=True, exist_ok=True)  # it may not be possible
            made = make_files(self.folder, orders, report_progress)
        return [self._get_document(recipe, files[recipe.path], made) for recipe in recipes]

    def restore(self, view: DocumentView, name: str) -> CachedDocument:
        """Return the document that an earlier build left as the file `name`."""
        file = self.folder / name
        self._mark_used(file)
        return CachedDocument(view, file)

    def is_unmodified(self, name: str) -> bool:
        """Return whether a document's file is there, and as a build left it.

        The site may hold it under another name, through which somebody may have written into it;
        then it is deleted.
        """
        file = self.folder / name
        try:
            is_unmodified = compute_digest(file.read_bytes()) == _get_digest(name)
        except OSError:
            return False
        if not is_unmodified and not os.environ.get(ELSEWHERE):
            file.unlink(missing_ok=True)
        return is_unmodified

    def prune(self) -> None:
        """Delete the files that no recipe so far has asked for; call it when all have been.

        What is younger than an hour stays: another build may be about to copy it.
        """
        if os.environ.get(ELSEWHERE) or not self.folder.is_dir():
            return  # others use it in their own ways
        oldest = time.time() - GRACE_PERIOD
        for file in self.folder.iterdir():
            is_unused = file.is_file() and file.name not in self._used
            if is_unused and file.stat().st_atime < oldest:
                file.unlink(missing_ok=True)

    def _get_document(
        self, recipe: Recipe, file: Path | None, made: Mapping[str, MadeFile]
    ) -> CachedDocument:
        """Return the document of a recipe in its file, which was there or has just been made."""
        if file:
            self._mark_used(file)
            pages = get_page_count(file.name)
        else:
            result = made[recipe.path]
            if not result.name:
                return CachedDocument(_make_view(recipe), None, result.why)
            file, pages = self.folder / result.name, result.pages
            self._used.add(file.name)
            self.made += 1
        return CachedDocument(_make_view(recipe, file.stat().st_size, pages), file)

    def _index_files(self) -> None:
        """Note the files of the folder by the keys of their recipes."""
        self._files = {}
        names = sorted(os.listdir(self.folder)) if self.folder.is_dir() else []
        for name in names:
            self._files.setdefault(name.partition("-")[0], []).append(name)

    def _find_file(self, recipe: Recipe) -> Path | None:
        """Return the unmodified file of a recipe's document, None when there is none."""
        for name in self._files.get(make_key(recipe), ()):
            if name.endswith(f".{recipe.format}") and self.is_unmodified(name):
                return self.folder / name
        return None

    def _mark_used(self, file: Path) -> None:
        """Count a document as kept and in use.

        When it was last read tells so to other builds; when it was written must not change.
        """
        os.utime(file, ns=(time.time_ns(), file.stat().st_mtime_ns))
        self._used.add(file.name)
        self.kept += 1


def make_key(recipe: Recipe) -> str:
    """Return a hash that is the same for the same document, and for no other."""
    origin = f"{get_document_fingerprint()}\n{recipe.format}\n{recipe.ingredients}"
    return hashlib.sha256(origin.encode("utf-8")).hexdigest()


def _make_view(recipe: Recipe, size: int = 0, pages: int = 0) -> DocumentView:
    """Return what readers see of a recipe's document; its size is in bytes."""
    return DocumentView(recipe.path, recipe.format, recipe.name, size, pages, recipe.lacking)


def _get_digest(name: str) -> str:
    """Return the hash that the name of a file holds, "" where it holds none."""
    return name.partition("-")[2].partition(".")[0]
