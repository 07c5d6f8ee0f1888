"""Statements and questions of a guide in a Word file, with boxes for the responses to them."""

from __future__ import annotations

from macros.outputs.word.block_context import BlockContext
from macros.outputs.word.elements import (
    Element,
    Elements,
    keep_together,
    make_bold_run,
    make_checkbox,
    make_checkboxes,
    make_paragraph,
    make_run,
    make_tag,
)
from macros.outputs.word.forms import make_writing_lines, write_fields
from macros.outputs.word.prose import (
    make_heading,
    make_quiet_run,
    make_text_run,
    write_note,
)
from macros.outputs.word.tables import (
    CELL_STYLE,
    describe_table,
    make_alignment,
    make_cell,
    make_empty_cell,
    make_head_row,
    make_row,
    make_text_cell,
)
from macros.views.guide import blocks
from macros.views.names import end_label
from macros.views.practice import ColumnView
from macros.views.statement import Asked, ItemView, StatementView
from macros.views.text_runs import to_plain_text

BOX_WIDTH, TEAM_WIDTH = 1000, 1000  # of a table's columns
# A number must not wrap: its column is as wide as the longest one, between these.
CHARACTER_WIDTH, CELL_MARGINS, WIDEST_NUMBER = 125, 216, 2000


def write_statements(block: blocks.Statements, context: BlockContext) -> Elements:
    """Return a column's statements below its heading."""
    elements = _write_column_head(block.column, block.level, context)
    if block.answers:
        return elements + _write_statement_table(block, context)
    return elements + _write_statement_list(block, context)


def write_column_choice(block: blocks.ColumnChoice, context: BlockContext) -> Elements:
    """Return columns side by side, each with a box at its head, below what is asked."""
    width = context.width // len(block.columns)
    heads, cells = [], []
    for each in block.columns:
        box = make_checkbox(each.column.title, make_tag(block.address))
        runs = [box, *make_bold_run(f"\N{NO-BREAK SPACE}{each.column.title}")]
        heads.append(make_cell(_write_choice_head(each, runs, context), width))
        cells.append(make_cell(_write_choice_body(each, context), width))
    rows = [make_row(heads), make_row(cells, can_split=True)]
    table = context.make_table(rows, [width] * len(block.columns))
    question = make_paragraph(make_run(block.question), "Caption", keep=True)
    return [question, describe_table(table, block.question)]


def _write_choice_head(block: blocks.Statements, runs: Elements, context: BlockContext) -> Elements:
    """Return what stands above a column's statements: its box and title, its level and summary."""
    elements = [make_paragraph(runs, CELL_STYLE)]
    if block.level:
        elements.append(make_paragraph(make_quiet_run(block.level), CELL_STYLE))
    for paragraph in block.column.summary:
        elements.append(make_paragraph(make_quiet_run(to_plain_text(paragraph)), CELL_STYLE))
    return elements + _write_notes(block.column, context)


def _write_choice_body(block: blocks.Statements, context: BlockContext) -> Elements:
    """Return a column's statements, each after its number, in a cell."""
    elements: Elements = []
    for statement in block.column.statements:
        elements += _write_entry(statement, context, CELL_STYLE, numbered=True)
    return elements


def write_questions(block: blocks.Questions, context: BlockContext) -> Elements:
    """Return a list of questions, each with boxes or lines for its answer."""
    elements: Elements = []
    for question in block.questions:
        parts = _write_entry(question, context, "ListBullet")
        if question.responses:
            parts.append(_make_response_line(question))
        parts += make_writing_lines(block.lines)
        elements += keep_together(parts)
    return elements


def _write_column_head(column: ColumnView, level: str, context: BlockContext) -> Elements:
    elements = [make_heading(column.title, context.level + 1)]
    if level:
        elements.append(make_paragraph(make_quiet_run(level), keep=True))
    for paragraph in column.summary:
        text = to_plain_text(paragraph)
        elements.append(make_paragraph(make_quiet_run(text), keep=True))
    return elements + _write_notes(column, context)


def _write_notes(column: ColumnView, context: BlockContext) -> Elements:
    """Return how a column is adapted."""
    elements: Elements = []
    for note in column.adapted.notes if column.adapted else ():
        elements += write_note(note.lead, note.prose, context)
    return elements


