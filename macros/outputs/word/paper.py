"""What the Word files of a meeting have in common: handout, record, and run sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.shared import Mm

from macros.model.site import Site
from macros.outputs import qr
from macros.outputs.html.stylesheet import get_accent
from macros.outputs.word.blank_document import Layout
from macros.outputs.word.block_context import BlockContext
from macros.outputs.word.elements import (
    Element,
    Elements,
    make_bold_run,
    make_checkbox,
    make_color,
    make_element,
    make_paragraph,
    make_run,
    make_tag,
    make_text_control,
)
from macros.outputs.word.prose import make_quiet_run
from macros.outputs.word.tables import (
    CELL_STYLE,
    describe_table,
    make_cell,
    make_head_row,
    make_row,
)
from macros.outputs.word.word_file import DocumentProperties, WordFile
from macros.views.guide.codes import CodedResponse
from macros.views.guide.document_head import DocumentHead, Field
from macros.views.guide.record import RecordTable

CODE_WIDTH = Mm(18)
SHORT = 20  # characters of a response that no line's end parts
NUMBER_WIDTH = 560  # of a table's column, in twentieths of a point


def begin_paper(head: DocumentHead, site: Site, layout: Layout = "compact") -> BlockContext:
    """Return a new file that says what it is, and of which section."""
    properties = DocumentProperties(
        title=head.document_title,
        subject=head.place,
        author=head.site,
        language=head.language,
        footer=f"{head.title} · {head.version}",
        page=head.words["page"],
        layout=layout,
    )
    file = WordFile(properties, site)
    accent = get_accent(site).lstrip("#")
    context = BlockContext(file, head.words, properties.rtl, accent)
    kind = make_run(f"{head.kind} · {head.place}", make_color(accent))
    about = make_paragraph([*kind, *make_quiet_run(f" · {head.audience}")], "Kind")
    if head.url:
        file.hang_picture(qr.draw_png(head.url), CODE_WIDTH, head.words["picture"], about)
    file.append([about, make_paragraph(make_run(head.title), "PaperTitle")])
    return context


def make_way_online(head: DocumentHead, context: BlockContext) -> Elements:
    """Return what can be done online, with the page's address; nothing where that is unknown."""
    if not head.url:
        return []
    link = context.make_link(head.url, head.url.partition("://")[2])
    return [*make_run(f"{head.words['online']} "), link]


def make_fields(
    fields: Sequence[Field], context: BlockContext, *, prefix: str = "", in_line: int = 2
) -> Elements:
    """Return places to type in, some in a line; `prefix` goes before the keys of their tags."""
    paragraphs = []
    places = [context.file.width * place // in_line for place in range(1, in_line)]
    for start in range(0, len(fields), in_line):
        runs: Elements = []
        for field in fields[start : start + in_line]:
            if runs:
                runs.append(make_element("w:r", make_element("w:tab")))
            control = make_text_control(f"{prefix}{field.key}", field.name)
            runs += [*make_bold_run(f"{field.name}: "), control]
        tabs = [make_element("w:tab", val="left", pos=place) for place in places]
        paragraphs.append(make_paragraph(runs, "Field", make_element("w:tabs", *tabs)))
    return paragraphs


def make_boxes(
    responses: Iterable[CodedResponse], address: str, *, lead: str = "", coded: bool = True
) -> Elements:
    """Return a box for each response, with its code or its words, that no line's end parts.

    `lead` goes before the response in what is read out, as the column that it is about.
    """
    runs: Elements = []
    for response in responses:
        shown = response.code if coded else response.text
        gap = "\N{NO-BREAK SPACE}" * 2 if coded else "   "
        runs += make_run(gap if runs else "")
        title = f"{lead}: {response.text}" if lead else response.text
        runs.append(make_checkbox(title, make_tag(address)))
        if len(shown) <= SHORT:
            shown = shown.replace(" ", "\N{NO-BREAK SPACE}")
        runs += make_run(f"\N{NO-BREAK SPACE}{shown}")
    return runs


def make_table_to_fill_in(table: RecordTable, context: BlockContext) -> Elements:
    """Return a table with a place to type in in each cell of its empty rows."""
    shares, titles = list(table.shares), [field.name for field in table.fields]
    width = context.width - (NUMBER_WIDTH if table.numbered else 0)
    widths = [width * share // sum(shares) for share in shares]
    if table.numbered:
        widths, titles = [NUMBER_WIDTH, *widths], [context.words["number"], *titles]
    rows = [make_head_row(titles, widths)]
    for number in range(1, table.rows + 1):
        first = [_make_number_cell(number)] if table.numbered else []
        cells = [
            _make_control_cell(table.key, field, width)
            for field, width in zip(table.fields, widths[len(first) :], strict=True)
        ]
        rows.append(make_row([*first, *cells], 380))
    return [describe_table(context.make_table(rows, widths), table.title)]


def _make_number_cell(number: int) -> Element:
    return make_cell([make_paragraph(make_run(str(number)), CELL_STYLE)], NUMBER_WIDTH)


def _make_control_cell(key: str, field: Field, width: int) -> Element:
    control = make_text_control(f"{key}:{field.key}", field.name)
    return make_cell([make_paragraph([control], CELL_STYLE)], width)
