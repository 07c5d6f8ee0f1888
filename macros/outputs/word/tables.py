"""Tables of a Word file; widths and heights are in twentieths of a point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.oxml.ns import qn

from macros.outputs.word.elements import Element, make_element, make_paragraph, make_run

LINE_HEIGHT = 480  # from one line for handwriting to the next
INDENT = 80  # a table's frame stands out by the space in its cells
CELL_STYLE, HEAD_STYLE = "TableText", "TableHeading"


def make_cell(content: Iterable[Element], width: int, *properties: Element) -> Element:
    """Return a cell with its paragraphs."""
    settings = make_element("w:tcPr", make_element("w:tcW", w=width, type="dxa"), *properties)
    return make_element("w:tc", settings, *content)


def make_text_cell(runs: Iterable[Element], width: int, *properties: Element) -> Element:
    """Return a cell with one paragraph, which has these properties."""
    return make_cell([make_paragraph(runs, CELL_STYLE, *properties)], width)


def make_empty_cell(width: int) -> Element:
    """Return a cell to write in."""
    return make_cell([make_paragraph((), CELL_STYLE)], width)


def make_bottom_alignment() -> Element:
    """Return the property that puts a cell's text at its foot."""
    return make_element("w:vAlign", val="bottom")


def make_alignment(side: str) -> Element:
    """Return the property that puts a paragraph's text to a side: `right` or `center`."""
    return make_element("w:jc", val=side)


def make_row(cells: Iterable[Element], height: int = 0, *, can_split: bool = False) -> Element:
    """Return a row at least so high, which no sheet's end parts unless it can split."""
    settings = [] if can_split else [make_element("w:cantSplit")]
    if height:
        settings.append(make_element("w:trHeight", val=height, hRule="atLeast"))
    return make_element("w:tr", *([make_element("w:trPr", *settings)] if settings else []), *cells)


def make_head_row(
    titles: Sequence[str], widths: Sequence[int], sides: Sequence[str] = ()
) -> Element:
    """Return a table's first row, repeated on each sheet.

    `sides` are where titles stand: `center`, `right`, or "" for the side where a text begins.
    """
    cells = []
    for title, width, side in zip(titles, widths, sides or [""] * len(widths), strict=True):
        alignment = [make_alignment(side)] if side else []
        paragraph = make_paragraph(make_run(title), HEAD_STYLE, *alignment)
        cells.append(make_cell([paragraph], width, make_bottom_alignment()))
    settings = make_element("w:trPr", make_element("w:cantSplit"), make_element("w:tblHeader"))
    return make_element("w:tr", settings, *cells)


def make_table(rows: Iterable[Element], widths: Sequence[int], *, rtl: bool) -> Element:
    """Return a table whose first row is its head."""
    settings = make_element("w:tblPr", make_element("w:tblStyle", val="TableGrid"))
    if rtl:
        settings.append(make_element("w:bidiVisual"))
    look = make_element("w:tblLook", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0)
    settings.extend(
        [
            make_element("w:tblW", w=sum(widths), type="dxa"),
            make_element("w:tblInd", w=INDENT, type="dxa"),
            make_element("w:tblLayout", type="fixed"),
            look,
        ]
    )
    grid = make_element("w:tblGrid", *(make_element("w:gridCol", w=width) for width in widths))
    return make_element("w:tbl", settings, grid, *rows)


def describe_table(table: Element, title: str) -> Element:
    """Return a table with its name, which is read out to those who do not see it."""
    settings = table[0]
    settings.append(make_element("w:tblCaption", val=title))
    return table


def is_table(element: Element) -> bool:
    """Is this a table?"""
    return str(element.tag).endswith("}tbl")


def make_gap(height: int = 120) -> Element:
    """Return the small paragraph that the format asks for between two tables, and at the end."""
    spacing = make_element("w:spacing", before=0, after=0, line=height, lineRule="exact")
    return make_paragraph((), "", spacing)


def make_room_above(paragraph: Element) -> None:
    """Keep a paragraph without a style apart from the table above it."""
    settings = paragraph.find(qn("w:pPr"))
    if settings is None:
        settings = make_element("w:pPr")
        paragraph.insert(0, settings)
    if settings.find(qn("w:pStyle")) is None:
        settings.insert(0, make_element("w:pStyle", val="Lead"))
