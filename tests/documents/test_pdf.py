"""Guides as PDF: accessible, numbered, and each with what it is for."""

from __future__ import annotations

import ctypes
import re
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from page import ValidationProfile, validate_pdf

from macros.cache.documents import DocumentCache
from macros.layers.dataset import Dataset
from macros.model.framework import Section
from macros.outputs.documents import list_document_addresses
from macros.outputs.html.renderer import HtmlRenderer
from tests.support.document_texts import in_pdf, letters
from tests.support.documents import documents, reworded, sections
from tests.support.html_pages import words
from tests.support.projects import ROOT


def test_every_pdf_is_pdf_ua(made: tuple[Dataset, Path]) -> None:
    _, folder = made
    for file in folder.rglob("*.pdf"):
        report = validate_pdf(file, profile=ValidationProfile.PDF_UA_1)
        assert report.is_compliant, [file.name, *(failure.message for failure in report.failures)]


def test_a_pdf_has_its_title_language_and_bookmarks(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for section in sections(data):
        value = section.value
        assert isinstance(value, Section)
        file = folder / section.address / "guide.pdf"
        document = pypdfium2.PdfDocument(file)
        assert words(value.title) in words(document.get_metadata_dict()["Title"])
        with pikepdf.open(file) as content:
            assert str(content.Root.Lang) == data.project.site.language
        marks = [words(mark.get_title()) for mark in document.get_toc()]
        for practice in data.children[section.address]:
            if practice.kind == "practice" and not practice.retired:
                assert any(
                    mark.endswith(words(getattr(practice.value, "title", ""))) for mark in marks
                ), marks


def test_pages_are_counted_as_a_reader_counts_them(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    shelf = DocumentCache(ROOT)
    for document in shelf.ensure_documents(HtmlRenderer(data), list_document_addresses(data)):
        file = folder / document.view.path
        assert document.view.size == file.stat().st_size
        assert document.view.pages == (
            len(pypdfium2.PdfDocument(file)) if file.suffix == ".pdf" else 0
        )
    assert shelf.made == 0


def test_the_run_sheet_alone_has_the_script(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    steps = data.project.facilitation.agenda.values()
    scripts = [text for step in steps for text in (step.script, step.say, step.do, step.watch)]
    for section in sections(data):
        facilitator, *others = (
            in_pdf(folder / section.address / name)
            for name in ("facilitator.pdf", "guide.pdf", "guide-large-print.pdf", "handout.pdf")
        )
        for script in filter(None, scripts):
            assert letters(script) in facilitator
            assert all(letters(script) not in other for other in others)


def test_large_print_is_large(made: tuple[Dataset, Path]) -> None:
    """18 points for text, footers too, and 20 to 22 for headings, in a sans-serif font."""
    data, folder = made
    for section in sections(data)[:2]:
        document = pypdfium2.PdfDocument(folder / section.address / "guide-large-print.pdf")
        sizes: set[int] = set()
        for sheet_ in document:
            for thing in sheet_.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                sizes.add(round(_size(thing)))
        assert sizes <= {18, 20, 22}, sizes


def _size(thing: Any) -> float:
    size = ctypes.c_float()
    assert pypdfium2.raw.FPDFTextObj_GetFontSize(thing.raw, size)
    matrix = thing.get_matrix()
    return float(size.value * abs(matrix.d or matrix.b))


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("Of {pages} this is {page}", "Of1thisis1"),
        ("Sheet", "Sheet"),
        ("{page}", "1"),
        ("{page} / {pages}!", "1/1!"),
    ],
)
def test_pages_are_numbered_in_any_order_of_words(
    message: str, wanted: str, tmp_path: Path
) -> None:
    data = reworded(tmp_path, f'guide-page: "{message}"\n')
    folder = documents(data, tmp_path / "out")
    with zipfile.ZipFile(folder / "demo/first/guide.docx") as package:
        (name,) = [
            each for each in package.namelist() if "footer" in each and each.endswith(".xml")
        ]
        footer = package.read(name).decode("utf-8")
    assert letters(re.sub("<[^>]*>", "", footer.partition("<w:tab/></w:r>")[2])) == wanted
    document = pypdfium2.PdfDocument(folder / "demo/first/guide.pdf")
    said = message.replace("{page}", "1").replace("{pages}", str(len(document)))
    assert letters(said) in letters(document[0].get_textpage().get_text_bounded())
