"""The documents of guides: which there are, and what each is made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

from macros import fonts
from macros.framework.data import Data
from macros.framework.model import Site
from macros.outputs import pdf, plain, sheet, word
from macros.outputs.style import accent
from macros.views.blocks import DiscussionGuide
from macros.views.documents import Format
from macros.views.guide import booklet, discussion_guide
from macros.views.section import SectionView
from macros.views.sheet import Sheet
from macros.views.sheet import sheet as sheet_view

#: The names of a section's documents, by what they are for: the messages' keys that name them.
NAMES: dict[str, str] = {
    "document-participant": "guide.pdf",
    "document-facilitator": "guide-facilitator.pdf",
    "document-large": "guide-large-print.pdf",
    "document-word": "guide.docx",
    "document-sheet": "responses.xlsx",
    "document-csv": "responses.csv",
}
BOOKLET = "document-booklet"

HERE = Path(__file__).parent
#: What makes documents beside the view: when any of it changes, all are made anew.
MAKERS = [*(HERE / f"{name}.py" for name in ("pdf", "plain", "qr", "sheet", "style", "word", "wordfile")), pdf.TEMPLATE]
LIBRARIES = ("typst", "python-docx", "xlsxwriter", "segno")


@dataclass(frozen=True)
class Recipe:
    """How a document comes about: `ingredients` is everything that goes into it, as text. `make` raises ValueError when
    it cannot be made."""

    path: str
    format: Format
    name: str
    ingredients: str
    make: Callable[[], bytes]
    lacking: str = ""

    @cached_property
    def key(self) -> str:
        """The same for the same document, and for no other."""
        whole = f"{_makers()}\n{self.format}\n{self.ingredients}"
        return hashlib.sha256(whole.encode("utf-8")).hexdigest()


def recipes(data: Data, address: str, view: Callable[[str], SectionView]) -> list[Recipe]:
    """The recipes of the documents at an address: a section's, or a framework's booklet. `view` gives a section's view
    by its address. KeyError when there is nothing there."""
    site = data.project.site
    if "/" not in address:
        return [_pdf(f"{address}/guide.pdf", BOOKLET, booklet(data, address, view), site, "participant")]
    return list(_section(discussion_guide(data, address, view(address)), sheet_view(data, address), site))


def addresses(data: Data) -> list[str]:
    """Every address that has documents, in reading order."""
    found = []
    for key in data.project.shown:
        found.append(key)
        found += [thing.address for thing in data.children[key] if thing.kind == "section" and not thing.retired]
    return found


def _section(guide: DiscussionGuide, rows: Sheet, site: Site) -> Iterator[Recipe]:
    variants: tuple[tuple[str, pdf.Variant], ...] = (
        ("document-participant", "participant"),
        ("document-facilitator", "facilitator"),
        ("document-large", "large"),
    )
    for name, variant in variants:
        yield _pdf(f"{guide.address}/{NAMES[name]}", name, guide, site, variant)
    made: tuple[tuple[str, Format, list[object], Callable[[], bytes]], ...] = (
        ("document-word", "docx", [guide, site.paper, accent(site)], lambda: word.guide_docx(guide, site)),
        ("document-sheet", "xlsx", [rows, site.paper], lambda: sheet.sheet_xlsx(rows, site)),
        ("document-csv", "csv", [rows], lambda: sheet.sheet_csv(rows)),
    )
    for name, format, ingredients, make in made:
        yield Recipe(f"{guide.address}/{NAMES[name]}", format, name, "\n".join(map(_text, ingredients)), make)


def _pdf(path: str, name: str, guide: DiscussionGuide, site: Site, variant: pdf.Variant) -> Recipe:
    typeset = pdf.typeset(guide, site, variant)
    ingredients = f"{typeset}\n{guide.site}"
    return Recipe(path, "pdf", name, ingredients, lambda: pdf.pdf(typeset, guide.site), fonts.lacking(typeset))


def _text(view: object) -> str:
    words = dict(view.words) if isinstance(view, DiscussionGuide) else {}
    return plain.text([plain.plain(view), words])


@cache
def _makers() -> str:
    """What makes documents, in short: code, template, fonts and libraries."""
    digest = hashlib.sha256()
    for file in [*MAKERS, *sorted(fonts.FOLDER.glob("*.ttf"))]:
        digest.update(file.read_bytes())
    digest.update(repr([version(library) for library in LIBRARIES]).encode())
    return digest.hexdigest()
