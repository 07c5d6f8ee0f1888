"""The Word file that scripts fill in with the record of a team or a district.

Its text is a sample of each part that such a record has; the script that writes one repeats them
(`overrides/assets/models/word-writer.js`). So a record looks as every other Word file of the site.
"""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from macros.model.site import Site
from macros.outputs.html.stylesheet import get_accent
from macros.outputs.word.block_context import BlockContext
from macros.outputs.word.elements import (
    Element,
    Elements,
    make_bold_run,
    make_checkbox,
    make_choice_control,
    make_color,
    make_paragraph,
    make_run,
    make_text_control,
)
from macros.outputs.word.paper import make_fields
from macros.outputs.word.prose import HEADINGS, make_quiet_run
from macros.outputs.word.tables import (
    CELL_STYLE,
    describe_table,
    make_cell,
    make_head_row,
    make_row,
)
from macros.outputs.word.word_file import DocumentProperties, WordFile
from macros.views.guide.document_head import Field

#: What the script puts in the place of these.
TITLE, FOOTER, SAMPLE = "{title}", "{footer}", "{sample}"
#: Where a record lies in its Word file, whole, beside what people read of it.
RECORD, RECORD_PROPERTIES = "/customXml/item1.xml", "/customXml/itemProps1.xml"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
SCHEMA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
ITEM_ID = "{6D0C6B54-6E1F-4D7B-9F4E-2B8F5C3A7E10}"
EMPTY = b'<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="urn:practice-profiles:record"/>'


def write_record_template(site: Site, page: str) -> bytes:
    """Return the file; `page` is what its foot says of a sheet, `Page {page} of {pages}`."""
    properties = DocumentProperties(
        title=TITLE,
        subject="",
        author=site.name,
        language=site.language,
        footer=FOOTER,
        page=page,
        layout="compact",
    )
    file = WordFile(properties, site)
    accent = get_accent(site).lstrip("#")
    context = BlockContext(file, {}, properties.rtl, accent)
    file.append([make_paragraph(make_run(SAMPLE, make_color(accent)), "Kind")])
    for style in ("PaperTitle", *HEADINGS.values(), "ListBullet", "ListNumber"):
        file.append([make_paragraph(make_run(SAMPLE), style)])
    file.append(make_fields([Field("one", SAMPLE), Field("two", SAMPLE)], context))
    file.append([make_paragraph([*make_bold_run(SAMPLE), *make_quiet_run(SAMPLE)])])
    file.append([make_paragraph(_make_controls(), "WritingLine"), _make_table(context)])
    _add_record(file)
    return file.pack()


def _make_controls() -> Elements:
    return [
        make_text_control("text", SAMPLE),
        make_choice_control("choice", SAMPLE),
        make_checkbox(SAMPLE, "box"),
    ]


def _make_table(context: BlockContext) -> Element:
    width = context.width
    cell = make_cell([make_paragraph(make_run(SAMPLE), CELL_STYLE)], width)
    rows = [make_head_row([SAMPLE], [width]), make_row([cell])]
    return describe_table(context.make_table(rows, [width]), SAMPLE)


def _add_record(file: WordFile) -> None:
    """Add the part in which a record lies; programs leave it as it is."""
    package = file.document.part.package
    assert package
    store = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<ds:datastoreItem xmlns:ds="{SCHEMA}"'
        f' ds:itemID="{ITEM_ID}"><ds:schemaRefs/></ds:datastoreItem>'
    )
    properties = Part(PackURI(RECORD_PROPERTIES), PROPERTIES_TYPE, store.encode(), package)
    record = Part(PackURI(RECORD), "application/xml", EMPTY, package)
    record.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    file.document.part.relate_to(record, RELATIONSHIP_TYPE.CUSTOM_XML)
