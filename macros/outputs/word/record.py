"""The record as a Word file: what a team's note-taker fills in, and the site reads again."""

from __future__ import annotations

from macros.model.site import Site
from macros.outputs.word.block_context import BlockContext
from macros.outputs.word.elements import (
    Element,
    Elements,
    make_bold_run,
    make_checkbox,
    make_paragraph,
    make_run,
    make_tag,
    make_text_control,
)
from macros.outputs.word.marks import BLOCK, ROW, Mark, mark_part
from macros.outputs.word.paper import (
    begin_paper,
    make_boxes,
    make_fields,
    make_table_to_fill_in,
    make_way_online,
)
from macros.outputs.word.prose import make_heading
from macros.outputs.word.tables import (
    CELL_STYLE,
    describe_table,
    make_alignment,
    make_cell,
    make_head_row,
    make_row,
    make_text_cell,
)
from macros.views.guide.codes import CodedResponse
from macros.views.guide.record import Record, RecordPractice, RecordTable

SHARES = (5, 6, 6, 2)  # of the columns of the table of practices
CHOICE_SHARE = 2  # of a column with a box


def write_record_docx(record: Record, site: Site) -> bytes:
    """Return a record as a Word file; the same record gives the same bytes."""
    context = begin_paper(record.head, site)
    file = context.file
    how = [*make_run(f"{record.how} "), *make_way_online(record.head, context)]
    file.append([make_paragraph(how, "Lead")])
    file.append(make_fields(record.meeting, context))
    file.append(_write_part(record.people, context))
    if record.practices:
        title = make_heading(record.practices_title, 2)
        file.append([title, _write_practices(record, context)])
    strengths = record.strengths
    control = make_text_control(strengths.key, strengths.name)
    file.append([make_heading(strengths.name, 2), make_paragraph([control], "WritingLine")])
    file.append(_write_part(record.priorities, context))
    if record.plan:
        file.append([make_paragraph(make_run(record.plan))])
    file.append(_write_part(record.actions, context))
    file.append(_write_part(record.telling, context))
    file.append([make_heading(record.next_title, 2)])
    file.append(make_fields(record.next_meeting, context, prefix="next:"))
    return file.pack()


def _write_part(table: RecordTable, context: BlockContext) -> Elements:
    """Return a table below its heading, and what to know before."""
    elements = [make_heading(table.title, 2)]
    if table.lead:
        elements.append(make_paragraph(make_run(table.lead), keep=True))
    elements += [make_paragraph(make_run(point), "ListBullet", keep=True) for point in table.points]
    return elements + make_table_to_fill_in(table, context)


def _write_practices(record: Record, context: BlockContext) -> Element:
    """Return the table of what the team has agreed on for each practice."""
    titles = [field.name for field in record.practice_fields]
    shares: tuple[int, ...] = SHARES
    if record.choices:  # each in a column of its own, in the answer's place
        first, _, *others = titles
        titles = [first, *record.choices, *others]
        shares = (SHARES[0], *(CHOICE_SHARE for _ in record.choices), *SHARES[2:])
    widths = [context.width * share // sum(shares) for share in shares]
    rows = [make_head_row(titles, widths)]
    rows += [_write_practice(practice, record, widths) for practice in record.practices]
    return describe_table(context.make_table(rows, widths), record.practices_title)


def _write_practice(practice: RecordPractice, record: Record, widths: list[int]) -> Element:
    _, _, reason, priority = record.practice_fields
    answers: Elements = []
    for answer in practice.answers:
        paragraphs: Elements = []
        if answer.title:
            paragraphs.append(make_paragraph(make_bold_run(answer.title), CELL_STYLE, keep=True))
        boxes = make_boxes(answer.responses, practice.address, lead=answer.title, coded=False)
        paragraphs.append(make_paragraph(boxes, CELL_STYLE))
        for paragraph in paragraphs:
            marks = (Mark(level=level) for level in answer.levels)
            answers.append(mark_part(paragraph, BLOCK, record.head, marks))
    answer_cells = [make_cell(answers or [make_paragraph((), CELL_STYLE)], widths[1])]
    if record.choices:
        answer_cells = [_make_choice_cell(each, practice, widths[1]) for each in practice.choices]
    title = make_run(f"{practice.number} {practice.title}".strip())
    said = make_text_control(make_tag(practice.address, "reason"), reason.name)
    mark = make_checkbox(priority.name, make_tag(practice.address, "priority"))
    row = make_row(
        [
            make_text_cell(title, widths[0]),
            *answer_cells,
            make_text_cell([said], widths[-2]),
            make_text_cell([mark], widths[-1], make_alignment("center")),
        ]
    )
    is_chosen = practice.address in record.head.practices  # a question always stands there
    return mark_part(row, ROW, record.head, [Mark(practice.address if is_chosen else "")])


def _make_choice_cell(
    choice: CodedResponse | None, practice: RecordPractice, width: int
) -> Element:
    """Return a cell with the box of a column, a dash where a practice has no such one."""
    box = [make_checkbox(choice.text, make_tag(practice.address))] if choice else make_run("–")
    return make_text_cell(box, width, make_alignment("center"))
