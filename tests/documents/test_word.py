"""Guides as Word files, made of real styles, which LibreOffice opens."""

from __future__ import annotations

import math
import shutil
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from pypdfium2 import PdfDocument

from macros.layers.dataset import Dataset
from macros.model.framework import Section
from macros.outputs.word.elements import make_tag
from macros.views.guide.handout import build_handout
from macros.views.section import build_section_view
from tests.support.document_texts import converted, in_pdf, letters, missing, rows, texts
from tests.support.documents import list_lengths, sections
from tests.support.html_pages import words
from tests.support.word_checker import find_faults

HANDOUT_FOOT = 36  # points
PAPERS = ("guide", "handout", "record", "facilitator")


def test_libreoffice_opens_every_word_file_and_loses_nothing(
    made: tuple[Dataset, Path], tmp_path: Path
) -> None:
    data, folder = made
    files = {}
    for section in sections(data):
        for name in PAPERS:
            copy = tmp_path / f"{section.address.replace('/', '--')}--{name}.docx"
            shutil.copy(folder / section.address / f"{name}.docx", copy)
            files[section.address, name] = copy
    shown = dict(zip(files, converted(list(files.values()), "pdf", tmp_path), strict=True))
    for (address, name), file in shown.items():
        section = data.elements[address]
        if name == "guide":
            assert missing(texts(data, section), in_pdf(file)) == [], address
        elif name == "handout":
            # A row may go on on the next sheet, so that a text may be parted after its first line.
            found = in_pdf(file, HANDOUT_FOOT)
            wanted = [letters(text)[:20] for _, text, _ in rows(data, section)]
            assert [text for text in wanted if text not in found] == [], address
        if "sipr" in data.project.shown:
            check_sides(data, address, name, file)


def check_sides(data: Dataset, address: str, name: str, file: Path) -> None:
    """Expect that a paper of ours takes no more sides in Word than a meeting can use."""
    pages = [letters(page.get_textpage().get_text_bounded()) for page in PdfDocument(file)]
    if name == "handout":
        statements = build_handout(data, build_section_view(data, address)).statements
        assert len(pages) <= min(math.ceil(statements / 20), 2), address
    elif name == "record":
        assert len(pages) <= 4, address
    elif name == "facilitator":
        lengths = list_lengths(data)
        assert len(pages) == 1 + len(lengths), address
        for page, length in zip(pages[1:], lengths, strict=True):
            assert page.startswith(letters(length)), address


def test_a_checker_finds_nothing_in_any_word_file(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for section in sections(data):
        value = section.value
        assert isinstance(value, Section)
        for name in PAPERS:
            file = folder / section.address / f"{name}.docx"
            faults = find_faults(file, value.title, data.project.site.language)
            assert faults == [], (section.address, name)


def test_a_handout_has_a_box_for_each_response_by_the_address(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for section in sections(data):
        with zipfile.ZipFile(folder / section.address / "handout.docx") as package:
            body: Any = parse_xml(package.read("word/document.xml"))
        found: dict[str, list[str]] = {}
        for control in body.iter(qn("w:sdt")):
            tag, alias = (control.find(f".//{qn(name)}") for name in ("w:tag", "w:alias"))
            found.setdefault(tag.get(qn("w:val")), []).append(alias.get(qn("w:val")))
        children = data.children[section.address]
        has_practices = any(each.kind == "practice" for each in children)
        asked = {
            make_tag(address): [text[:64] for text in responses]
            for address, _, responses in rows(data, section)
            # Questions are to be marked where there is nothing else.
            if responses and (data.elements[address].kind != "question" or not has_practices)
        }
        assert {tag: boxes for tag, boxes in found.items() if "/" in tag} == asked


def test_a_word_file_is_made_of_real_styles(made: tuple[Dataset, Path]) -> None:
    data, folder = made
    for section in sections(data):
        value = section.value
        assert isinstance(value, Section)
        document = Document(str(folder / section.address / "guide.docx"))
        styles = {
            (paragraph.text, str(paragraph.style.name))
            for paragraph in document.paragraphs
            if paragraph.style
        }
        assert (value.title, "Title") in styles
        for practice in data.children[section.address]:
            if practice.kind == "practice" and not practice.retired:
                label, title = (getattr(practice.value, name, "") for name in ("label", "title"))
                title = f"{label} {title}".strip()
                assert (title, "heading 1") in styles or (title, "Heading 1") in styles
        for norm in data.project.facilitation.norms.values():
            assert (
                norm,
                "List Bullet",
            ) in styles or section.framework == "every"  # which words one of its own
        properties = document.core_properties
        assert words(value.title) in words(properties.title)
        assert properties.language == data.project.site.language
        assert f'w:val="{data.project.site.language}"' in document.styles.element.xml
