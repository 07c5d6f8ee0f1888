"""Handouts of sites like this one, as Word files: what they say, without what people wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from macros.draft.blocks import UnreadableFileError, clean_text
from macros.draft.keys import make_key
from macros.draft.own_sheet import ADDRESS, name_section, read_levels
from macros.draft.parts import FrameworkDraft, PracticeDraft, SectionDraft, StatementDraft
from macros.draft.table_head import ROLES, is_best_first

TITLE_STYLE, QUESTION_STYLE = "PaperTitle", "ListBullet"
LEVELED = re.compile(r"(.+) \(([^()]+)\)")  # a column's title with its level
STATEMENT_NUMBER = re.compile(r"\S+\.\d+")
BULLET = "•"
NAME = "name"  # the tag of the field for a person's name
NO_STATEMENTS = (
    "The file is a paper of a meeting that does not hold all that is asked. Import the handout or "
    "the response sheet of the same part instead."
)


@dataclass
class _Paragraph:
    """The runs of a paragraph before its boxes, each with its style; the boxes' tags and titles."""

    runs: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    responses: list[str] = field(default_factory=list)
    codes: str = ""

    @property
    def text(self) -> str:
        """All of its text before its boxes."""
        return clean_text("".join(text for _, text in self.runs))


def read_own_handout(document: Any) -> FrameworkDraft | None:
    """Return the framework whose section a handout is of, None for a file of another kind.

    Raises:
        UnreadableFileError: It is another paper of a meeting.
    """
    body = document.element.body
    paragraphs = [(_get_style(each), _read_paragraph(each)) for each in body.iter(qn("w:p"))]
    styles = dict(reversed(paragraphs))
    is_ours = any(ADDRESS.fullmatch(tag) for _, each in paragraphs for tag in each.tags)
    if not is_ours and TITLE_STYLE not in styles:
        return None
    is_handout = TITLE_STYLE in styles and _is_handout(each for _, each in paragraphs)
    if not is_handout:
        raise UnreadableFileError(NO_STATEMENTS)
    reader = _HandoutReader(styles[TITLE_STYLE].text, document.core_properties.subject)
    for table in body.iterchildren(qn("w:tbl")):
        reader.add_table(table)
    for element in body.iterchildren(qn("w:p")):
        if _get_style(element) == QUESTION_STYLE:
            reader.add_question(_read_paragraph(element))
    return reader.framework


def _is_handout(paragraphs: Iterable[_Paragraph]) -> bool:
    """Tell whether a paper asks for a name, or numbers statements, as only handouts do."""
    return any(
        NAME in each.tags
        or (
            each.runs
            and each.runs[0][0] == "Quiet"
            and STATEMENT_NUMBER.fullmatch(each.runs[0][1].strip())
        )
        for each in paragraphs
    )


