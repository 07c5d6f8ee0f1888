"""Eight layouts that districts have go from their files to a site, documents, and a record."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from macros.draft.assembly import assemble_framework
from macros.draft.files import draft_files
from macros.draft.readers import read_file
from macros.draft.yaml_draft import write_drafts
from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.word.elements import make_tag
from macros.outputs.zip_file import write_zip
from macros.views.reflection import build_reflection_outline
from tests.support import layouts
from tests.support.filled_word import BODY, fill_word, read_parts
from tests.support.other_files import OpenFile
from tests.support.projects import drawn_project
from tests.support.site_texts import alive
from tests.support.sites import built

RUBRIC = "rubric/meetings"
RESPONSES = ["4 Excellent", "3 Good", "2 Fair", "1 Poor"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose frameworks were made from files, built."""
    folder = drawn_project(tmp_path_factory.mktemp("layouts"), "")
    shutil.rmtree(folder / "data/frameworks/demo")
    files = tmp_path_factory.mktemp("files")
    keys = [write.__name__.removeprefix("write_") for write in layouts.LAYOUTS]
    for key, write in zip(keys, layouts.LAYOUTS, strict=True):
        drafts = draft_files(assemble_framework(read_file(write(files))))
        write_drafts(folder / "data/frameworks" / key, drafts)
    site = folder / "data/site.yml"
    site.write_text(f"{site.read_text('utf-8')}frameworks: [{', '.join(keys)}]\n", "utf-8")
    built(folder)
    return folder


@pytest.fixture(scope="module")
def data(project: Path) -> Dataset:
    return load_dataset(project)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def read_pdf(file: Path) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))


def test_all_words_are_on_pages_and_in_documents(project: Path, data: Dataset) -> None:
    for section in alive(data, "section"):
        said = [getattr(section.value, "title", "")]
        said += [
            getattr(each.value, "text", "") or getattr(each.value, "title", "")
            for each in data.elements_by_framework[section.framework]
            if each.address.startswith(f"{section.address}/")
        ]
        folder = project / "site" / section.address
        wanted = words(" ".join(said)).keys()
        for name in ("index.html", "reflect/index.html", "guide/index.html"):
            text = re.sub(r"<[^>]*>", " ", (folder / name).read_text("utf-8"))
            assert wanted <= words(text).keys(), (section.address, name)
        for name in ("handout.pdf", "guide.pdf", "guide-large-print.pdf"):
            missing = wanted - words(read_pdf(folder / name)).keys()
            assert not missing, (section.address, name)
        for name in ("record.pdf", "facilitator.pdf", "responses.xlsx", "responses.csv"):
            assert (folder / name).stat().st_size > 0


def list_boxes(file: Path) -> list[str]:
    """Return the titles of the boxes of a Word file that answer something."""
    controls = Document(str(file)).element.body.iter(qn("w:sdt"))
    return [
        alias.get(qn("w:val"))
        for control in controls
        for alias in [control.find(f".//{qn('w:alias')}")]
        if control.find(f".//{qn('w14:checkbox')}") is not None and alias is not None
    ]


def list_printed_boxes(file: Path) -> list[str]:
    """Return what the boxes of a PDF are called."""
    with pikepdf.open(file) as pdf:
        elements = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        fields = [each for each in elements if each.get("/S") == "/Form"]
        told = [part for field in fields for part in field.A if str(part.get("/Role")) == "/cb"]
        return [str(part.Desc) for part in told]


@pytest.mark.parametrize("name", ["handout", "record", "guide"])
def test_a_rubric_has_a_box_in_each_column(project: Path, name: str) -> None:
    folder = project / "site" / RUBRIC
    boxes = list_boxes(folder / f"{name}.docx")
    printed = list_printed_boxes(folder / f"{name}.pdf")
    for response in RESPONSES:
        assert boxes.count(response) == 2  # practices
        assert printed.count(response) == 2
    tables = Document(str(folder / f"{name}.docx")).tables
    [row] = [
        cells
        for table in tables
        for cells in [[cell.text.strip("☐\u00a0 ") for cell in table.rows[0].cells]]
        if cells[-len(RESPONSES) :] == RESPONSES or cells[1 : 1 + len(RESPONSES)] == RESPONSES
    ][:1]
    assert len(row) >= len(RESPONSES)


@pytest.mark.parametrize("layout", [write.__name__ for write in layouts.LAYOUTS])
def test_a_record_that_a_team_fills_in_is_read(
    project: Path, data: Dataset, make_opener: Callable[[Dataset], OpenFile], layout: str
) -> None:
    key = layout.removeprefix("write_")
    section = next(each for each in alive(data, "section") if each.framework == key)
    outline = build_reflection_outline(data, key)
    things = [each for each in outline["things"] if each["address"].startswith(section.address)]
    kind = "question" if key == "questions" else "practice"
    [practice, *_] = [each for each in things if each["kind"] == kind]
    address = practice["address"]
    record = (project / "site" / section.address / "record.docx").read_bytes()
    texts = {make_tag(address, "reason"): "We have seen it."}
    texts |= {"team": "Lincoln School", "actions:what": "Begin"}
    boxes, responses = {make_tag(address, "priority"): ""}, {}
    if "responses" in practice:
        responses = dict(outline["responses"][practice["responses"]])
        boxes[make_tag(address)] = next(iter(responses.values()))
    (file,) = make_opener(data)("record.docx", fill_word(record, boxes, texts))
    assert file["data"]["team"] == "Lincoln School"
    assert [action["what"] for action in file["data"]["actions"]] == ["Begin"]
    answer = file["data"]["responses"][address]
    assert (answer["reason"], answer["priority"]) == ("We have seen it.", True)
    assert answer.get("response") == next(iter(responses), None)


def test_a_handout_with_a_box_in_each_column_is_read(
    project: Path, data: Dataset, make_opener: Callable[[Dataset], OpenFile]
) -> None:
    handout = (project / "site" / RUBRIC / "handout.docx").read_bytes()
    filled = fill_word(handout, {make_tag(f"{RUBRIC}/time"): "2 Fair"}, {"name": "Ana"})
    (file,) = make_opener(data)("handout.docx", filled)
    assert [each["response"] for each in file["data"]["responses"].values()] == ["2-fair"]
    # LibreOffice loses the tags: then the row of the table tells the practice.
    parts = read_parts(filled)
    parts[BODY] = re.sub(rb'<w:tag w:val="rubric/[^"]*"/>', b"", parts[BODY])
    (file,) = make_opener(data)("handout.docx", write_zip(parts), RUBRIC)
    assert list(file["data"]["responses"]) == [f"{RUBRIC}/time"]
