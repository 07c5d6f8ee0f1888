"""Tables of a Word file; widths and heights are in twentieths of a point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from macros.outputs.word.elements import Element, Elements, make_element, make_paragraph, make_run

LINE_HEIGHT = 480  # from one line for handwriting to the next
INDENT = 108  # a table's frame stands out by the space in its cells
CELL_STYLE, HEAD_STYLE = "NoSpacing", "TableHeading"
HEAD_FILL = "EEF1F0"
QUIET = "4C575D"


def make_cell(content: Iterable[Element], width: int, *properties: Element) -> Element:
    """Return a cell with its paragraphs."""
    settings = make_element("w:tcPr", make_element("w:tcW", w=width, type="dxa"), *properties)
    return make_element("w:tc", settings, *content)


def make_text_cell(runs: Iterable[Element], width: int, *properties: Element) -> Element:
    """Return a cell with one paragraph, which has these properties."""
    return make_cell([make_paragraph(runs, CELL_STYLE, *properties)], width)


def make_empty_cell(width: int, *properties: Element) -> Element:
    """Return a cell to write in."""
    return make_cell([make_paragraph(())], width, *properties)


def make_writing_cell(width: int) -> Element:
    """Return a cell to write in, with a line below it."""
    line = make_element("w:bottom", val="single", sz=4, space=0, color=QUIET)
    return make_empty_cell(width, make_element("w:tcBorders", line))


def make_bottom_alignment() -> Element:
    """Return the property that puts a cell's text at its foot."""
    return make_element("w:vAlign", val="bottom")


def make_alignment(side: str) -> Element:
    """Return the property that puts a paragraph's text to a side: `right` or `center`."""
    return make_element("w:jc", val=side)


def make_row(cells: Iterable[Element], height: int = 0) -> Element:
    """Return a row that no sheet's end cuts, at least so high."""
    settings = make_element("w:trPr", make_element("w:cantSplit"))
    if height:
        settings.append(make_element("w:trHeight", val=height, hRule="atLeast"))
    return make_element("w:tr", settings, *cells)


def make_head_row(
    titles: Sequence[str], widths: Sequence[int], *, side: str = "", span: int = 1
) -> Element:
    """Return a table's first row, repeated on each sheet.

    `side` is where titles stand in all columns but the first, which spans so many columns.
    """
    cells = []
    for number, (title, width) in enumerate(zip(titles, widths, strict=True)):
        first = number == 0
        properties: Elements = []
        if first and span > 1:
            properties.append(make_element("w:gridSpan", val=span))
        properties.append(make_element("w:shd", val="clear", color="auto", fill=HEAD_FILL))
        properties.append(make_bottom_alignment())
        alignment = [make_alignment(side)] if side and not first else []
        paragraph = make_paragraph(make_run(title), HEAD_STYLE, *alignment)
        cells.append(make_cell([paragraph], width, *properties))
    settings = make_element("w:trPr", make_element("w:cantSplit"), make_element("w:tblHeader"))
    return make_element("w:tr", settings, *cells)


def make_table(
    rows: Iterable[Element], widths: Sequence[int], *, rtl: bool, framed: bool = True
) -> Elements:
    """Return a table; a small paragraph after it keeps it apart from the next."""
    settings = make_element("w:tblPr")
    settings.append(make_element("w:tblStyle", val="TableGrid" if framed else "TableNormal"))
    if rtl:
        settings.append(make_element("w:bidiVisual"))
    margins = make_element(
        "w:tblCellMar",
        make_element("w:top", w=50, type="dxa"),
        make_element("w:bottom", w=30, type="dxa"),
    )
    look = make_element("w:tblLook", firstRow=int(framed), lastRow=0, firstColumn=0, lastColumn=0)
    settings.extend(
        [
            make_element("w:tblW", w=sum(widths), type="dxa"),
            make_element("w:tblInd", w=INDENT, type="dxa"),
            make_element("w:tblLayout", type="fixed"),
            margins,
            look,
        ]
    )
    grid = make_element("w:tblGrid", *(make_element("w:gridCol", w=width) for width in widths))
    return [make_element("w:tbl", settings, grid, *rows), make_gap()]


def make_gap() -> Element:
    """Return a small empty paragraph."""
    spacing = make_element("w:spacing", before=0, after=0, line=120, lineRule="exact")
    return make_paragraph((), "", spacing)


def is_gap(element: Element) -> bool:
    """Is this the small empty paragraph after a table?"""
    return etree.tostring(element) == etree.tostring(make_gap())
