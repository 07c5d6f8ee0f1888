"""Guides as PDF, Word and sheets.

All of them say what the data says, in its order, and every program opens them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.model.site_paths import SECTION_DOCUMENTS
from macros.rules import check
from tests.support.document_texts import in_pdf, in_word, letters, missing, texts
from tests.support.documents import documents, draw_project, sections
from tests.support.html_pages import Page, page
from tests.support.projects import ROOT


def test_every_section_has_its_documents_and_every_framework_its_booklet(
    made: tuple[Dataset, Path],
) -> None:
    data, folder = made
    for section in sections(data):
        for name in SECTION_DOCUMENTS.values():
            assert (folder / section.address / name).stat().st_size > 200
    for key in data.project.shown:
        number = sum(section.framework == key for section in sections(data))
        assert (folder / key / "guide.pdf").is_file() == (number > 1), key


@pytest.mark.parametrize("name", ["guide.pdf", "guide-large-print.pdf"])
def test_a_pdf_says_all_in_order(made: tuple[Dataset, Path], name: str) -> None:
    data, folder = made
    for section in sections(data):
        assert missing(texts(data, section), in_pdf(folder / section.address / name)) == [], (
            section.address
        )


def test_a_booklet_says_all_in_order(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for file in folder.glob("*/guide.pdf"):
        key, shown = file.parent.name, in_pdf(file)
        for section in sections(data):
            if section.framework == key:
                assert missing(texts(data, section), shown) == [], section.address


def test_a_word_file_says_all_in_order(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for section in sections(data):
        assert (
            missing(texts(data, section), in_word(folder / section.address / "guide.docx")) == []
        ), section.address


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


def test_page_pdf_and_word_say_the_same_word_for_word(
    site: Path, made: tuple[Dataset, Path]
) -> None:
    """Beyond the data: the agenda, the roles, the headings, the heads of tables."""
    data, folder = made
    if "sipr" not in data.project.shown:
        return
    for section in sections(data):
        here = page(site, f"{section.address}/guide/")
        (guide,) = (
            element
            for element in here.root.all("div")
            if element.attributes.get("class") == "pp-guide"
        )
        parts = [part for part in guide.all("section") if not part.unseen]
        told = ("h2", "h3", "h4", "th", "dt", "li", "td")
        pieces = [element.text.removesuffix(" #") for part in parts for element in part.all(*told)]
        pdf, word = (
            in_pdf(folder / section.address / "guide.pdf"),
            in_word(folder / section.address / "guide.docx"),
        )
        short = [piece for piece in pieces if piece and len(piece) < 60]
        assert len(short) > 60
        assert [piece for piece in short if letters(piece) not in word] == []
        assert [piece for piece in short if letters(piece) not in pdf] == []


def test_practices_of_words_alone_have_all_documents(tmp_path: Path) -> None:
    project = draw_project(
        tmp_path,
        """\
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first, after a plan.
practices:
  look-back: {title: Look back, summary: Nothing is asked of it.}
==> data/frameworks/demo/framework.yml
title: Demo framework
version: "1"
summary: A framework for trying things out.
source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
columns: {signs: {title: Signs}}
sections: [first]
""",
    )
    data = load_dataset(project)
    assert not [problem for problem in check(data) if problem.severity == "error"]
    made = documents(data, tmp_path / "documents")
    assert "Lookback" in in_pdf(made / "demo/first/handout.pdf")
    assert "Nothingisaskedofit." in in_pdf(made / "demo/first/guide.pdf")
