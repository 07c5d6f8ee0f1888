"""An empty Word document with the paper, the styles and the language of a site.

Its parts are in `templates/word/`. Fonts are those that Word, LibreOffice and Google Docs all have
or have a twin for.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Literal

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from macros.outputs.paper import PAPERS
from macros.outputs.word.elements import make_element
from macros.outputs.zip_file import write_zip

TEMPLATES = Path(__file__).parents[2] / "templates" / "word"
MARGIN, NARROW_MARGIN = Mm(19), Mm(12)
SMALL = Pt(9)  # the font on a landscape sheet
#: The room after the paragraphs of a landscape sheet, so that it holds as much as the PDF.
CLOSE = {
    "Normal": Pt(2),
    "Lead": Pt(2),
    "Paper Title": Pt(0),
    "Heading 1": Pt(2),
    "List Bullet": Pt(1),
    "Table Text": Pt(1),
}
#: How high lines to write on are there.
HANDWRITING = Pt(20)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
WORD_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
#: Roomy is a document to read, compact one to fill in or to lead from.
Layout = Literal["roomy", "compact", "landscape"]
PARTS = ("styles", "settings", "numbering")


@cache
def make_blank_document(language: str, rtl: bool, paper: str, layout: Layout) -> bytes:
    """Return an empty document as a file, made once for all documents that are alike."""
    document = docx.Document(io.BytesIO(_pack_template()))
    _set_paper(document, paper, layout)
    _set_language(document, language, rtl)
    if layout == "landscape":
        document.styles["Normal"].font.size = SMALL
        _set_complex_size(document)
        _set_closely(document)
        _set_headings(document, Pt(12), Pt(6))
    elif layout == "compact":
        _set_headings(document, Pt(13), Pt(11))
        document.styles["Normal"].paragraph_format.space_after = Pt(4)
        document.styles["List Bullet"].paragraph_format.space_after = Pt(1)
    if rtl:
        _set_direction(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pack_template() -> bytes:
    """Return the template's parts as a file."""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *((name, name) for name in PARTS))
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(PARTS, start=1)
    )
    root = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{WORD_RELATIONS}"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
        ),
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>',
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
        ),
    }
    packed = {name: text.encode("utf-8") for name, text in files.items()}
    for name in ("document", *PARTS):
        packed[f"word/{name}.xml"] = (TEMPLATES / f"{name}.xml").read_bytes()
    return write_zip(packed)


def _set_paper(document: Document, paper: str, layout: Layout) -> None:
    section, size = document.sections[0], PAPERS[paper]
    width, height = Mm(size.width), Mm(size.height)
    landscape, roomy = layout == "landscape", layout == "roomy"
    margin = MARGIN if roomy else Mm(10) if landscape else NARROW_MARGIN
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = margin
    section.top_margin = Mm(17) if roomy else Mm(9)
    section.bottom_margin = MARGIN if roomy else Mm(13 if landscape else 15)
    section.footer_distance = Mm(10) if roomy else Mm(7)


def _set_language(document: Document, language: str, rtl: bool) -> None:
    element = document.styles.element.find(f".//{qn('w:lang')}")
    assert element is not None
    element.set(qn("w:val"), language)
    element.set(qn("w:bidi" if rtl else "w:eastAsia"), language)


def _set_headings(document: Document, size: Length, above: Length) -> None:
    """Make headings of a paper smaller than those of a document to read."""
    style = document.styles["Heading 1"]
    style.font.size, style.paragraph_format.space_before = size, above
    style.paragraph_format.space_after = CLOSE["Heading 1"]
    complex_size = style.element.find(f"{qn('w:rPr')}/{qn('w:szCs')}")
    assert complex_size is not None
    complex_size.set(qn("w:val"), str(int(size.pt * 2)))


def _set_closely(document: Document) -> None:
    """Set lines and paragraphs closely."""
    for name, room in CLOSE.items():
        form = document.styles[name].paragraph_format
        form.space_after, form.line_spacing = room, 1.0
    document.styles["Lead"].paragraph_format.space_before = Pt(3)
    form = document.styles["Field"].paragraph_format
    form.line_spacing, form.line_spacing_rule = HANDWRITING, WD_LINE_SPACING.AT_LEAST


def _set_complex_size(document: Document) -> None:
    """Make the letters of other scripts as small."""
    size = document.styles["Normal"].element.find(f"{qn('w:rPr')}/{qn('w:szCs')}")
    assert size is not None
    size.set(qn("w:val"), str(int(SMALL.pt * 2)))


def _set_direction(document: Document) -> None:
    """Let texts run from right to left."""
    # The format wants the direction before the spacing.
    spacing = document.styles["Normal"].element.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    spacing.addprevious(make_element("w:bidi"))
    margins = document.sections[0]._sectPr.find(qn("w:pgMar"))
    assert margins is not None
    margins.addnext(make_element("w:bidi"))
