"""Response sheets of sites like this one: each row tells by its address what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from macros.draft.blocks import UnreadableFileError, clean_text
from macros.draft.keys import make_key
from macros.draft.parts import FrameworkDraft, PracticeDraft, SectionDraft, StatementDraft

KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ADDRESS = re.compile(rf"{KEY}(?:/{KEY}){{1,4}}")
NUMBER = re.compile(r"(\S+)\.\d+\b")  # of a statement, after the name of its kind
#: A label before a text, as a sheet joins them; what goes on in small letters is a text of its own.
LABELED = re.compile(r"(?:([^.:?!]{1,60}): |(\w{1,4}[.)]) )(?=[^a-z\s])(.+)", re.DOTALL)
#: The title of a workbook: `Responses to Strategy 3: Build capacity (SIPR)`.
TITLE = re.compile(r"Responses to (?:(.+?): )?(.+) \((.+)\)")
EDITION = re.compile(r"(.+), version ([^\s,]+)\. ")
MOST_ROWS_ABOVE = 12
#: How many columns a sheet has, by whether one says where to look.
WITH_PLACES, WITHOUT_PLACES = (11, 16), 10
SAVED = 15  # columns of a table of answers that a browser has saved
ASKED = (
    "The sheet asked these responses, {title}: {texts}. Without `responses`, the site's are asked."
)
ANSWERS = (
    "The file holds people's answers, and not all that is asked. Import the response sheet or the "
    "handout of the same part instead."
)


@dataclass(frozen=True)
class _Row:
    """What a row says; `parts` are those of its address below the section."""

    practice: str
    column: str
    kind: str
    text: str
    where: str
    parts: tuple[str, ...]


def read_own_sheet(rows: Sequence[Sequence[str]]) -> FrameworkDraft | None:
    """Return the framework whose section a sheet is of, None for a sheet of another kind.

    Raises:
        UnreadableFileError: It holds answers alone.
    """
    cells = [[clean_text(cell) for cell in row] for row in rows]
    at = next((at for at in range(min(MOST_ROWS_ABOVE, len(cells))) if _is_head(cells, at)), None)
    if at is None:
        return None
    places = [place for place, cell in enumerate(cells[at]) if cell]
    if len(places) == SAVED:
        raise UnreadableFileError(ANSWERS)
    if len(places) not in (*WITH_PLACES, WITHOUT_PLACES):
        return None
    return _SheetReader([[row[place] for place in places] for row in cells[at + 1 :]]).read(
        ["\n".join(filter(None, row)) for row in cells[:at]]
    )


def _is_head(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Tell whether below a row's last title there are addresses alone."""
    filled = [place for place, cell in enumerate(rows[at]) if cell]
    if len(filled) < WITHOUT_PLACES:
        return False
    below = [row[filled[-1]] for row in rows[at + 1 :] if len(row) > filled[-1] and row[filled[-1]]]
    return bool(below) and all(map(ADDRESS.fullmatch, below))


class _SheetReader:
    """A reader of the rows below a sheet's head."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self.listed = [row for row in rows if not row[-1] and row[3]]
        addressed = [row for row in rows if row[-1]]
        self.framework_key, self.section_key = addressed[0][-1].split("/")[:2]
        self.version = addressed[0][-2] if len(addressed[0]) == max(WITH_PLACES) else ""
        has_places = len(addressed[0]) in WITH_PLACES
        self.rows = [
            _Row(
                practice=row[0],
                column=row[1],
                kind=row[2],
                text=row[3],
                where=row[4] if has_places else "",
                parts=tuple(row[-1].split("/")[2:]),
            )
            for row in addressed
        ]
        self.columns = {row.column for row in self.rows}
        self.section = SectionDraft(_say_key(self.section_key), key=self.section_key)
        self.framework = FrameworkDraft(_say_key(self.framework_key), key=self.framework_key)
        self.framework.sections.append(self.section)

    def read(self, above: Sequence[str]) -> FrameworkDraft:
        """Return the framework; `above` are the texts above the head."""
        self._read_titles(above)
        for row in self.rows:
            self._add_row(row)
        sets: dict[str, list[str]] = {}
        for cells in self.listed:
            sets.setdefault(cells[1], []).append(cells[3])
        for title, texts in sets.items():
            self.framework.doubts.append(ASKED.format(title=title, texts=", ".join(texts)))
        return self.framework

    def _read_titles(self, above: Sequence[str]) -> None:
        for text in above:
            if title := TITLE.fullmatch(text):
                name_section(self.framework, self.section, title[1] or "")
                self.section.title, self.framework.title = title[2], title[3]
        for text in above:
            if edition := EDITION.match(text):
                self.framework.title, self.version = edition[1], edition[2]
        self.framework.version = self.version

    def _add_row(self, row: _Row) -> None:
        """Add what a row is about; one on how something is adapted is no part of it."""
        if len(row.parts) == 1 and not self._is_practice(row.parts[0]):
            question = StatementDraft(row.text, key=row.parts[0])
            self.section.questions.append(question)
        elif len(row.parts) == 2:
            practice = self._get_practice(row)
            statement = _make_statement(row)
            if row.column:
                title, levels = self._split_column(row.column)
                statement.levels = levels
                self.framework.add_column(title)
                practice.columns.setdefault(title, []).append(statement)
            else:
                practice.questions.append(StatementDraft(row.text, key=row.parts[1]))
        elif len(row.parts) == 3:
            self._add_item(row)

    def _is_practice(self, key: str) -> bool:
        return any(row.parts[0] == key for row in self.rows if len(row.parts) > 1)

    def _get_practice(self, row: _Row) -> PracticeDraft:
        for practice in self.section.practices:
            if practice.key == row.parts[0]:
                return practice
        number = NUMBER.search(row.kind)
        named = re.match(rf"({re.escape(number[1])}\.?) (.+)", row.practice) if number else None
        title, label = (named[2], named[1]) if named else (row.practice, "")
        self.section.practices.append(PracticeDraft(title, label, key=row.parts[0]))
        return self.section.practices[-1]

    def _split_column(self, cell: str) -> tuple[str, list[str]]:
        """Return a column's title, and the levels that a statement of it speaks of itself."""
        title, dot, levels = cell.rpartition(" · ")
        if not dot or title not in self.columns:
            return cell, []
        return title, read_levels(levels)

    def _add_item(self, row: _Row) -> None:
        label, text = _split_label(row.text)
        for practice in self.section.practices:
            for statements in practice.columns.values():
                for statement in statements:
                    if (practice.key, statement.key) == row.parts[:2]:
                        statement.items.append((label, text))
                        statement.item_keys.append(row.parts[2])


def name_section(framework: FrameworkDraft, section: SectionDraft, name: str) -> None:
    """Take what stands before a section's title as its label, or as what sections are called."""
    if re.search(r"\d", name):
        section.label = name
    elif name and name != "Section":
        framework.section_term = name


def read_levels(said: str) -> list[str]:
    """Return the ids of levels that are named after a colon: `Level: District, School`."""
    return [make_key(name, (), "level") for name in said.rpartition(": ")[2].split(", ")]


def _make_statement(row: _Row) -> StatementDraft:
    label, text = _split_label(row.text)
    return StatementDraft(text, label, evidence=row.where, key=row.parts[1])


def _split_label(text: str) -> tuple[str, str]:
    labeled = LABELED.fullmatch(text)
    return (labeled[1] or labeled[2], labeled[3]) if labeled else ("", text)


def _say_key(key: str) -> str:
    return key.replace("-", " ").capitalize()
