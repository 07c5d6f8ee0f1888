"""An empty Word document with the paper, the styles and the language of a site.

Fonts are those that Word, LibreOffice and Google Docs all have or have a twin for.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from macros.outputs.paper import PAPERS
from macros.outputs.word.elements import make_element

#: Each style's own paragraph and run properties, in the order in which the format wants them.
STYLES = Path(__file__).parents[2] / "templates" / "styles.xml"
MARGIN = Mm(19)
TABLE_BORDER = "9AA3A7"
TABLE_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


@cache
def make_blank_document(language: str, rtl: bool, paper: str) -> bytes:
    """Return an empty document as a file, made once for all guides that are alike."""
    document = docx.Document()
    _set_paper(document, paper)
    _set_styles(document)
    _set_border_color(document)
    _set_language(document, language, rtl)
    if rtl:
        _set_direction(document)
    _remove_thumbnail(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_paper(document: Document, paper: str) -> None:
    section, size = document.sections[0], PAPERS[paper]
    section.page_width, section.page_height = Mm(size.width), Mm(size.height)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Mm(17), Mm(19)
    section.footer_distance = Mm(10)


def _set_styles(document: Document) -> None:
    styles = document.styles
    heading = styles.add_style("Table Heading", WD_STYLE_TYPE.PARAGRAPH)
    heading.base_style = styles["Normal"]
    for ours in parse_xml(STYLES.read_bytes()).findall(qn("w:style")):
        style = styles[_get_style_name(ours)].element
        for tag in ("w:pPr", "w:rPr"):
            former = style.find(qn(tag))
            if former is not None:
                style.remove(former)
        for tag in ("w:pPr", "w:rPr"):
            style.append(ours.find(qn(tag)))


def _get_style_name(style: Any) -> str:
    name: str = style.find(qn("w:name")).get(qn("w:val"))
    return name


def _set_border_color(document: Document) -> None:
    sides = [qn(f"w:{side}") for side in TABLE_SIDES]
    for border in document.styles["Table Grid"].element.iter(*sides):
        if border.get(qn("w:color")):
            border.set(qn("w:color"), TABLE_BORDER)


def _set_language(document: Document, language: str, rtl: bool) -> None:
    styles: Any = document.styles.element
    element = styles.find(f".//{qn('w:lang')}")
    element.set(qn("w:val"), language)
    element.set(qn("w:bidi" if rtl else "w:eastAsia"), language)


def _set_direction(document: Document) -> None:
    """Let texts run from right to left."""
    for name in ("Normal", "No Spacing"):  # the latter is based on no other style
        # The format wants the direction before the spacing.
        spacing = document.styles[name].element.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
        spacing.addprevious(make_element("w:bidi"))
    grid = document.sections[0]._sectPr.find(qn("w:docGrid"))
    assert grid is not None
    grid.addprevious(make_element("w:bidi"))


def _remove_thumbnail(document: Document) -> None:
    relationships = document.part.package.rels
    for id, relationship in list(relationships.items()):
        if relationship.reltype.endswith("/thumbnail"):
            del relationships[id]
