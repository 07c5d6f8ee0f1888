"""Documents, kept from one build to the next by a hash of everything that goes into them.

So one that is unchanged is not made again, and one that has changed is never served as it was.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.outputs import pdf
from macros.outputs.documents import Recipe, list_recipes
from macros.outputs.html.renderer import HtmlRenderer
from macros.views.documents import DocumentView

#: Where another folder than the project's own is named: several copies of a project may share one.
ELSEWHERE = "PRACTICE_PROFILES_CACHE"
SPARED = 3600  # seconds
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class CachedDocument:
    """A document on the shelf: what readers see of it, and its file; None when it could not be made, for what `why`
    says."""

    view: DocumentView
    file: Path | None
    why: str = ""


class DocumentCache:
    """The folder of documents. `made` counts those that had to be made, `kept` those that were there."""

    def __init__(self, root: Path) -> None:
        named = os.environ.get(ELSEWHERE)
        self.folder = (Path(named) if named else root / ".cache") / "documents"
        self.made = self.kept = 0
        self._used: set[str] = set()

    def ensure_documents(
        self, markup: HtmlRenderer, addresses: Sequence[str], tell: Tell | None = None
    ) -> list[CachedDocument]:
        """The documents at some addresses, of which the pages that `markup` renders learn."""
        made = self.ensure([recipe for address in addresses for recipe in list_recipes(markup, address)], tell)
        markup.add_documents(document.view for document in made)
        return made

    def ensure(self, recipes: Sequence[Recipe], tell: Tell | None = None) -> list[CachedDocument]:
        """The document of each recipe, made if it is not there. `tell` is called before each one that has to be made,
        with its number among those and how many they are. OSError where nothing can be written."""
        missing = [recipe for recipe in recipes if not recipe.lacking and not _whole(self._file(recipe))]
        numbers = {recipe.path: number for number, recipe in enumerate(missing, start=1)}
        found = []
        for recipe in recipes:
            if tell and recipe.path in numbers:
                tell(numbers[recipe.path], len(missing))
            found.append(self._document(recipe))
        return found

    def restore(self, view: DocumentView, name: str) -> CachedDocument:
        """The document that an earlier build left as the file `name`, "" where the fonts lacked something."""
        if not name:
            return _unprintable(view)
        self._take(self.folder / name)
        return CachedDocument(view, self.folder / name)

    def stamp(self, document: CachedDocument) -> tuple[str, int]:
        """By what a document is known again: the name of its file, "" if it has none, and when that was written."""
        return (document.file.name, document.file.stat().st_mtime_ns) if document.file else ("", 0)

    def is_unmodified(self, name: str, size: int, written: int) -> bool:
        """Is a document's file there, and as a build left it? The site may hold it under another name, through which
        somebody may have written into it; then it is thrown away."""
        file = self.folder / name
        try:
            status = file.stat()
        except OSError:
            return False
        as_left = (status.st_size, status.st_mtime_ns) == (size, written)
        if not as_left and not os.environ.get(ELSEWHERE):
            file.unlink(missing_ok=True)
        return as_left

    def prune(self) -> None:
        """Take away what none of the recipes so far has asked for; to be called when all have been. What is younger
        than an hour stays: another build may be about to copy it."""
        if os.environ.get(ELSEWHERE) or not self.folder.is_dir():
            return  # others use it in their own ways
        for file in self.folder.iterdir():
            if file.is_file() and file.name not in self._used and time.time() - file.stat().st_atime > SPARED:
                file.unlink(missing_ok=True)

    def _take(self, file: Path) -> None:
        """Count a document as kept and in use; when it was read tells so, when it was written must not change."""
        os.utime(file, ns=(time.time_ns(), file.stat().st_mtime_ns))
        self._used.add(file.name)
        self.kept += 1

    def _file(self, recipe: Recipe) -> Path:
        return self.folder / f"{recipe.key}.{recipe.format}"

    def _document(self, recipe: Recipe) -> CachedDocument:
        file = self._file(recipe)
        if recipe.lacking:
            return _unprintable(DocumentView(recipe.path, recipe.format, recipe.name, 0, lacking=recipe.lacking))
        if _whole(file):
            self._take(file)
        else:
            try:
                content = recipe.make()
            except ValueError as error:
                return CachedDocument(DocumentView(recipe.path, recipe.format, recipe.name, 0), None, str(error))
            write_atomically(file, content)
            self._used.add(file.name)
            self.made += 1
        pages = pdf.count_pages(file) if recipe.format == "pdf" else 0
        return CachedDocument(DocumentView(recipe.path, recipe.format, recipe.name, file.stat().st_size, pages), file)


def _unprintable(view: DocumentView) -> CachedDocument:
    return CachedDocument(view, None, f"The fonts lack {view.lacking}")


def _whole(file: Path) -> bool:
    """Is a document there, and no file that was cut off?"""
    try:
        return file.stat().st_size > 0 and (file.suffix != ".pdf" or pdf.count_pages(file) > 0)
    except FileNotFoundError:
        return False


def write_atomically(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, whatever interrupts it and whoever else writes it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        os.chmod(name, 0o644)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
