"""The documents of guides: which there are, and what each is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from macros.layers.dataset import Dataset
from macros.model import site_paths
from macros.model.framework import Site
from macros.outputs import pdf
from macros.outputs import view_json as plain
from macros.outputs.csv_table import write_csv
from macros.outputs.html.renderer import HtmlRenderer
from macros.views.documents import Format
from macros.views.guide.blocks import DiscussionGuide
from macros.views.guide.document import build_booklet
from macros.views.sheet import Sheet
from macros.views.sheet import build_sheet as sheet_view

BOOKLET = "document-booklet"


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


def list_recipes(markup: HtmlRenderer, address: str) -> list[Recipe]:
    """The recipes of the documents at an address: a section's, or a framework's booklet. Views are those that `markup`
    makes for the pages. KeyError when there is nothing there."""
    data = markup.data
    site = data.project.site
    if "/" not in address:
        guide = build_booklet(data, address, markup.get_section_view)
        return [_pdf(guide, BOOKLET, site_paths.BOOKLET, *pdf.Typesetting(guide, site).build_variant("participant"))]
    return list(_section(markup.get_guide(address), sheet_view(data, address), site))


def list_document_addresses(data: Dataset) -> list[str]:
    """Every address that has documents, in reading order."""
    found = []
    for key in data.project.shown:
        found.append(key)
        found += [thing.address for thing in data.children[key] if thing.kind == "section" and not thing.retired]
    return found


def _section(guide: DiscussionGuide, rows: Sheet, site: Site) -> Iterator[Recipe]:
    typesetting = pdf.Typesetting(guide, site)
    variants: tuple[tuple[str, pdf.Variant], ...] = (
        ("document-participant", "participant"),
        ("document-facilitator", "facilitator"),
        ("document-large", "large"),
    )
    for name, variant in variants:
        yield _pdf(guide, name, site_paths.SECTION_DOCUMENTS[name], *typesetting.build_variant(variant))
    # A Word file says what the participants' PDF says.
    shown, table = (
        f"{typesetting.build_variant('participant')[0]}\n{guide.site}",
        plain.to_json(plain.to_plain_data(rows)),
    )
    made: tuple[tuple[str, Format, str, Callable[[], bytes]], ...] = (
        ("document-word", "docx", shown, partial(_word, guide, site)),
        ("document-sheet", "xlsx", f"{table}\n{site.paper}", partial(_excel, rows, site)),
        ("document-csv", "csv", table, partial(write_csv, rows)),
    )
    for name, format, ingredients, make in made:
        yield Recipe(f"{guide.address}/{site_paths.SECTION_DOCUMENTS[name]}", format, name, ingredients, make)


def _pdf(guide: DiscussionGuide, name: str, file: str, typeset: str, lacking: str) -> Recipe:
    make = partial(pdf.write_pdf, typeset, guide.site)
    return Recipe(f"{guide.address}/{file}", "pdf", name, f"{typeset}\n{guide.site}", make, lacking)


# The libraries are loaded when something is to be made: in a build in which nothing has changed they would take longer
# than a page.


def _word(guide: DiscussionGuide, site: Site) -> bytes:
    from macros.outputs.word.document import write_guide_docx

    return write_guide_docx(guide, site)


def _excel(rows: Sheet, site: Site) -> bytes:
    from macros.outputs.excel import write_xlsx

    return write_xlsx(rows, site)
