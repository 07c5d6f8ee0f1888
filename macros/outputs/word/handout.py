"""The handout as a Word file: a section on a landscape sheet, its columns side by side."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from macros.model.site import Site
from macros.outputs.word.block_context import BlockContext
from macros.outputs.word.elements import (
    Element,
    Elements,
    keep_together,
    make_bold_run,
    make_checkbox,
    make_element,
    make_paragraph,
    make_run,
    make_tag,
    make_text_control,
)
from macros.outputs.word.marks import BLOCK, COLUMN, NOTES, ROW, Mark, mark_part
from macros.outputs.word.paper import begin_paper, make_boxes, make_fields, make_way_online
from macros.outputs.word.prose import make_heading, make_quiet_run
from macros.outputs.word.tables import (
    CELL_STYLE,
    describe_table,
    make_cell,
    make_gap,
    make_head_row,
    make_row,
)
from macros.views.guide.handout_parts import (
    Handout,
    HandoutColumn,
    HandoutItem,
    HandoutPractice,
    HandoutQuestion,
    HandoutSet,
    HandoutStatement,
    HandoutTable,
)

PRACTICE_PART = 0.12  # of a table's width, for a short title
SHORT_TITLE, WIDEST = 50, 1.5  # a column of titles widens with the longest of them
QUESTION_COLUMNS = 2
CHARACTER_WIDTH = 95  # in twentieths of a point
BOX_WIDTH = 420  # of a box with its code, as above
DIGIT_WIDTH = 85
CELL_SPACE = 2 * 80  # at a cell's sides
MOST_LINES = 18  # of a row that is not parted; one higher than a sheet would be cut off


def write_handout_docx(handout: Handout, site: Site) -> bytes:
    """Return a handout as a Word file; the same handout gives the same bytes."""
    context = begin_paper(handout.head, site, "landscape")
    file = context.file
    file.append(make_fields(handout.fields, context, in_line=4))
    how = [*make_run(f"{handout.how} "), *make_way_online(handout.head, context)]
    lead = make_paragraph(how, "Lead")
    file.append([mark_part(lead, NOTES, handout.head, [Mark()])])
    file.append(_write_set(each, handout) for each in handout.sets)
    for table in handout.tables:
        file.append([_write_table(table, handout, context)])
    if handout.questions:
        _add_questions(handout, context)
    file.append(_write_norms(handout))
    file.append(_write_place_for_notes(handout))
    file.append(_write_note_lines(handout))
    return file.pack()


def _write_place_for_notes(handout: Handout) -> Elements:
    """Return a place to type notes on statements, if there is one.

    `overrides/assets/models/word-reader.js` takes them back by their numbers.
    """
    if not handout.by_number:
        return []
    control = make_text_control(NOTES, handout.notes_name)
    return [make_paragraph([*make_run(f"{handout.by_number} "), control], "Lead")]


def _write_note_lines(handout: Handout) -> Elements:
    """Return lines to write on, the first of which says what for."""
    lines = [make_paragraph((), "Field") for _ in range(handout.note_lines)]
    for line in lines[:1]:
        line.extend(make_bold_run(handout.notes))
    return keep_together(lines)


def _add_questions(handout: Handout, context: BlockContext) -> None:
    """Add the questions in columns below their title, which goes with the last of them."""
    title = make_heading(handout.questions_title, 2)
    questions = [each for one in handout.questions for each in _write_question(one, handout)]
    end = make_gap(20)
    for each in (title, end):
        mark_part(each, BLOCK, handout.head, map(_mark_question, handout.questions))
    context.file.append([title, *questions, end])
    context.file.end_columns(title, 1)
    context.file.end_columns(end, QUESTION_COLUMNS)


def _write_norms(handout: Handout) -> Elements:
    if not handout.norms:
        return []
    text = make_run(" ".join(handout.norms))
    return [make_paragraph([*make_bold_run(f"{handout.norms_title}: "), *text], "Lead")]


def _write_set(each: HandoutSet, handout: Handout) -> Element:
    """Return what the codes of a set mean, in a line that is there where it is asked."""
    runs = make_bold_run(f"{handout.sets_title} · {each.title}: ")
    for number, response in enumerate(each.responses):
        runs += make_run("; " if number else "")
        runs += [*make_bold_run(response.code), *make_run(f" {response.text}")]
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
                yield from _mark_statement(row.address, statement)


def _mark_statement(practice: str, statement: HandoutStatement) -> Iterator[Mark]:
    """Yield a mark for each level that a statement speaks of; `practice` is an address, or ""."""
    for level in statement.levels or ("",):
        yield Mark(practice, level)


def _write_table(table: HandoutTable, handout: Handout, context: BlockContext) -> Element:
    """Return the table of some practices, with a place for each column's statements."""
    widths = _divide_width(table, context.width)
    titles = [table.practice, *map(_name_column, table.columns)]
    heads = make_head_row(titles, widths)
    if table.question:
        first = next(heads.iterchildren(qn("w:tc")))
        first.append(make_paragraph(make_run(table.question), CELL_STYLE))
    for at, head in enumerate(heads.iterchildren(qn("w:tc"))):
        if at:
            marks = [mark for row in table.rows for mark in _iter_marks_of_cell(row, at - 1)]
            mark_part(head, COLUMN, handout.head, marks)
    rows = [heads]
    for practice in table.rows:
        cells = [make_cell(_write_practice(practice, widths[0]), widths[0])]
        is_long = _count_lines(practice, widths) > MOST_LINES
        for at, (statements, width) in enumerate(zip(practice.cells, widths[1:], strict=True)):
            content = _write_choice(practice, at)
            content += [
                mark_part(each, BLOCK, handout.head, _mark_statement("", one))
                for one in statements
                for each in _write_statement(one, width)
            ]
            cells.append(make_cell(content or [make_paragraph((), CELL_STYLE)], width))
        row = make_row(cells, can_split=is_long)
        rows.append(mark_part(row, ROW, handout.head, [Mark(practice.address)]))
    return describe_table(context.make_table(rows, widths), handout.head.document_title)