class _HandoutReader:
    """A reader of a handout's tables and questions."""

    def __init__(self, title: str, place: str) -> None:
        short, _, name = place.partition(" · ")
        self.section = SectionDraft(title)
        self.framework = FrameworkDraft(short or title, sections=[self.section])
        self.numbers: dict[str, PracticeDraft] = {}
        name_section(self.framework, self.section, name)

    def add_table(self, table: Any) -> None:
        """Add a table's practices with their statements."""
        head, *rows = [list(row.iterchildren(qn("w:tc"))) for row in table.iterchildren(qn("w:tr"))]
        term, *titles = [_read_paragraph(next(cell.iter(qn("w:p")))).text for cell in head]
        columns = [self._add_column(title) for title in titles]
        for row in rows:
            first, *cells = [[*map(_read_paragraph, cell.iter(qn("w:p")))] for cell in row]
            if not first or not first[0].runs:
                continue
            practice = self._begin_practice(first)
            for title, cell in zip(columns, cells, strict=False):
                self._read_cell(practice, title, cell)
        if self.section.practices and not self.framework.practice_term:
            self.framework.practice_term = term
        if self.framework.rated:
            self.framework.best_first = is_best_first(columns)

    def add_question(self, paragraph: _Paragraph) -> None:
        """Add a question to the practice whose number it begins with, or to the section."""
        runs = list(paragraph.runs)
        practice = self.numbers.get(runs[0][1].strip()) if runs and runs[0][0] else None
        text = clean_text("".join(text for _, text in (runs[1:] if practice else runs)))
        questions = practice.questions if practice else self.section.questions
        questions.append(StatementDraft(text))

    def _add_column(self, name: str) -> str:
        leveled = LEVELED.fullmatch(name)
        role = ROLES.match(name)
        title = leveled[1] if leveled and not role else name
        self.framework.add_column(title)
        if leveled and not role:
            self.framework.levels[title] = make_key(leveled[2], (), "level")
        elif role:
            self.framework.levels[title] = make_key(role[0], (), "level")
        return title

    def _begin_practice(self, paragraphs: list[_Paragraph]) -> PracticeDraft:
        """Begin a practice; its number is its label where it stands out as the title does."""
        [(style, start), *rest] = paragraphs[0].runs
        number, _, title = start.partition(" ") if not rest else (start.strip(), "", rest[0][1])
        label = "" if rest or style == "Quiet" else number
        practice = PracticeDraft(clean_text(title), label)
        self.numbers[number] = practice
        self.section.practices.append(practice)
        self._note_tags(practice, [tag for each in paragraphs for tag in each.tags], whole=True)
        return practice

    def _read_cell(
        self, practice: PracticeDraft, column: str, paragraphs: list[_Paragraph]
    ) -> None:
        statements = practice.columns.setdefault(column, [])
        for paragraph in paragraphs:
            runs = paragraph.runs
            if runs and runs[0][0] == "Quiet" and runs[0][1].strip() != BULLET:
                statements.append(_read_statement(runs[1:]))
            elif runs and statements:
                statements[-1].items += _read_items(runs)
            elif paragraph.tags and not statements:
                self.framework.rated = True
                self._note_tags(practice, paragraph.tags, whole=True)
            if statements and paragraph.tags:
                self._note_tags(practice, paragraph.tags, whole=False)
                statements[-1].key = paragraph.tags[0].rpartition("/")[2]
                if _stand_in_place(paragraph):
                    statements[-1].responses = paragraph.responses

    def _note_tags(self, practice: PracticeDraft, tags: list[str], *, whole: bool) -> None:
        """Take keys from an address; its beginning may be cut."""
        parts = tags[0].split("/") if tags else []
        keys = parts if whole else parts[:-1]
        if len(keys) > 1:
            practice.key = keys[-1]
        if len(keys) == 3:
            self.framework.key, self.section.key = keys[:2]


def _stand_in_place(paragraph: _Paragraph) -> bool:
    """Tell whether responses stand beside their boxes in words, and not as codes."""
    said = clean_text(paragraph.codes).replace(" ", "")
    return said == "".join(paragraph.responses).replace(" ", "")


def _read_statement(runs: list[tuple[str, str]]) -> StatementDraft:
    """Return a statement of the runs after its number: label, text, levels, items."""
    [(label, text), *items] = _read_items([("Quiet", BULLET), *runs])
    statement = StatementDraft(text, label, items=items)
    levels = [said for style, said in runs if style == "Quiet" and said.startswith(" · ")]
    statement.levels = read_levels(levels[0]) if levels else []
    return statement


def _read_items(runs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the labels and texts of items, each of which begins with a bullet."""
    items: list[tuple[str, str]] = []
    for style, text in runs:
        if style == "Quiet":
            if text.strip() == BULLET:
                items.append(("", ""))
        elif items:
            label, said = items[-1]
            is_label = style == "Strong" and not said.strip()
            items[-1] = (text, said) if is_label else (label, said + text)
    return [(label.strip().removesuffix(":"), clean_text(text)) for label, text in items]


def _get_style(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return str(style.get(qn("w:val"))) if style is not None else ""


def _read_paragraph(paragraph: Any) -> _Paragraph:
    """Return what a paragraph says; what somebody wrote into a field of it is no part of that."""
    read = _Paragraph()
    for part in paragraph:
        if part.tag == qn("w:sdt"):
            tag, title = (part.find(f".//{qn(name)}") for name in ("w:tag", "w:alias"))
            read.tags.append(tag.get(qn("w:val")) if tag is not None else "")
            read.responses.append(title.get(qn("w:val")) if title is not None else "")
        elif part.tag == qn("w:r"):
            text = "".join(_iter_texts(part))
            if read.tags:
                read.codes += text
            else:
                _add_run(read.runs, _get_run_style(part), text)
    return read


def _add_run(runs: list[tuple[str, str]], style: str, text: str) -> None:
    """Add a run to the one before it where both have one style, as Word parts them at will."""
    if runs and runs[-1][0] == style and style != "Quiet":
        runs[-1] = (style, runs[-1][1] + text)
    elif text:
        runs.append((style, text))


def _get_run_style(run: Any) -> str:
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    return str(style.get(qn("w:val"))) if style is not None else ""


def _iter_texts(run: Any) -> Iterator[str]:
    for part in run:
        if part.tag == qn("w:t"):
            yield part.text or ""
        elif part.tag in (qn("w:tab"), qn("w:br")):
            yield " "
