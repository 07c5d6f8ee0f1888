"""The Word file around a document's text: its properties, its footer, and how it is packed."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Emu, Length
from docx.text.paragraph import Paragraph

from macros.model.site import Site
from macros.outputs.fixed_date import FIXED_DATE
from macros.outputs.html.stylesheet import is_right_to_left
from macros.outputs.word.blank_document import Layout, make_blank_document
from macros.outputs.word.elements import (
    Element,
    Elements,
    make_anchor,
    make_element,
    make_field,
    make_paragraph,
    make_run,
)
from macros.outputs.word.marks import number_marks
from macros.outputs.word.tables import is_table, make_gap, make_room_above
from macros.outputs.word.used_styles import remove_unused_styles
from macros.outputs.zip_file import write_zip

LONGEST_PROPERTY = 255  # characters
EMU_IN_TWIP = 635
COLUMN_GAP = 360  # in twentieths of a point


@dataclass(frozen=True)
class DocumentProperties:
    """What a Word file says of itself.

    `footer` stands at each sheet's foot, beside `page`, which is `Page {page} of {pages}`.
    """

    title: str
    subject: str
    author: str
    language: str
    footer: str
    page: str
    layout: Layout = "roomy"

    @property
    def rtl(self) -> bool:
        """Whether the text runs from right to left."""
        return is_right_to_left(self.language)


class WordFile:
    """A Word file in the making: paragraphs and tables are appended, and it is packed at last."""

    def __init__(self, properties: DocumentProperties, site: Site) -> None:
        blank = make_blank_document(
            properties.language, properties.rtl, site.paper, properties.layout
        )
        self.document: Document = docx.Document(io.BytesIO(blank))
        self.width = _measure_text_width(self.document)  # in twentieths of a point
        self.rtl = properties.rtl
        self._write_properties(properties)
        self._write_footer(properties)

    def append(self, elements: Iterable[Element]) -> None:
        """Put paragraphs and tables at the end of the text.

        Two tables without anything between them would become one.
        """
        body = self.document.element.body
        for element in elements:
            end = len(body) - 1  # the section's properties stay last
            if is_table(element) and end and is_table(body[end - 1]):
                body.insert(end, make_gap())
                end += 1
            elif end and is_table(body[end - 1]):
                make_room_above(element)
            body.insert(end, element)

    def end_columns(self, paragraph: Element, count: int) -> None:
        """Let the text set in `count` columns end with a paragraph; what follows goes on below."""
        last = self.document.sections[-1]
        settings = copy.deepcopy(last._sectPr)
        columns = make_element("w:cols", num=count, space=COLUMN_GAP)
        margins, properties = settings.find(qn("w:pgMar")), paragraph.find(qn("w:pPr"))
        assert margins is not None
        assert properties is not None
        margins.addnext(columns)
        properties.append(settings)
        last.start_type = WD_SECTION.CONTINUOUS

    def add_picture(self, png: bytes, width: Length, description: str) -> None:
        """Append a described picture in a paragraph of its own."""
        paragraph: Paragraph = self.document.add_paragraph()
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=width)
        shape._inline.docPr.set("descr", description)

    def hang_picture(self, png: bytes, width: Length, description: str, holder: Element) -> None:
        """Put a described picture into the upper corner where lines end, beside a paragraph."""
        self.add_picture(png, width, description)
        body = self.document.element.body
        paragraph = body[len(body) - 2]
        body.remove(paragraph)
        run = paragraph.find(qn("w:r"))
        drawing = run.find(qn("w:drawing"))
        drawing.replace(drawing[0], make_anchor(drawing[0], "left" if self.rtl else "right"))
        holder.append(run)

    def add_link(self, url: str) -> str:
        """Return the id of a link to an address on the web."""
        part = self.document.part
        return part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def pack(self) -> bytes:
        """Return the file's bytes; the same content gives the same bytes."""
        body = self.document.element.body
        if len(body) > 1 and is_table(body[len(body) - 2]):
            body.insert(len(body) - 1, make_gap())  # the format wants a paragraph there
        number_marks(body)
        remove_unused_styles(self.document)
        saved = io.BytesIO()
        self.document.save(saved)
        with zipfile.ZipFile(saved) as archive:
            return write_zip({name: archive.read(name) for name in archive.namelist()})

    def _write_properties(self, properties: DocumentProperties) -> None:
        core = self.document.core_properties
        core.title = properties.title[:LONGEST_PROPERTY]
        core.subject = properties.subject[:LONGEST_PROPERTY]
        core.author = properties.author[:LONGEST_PROPERTY]
        core.language, core.comments, core.keywords = properties.language, "", ""
        core.created = core.modified = FIXED_DATE
        core.last_modified_by, core.revision = properties.author[:LONGEST_PROPERTY], 1

    def _write_footer(self, properties: DocumentProperties) -> None:
        footer = self.document.sections[0].footer
        footer.is_linked_to_previous = False
        tab = make_element("w:tab", val="right", pos=self.width)
        runs = [
            *make_run(properties.footer),
            make_element("w:r", make_element("w:tab")),
            *_make_page_number(properties.page),
        ]
        paragraph = make_paragraph(runs, "Footer", make_element("w:tabs", tab))
        element = footer._element
        for child in list(element):
            element.remove(child)
        element.append(paragraph)


def _make_page_number(pattern: str) -> Elements:
    """Return a text in which `{page}` and `{pages}` become fields."""
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    elements: Elements = []
    for piece in re.split(r"(\{pages?\})", pattern):
        if piece in fields:
            elements.append(make_field(fields[piece]))
        else:
            elements += make_run(piece)
    return elements


def _measure_text_width(document: Document) -> int:
    section = document.sections[0]
    assert section.page_width
    assert section.left_margin
    return round(Emu(section.page_width - 2 * section.left_margin) / EMU_IN_TWIP)
