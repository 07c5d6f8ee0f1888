"""Guides as PDF, Word and sheets: all of them say what the data says, in its order, and every program opens them."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from docx import Document
from page import ValidationProfile, validate_pdf

from macros.authoring.export import write_files
from macros.cache.documents import ELSEWHERE, DocumentCache
from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.model.addresses import Element
from macros.model.framework import Section
from macros.model.site_paths import SECTION_DOCUMENTS
from macros.outputs.csv_table import write_csv
from macros.outputs.documents import list_document_addresses, list_recipes
from macros.outputs.excel import write_xlsx
from macros.outputs.html.renderer import HtmlRenderer
from macros.rules import check
from macros.views.sheet import build_sheet
from tests import test_shapes
from tests.built import FEATURES, ROOT, Page, drawn_project, page, words
from tests.drawn import draw
from tests.guides import converted, in_pdf, in_word, letters, missing, practice_texts, rows, texts
from tests.showing import alive


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of frameworks whose shapes are not those in hand."""
    shapes = (test_shapes.THREE_LEVELS, test_shapes.SEVEN_COLUMNS, test_shapes.MATURITY, test_shapes.ONE_COLUMN)
    return drawn_project(tmp_path_factory.mktemp("odd"), "".join(shapes))


@pytest.fixture(scope="module", params=["real", "features", "odd"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Path]:
    """The data of a project, and a folder with all of its documents."""
    project = ROOT if request.param == "real" else request.getfixturevalue(request.param)
    data = load_dataset(project)
    return data, documents(data, tmp_path_factory.mktemp("documents"))


def documents(data: Dataset, folder: Path, *wanted: str) -> Path:
    made = DocumentCache(ROOT).ensure_documents(HtmlRenderer(data), wanted or list_document_addresses(data))
    assert [document.why for document in made if not document.file] == []
    list(write_files({document.view.path: document.file for document in made if document.file}, folder))
    return folder


def sections(data: Dataset) -> list[Element]:
    return [section for section in alive(data, "section") if section.framework in data.project.shown]


def test_every_section_has_its_documents_and_every_framework_its_booklet(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for section in sections(data):
        for name in SECTION_DOCUMENTS.values():
            assert (folder / section.address / name).stat().st_size > 200
    for key in data.project.shown:
        assert (folder / key / "guide.pdf").is_file()


@pytest.mark.parametrize("name", ["guide.pdf", "guide-facilitator.pdf", "guide-large-print.pdf"])
def test_a_pdf_says_all_in_order(made: tuple[Dataset, Path], name: str) -> None:
    data, folder = made
    for section in sections(data):
        assert missing(texts(data, section), in_pdf(folder / section.address / name)) == [], section.address


def test_a_booklet_says_all_in_order(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for key in data.project.shown:
        shown = in_pdf(folder / key / "guide.pdf")
        for section in sections(data):
            if section.framework == key:
                assert missing(texts(data, section), shown) == [], section.address


def test_a_word_file_says_all_in_order(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for section in sections(data):
        assert missing(texts(data, section), in_word(folder / section.address / "guide.docx")) == [], section.address


@pytest.mark.parametrize("project", ["site", "features"])
def test_the_guide_s_page_says_all_in_order(project: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(project)
    data = load_dataset(ROOT if project == "site" else folder)
    site = folder if project == "site" else folder / "published" / "sub" / "path"
    for section in sections(data):
        shown = letters(_article(page(site, f"{section.address}/guide/")))
        assert missing(texts(data, section), shown) == [], section.address


def _article(here: Page) -> str:
    return next(here.root.all("article")).text


def test_page_pdf_and_word_say_the_same_word_for_word(site: Path, made: tuple[Dataset, Path]) -> None:
    """Beyond the data: the agenda, the roles, the headings, the heads of tables."""
    data, folder = made
    if "sipr" not in data.project.shown:
        return
    for section in sections(data):
        here = page(site, f"{section.address}/guide/")
        (guide,) = (element for element in here.root.all("div") if element.attributes.get("class") == "pp-guide")
        parts = [part for part in guide.all("section") if not part.unseen]
        told = ("h2", "h3", "h4", "th", "dt", "li", "td")
        pieces = [element.text.removesuffix(" #") for part in parts for element in part.all(*told)]
        pdf, word = in_pdf(folder / section.address / "guide.pdf"), in_word(folder / section.address / "guide.docx")
        short = [piece for piece in pieces if piece and len(piece) < 60]
        assert len(short) > 60
        assert [piece for piece in short if letters(piece) not in word] == []
        assert [piece for piece in short if letters(piece) not in pdf] == []


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
        assert f"/Lang({data.project.site.language})".encode() in file.read_bytes()
        marks = [words(mark.get_title()) for mark in document.get_toc()]
        for practice in data.children[section.address]:
            if practice.kind == "practice" and not practice.retired:
                assert any(mark.endswith(words(getattr(practice.value, "title", ""))) for mark in marks), marks


def test_pages_are_counted_as_a_reader_counts_them(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    shelf = DocumentCache(ROOT)
    for document in shelf.ensure_documents(HtmlRenderer(data), list_document_addresses(data)):
        file = folder / document.view.path
        assert document.view.size == file.stat().st_size
        assert document.view.pages == (len(pypdfium2.PdfDocument(file)) if file.suffix == ".pdf" else 0)
    assert shelf.made == 0


def test_the_facilitator_s_guide_alone_has_the_script(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    scripts = [step.script for step in data.project.facilitation.agenda.values() if step.script]
    for section in sections(data):
        facilitator, *others = (
            in_pdf(folder / section.address / name)
            for name in ("guide-facilitator.pdf", "guide.pdf", "guide-large-print.pdf")
        )
        for script in scripts:
            assert letters(script) in facilitator
            assert all(letters(script) not in other for other in others)


def test_large_print_is_large(made: tuple[Dataset, Path]) -> None:
    """18 points for text, 20 to 22 for headings, in a sans-serif font; only the foot of a sheet is smaller."""
    data, folder = made
    for section in sections(data)[:2]:
        document = pypdfium2.PdfDocument(folder / section.address / "guide-large-print.pdf")
        sizes: set[int] = set()
        for sheet_ in document:
            for thing in sheet_.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                _, bottom, _, _ = thing.get_bounds()
                if bottom > 55:
                    sizes.add(round(_size(thing)))
        assert sizes <= {18, 20, 22}, sizes


def _size(thing: Any) -> float:
    import ctypes

    size = ctypes.c_float()
    assert pypdfium2.raw.FPDFTextObj_GetFontSize(thing.raw, size)
    matrix = thing.get_matrix()
    return float(size.value * abs(matrix.d or matrix.b))


def test_libreoffice_opens_every_word_file_and_loses_nothing(made: tuple[Dataset, Path], tmp_path: Path) -> None:
    data, folder = made
    files = []
    for section in sections(data):
        copy = tmp_path / f"{section.address.replace('/', '--')}.docx"
        shutil.copy(folder / section.address / "guide.docx", copy)
        files.append(copy)
    for section, file in zip(sections(data), converted(files, "pdf", tmp_path), strict=True):
        assert missing(texts(data, section), in_pdf(file)) == [], section.address


def test_a_word_file_is_made_of_real_styles(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for section in sections(data):
        value = section.value
        assert isinstance(value, Section)
        document = Document(str(folder / section.address / "guide.docx"))
        styles = {(paragraph.text, str(paragraph.style.name)) for paragraph in document.paragraphs if paragraph.style}
        assert (value.title, "Title") in styles
        for practice in data.children[section.address]:
            if practice.kind == "practice" and not practice.retired:
                title = f"{getattr(practice.value, 'label', '')} {getattr(practice.value, 'title', '')}".strip()
                assert (title, "Heading 1") in styles
        for norm in data.project.facilitation.norms.values():
            assert (norm, "List Bullet") in styles or section.framework == "every"  # which words one of its own
        framed = [table for table in document.tables if table.style and table.style.name == "Table Grid"]
        assert framed or not data.project.facilitation.agenda
        for table in framed:
            assert "w:tblHeader" in table.rows[0]._tr.xml
            assert all("w:cantSplit" in row._tr.xml for row in table.rows)
        xml = document.element.xml
        assert "txbxContent" not in xml
        assert xml.count("<pic:pic") == xml.count(f'descr="{data.project.messages["guide-picture"]}"')
        properties = document.core_properties
        assert words(value.title) in words(properties.title)
        assert properties.language == data.project.site.language
        assert f'w:val="{data.project.site.language}"' in document.styles.element.xml


def test_a_sheet_has_a_row_for_each_thing_and_offers_its_responses(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for section in sections(data):
        book = openpyxl.load_workbook(folder / section.address / "responses.xlsx")
        first, choices = book.worksheets
        wanted = list(rows(data, section))
        found = [[cell.value or "" for cell in row] for row in first.iter_rows(min_row=2)]
        assert [(row[8], row[3]) for row in found] == [(address, text) for address, text, _ in wanted]
        assert first.freeze_panes == "A2"
        assert first.print_title_rows == "$1:$1"
        offered: dict[int, list[object]] = {}
        for validation in first.data_validations.dataValidation:
            name, cells = validation.formula1.rsplit("!", 1)
            assert name.strip("'") == choices.title
            column = [cell.value for (cell,) in choices[cells.replace("$", "")]]
            offered |= {
                row[0].row: column for reference in validation.sqref for row in first[reference.coord + ":F999"][:1]
            }
        asked = {at: responses for at, (_, _, responses) in enumerate(wanted, start=2) if responses}
        assert offered == asked
        assert all(cell.data_type != "f" for row in first.iter_rows() for cell in row)


def test_a_table_in_plain_text_is_the_sheet(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for section in sections(data):
        book = openpyxl.load_workbook(folder / section.address / "responses.xlsx")
        cells = [[str(cell.value or "") for cell in row] for row in book.worksheets[0].iter_rows()]
        text = (folder / section.address / "responses.csv").read_bytes().decode("utf-8-sig")
        table = list(csv.reader(io.StringIO(text)))
        assert table[: len(cells)] == cells
        assert not any(row[-1] for row in table[len(cells) :])  # what the responses mean


def test_libreoffice_opens_every_sheet(made: tuple[Dataset, Path], tmp_path: Path) -> None:
    data, folder = made
    files = []
    for section in sections(data):
        copy = tmp_path / f"{section.address.replace('/', '--')}.xlsx"
        shutil.copy(folder / section.address / "responses.xlsx", copy)
        files.append(copy)
    for section, file in zip(
        sections(data), converted(files, "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path), strict=True
    ):
        with file.open(encoding="utf-8") as opened:
            found = list(csv.reader(opened))[1:]
        assert [(row[8], row[3]) for row in found] == [(address, text) for address, text, _ in rows(data, section)]


SECTION = "==> data/frameworks/demo/first.yml\ntitle: First\nsummary: S.\npractices:\n  p:\n"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "|cmd", "https://example.org", "1/2")


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    lines = "".join(f"      s{at}: '{text} is what a plan says.'\n" for at, text in enumerate(FORMULAS))
    draw(tmp_path, f"{SECTION}    title: =1+2\n    signs:\n{lines}")
    data = load_dataset(tmp_path)
    assert not [problem for problem in check(data) if problem.severity == "error"]
    view = build_sheet(data, "demo/first")
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(view, data.project.site)))
    assert [cell.data_type for cell in book.worksheets[0]["D"][1:]] == ["s"] * len(FORMULAS)
    assert [cell.value for cell in book.worksheets[0]["D"][1:]] == [f"{text} is what a plan says." for text in FORMULAS]
    table = list(csv.reader(io.StringIO(write_csv(view).decode("utf-8-sig"))))
    for row in table:
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


# What is kept, and what is made anew


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A drawn project with a shelf of its own."""
    monkeypatch.delenv(ELSEWHERE)
    return drawn_project(tmp_path / "project", FEATURES)


def fill(project: Path) -> DocumentCache:
    """Fill a shelf whose documents are from the day before, and tidy it."""
    shelf, data = DocumentCache(project), load_dataset(project)
    for file in shelf.folder.glob("*"):
        os.utime(file, (0, 0))
    shelf.ensure_documents(HtmlRenderer(data), list_document_addresses(data))
    shelf.prune()
    return shelf


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_only_what_has_changed_is_made_anew(project: Path) -> None:
    data = load_dataset(project)
    every = sum(len(list_recipes(HtmlRenderer(data), address)) for address in list_document_addresses(data))
    assert (fill(project).made, fill(project).made) == (every, 0)
    edit(project / "data/frameworks/every/go-on.yml", "We keep the notes.", "We keep all of the notes.")
    assert fill(project).made == 7  # the section's six, and the framework's booklet
    edit(project / "data/frameworks/every/go-on.yml", "We keep all of the notes.", "We keep the notes.")
    assert fill(project).made == 7  # what nobody asked for has been taken away
    edit(project / "data/site.yml", "language: en", "language: en\npaper: a4")
    assert fill(project).made == every - 2  # all but the tables in plain text, which have no paper


def test_a_line_more_above_a_text_changes_no_document(project: Path) -> None:
    fill(project)
    file = project / "data/frameworks/every/go-on.yml"
    file.write_text("# A note to myself.\n" + file.read_text("utf-8"), "utf-8")
    assert fill(project).made == 0


def test_the_shelf_holds_what_is_asked_for_and_nothing_else(project: Path) -> None:
    shelf = fill(project)
    before = {file.name for file in shelf.folder.iterdir()}
    edit(project / "data/frameworks/every/go-on.yml", "We keep the notes.", "We keep all of the notes.")
    shelf = fill(project)
    after = {file.name for file in shelf.folder.iterdir()}
    assert len(after) == len(before)
    assert len(after - before) == 7


def test_what_is_young_is_left_to_other_builds(project: Path) -> None:
    fill(project)
    edit(project / "data/frameworks/every/go-on.yml", "We keep the notes.", "We keep all of the notes.")
    shelf, data = DocumentCache(project), load_dataset(project)
    before = set(shelf.folder.iterdir())
    shelf.ensure_documents(HtmlRenderer(data), list_document_addresses(data))
    shelf.prune()
    assert before < set(shelf.folder.iterdir())


def test_a_folder_on_the_shelf_is_left_alone(project: Path) -> None:
    folder = fill(project).folder / "somebody-s"
    folder.mkdir()
    fill(project)
    assert folder.is_dir()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 and no more"])
def test_a_document_that_was_cut_off_is_made_again(project: Path, content: bytes) -> None:
    shelf = fill(project)
    whole = {file: file.read_bytes() for file in shelf.folder.glob("*.pdf")}
    for file in whole:
        file.write_bytes(content)
    (shelf.folder / ".left.part").write_bytes(b"%PDF")  # as a build that was killed leaves it
    assert fill(project).made == len(whole)
    assert {file: file.read_bytes() for file in whole} == whole
    fill(project)
    assert not list(shelf.folder.glob(".*"))


def test_where_nothing_can_be_kept_the_build_says_so(project: Path) -> None:
    shutil.rmtree(project / ".cache", ignore_errors=True)
    (project / ".cache").write_text("no folder", "utf-8")
    environment = {name: value for name, value in os.environ.items() if name != ELSEWHERE}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "Documents cannot be kept in" in done.stderr
    command = [sys.executable, "-m", "macros", "guides", "out"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_the_same_data_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """In another process, on another day, in another time zone, with another order of whatever has no order."""
    project = drawn_project(tmp_path / "project", FEATURES)
    kept = []
    for name, changes in (("one", {}), ("two", {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "C"})):
        environment = {**os.environ, ELSEWHERE: str(tmp_path / f"cache-{name}"), **changes}
        command = [sys.executable, "-m", "macros", "guides", str(tmp_path / name)]
        subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        kept.append({path.relative_to(tmp_path / name): path.read_bytes() for path in files})
    assert kept[0].keys() == kept[1].keys()
    assert [name for name in kept[0] if kept[0][name] != kept[1][name]] == []


# Bad input

LONG = "The team looks at its plan again and asks what it has learned. " * 48
STRANGE = {
    "a text of 3,000 characters": LONG[:3000].strip(),
    "a word of 80 letters": f"We say {'x' * 80} aloud.",
    "an address without an end": "https://example.org/" + "a-long-way/" * 20,
    "Spanish": "¿Qué hacen las y los niños, según la señora Núñez, con «su» pingüino?",
    "Arabic": "تراجع المنطقة خطتها كل عام، وتسأل: ماذا تعلّمنا؟",
    "Greek": "Η περιφέρεια εξετάζει το σχέδιό της κάθε χρόνο.",
    "Cyrillic": "Округ пересматривает свой план каждый год — и спрашивает, чему научился.",
    "Typst": r'#let x = 1; #x *bold* _em_ $ x^2 $ <label> @ref `raw` = head // no \ [c] "q" #import "/etc/passwd"',
    "HTML": "<b>x</b> <script>alert(1)</script> &amp; &lt; <!-- c --> {{ 7*7 }} {% raw %}",
    "the library's own markup": "<r><t>Bold plan</t></r>",
    "a sign as telephones type it": "We plan ✔️ and\tgo on.",
    "XML": "]]> <w:p/> <?xml?> &#x41; <![CDATA[ x ]]>",
    "Markdown": "**bold** _em_ [a](b) # head | a | b |",
}


def strange(text: str, title: str = "") -> str:
    """A project in which a text stands wherever one can; `title` stands for it where it is to be short."""
    long, short = ("'" + each.replace("'", "''") + "'" for each in (text, title or text))
    return f"""\
==> data/frameworks/demo/first.yml
title: {short}
summary: {long}
practices:
  p:
    title: {short}
    label: {short}
    summary: {long}
    source_note: {long}
    signs:
      one:
        text: {long}
        label: {short}
        note: {long}
        items: {{a: {long}}}
      two: {long}
    questions:
      why: {long}
==> data/facilitation.yml
purpose: {long}
roles:
  reader: {{title: {short}, text: {long}}}
norms:
  a: {long}
agenda:
  open: {{title: {short}, script: {long}, minutes: {{'60': 60}}}}
hands:
  five: {{title: {short}, text: {long}}}
"""


@pytest.mark.parametrize("name", STRANGE)
def test_strange_texts_are_shown_as_typed(name: str, tmp_path: Path) -> None:
    text = STRANGE[name]
    # What is three thousand characters long is a text, and no title, label or step of an agenda.
    short = text if len(text) < 300 else "A short text."
    data = load_dataset(_drawn(tmp_path, strange(text, short)))
    folder = documents(data, tmp_path / "out")
    (section,) = sections(data)
    for file in folder.rglob("guide*.pdf"):
        assert validate_pdf(file, profile=ValidationProfile.PDF_UA_1).is_compliant
        assert _within_the_sheet(file)
        if name != "Arabic":  # whose letters a PDF holds as they are joined, and from right to left
            assert missing(texts(data, section), in_pdf(file)) == []
    word = folder / "demo/first/guide.docx"
    assert missing(texts(data, section), in_word(word)) == []
    converted([word], "pdf", tmp_path)
    book = openpyxl.load_workbook(folder / "demo/first/responses.xlsx")
    told = [str(cell.value).rstrip() for cell in book.worksheets[0]["D"][1:]]
    assert told == [each for _, each, _ in rows(data, section)]


def _drawn(folder: Path, drawing: str) -> Path:
    draw(folder, drawing)
    shutil.copy(ROOT / "data/messages.yml", folder / "data/messages.yml")
    return folder


def _within_the_sheet(file: Path) -> bool:
    """Does every letter stand on the sheet?"""
    for sheet_ in pypdfium2.PdfDocument(file):
        width, height = sheet_.get_size()
        text = sheet_.get_textpage()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            if left < -1 or right > width + 1 or bottom < -1 or top > height + 1:
                return False
    return True


def test_a_title_of_300_characters(tmp_path: Path) -> None:
    data = load_dataset(_drawn(tmp_path, strange(LONG[:300].strip())))
    folder = documents(data, tmp_path / "out")
    (section,) = sections(data)
    assert missing(texts(data, section), in_pdf(folder / "demo/first/guide.pdf")) == []
    assert missing(texts(data, section), in_word(folder / "demo/first/guide.docx")) == []


@pytest.mark.parametrize("number", [1, 40])
def test_one_statement_or_forty(number: int, tmp_path: Path) -> None:
    lines = "".join(f"      s{at}: This is statement number {at} of many.\n" for at in range(number))
    data = load_dataset(_drawn(tmp_path, f"{SECTION}    title: P\n    signs:\n{lines}"))
    folder = documents(data, tmp_path / "out")
    (section,) = sections(data)
    file = folder / "demo/first/guide.pdf"
    assert missing(texts(data, section), in_pdf(file)) == []
    if number == 40:  # the head of the table stands on each sheet that the table reaches
        document = pypdfium2.PdfDocument(file)
        pages = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
        reached = [text for text in pages if "This is statement number" in text]
        assert len(reached) > 1
        assert all("We do not yet" in words(text) for text in reached)


def test_a_language_from_right_to_left(tmp_path: Path) -> None:
    asked = "responses:\n  statement: {yes: نعم, no: لا}\n  question: {a: نعم, b: لا}\n"
    drawing = f"==> data/site.yml\nname: مدارس\nlanguage: ar\n{asked}"
    data = load_dataset(_drawn(tmp_path, drawing + strange(STRANGE["Arabic"])))
    folder = documents(data, tmp_path / "out")
    assert b"/Lang(ar)" in (folder / "demo/first/guide.pdf").read_bytes()
    document = Document(str(folder / "demo/first/guide.docx"))
    assert "w:bidi" in document.styles["Normal"].element.xml
    assert "w:bidiVisual" in document.tables[0]._tbl.xml
    book = openpyxl.load_workbook(folder / "demo/first/responses.xlsx")
    assert book.worksheets[0].sheet_view.rightToLeft


def test_what_the_fonts_lack_is_left_out_of_the_pdf_alone(tmp_path: Path) -> None:
    drawing = strange("We plan 计划 together 😀.")
    data = load_dataset(_drawn(tmp_path, drawing))
    assert {problem.code for problem in check(data)} >= {"unprintable"}
    assert not [problem for problem in check(data) if problem.severity == "error"]
    markup = HtmlRenderer(data)
    made = DocumentCache(tmp_path).ensure_documents(markup, list_document_addresses(data))
    assert {document.view.path.rpartition("/")[2] for document in made if not document.file} == {
        "guide.pdf",
        "guide-facilitator.pdf",
        "guide-large-print.pdf",
    }
    (section,) = sections(data)
    word = next(document.file for document in made if document.view.format == "docx")
    assert word
    assert missing(texts(data, section), in_word(word)) == []
    for call, address, path in (("guide", "demo/first", "demo/first/guide/"), ("guides", "", "guides/")):
        html = markup.render(call, address, path).html
        assert words(data.project.messages["document-lacking"]).split("{")[0] in html
        assert "计划😀" in html


def test_a_practice_alone_can_be_told_from_the_others(made: tuple[Dataset, Path]) -> None:
    """Each practice begins on a sheet of its own, so that it can be handed out alone."""
    data, folder = made
    for section in sections(data):
        document = pypdfium2.PdfDocument(folder / section.address / "guide.pdf")
        pages = [letters(document[at].get_textpage().get_text_bounded()) for at in range(len(document))]
        practices = [
            child for child in data.children[section.address] if child.kind == "practice" and not child.retired
        ]
        for practice in practices:
            first = "".join(letters(text) for text in list(practice_texts(data, practice))[:2])
            assert any(text.startswith(first) for text in pages), practice.address


def reworded(folder: Path, messages: str, drawing: str = "") -> Dataset:
    """A small project in which a layer words some messages anew."""
    _drawn(folder, drawing)
    (folder / "data/local").mkdir()
    (folder / "data/local/messages.yml").write_text(messages, "utf-8")
    return load_dataset(folder)


@pytest.mark.parametrize(
    "names",
    [
        ("Responses of our leadership team today", "Responses of our leadership team to choose from"),
        ("Res/ponses", "Responses"),
        ("RRRRRRRRRRRRRRRRRRRRRRRRRRRRRR's list", "History"),
        ("***", "///"),
    ],
)
def test_a_sheet_is_named_whatever_the_messages_say(names: tuple[str, str], tmp_path: Path) -> None:
    data = reworded(tmp_path, f'sheet: "{names[0]}"\nsheet-choices: "{names[1]}"\n')
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(build_sheet(data, "demo/first"), data.project.site)))
    titles = [page.title.casefold() for page in book.worksheets]
    assert len(set(titles)) == 2
    assert all(0 < len(title) < 32 and title != "history" for title in titles)


@pytest.mark.parametrize(
    ("message", "wanted"),
    [("Of {pages} this is {page}", "Of1thisis1"), ("Sheet", "Sheet"), ("{page}", "1"), ("{page} / {pages}!", "1/1!")],
)
def test_pages_are_numbered_in_any_order_of_words(message: str, wanted: str, tmp_path: Path) -> None:
    data = reworded(tmp_path, f'guide-page: "{message}"\n')
    folder = documents(data, tmp_path / "out")
    with zipfile.ZipFile(folder / "demo/first/guide.docx") as package:
        (name,) = [each for each in package.namelist() if "footer" in each and each.endswith(".xml")]
        footer = package.read(name).decode("utf-8")
    assert letters(re.sub("<[^>]*>", "", footer.partition("<w:tab/></w:r>")[2])) == wanted
    document = pypdfium2.PdfDocument(folder / "demo/first/guide.pdf")
    said = message.replace("{page}", "1").replace("{pages}", str(len(document)))
    assert letters(said) in letters(document[0].get_textpage().get_text_bounded())


@pytest.mark.parametrize(
    "responses",
    [
        ["Yes"],
        [f"Response number {at}" for at in range(12)],
        [f"{'A long response with many words in it. ' * 4}{at}" for at in range(4)],
        ["Unzufriedenstellend", "Verwirklichungsgrad", "Selbstverständlichkeit"],
        ["Almost, never", 'Now "and" then', "Often; often"],
    ],
)
def test_responses_of_any_number_and_length(responses: list[str], tmp_path: Path) -> None:
    sets = "".join(f"    r{at}: '{response}'\n" for at, response in enumerate(responses))
    drawing = (
        f"==> data/site.yml\nname: Demo\nlanguage: en\nresponses:\n  statement:\n{sets}  question: {{a: A, b: B}}\n"
    )
    data = load_dataset(_drawn(tmp_path, drawing))
    folder = documents(data, tmp_path / "out")
    team = letters(data.project.messages["guide-team-answer"])
    for shown in (in_pdf(folder / "demo/first/guide.pdf"), in_word(folder / "demo/first/guide.docx")):
        table = shown[shown.index(letters("The district has one plan.")) - 200 :]
        assert team in table
        assert all(letters(response) in shown for response in responses)
    assert _within_the_sheet(folder / "demo/first/guide.pdf")
    book = openpyxl.load_workbook(folder / "demo/first/responses.xlsx")
    offered = [[cell.value for cell in column if cell.value][1:] for column in book.worksheets[1].iter_cols()]
    assert responses in offered


def test_a_default_meaning_is_not_given_to_other_words(tmp_path: Path) -> None:
    drawing = (
        "==> data/facilitation.yml\nmeanings:\n  statement: {yes: We can show it., no: We have not begun.}\n"
        "==> data/frameworks/demo/framework.yml\ntitle: Demo framework\nversion: '1'\nsummary: S.\n"
        "source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}\n"
        "columns:\n  signs: {title: Signs, level: district}\n"
        "responses:\n  statement: {yes: We do, no: Not at all}\nsections: [first]\n"
    )
    data = load_dataset(_drawn(tmp_path, drawing))
    shown = in_word(documents(data, tmp_path / "out", "demo/first") / "demo/first/guide.docx")
    assert letters("We can show it.") in shown
    assert letters("We have not begun.") not in shown


def test_a_section_of_questions_alone(tmp_path: Path) -> None:
    drawing = "==> data/frameworks/demo/first.yml\ntitle: First\nsummary: S.\nquestions:\n  why: Why do we meet?\n"
    data = load_dataset(_drawn(tmp_path, drawing))
    folder = documents(data, tmp_path / "out")
    assert letters("Why do we meet?") in in_pdf(folder / "demo/first/guide.pdf")
    tables = Document(str(folder / "demo/first/guide.docx")).tables
    assert all(len(table.rows) > 1 for table in tables if table.style and table.style.name == "Table Grid")
