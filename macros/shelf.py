"""Documents, kept from one build to the next by a hash of everything that goes into them.

So one that is unchanged is not made again, and one that has changed is never served as it was.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.outputs import pdf
from macros.outputs.documents import Recipe, recipes
from macros.outputs.markup import Markup
from macros.views.documents import DocumentView

#: Where another folder than the project's own is named: several copies of a project may share one.
ELSEWHERE = "PRACTICE_PROFILES_CACHE"
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Document:
    """A document on the shelf: what readers see of it, and its file; None when it could not be made, for what `why`
    says."""

    view: DocumentView
    file: Path | None
    why: str = ""


class Shelf:
    """The folder of documents. `made` counts those that had to be made, `kept` those that were there."""

    def __init__(self, root: Path) -> None:
        named = os.environ.get(ELSEWHERE)
        self.folder = (Path(named) if named else root / ".cache") / "documents"
        self.made = self.kept = 0
        self._used: set[str] = set()

    def fill(self, markup: Markup, addresses: Sequence[str], tell: Tell | None = None) -> list[Document]:
        """The documents at some addresses, of which the pages that `markup` renders learn."""
        found = {address: recipes(markup.data, address, markup.section) for address in addresses}
        made = self.documents([recipe for each in found.values() for recipe in each], tell)
        views = {document.view.path: document.view for document in made}
        for address, each in found.items():
            markup.documents[address] = tuple(views[recipe.path] for recipe in each)
        return made

    def documents(self, recipes: Sequence[Recipe], tell: Tell | None = None) -> list[Document]:
        """The document of each recipe, made if it is not there. `tell` is called before each one that has to be made,
        with its number among those and how many they are."""
        there = {recipe.key for recipe in recipes if self._file(recipe).exists()}
        missing = list(
            dict.fromkeys(recipe.key for recipe in recipes if recipe.key not in there and not recipe.lacking)
        )
        found = []
        for recipe in recipes:
            if recipe.key in missing and tell and not self._file(recipe).exists():
                tell(missing.index(recipe.key) + 1, len(missing))
            found.append(self._document(recipe))
        return found

    def tidy(self) -> None:
        """Take away what none of the recipes so far has asked for; to be called when all have been."""
        if os.environ.get(ELSEWHERE) or not self.folder.is_dir():
            return  # others may be using it
        for file in self.folder.glob("*.*"):
            if file.name not in self._used:
                file.unlink(missing_ok=True)

    def _file(self, recipe: Recipe) -> Path:
        return self.folder / f"{recipe.key}.{recipe.format}"

    def _document(self, recipe: Recipe) -> Document:
        file = self._file(recipe)
        self._used.add(file.name)
        if recipe.lacking:
            view = DocumentView(recipe.path, recipe.format, recipe.name, 0, lacking=recipe.lacking)
            return Document(view, None, f"The fonts lack {recipe.lacking}")
        if file.exists():
            self.kept += 1
        else:
            try:
                _write(file, recipe.make())
            except ValueError as error:
                return Document(DocumentView(recipe.path, recipe.format, recipe.name, 0), None, str(error))
            self.made += 1
        pages = pdf.pages(file) if recipe.format == "pdf" else 0
        return Document(DocumentView(recipe.path, recipe.format, recipe.name, file.stat().st_size, pages), file)


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, whatever interrupts it and whoever else writes it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        os.chmod(name, 0o644)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
