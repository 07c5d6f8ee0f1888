"""The run sheet as a Word file: what a facilitator leads a meeting from, a page for each length."""

from __future__ import annotations

from docx.oxml.ns import qn

from macros.model.site import Site
from macros.outputs.word.block_context import BlockContext
from macros.outputs.word.elements import (
    Element,
    Elements,
    make_bold_run,
    make_element,
    make_paragraph,
    make_run,
)
from macros.outputs.word.marks import (
    BLOCK,
    COLUMN,
    MINUTES,
    ROW,
    STATEMENTS,
    TABLE,
    Mark,
    mark_part,
)
from macros.outputs.word.paper import begin_paper, make_way_online
from macros.outputs.word.prose import make_heading
from macros.outputs.word.tables import (
    CELL_STYLE,
    describe_table,
    make_cell,
    make_head_row,
    make_row,
    make_text_cell,
)
from macros.views.guide.run_sheet import RunPractice, RunSheet, RunSheetPage, RunStep

STEP_SHARES = (2, 4, 12)
PRACTICE_SHARES, MINUTES_SHARE = (18, 5), 4


def write_run_sheet_docx(sheet: RunSheet, site: Site) -> bytes:
    """Return a run sheet as a Word file; the same run sheet gives the same bytes."""
    context = begin_paper(sheet.head, site)
    file = context.file
    if sheet.preparation:
        file.append([make_heading(sheet.heads.preparation, 2)])
        file.append(make_paragraph(make_run(text)) for text in sheet.preparation)
    if online := make_way_online(sheet.head, context):
        file.append([make_paragraph(online)])
    file.append(_write_decision(sheet))
    if sheet.practices:
        file.append([make_heading(sheet.heads.practices, 2), _write_practices(sheet, context)])
    if sheet.prompts:
        runs = [*make_bold_run(f"{sheet.heads.prompts}: "), *make_run(" ".join(sheet.prompts))]
        file.append([make_paragraph(runs, "Lead")])
    for page in sheet.pages:
        file.append(_write_page(page, sheet, context))
    return file.pack()


def _write_decision(sheet: RunSheet) -> Elements:
    """Return how the team decides."""
    elements: Elements = []
    if sheet.consensus:
        elements.append(make_heading(sheet.heads.deciding, 2))
        elements.append(make_paragraph(make_run(sheet.consensus)))
    for hand in sheet.hands:
        runs = [*make_bold_run(f"{hand.title} "), *make_run(hand.text)]
        elements.append(make_paragraph(runs, "ListBullet"))
    if sheet.divided:
        lead = make_bold_run(f"{sheet.heads.divided} ")
        elements.append(make_paragraph([*lead, *make_run(sheet.divided)]))
    return elements


def _write_page(page: RunSheetPage, sheet: RunSheet, context: BlockContext) -> Elements:
    """Return a meeting of one length on a page of its own."""
    heads = sheet.heads
    break_before = make_element("w:pageBreakBefore")
    elements = [make_heading(page.title, 2, break_before)] if page.title else []
    if page.capacity:
        elements.append(make_paragraph(make_run(page.capacity), keep=True))
    marks = [Mark(minutes=page.length)]
    for element in elements:
        mark_part(element, BLOCK, sheet.head, marks)
    if not page.steps:
        return elements
    widths = [context.width * share // sum(STEP_SHARES) for share in STEP_SHARES]
    spoken = f"{heads.say} · {heads.do} · {heads.watch}"
    rows = [make_head_row([heads.clock, heads.step, spoken], widths)]
    rows += [_write_step(step, sheet, widths) for step in page.steps]
    table = describe_table(context.make_table(rows, widths), page.title)
    return [*elements, mark_part(table, TABLE, sheet.head, marks)]


def _write_step(step: RunStep, sheet: RunSheet, widths: list[int]) -> Element:
    heads = sheet.heads
    title = [*make_bold_run(step.title)]
    if step.minutes:
        title += make_run(f" {step.minutes}\N{PRIME}")
    parts: Elements = []
    for name, texts in ((heads.say, step.say), (heads.do, step.do), (heads.watch, step.watch)):
        for number, text in enumerate(texts):
            lead = make_bold_run(f"{name}: ") if number == 0 else []
            parts.append(make_paragraph([*lead, *make_run(text)], CELL_STYLE))
    return make_row(
        [
            make_text_cell(make_run(step.clock), widths[0]),
            make_text_cell(title, widths[1]),
            make_cell(parts or [make_paragraph((), CELL_STYLE)], widths[2]),
        ]
    )


def _write_practices(sheet: RunSheet, context: BlockContext) -> Element:
    """Return the table of practices, with the minutes that each has in a meeting of each length."""
    pages = [page for page in sheet.pages if page.shares and page.title]
    shares = (*PRACTICE_SHARES, *(MINUTES_SHARE for _ in pages))
    widths = [context.width * share // sum(shares) for share in shares]
    heads = [sheet.heads.practice, sheet.heads.statements, *(page.title for page in pages)]
    rows = [make_head_row(heads, widths)]
    cells = list(rows[0].iterchildren(qn("w:tc")))[2:]
    for page, cell in zip(pages, cells, strict=True):
        mark_part(cell, COLUMN, sheet.head, [Mark(minutes=page.length)])
    for number, practice in enumerate(sheet.practices):
        minutes = {page.length: page.shares[number] for page in pages}
        row = _write_practice(practice, minutes, sheet, widths)
        rows.append(mark_part(row, ROW, sheet.head, [Mark(practice.address)]))
    return describe_table(context.make_table(rows, widths), sheet.heads.practices)


def _write_practice(
    practice: RunPractice, minutes: dict[str, str], sheet: RunSheet, widths: list[int]
) -> Element:
    """Return a practice's row, with its minutes by the length of a meeting."""
    title = f"{practice.number} {practice.title}".strip()
    content = [make_paragraph(make_bold_run(title), CELL_STYLE)]
    content += [make_paragraph(make_run(each), CELL_STYLE) for each in practice.questions]
    numbers = make_text_cell(make_run(practice.statements), widths[1])
    cells = [mark_part(numbers, STATEMENTS, sheet.head, [Mark(practice.address)])]
    for (length, text), width in zip(minutes.items(), widths[2:], strict=True):
        cell = make_text_cell(make_run(text), width)
        marks = [Mark(practice.address, minutes=length)]
        cells.append(mark_part(cell, MINUTES, sheet.head, marks))
    return make_row([make_cell(content, widths[0]), *cells])