def _write_statement_table(block: blocks.Statements, context: BlockContext) -> Elements:
    """Return statements with their boxes in columns."""
    team = [block.team] if block.team else []
    ends = [BOX_WIDTH for _ in block.answers] + [TEAM_WIDTH for _ in team]
    number_width = _measure_numbers(block.column, context)
    widths = [number_width, context.width - number_width - sum(ends), *ends]
    titles = [context.words["guide-number"], block.head, *block.answers, *team]
    rows = [make_head_row(titles, widths, ["", "", *("center" for _ in ends)])]
    for statement in block.column.statements:
        cells = [make_text_cell(_make_number_run(statement), number_width)]
        cells.append(make_cell(_write_entry(statement, context, CELL_STYLE), widths[1]))
        cells += [_make_box_cell(statement, answer) for answer in block.answers]
        cells += [make_empty_cell(TEAM_WIDTH) for _ in team]
        rows.append(make_row(cells))
    return [context.make_table(rows, widths)]


def _measure_numbers(column: ColumnView, context: BlockContext) -> int:
    """Return the width of a column that holds the numbers of statements, and its head."""
    texts = [context.words["guide-number"], *(each.number for each in column.statements)]
    return min(max(map(len, texts)) * CHARACTER_WIDTH + CELL_MARGINS, WIDEST_NUMBER)


def _make_number_run(statement: StatementView) -> Elements:
    """Return a statement's number, which is typed: it is the same in all that people hold."""
    return make_quiet_run(statement.number.replace(" ", "\N{NO-BREAK SPACE}"))


def _make_box_cell(statement: StatementView, answer: str) -> Element:
    tag = make_tag(statement.address)
    runs = [make_checkbox(answer, tag)] if statement.responses else make_run("–")
    return make_text_cell(runs, BOX_WIDTH, make_alignment("center"))


def _write_statement_list(block: blocks.Statements, context: BlockContext) -> Elements:
    """Return statements one after the other, each with its own boxes below it."""
    elements: Elements = []
    for statement in block.column.statements:
        parts = _write_entry(statement, context, "ListNumber", numbered=True)
        if statement.responses:
            parts.append(_make_response_line(statement))
            parts += write_fields(blocks.Fields((block.team,)), context)
        elements += keep_together(parts)
    return elements


def _make_response_line(asked: Asked) -> Element:
    boxes = make_checkboxes(asked.responses.values(), make_tag(asked.address))
    return make_paragraph(boxes, "ListContinue")


def _write_entry(
    entry: StatementView | ItemView | Asked,
    context: BlockContext,
    style: str,
    *,
    numbered: bool = False,
) -> Elements:
    """Return a statement, an item or a question with everything that stands beside it.

    A statement that is `numbered` begins with its number; in a table that has a cell of its own.
    """
    beside = "ListContinue" if style.startswith("List") else style
    elements = [_make_entry_line(entry, style, numbered)]
    if entry.note:
        elements += write_note(context.words["note"], entry.note, context)
    if isinstance(entry, StatementView):
        bullet = "ListBullet2" if style == "ListNumber" else "ListBullet"
        for item in entry.items:
            elements += _write_entry(item, context, bullet)
        if entry.evidence:
            evidence = f"{context.words['evidence']}: {entry.evidence}"
            elements.append(make_paragraph(make_quiet_run(evidence), beside))
    if entry.source_note:
        elements += write_note(context.words["source-note"], entry.source_note, context)
    if entry.own:
        elements.append(make_paragraph(make_quiet_run(context.words["own"]), beside))
    if entry.adapted:
        for note in entry.adapted.notes:
            elements += write_note(note.lead, note.prose, context)
    return elements


def _make_entry_line(
    entry: StatementView | ItemView | Asked, style: str, numbered: bool
) -> Element:
    label = entry.label if isinstance(entry, StatementView | ItemView) else ""
    runs = [*make_bold_run(f"{end_label(label)} " if label else ""), *make_text_run(entry.words)]
    if isinstance(entry, StatementView) and entry.own_levels:
        runs += make_quiet_run(f" · {entry.own_levels}")
    if numbered and isinstance(entry, StatementView):
        runs = [*_make_number_run(entry), *make_run("\N{EN SPACE}"), *runs]
    return make_paragraph(runs, style)