def _divide_width(table: HandoutTable, width: int) -> list[int]:
    """Return the widths of a table's columns, the first of which holds titles."""
    longest = max(len(row.title) for row in table.rows)
    first = int(width * PRACTICE_PART * min(max(longest / SHORT_TITLE, 1), WIDEST))
    shares = [column.share for column in table.columns]
    return [first, *((width - first) * share // sum(shares) for share in shares)]


def _iter_marks_of_cell(practice: HandoutPractice, at: int) -> Iterator[Mark]:
    """Yield a mark for each choice in which a cell has something."""
    if practice.choices[at]:
        yield Mark(practice.address)
    for statement in practice.cells[at]:
        yield from _mark_statement(practice.address, statement)


def _write_choice(practice: HandoutPractice, at: int) -> Elements:
    """Return the box of a cell whose column can be chosen, nothing for any other."""
    choice = practice.choices[at]
    if not choice:
        return []
    return [make_paragraph([make_checkbox(choice.text, make_tag(practice.address))], CELL_STYLE)]


def _count_lines(practice: HandoutPractice, widths: list[int]) -> int:
    """Return about how many lines the longest cell of a practice has."""
    lines = [0]
    for statements, width in zip(practice.cells, widths[1:], strict=True):
        texts = [text for one in statements for text in (one.text, *(i.text for i in one.items))]
        lines.append(sum(len(text) * CHARACTER_WIDTH // width + 1 for text in texts))
    return max(lines)


def _name_column(column: HandoutColumn) -> str:
    return f"{column.title} ({column.level})" if column.level else column.title


def _write_practice(practice: HandoutPractice, width: int) -> Elements:
    number = f"{practice.number} " if practice.number else ""
    runs = make_bold_run(f"{number}{practice.title}")
    if not practice.is_labeled:  # a number that only tells the place is quiet, as those below
        runs = [*make_quiet_run(number), *make_bold_run(practice.title)]
    paragraphs = [make_paragraph(runs, CELL_STYLE)]
    if practice.responses:
        paragraphs.append(make_paragraph(make_run(practice.question), CELL_STYLE))
        # A box is never parted from its code.
        in_line = max((width - CELL_SPACE) // BOX_WIDTH, 1)
        for at in range(0, len(practice.responses), in_line):
            boxes = make_boxes(practice.responses[at : at + in_line], practice.address)
            paragraphs.append(make_paragraph(boxes, CELL_STYLE))
    return paragraphs


def _write_statement(statement: HandoutStatement, width: int) -> Elements:
    """Return a statement by its number, then its parts, then its boxes at the cell's side."""
    label = f"{statement.label} " if statement.label else ""
    number = make_quiet_run(statement.number.replace(" ", "\N{NO-BREAK SPACE}") + " ")
    text = [*make_bold_run(label), *make_run(statement.text)]
    text += make_quiet_run(f" · {statement.own_levels}" if statement.own_levels else "")
    items = [_write_item(item) for item in statement.items]
    if not statement.responses:  # set closely, since nobody answers it
        run_in = [run for item in items for run in (*make_run(" "), *item)]
        return [make_paragraph([*number, *text, *run_in], CELL_STYLE)]
    boxes = make_boxes(statement.responses, statement.address)
    lines = [[*number, _make_tab(), *text], *items]
    if all(each.code != each.text for each in statement.responses):
        lines[-1] += [_make_tab(), *boxes]
    else:  # they are its own, and have no codes
        lines.append(boxes)
    inset = DIGIT_WIDTH * (len(statement.number) + 1)
    right = make_element("w:tab", val="right", pos=width - CELL_SPACE)
    paragraphs = []
    for at, line in enumerate(lines):
        indent = make_element("w:ind", left=inset, hanging=inset if at == 0 else 0)
        tabs = make_element("w:tabs", right)
        paragraphs.append(make_paragraph(line, CELL_STYLE, tabs, indent))
    return keep_together(paragraphs)


def _make_tab() -> Element:
    return make_element("w:r", make_element("w:tab"))


def _write_item(item: HandoutItem) -> Elements:
    name = f"{item.label} " if item.label else ""
    return [*make_quiet_run("• "), *make_bold_run(name), *make_run(item.text)]


def _write_question(question: HandoutQuestion, handout: Handout) -> Elements:
    number = make_bold_run(f"{question.practice} " if question.practice else "")
    paragraphs = [make_paragraph([*number, *make_run(question.text)], "ListBullet")]
    if question.responses:
        boxes = make_boxes(question.responses, question.address, coded=False)
        paragraphs.append(make_paragraph(boxes, "ListContinue"))
    marks = [_mark_question(question)]
    return [mark_part(each, BLOCK, handout.head, marks) for each in keep_together(paragraphs)]


def _mark_question(question: HandoutQuestion) -> Mark:
    """Return the mark of a question, which its practice or the whole section has."""
    owner = question.address.rpartition("/")[0]
    return Mark(owner if owner.count("/") > 1 else "")
