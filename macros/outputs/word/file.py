"""The Word file around a document's text: its paper, styles, footer and properties, and how it is packed.

Fonts are those that Word, LibreOffice and Google Docs all have or have a twin for.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import escape
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Length, Mm
from docx.text.paragraph import Paragraph

from macros.model.framework import Site
from macros.outputs.html.stylesheet import is_right_to_left

NAMESPACES = nsdecls("w", "r") + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
PAPER = {"letter": (Mm(215.9), Mm(279.4)), "a4": (Mm(210), Mm(297))}
MARGIN = Mm(19)
#: The date in every file: the same content gives the same bytes on any day.
NO_DATE = datetime(2000, 1, 1)
INK, QUIET = "1C2529", "4C575D"

SANS, SERIF = (f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' for font in ("Arial", "Georgia"))
#: Each style's own paragraph and run properties, in the order in which the format wants them.
STYLES = {
    "Normal": (
        '<w:spacing w:before="0" w:after="100" w:line="264" w:lineRule="auto"/>',
        f'{SANS}<w:color w:val="{INK}"/>',
        20,
    ),
    "Title": ('<w:keepNext/><w:spacing w:before="40" w:after="60"/>', f"{SERIF}<w:b/><w:bCs/>", 48),
    "Subtitle": ('<w:spacing w:after="160"/>', f'{SANS}<w:color w:val="{QUIET}"/>', 21),
    "Heading 1": (
        '<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="100"/><w:outlineLvl w:val="0"/>',
        f"{SERIF}<w:b/><w:bCs/>",
        32,
    ),
    "Heading 2": (
        '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>',
        f"{SERIF}<w:b/><w:bCs/>",
        24,
    ),
    "Heading 3": (
        '<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="2"/>',
        f"{SERIF}<w:b/><w:bCs/>",
        21,
    ),
    "List Bullet": ('<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>', "", 20),
    "List Number": ('<w:numPr><w:numId w:val="5"/></w:numPr><w:spacing w:before="120" w:after="60"/>', "", 20),
    "List Continue": ('<w:spacing w:after="80"/><w:ind w:left="360"/>', "", 20),
    "No Spacing": ('<w:spacing w:before="0" w:after="20" w:line="252" w:lineRule="auto"/>', SANS, 19),
    "Table Heading": (
        '<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
        f'<w:b/><w:bCs/><w:color w:val="{QUIET}"/>',
        15,
    ),
    "Caption": (
        '<w:keepNext/><w:spacing w:before="160" w:after="40"/>',
        f'<w:b/><w:bCs/><w:color w:val="{QUIET}"/>',
        17,
    ),
    "Quote": (
        '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="9AA3A7"/></w:pBdr>'
        '<w:spacing w:before="60" w:after="60"/><w:ind w:left="200"/>',
        '<w:i w:val="0"/>',
        18,
    ),
    "Footer": (
        '<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="9AA3A7"/></w:pBdr><w:spacing w:after="0"/>',
        f'<w:color w:val="{QUIET}"/>',
        15,
    ),
}


SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True)
class About:
    """What a Word file says of itself; `footer` stands at each sheet's foot, `page` is `Page {page} of {pages}`."""

    title: str
    subject: str
    author: str
    language: str
    footer: str
    page: str

    @property
    def rtl(self) -> bool:
        return is_right_to_left(self.language)


