"""The handout as a Word file: a section on a landscape sheet, its columns side by side."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from macros.model.site import Site
from macros.outputs.word.block_context import BlockContext
from macros.outputs.word.elements import (
    Element,
    Elements,
    make_bold_run,
    make_paragraph,
    make_run,
)
from macros.outputs.word.forms import make_caption, make_writing_lines
from macros.outputs.word.marks import BLOCK, COLUMN, ROW, Mark, mark_part
from macros.outputs.word.paper import add_way_online, begin_paper, make_boxes, make_fields
from macros.outputs.word.prose import make_heading, make_quiet_run
from macros.outputs.word.tables import (
    CELL_STYLE,
    describe_table,
    make_cell,
    make_head_row,
    make_row,
)
from macros.views.guide.handout import (
    Handout,
    HandoutColumn,
    HandoutItem,
    HandoutPractice,
    HandoutQuestion,
    HandoutSet,
    HandoutStatement,
    HandoutTable,
)

PRACTICE_PART = 5  # the share of a table's width that its first column takes
NOTE_LINES = 3
ONE_SIDE = 20  # statements; where there are more, two sides have little room for notes
CHARACTER_WIDTH = 95  # in twentieths of a point
MOST_LINES = 18  # of a row that is not parted; one higher than a sheet would be cut off


def write_handout_docx(handout: Handout, site: Site) -> bytes:
    """Return a handout as a Word file; the same handout gives the same bytes."""
    context = begin_paper(handout.head, site, "landscape")
    file = context.file
    file.append(make_fields(handout.fields, context, in_line=4))
    file.append([make_paragraph(make_run(handout.how), "Lead")])
    file.append(_write_norms(handout))
    file.append(_write_set(each, handout) for each in handout.sets)
    for table in handout.tables:
        file.append([_write_table(table, handout, context)])
    if handout.questions:
        title = make_heading(handout.questions_title, 2)
        marks = map(_mark_question, handout.questions)
        file.append([mark_part(title, BLOCK, handout.head, marks)])
        file.append(_write_question(each, handout) for each in handout.questions)
    if handout.notes:
        lines = NOTE_LINES if handout.statements <= ONE_SIDE else 1
        file.append([make_caption(handout.notes), *make_writing_lines(lines)])
    add_way_online(handout.head, context)
    return file.pack()


def _write_norms(handout: Handout) -> Elements:
    if not handout.norms:
        return []
    text = make_run(" ".join(handout.norms))
    return [make_paragraph([*make_bold_run(f"{handout.norms_title}: "), *text])]


def _write_set(each: HandoutSet, handout: Handout) -> Element:
    """Return what the codes of a set mean, in a line that is there where it is asked."""
    runs = make_bold_run(f"{handout.sets_title} · {each.title}: ")
    for number, response in enumerate(each.responses):
        runs += make_run("; " if number else "")
        runs += [*make_bold_run(response.code), *make_run(f" {response.text}")]
        if response.meaning:
            runs += make_quiet_run(f": {response.meaning}")
    marks = _iter_marks_of_set(each, handout)
    return mark_part(make_paragraph(runs), BLOCK, handout.head, marks)


def _iter_marks_of_set(each: HandoutSet, handout: Handout) -> Iterator[Mark]:
    """Yield where a set is asked."""
    wanted = [(response.key, response.code) for response in each.responses]

    def is_asked(asked: HandoutStatement | HandoutPractice) -> bool:
        return [(response.key, response.code) for response in asked.responses] == wanted

    for row in (row for table in handout.tables for row in table.rows):
        if is_asked(row):
            yield Mark(row.address)
        for statement in (one for cell in row.cells for one in cell):
            if is_asked(statement):
                yield Mark(row.address, statement.level)


def _write_table(table: HandoutTable, handout: Handout, context: BlockContext) -> Element:
    """Return the table of some practices, with a place for each column's statements."""
    shares = [PRACTICE_PART, *(column.share for column in table.columns)]
    widths = [context.width * share // sum(shares) for share in shares]
    titles = [table.practice, *map(_name_column, table.columns)]
    heads = make_head_row(titles, widths)
    for at, head in enumerate(heads.iterchildren(qn("w:tc"))):
        if at:
            column = ((row.address, one) for row in table.rows for one in row.cells[at - 1])
            marks = (Mark(address, one.level) for address, one in column)
            mark_part(head, COLUMN, handout.head, marks)
    rows = [heads]
    for practice in table.rows:
        cells = [make_cell(_write_practice(practice), widths[0])]
        is_long = _count_lines(practice, widths) > MOST_LINES
        for statements, width in zip(practice.cells, widths[1:], strict=True):
            content = [
                mark_part(each, BLOCK, handout.head, [Mark(level=one.level)])
                for one in statements
                for each in _write_statement(one)
            ]
            cells.append(make_cell(content or [make_paragraph((), CELL_STYLE)], width))
        row = make_row(cells, can_split=is_long)
        rows.append(mark_part(row, ROW, handout.head, [Mark(practice.address)]))
    return describe_table(context.make_table(rows, widths), handout.head.document_title)


def _count_lines(practice: HandoutPractice, widths: list[int]) -> int:
    """Return about how many lines the longest cell of a practice has."""
    lines = [0]
    for statements, width in zip(practice.cells, widths[1:], strict=True):
        texts = [text for one in statements for text in (one.text, *(i.text for i in one.items))]
        lines.append(sum(len(text) * CHARACTER_WIDTH // width + 1 for text in texts))
    return max(lines)


def _name_column(column: HandoutColumn) -> str:
    return f"{column.title} ({column.level})" if column.level else column.title


def _write_practice(practice: HandoutPractice) -> Elements:
    title = f"{practice.number} {practice.title}".strip()
    paragraphs = [make_paragraph(make_bold_run(title), CELL_STYLE)]
    if practice.responses:
        paragraphs.append(make_paragraph(make_run(practice.question), CELL_STYLE))
        boxes = make_boxes(practice.responses, practice.address)
        paragraphs.append(make_paragraph(boxes, CELL_STYLE))
    return paragraphs


def _write_statement(statement: HandoutStatement) -> Elements:
    """Return a statement by its number, then its boxes, then its parts."""
    label = f"{statement.label} " if statement.label else ""
    runs = [
        *make_quiet_run(statement.number.replace(" ", "\N{NO-BREAK SPACE}")),
        *make_run("\N{EN SPACE}"),
        *make_bold_run(label),
        *make_run(statement.text),
    ]
    items = [_write_item(item) for item in statement.items]
    if not statement.responses:  # set closely, since nobody answers it
        run_in = [run for item in items for run in (*make_run(" "), *item)]
        return [make_paragraph([*runs, *run_in], CELL_STYLE)]
    boxes = make_boxes(statement.responses, statement.address)
    if not items:
        return [make_paragraph([*runs, *make_run("\N{EN SPACE}"), *boxes], CELL_STYLE)]
    return [make_paragraph(each, CELL_STYLE) for each in (runs, *items, boxes)]


def _write_item(item: HandoutItem) -> Elements:
    name = f"{item.label} " if item.label else ""
    return [*make_quiet_run("• "), *make_bold_run(name), *make_run(item.text)]


def _write_question(question: HandoutQuestion, handout: Handout) -> Element:
    number = make_bold_run(f"{question.practice} " if question.practice else "")
    paragraph = make_paragraph([*number, *make_run(question.text)], "ListBullet")
    return mark_part(paragraph, BLOCK, handout.head, [_mark_question(question)])


def _mark_question(question: HandoutQuestion) -> Mark:
    """Return the mark of a question, which its practice or the whole section has."""
    owner = question.address.rpartition("/")[0]
    return Mark(owner if owner.count("/") > 1 else "")
