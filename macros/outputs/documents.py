"""The documents of guides: which there are, and what each is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from macros.layers.dataset import Dataset
from macros.layers.elements import iter_shown_sections
from macros.model import site_paths
from macros.model.site import Site
from macros.model.site_paths import SECTION_DOCUMENTS
from macros.outputs import pdf
from macros.outputs.csv_table import write_csv
from macros.outputs.html.renderer import HtmlRenderer
from macros.outputs.html.stylesheet import get_accent
from macros.outputs.view_json import dump_json, serialize_view
from macros.views.documents import Format
from macros.views.guide.blocks import DiscussionGuide
from macros.views.guide.document import build_booklet
from macros.views.guide.handout import build_handout
from macros.views.guide.handout_parts import Handout
from macros.views.guide.record import Record, build_record
from macros.views.guide.run_sheet import RunSheet, build_run_sheet
from macros.views.section import SectionView
from macros.views.sheet import Sheet, build_sheet

BOOKLET = "document-booklet"
#: The variants of a section's whole guide, by the messages that name them.
VARIANTS: dict[str, pdf.Variant] = {
    "document-participant": "participant",
    "document-large": "large",
}


@dataclass(frozen=True)
class Recipe:
    """How a document is made.

    `ingredients` is everything that goes into it, as text. `make` raises ValueError when it cannot
    be made. `lacking` are the characters that its fonts lack, which it shows as their codes.
    `characters` are how many Typst lays out, as far as they are many; `alone` says that it lays
    them out for this document alone.
    """

    path: str
    format: Format
    name: str
    ingredients: str
    make: Callable[[], bytes]
    lacking: str = ""
    characters: int = 0
    alone: bool = False


@dataclass(frozen=True)
class Papers:
    """The papers of a meeting: for each person, for the note-taker, for the facilitator."""

    handout: Handout
    record: Record
    run_sheet: RunSheet


def list_recipes(renderer: HtmlRenderer, address: str) -> list[Recipe]:
    """Return the recipes of the documents of a section, or of a framework's booklet.

    A framework of one section has no booklet: it would say the same as the section's guide.

    Views are those that `renderer` makes for the pages. KeyError when nothing has the address.
    """
    views = renderer.views
    site = views.data.project.site
    if "/" not in address:
        if site_paths.has_one_guide(views.data.project, address):
            return []
        booklet = build_booklet(views.data, address, views.get_section_view)
        typeset = pdf.Typesetting(booklet, site).build_variant("participant")
        return [_make_pdf_recipe(f"{address}/{site_paths.BOOKLET}", BOOKLET, typeset)]
    guide, sheet = views.get_guide(address), build_sheet(views.data, address)
    return [
        *_iter_paper_recipes(views.data, views.get_section_view(address)),
        *_iter_guide_recipes(guide, site),
        *_iter_sheet_recipes(sheet, site),
    ]


def list_document_addresses(data: Dataset) -> list[str]:
    """Return every address that has documents, in reading order."""
    addresses = []
    for key in data.project.shown:
        addresses.append(key)
        addresses += [section.address for section, _ in iter_shown_sections(data, key)]
    return addresses


def _iter_paper_recipes(data: Dataset, view: SectionView) -> Iterator[Recipe]:
    """Yield the papers of a meeting: for each person, for the note-taker, for the facilitator."""
    site = data.project.site
    papers = Papers(
        build_handout(data, view), build_record(data, view), build_run_sheet(data, view)
    )
    handout = pdf.typeset_paper(papers.handout, site)
    record = pdf.typeset_paper(papers.record, site)
    run_sheet = pdf.typeset_paper(papers.run_sheet, site)
    for name, typeset in (("document-handout", handout), ("document-record", record)):
        yield _make_pdf_recipe(f"{view.address}/{SECTION_DOCUMENTS[name]}", name, typeset)
    name = "document-facilitator"
    recipe = _make_pdf_recipe(f"{view.address}/{SECTION_DOCUMENTS[name]}", name, run_sheet)
    yield replace(
        recipe,
        ingredients=f"{recipe.ingredients}\n{handout.json}",
        make=partial(pdf.write_run_sheet_pdf, run_sheet, handout),
    )
    yield from _iter_word_recipes(papers, view.address, site)


def _iter_word_recipes(papers: Papers, address: str, site: Site) -> Iterator[Recipe]:
    """Yield the same papers as Word files."""
    for name, paper in (
        ("document-handout-word", papers.handout),
        ("document-record-word", papers.record),
        ("document-facilitator-word", papers.run_sheet),
    ):
        yield Recipe(
            path=f"{address}/{SECTION_DOCUMENTS[name]}",
            format="docx",
            name=name,
            ingredients=f"{dump_json(serialize_view(paper))}\n{site.paper}\n{get_accent(site)}",
            make=partial(_write_paper_docx, paper, site),
        )


def _iter_guide_recipes(guide: DiscussionGuide, site: Site) -> Iterator[Recipe]:
    typesetting = pdf.Typesetting(guide, site)
    for name, variant in VARIANTS.items():
        typeset = typesetting.build_variant(variant)
        yield _make_pdf_recipe(f"{guide.address}/{SECTION_DOCUMENTS[name]}", name, typeset)
    yield Recipe(
        path=f"{guide.address}/{SECTION_DOCUMENTS['document-word']}",
        format="docx",
        name="document-word",
        ingredients=f"{dump_json(serialize_view(guide))}\n{site.paper}",
        make=partial(_write_docx, guide, site),
    )


def _iter_sheet_recipes(sheet: Sheet, site: Site) -> Iterator[Recipe]:
    table = dump_json(serialize_view(sheet))
    yield Recipe(
        path=f"{sheet.address}/{SECTION_DOCUMENTS['document-sheet']}",
        format="xlsx",
        name="document-sheet",
        ingredients=f"{table}\n{site.paper}",
        make=partial(_write_xlsx, sheet, site),
    )
    yield Recipe(
        path=f"{sheet.address}/{SECTION_DOCUMENTS['document-csv']}",
        format="csv",
        name="document-csv",
        ingredients=table,
        make=partial(write_csv, sheet),
    )


def _make_pdf_recipe(path: str, name: str, typeset: pdf.Typeset) -> Recipe:
    return Recipe(
        path=path,
        format="pdf",
        name=name,
        ingredients=f"{typeset.template}\n{typeset.json}\n{typeset.author}",
        make=partial(pdf.write_pdf, typeset),
        lacking=typeset.lacking,
        # A paper is laid out twice, since its size is found by trying.
        characters=len(typeset.json) * (1 if typeset.template == "guide" else 2),
        alone=typeset.template == "guide",
    )


# The libraries are loaded when something is to be made: in a build in which nothing has changed
# they would take longer than a page.


def _write_paper_docx(paper: Handout | Record | RunSheet, site: Site) -> bytes:
    from macros.outputs.word import handout, record, run_sheet  # noqa: PLC0415

    match paper:
        case Handout():
            return handout.write_handout_docx(paper, site)
        case Record():
            return record.write_record_docx(paper, site)
        case RunSheet():
            return run_sheet.write_run_sheet_docx(paper, site)


def _write_docx(guide: DiscussionGuide, site: Site) -> bytes:
    from macros.outputs.word.guide import write_guide_docx  # noqa: PLC0415

    return write_guide_docx(guide, site)


def _write_xlsx(sheet: Sheet, site: Site) -> bytes:
    from macros.outputs.excel.workbook import write_xlsx  # noqa: PLC0415

    return write_xlsx(sheet, site)
