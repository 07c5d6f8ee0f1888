"""What a team fills in or reads off at a meeting, in a Word file: fields, lines, boxes, tables."""

from __future__ import annotations

from macros.outputs.word.block_context import BlockContext
from macros.outputs.word.elements import (
    Element,
    Elements,
    make_bold_run,
    make_checkboxes,
    make_paragraph,
    make_run,
)
from macros.outputs.word.tables import (
    LINE_HEIGHT,
    make_alignment,
    make_head_row,
    make_row,
    make_text_cell,
)
from macros.views.guide import blocks

MINUTES_WIDTH = 1300


def make_caption(name: str) -> Element:
    """Return the name of what is to be filled in below it."""
    return make_paragraph(make_run(name), "Caption")


def make_writing_lines(count: int) -> Elements:
    """Return lines for handwriting: paragraphs with a line below each, on one sheet."""
    return [make_paragraph((), "WritingLine", keep=at < count - 1) for at in range(count)]


def make_field(name: str, content: Elements) -> Element:
    """Return a line with a name, after which something is to be written."""
    return make_paragraph([*make_bold_run(f"{name}: "), *content], "Field")


def write_fields(block: blocks.Fields, context: BlockContext) -> Elements:
    """Return a line to write on for each name."""
    return [make_field(name, []) for name in block.names]


def write_writing_lines(block: blocks.WritingLines, context: BlockContext) -> Elements:
    """Return named lines for handwriting."""
    return [make_caption(block.name), *make_writing_lines(block.lines)]


def write_checkboxes(block: blocks.Checkboxes, context: BlockContext) -> Elements:
    """Return a box for each answer below what is asked."""
    return [make_caption(block.name), make_paragraph(make_checkboxes(block.answers), keep=True)]


def write_table(block: blocks.Table, context: BlockContext) -> Elements:
    """Return a table, with room for handwriting in rows that have an empty cell."""
    widths = [context.width * share // sum(block.shares) for share in block.shares]
    empty = tuple("" for _ in block.head)
    rows = [make_head_row(block.head, widths)]
    for texts in [*(row.cells for row in block.rows), *(empty for _ in range(block.blank))]:
        cells = [
            make_text_cell(make_run(text), width) for text, width in zip(texts, widths, strict=True)
        ]
        rows.append(make_row(cells, block.lines * LINE_HEIGHT if "" in texts else 0))
    return [context.make_table(rows, widths)]


def write_agenda(block: blocks.Agenda, context: BlockContext) -> Elements:
    """Return a table of steps, with their minutes for each length of the meeting."""
    first = context.width - MINUTES_WIDTH * len(block.lengths)
    widths = [first, *(MINUTES_WIDTH for _ in block.lengths)]
    rows = [make_head_row(block.head, widths, ["", *("right" for _ in block.lengths)])]
    for title, minutes in block.steps:
        cells = [make_text_cell(make_run(title), first)]
        cells += [_make_minutes_cell(make_run(figure)) for figure in minutes]
        rows.append(make_row(cells))
    total = [make_text_cell(make_bold_run(block.total), first)]
    total += [_make_minutes_cell(make_bold_run(figure)) for figure in block.totals]
    rows.append(make_row(total))
    if block.capacities:
        cells = [make_text_cell(make_run(block.capacity), first)]
        cells += [_make_minutes_cell(make_run(figure)) for figure in block.capacities]
        rows.append(make_row(cells))
    return [context.make_table(rows, widths)]


def _make_minutes_cell(runs: Elements) -> Element:
    return make_text_cell(runs, MINUTES_WIDTH, make_alignment("right"))
