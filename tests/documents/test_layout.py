"""How documents are laid out, measured on paper: our own data, and what forks may have.

Each shape of data is set once. Nothing here looks at words; other tests do.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from page import ValidationProfile, validate_pdf

from macros.cache.documents import DocumentCache
from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.documents import list_recipes
from macros.outputs.html.renderer import HtmlRenderer
from macros.views.guide.handout import build_handout
from macros.views.section import build_section_view
from tests.support.document_texts import letters
from tests.support.documents import draw_project, list_lengths, sections
from tests.support.projects import ROOT

NAMES = ("handout.pdf", "record.pdf", "facilitator.pdf", "guide.pdf", "guide-large-print.pdf")
#: What a framework's guide is called here: its file has the name of a section's.
BOOKLET = "booklet.pdf"
#: The smallest text of each document, in points.
SMALLEST = {"handout.pdf": 9, "guide-large-print.pdf": 18}
#: Where the foot of a page begins, in points from its lower edge.
FEET = {"guide-large-print.pdf": 88, "handout.pdf": 43, "facilitator.pdf": 46}
#: How much of a page may be empty.
MOST_EMPTY = 2 / 3
STATEMENT = "The team looks at what it has learned, and it changes one thing at a time."


def draw_section(practices: int, statements: int, title: str, text: str) -> str:
    """Return a section as it is drawn, each of its texts the same."""
    lines = [
        "==> data/frameworks/demo/first.yml",
        f"title: {title}",
        f"summary: {text}",
        "practices:",
    ]
    for practice in range(practices):
        lines += [f"  p{practice}:", f"    title: {title}", "    signs:"]
        lines += [f"      s{number}: {text}" for number in range(statements)]
    lines += ["questions:", *(f"  q{number}: {text}?" for number in range(4))]
    return "\n".join(lines) + "\n"


RESPONSES = "responses:\n  statement: {yes: %s, no: %s}\n  question: {a: %s, b: %s}\n"
SHAPES = {
    "one practice": draw_section(1, 3, "Plan", STATEMENT),
    "25 practices": draw_section(25, 3, "Plan together", STATEMENT),
    "40 statements": draw_section(1, 40, "Plan", STATEMENT),
    "titles of 300 characters": draw_section(3, 3, ("We plan together " * 20)[:300], STATEMENT),
    "Spanish, on A4": "==> data/site.yml\nname: Escuelas\nlanguage: es\npaper: a4\n"
    + RESPONSES % ("Sí", "No", "Claro", "Abierto")
    + draw_section(
        4, 5, "Planificación", "¿Qué hacen las niñas y los niños, según la señora Núñez?"
    ),
    "Arabic": "==> data/site.yml\nname: مدارس\nlanguage: ar\n"
    + RESPONSES % ("نعم", "لا", "نعم", "لا")
    + draw_section(4, 5, "الخطة", "تراجع المنطقة خطتها كل عام، وتسأل ماذا تعلّمنا"),
}


@dataclass(frozen=True)
class Line:
    """A piece of text on a page: its foot, its size and its font."""

    bottom: float
    size: float
    font: str


@dataclass(frozen=True)
class Sheet:
    """A page: its height, its pieces of text, and all that is on it above the foot."""

    height: float
    texts: tuple[Line, ...]
    lowest: float


@pytest.fixture(scope="module", params=["our own", *SHAPES])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Dataset, dict[str, list[Path]]]:
    """Some data, and the PDFs of its sections and frameworks by their names."""
    if request.param == "our own":
        data = load_dataset(ROOT)
    else:
        folder = tmp_path_factory.mktemp("shape")
        data = load_dataset(draw_project(folder, SHAPES[request.param]))
    renderer = HtmlRenderer(data)
    recipes = [
        recipe
        for address in (*[section.address for section in sections(data)], *data.project.shown)
        for recipe in list_recipes(renderer, address)
        if recipe.format == "pdf"
    ]
    files: dict[str, list[Path]] = {}
    for document in DocumentCache(ROOT).ensure(recipes):
        assert document.file, document.why
        owner, _, file_name = document.view.path.rpartition("/")
        name = file_name if "/" in owner else BOOKLET
        files.setdefault(name, []).append(document.file)
    return data, files


def test_documents_are_as_long_as_a_meeting_can_use(
    made: tuple[Dataset, dict[str, list[Path]]],
) -> None:
    data, files = made
    is_ours = len(sections(data)) == 10
    fewest = 1 if is_ours else 2  # long titles take room, too
    for section, file in zip(sections(data), files["handout.pdf"], strict=True):
        view = build_section_view(data, section.address)
        sides = max(fewest, math.ceil(build_handout(data, view).statements / 20))
        assert count_pages(file) <= sides, section.address
    for file in files["record.pdf"]:
        assert count_pages(file) <= 4
    lengths = list_lengths(data)
    for file in files["facilitator.pdf"]:
        assert count_pages(file) <= max(len(lengths), 1) + 2
        for page, length in enumerate(lengths):
            assert length in read_page(file, page)
    if is_ours:
        assert sum(map(count_pages, files["guide.pdf"])) <= 81  # 108 less a quarter
        assert max(map(count_pages, files["handout.pdf"])) <= 2
        assert {count_pages(file) for file in files["facilitator.pdf"]} == {len(lengths) + 1}


def test_run_sheets_name_the_pages_of_the_handout(
    made: tuple[Dataset, dict[str, list[Path]]],
) -> None:
    data, files = made
    papers = zip(sections(data), files["handout.pdf"], files["facilitator.pdf"], strict=True)
    for section, handout, run_sheet in papers:
        practices = build_handout(data, build_section_view(data, section.address)).tables
        pages = [letters(read_page(handout, at)) for at in range(count_pages(handout))]
        at = 0  # the pages are in the order of the practices
        told = letters(
            "".join(read_page(run_sheet, page) for page in range(count_pages(run_sheet)))
        )
        for practice in (row for table in practices for row in table.rows):
            title = letters(f"{practice.number} {practice.title}")
            at = next(page for page in range(at, len(pages)) if title in pages[page])
            statements = [each for cell in practice.cells for each in cell]
            asked = [each for each in statements if each.responses or practice.responses]
            numbers = [each.number for each in asked]
            ends = "–".join(dict.fromkeys((*numbers[:1], *numbers[-1:])))
            assert letters(f"{practice.title} {ends} {at + 1}") in told, section.address


def test_pages_are_filled_and_nothing_is_parted_from_what_it_introduces(
    made: tuple[Dataset, dict[str, list[Path]]],
) -> None:
    for name, file in iter_files(made[1]):
        sheets = list(iter_sheets(file, name))
        for number, sheet in enumerate(sheets[:-1], start=1):
            place = f"{name}, page {number} of {len(sheets)}"
            assert sheet.lowest <= sheet.height * MOST_EMPTY, f"{place} has too little on it"
            last = min(sheet.texts, key=lambda line: line.bottom)
            is_stranded = is_heading(last) and last.bottom < sheet.lowest + 2
            assert not is_stranded, f"{place} ends in a heading"
        lines = {round(line.bottom / 4) for line in sheets[-1].texts}
        assert len(sheets) == 1 or len(lines) > 2, f"{name} ends on a page of {len(lines)} lines"


def test_texts_are_large_enough_to_be_read(made: tuple[Dataset, dict[str, list[Path]]]) -> None:
    for name, file in iter_files(made[1]):
        smallest = min(line.size for sheet in iter_sheets(file, name, 0) for line in sheet.texts)
        assert smallest >= SMALLEST.get(name, 10) - 0.05, name


def test_boxes_and_lines_and_heads_of_rows_are_told(
    made: tuple[Dataset, dict[str, list[Path]]],
) -> None:
    for name in made[1]:
        file = made[1][name][0]
        assert validate_pdf(file, profile=ValidationProfile.PDF_UA_1).is_compliant, name
        with pikepdf.open(file) as pdf:
            elements = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
            fields = [each for each in elements if each.get("/S") == "/Form"]
            heads = [each for each in elements if each.get("/S") == "/TH"]
            told = [
                attributes for field in fields for attributes in field.A if "/Role" in attributes
            ]
            assert len(told) == len(fields), name
            assert {str(each.O) for each in told} <= {"/PrintField"}
            assert all(str(each.Desc) for each in told)
            if name in ("handout.pdf", "record.pdf"):
                assert {str(each.Role) for each in told} == {"/cb", "/tv"}
                assert any("/Row" in str(head.A) for head in heads)


def iter_files(files: dict[str, list[Path]]) -> Iterator[tuple[str, Path]]:
    for name in (*NAMES, BOOKLET):
        for file in files.get(name, ()):  # a framework of one section has no booklet
            yield name, file


def read_page(file: Path, number: int) -> str:
    return str(pypdfium2.PdfDocument(file)[number].get_textpage().get_text_bounded())


def count_pages(file: Path) -> int:
    return len(pypdfium2.PdfDocument(file))


def iter_sheets(file: Path, name: str, foot: float | None = None) -> Iterator[Sheet]:
    """Yield the pages of a PDF without what stands at their feet."""
    above = FEET.get(name, 58) if foot is None else foot
    for page in pypdfium2.PdfDocument(file):
        texts, lowest = [], page.get_height()
        for thing in page.get_objects(max_depth=3):
            bottom = thing.get_bounds()[1]
            if bottom < above:
                continue
            lowest = min(lowest, bottom)
            if thing.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT:
                texts.append(Line(bottom, measure_size(thing), name_font(thing)))
        yield Sheet(page.get_height(), tuple(texts), lowest)


def is_heading(line: Line) -> bool:
    """Is a piece of text set as headings are? In large print they are larger alone."""
    return "Serif" in line.font or line.size > 18.5


def measure_size(thing: Any) -> float:
    size = ctypes.c_float()
    assert pypdfium2.raw.FPDFTextObj_GetFontSize(thing.raw, size)
    matrix = thing.get_matrix()
    return float(size.value * abs(matrix.d or matrix.b))


def name_font(thing: Any) -> str:
    font = pypdfium2.raw.FPDFTextObj_GetFont(thing.raw)
    name = ctypes.create_string_buffer(200)
    pypdfium2.raw.FPDFFont_GetBaseFontName(font, name, 200)
    return name.value.decode("utf-8", "replace")
