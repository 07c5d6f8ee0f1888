"""Guides as Word files, made of real styles, which LibreOffice opens."""

from __future__ import annotations

import shutil
from pathlib import Path

from docx import Document

from macros.layers.dataset import Dataset
from macros.model.framework import Section
from tests.support.document_texts import converted, in_pdf, missing, texts
from tests.support.documents import sections
from tests.support.html_pages import words


def test_libreoffice_opens_every_word_file_and_loses_nothing(
    made: tuple[Dataset, Path], tmp_path: Path
) -> None:
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
                assert (title, "Heading 1") in styles
        for norm in data.project.facilitation.norms.values():
            assert (
                norm,
                "List Bullet",
            ) in styles or section.framework == "every"  # which words one of its own
        framed = [
            table for table in document.tables if table.style and table.style.name == "Table Grid"
        ]
        assert framed or not data.project.facilitation.agenda
        for table in framed:
            assert "w:tblHeader" in table.rows[0]._tr.xml
            assert all("w:cantSplit" in row._tr.xml for row in table.rows)
        xml = document.element.xml
        assert "txbxContent" not in xml
        assert xml.count("<pic:pic") == xml.count(
            f'descr="{data.project.messages["guide-picture"]}"'
        )
        properties = document.core_properties
        assert words(value.title) in words(properties.title)
        assert properties.language == data.project.site.language
        assert f'w:val="{data.project.site.language}"' in document.styles.element.xml