class WordFile:
    """A Word file in the making: XML of paragraphs and tables is appended to it, and it is packed at last."""

    def __init__(self, about: About, site: Site) -> None:
        self.document: Document = docx.Document(io.BytesIO(_template(about.language, about.rtl, site.paper)))
        self.width = _text_width(self.document)
        self._lists = 0
        properties = self.document.core_properties
        properties.title, properties.subject, properties.author = (
            about.title[:255],
            about.subject[:255],
            about.author[:255],
        )
        properties.language, properties.comments, properties.keywords = about.language, "", ""
        properties.created = properties.modified = NO_DATE
        properties.last_modified_by, properties.revision = about.author[:255], 1
        self._footer(about)

    def append(self, xml: str) -> None:
        """Put paragraphs and tables at the end of the text."""
        body = self.document.element.body
        for element in list(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")):
            body.insert(len(body) - 1, element)  # the section's properties stay last

    def add_picture(self, png: bytes, width: Length, description: str) -> None:
        """A described picture in a paragraph of its own."""
        paragraph: Paragraph = self.document.add_paragraph()
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=width)
        shape._inline.docPr.set("descr", description)

    def add_link(self, url: str) -> str:
        """The id of a link to an address on the web."""
        return self.document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def add_numbering(self) -> int:
        """The id of a numbered list that begins at 1."""
        numbers: Any = self.document.part.numbering_part.element
        (abstract,) = (
            each.find(qn("w:abstractNumId")).get(qn("w:val"))
            for each in numbers.findall(qn("w:num"))
            if each.get(qn("w:numId")) == "5"
        )
        self._lists += 1
        id = 1000 + self._lists
        numbers.append(
            parse_xml(
                f'<w:num {NAMESPACES} w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        return id

    def pack(self) -> bytes:
        """The file; each part of it carries the same date always."""
        made, out = io.BytesIO(), io.BytesIO()
        self.document.save(made)
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                entry = zipfile.ZipInfo(name, NO_DATE.timetuple()[:6])
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, source.read(name))
        return out.getvalue()

    def _footer(self, about: About) -> None:
        footer = self.document.sections[0].footer
        footer.is_linked_to_previous = False
        fields = {"{page}": _field("PAGE"), "{pages}": _field("NUMPAGES")}
        pages = "".join(fields.get(piece) or make_run(piece) for piece in re.split(r"(\{pages?\})", about.page))
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{_twips(self.width)}"/></w:tabs>'
        paragraph = (
            f'<w:p {NAMESPACES}><w:pPr><w:pStyle w:val="Footer"/>{tab}</w:pPr>'
            f"{make_run(about.footer)}<w:r><w:tab/></w:r>{pages}</w:p>"
        )
        element = footer._element
        for old in list(element):
            element.remove(old)
        element.append(parse_xml(paragraph))


def _twips(length: Emu) -> int:
    return round(length / 635)


def _text_width(document: Document) -> Emu:
    section = document.sections[0]
    assert section.page_width
    return Emu(section.page_width - 2 * MARGIN)


def make_run(text: str, properties: str = "") -> str:
    """Characters as WordprocessingML, escaped; "" where there are none. A tab is a space here, as it is on a page."""
    if not text:
        return ""
    kind = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{kind}<w:t xml:space="preserve">{escape(text, quote=False).replace(chr(9), " ")}</w:t></w:r>'


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


@cache
def _template(language: str, rtl: bool, paper: str) -> bytes:
    """An empty document with our paper and styles, made once for all that are like it."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = PAPER[paper]
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Mm(17), Mm(19)
    section.footer_distance = Mm(10)
    document.styles.add_style("Table Heading", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    styles: Any = document.styles.element
    for name, (paragraph, run, half_points) in STYLES.items():
        style = document.styles[name].element
        for tag in ("w:pPr", "w:rPr"):
            if (old := style.find(qn(tag))) is not None:
                style.remove(old)
        bidi = "<w:bidi/>" if rtl and name in ("Normal", "No Spacing") else ""  # which is based on no other
        sized = f'{run}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        paragraph = _with_bidi(paragraph, bidi)
        style.append(parse_xml(f"<w:pPr {NAMESPACES}>{paragraph}</w:pPr>"))
        style.append(parse_xml(f"<w:rPr {NAMESPACES}>{sized}</w:rPr>"))
    for border in document.styles["Table Grid"].element.iter(*(qn(f"w:{side}") for side in SIDES)):
        if border.get(qn("w:color")):
            border.set(qn("w:color"), "9AA3A7")
    lang = styles.find(".//" + qn("w:lang"))
    lang.set(qn("w:val"), language)
    lang.set(qn("w:bidi" if rtl else "w:eastAsia"), language)
    if rtl:
        grid = section._sectPr.find(qn("w:docGrid"))
        assert grid is not None
        grid.addprevious(parse_xml(f"<w:bidi {NAMESPACES}/>"))
    package = document.part.package
    for id, relationship in list(package.rels.items()):
        if relationship.reltype.endswith("/thumbnail"):
            del package.rels[id]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _with_bidi(paragraph: str, bidi: str) -> str:
    """Paragraph properties with the direction where the format wants it: before the spacing."""
    return paragraph.replace("<w:spacing", f"{bidi}<w:spacing", 1)
