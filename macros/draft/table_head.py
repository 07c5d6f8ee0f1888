"""The head of a table, and what each of its columns is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from macros.model.scale_words import BEST_WORDS, LEAST_WORDS

Role = Literal["number", "subject", "text", "answer", "note", "evidence", "scores"]

MOST_ROWS_ABOVE = 5
LONGEST_HEAD = 60
FULL_ENOUGH = 0.6
NUMBERS = re.compile(r"[A-Z]{0,3}\d{1,3}(?:[.-]\d{1,3})*[a-z]?[.)]?")
NUMBER_HEADS = re.compile(r"#|nr\.?|no\.?|number|id|item (?:#|no\.?|number)|code", re.IGNORECASE)
NOTE_HEADS = re.compile(r"notes?|comments?|remarks?|examples?|next steps?", re.IGNORECASE)
EVIDENCE_HEADS = re.compile(
    r"(?:possible |sources of )?(?:evidence|data sources?|look[- ]fors?|artifacts?)", re.IGNORECASE
)
SCORE_HEADS = re.compile(
    r"scor(?:e|es|ing)(?: criteria| guide)?|rating(?:s| scale)?", re.IGNORECASE
)
#: A line of scoring criteria: `0 = There is no team.`
SCORE_LINE = re.compile(r"^\s*(\d)\s*[=:–—.)-]\s*(\S.*)$", re.MULTILINE)
MARKS = re.compile(r"[☐□☑☒✓xX_ \t\n]*")
MIDDLE_WORDS = "acceptable|developing|developmental|proficient|partial|progressing|good|fair|meets"
QUALITY = re.compile(rf"(?:{BEST_WORDS}|{LEAST_WORDS}|{MIDDLE_WORDS})", re.IGNORECASE)
#: Whose work a column speaks of.
ROLES = re.compile(
    r"(?:the )?(?:state|district|school|building|team|teachers?|principals?|leaders?|classroom"
    r"|coach(?:es)?|staff|board|superintendents?|central office|famil(?:y|ies)|students?)"
    r"(?:s?['’]s?|s)?(?: (?:level|teams?|leaders?|roles?|actions?|office|staff))*",
    re.IGNORECASE,
)
YES = re.compile(r"yes|always|fully|in place|met\b|often|agree|true", re.IGNORECASE)
DIGIT = re.compile(r"\(?(\d)\)?(?:\b.*)?", re.DOTALL)


@dataclass(frozen=True)
class TableHead:
    """A table's head: its column titles, what each is for, and the rows above and below it."""

    titles: list[str]
    roles: list[Role]
    above: list[str]
    body: list[list[str]]
    is_guessed: bool

    def list_columns(self, role: Role) -> list[int]:
        """Return the places of the columns with a role."""
        return [at for at, each in enumerate(self.roles) if each == role]


def find_head(rows: list[list[str]]) -> TableHead:
    """Return a table's head; one that has none gets no titles, and is guessed."""
    width = len(rows[0])
    for at, row in enumerate(rows[: MOST_ROWS_ABOVE + 1]):
        if width > 1 and _is_head(row) and at + 1 < len(rows):
            above = [" ".join(filter(None, each)) for each in rows[:at]]
            body = rows[at + 1 :]
            titles = [" ".join(title.split()) for title in row]
            return TableHead(titles, _find_roles(titles, body), above, body, is_guessed=False)
    titles = [""] * width
    return TableHead(titles, _find_roles(titles, rows), [], rows, is_guessed=True)


def is_scale(titles: Sequence[str]) -> bool:
    """Tell whether titles of columns are levels of quality or use."""
    if len(titles) < 2 or not all(titles):
        return False
    digits = [DIGIT.fullmatch(title) for title in titles]
    if all(digits):
        values = [int(digit[1]) for digit in digits if digit]
        return values in (sorted(values), sorted(values, reverse=True))
    return sum(bool(QUALITY.search(title)) for title in titles) * 2 > len(titles)


def is_best_first(titles: Sequence[str]) -> bool:
    """Tell whether a scale begins with its best level."""
    first, last = DIGIT.fullmatch(titles[0]), DIGIT.fullmatch(titles[-1])
    if first and last:
        return int(first[1]) > int(last[1])
    ends_low = re.search(LEAST_WORDS, titles[-1], re.IGNORECASE)
    begins_low = re.search(LEAST_WORDS, titles[0], re.IGNORECASE)
    begins_high = re.search(BEST_WORDS, titles[0], re.IGNORECASE)
    return not begins_low and bool(ends_low or begins_high)


def is_yes_first(answers: Sequence[str]) -> bool:
    """Tell whether columns to tick begin with the one that says most."""
    return bool(YES.match(answers[0])) or is_best_first(answers)


def _is_head(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    is_full = len(filled) >= max(2, len(row) * FULL_ENOUGH)
    is_short = all(len(cell) <= LONGEST_HEAD and not _is_sentence(cell) for cell in filled)
    has_words = any(re.search(r"[^\W\d]", cell) for cell in filled)
    is_item = NUMBERS.fullmatch(row[0]) is not None and not NUMBER_HEADS.fullmatch(row[0])
    return is_full and is_short and has_words and not is_item


def _is_sentence(cell: str) -> bool:
    """Tell whether a text ends as a sentence does; `No.` is a word."""
    return cell.endswith("?") or (cell.endswith(".") and " " in cell)


def _find_roles(titles: Sequence[str], body: list[list[str]]) -> list[Role]:
    roles: list[Role] = []
    for at, title in enumerate(titles):
        cells = [row[at] for row in body]
        role = _find_role(title, cells)
        if role == "text" and "subject" not in roles:
            role = "subject"
        roles.append(role)
    return roles


def _find_role(title: str, cells: Sequence[str]) -> Role:
    filled = [cell for cell in cells if cell]
    if filled and (NUMBER_HEADS.fullmatch(title) or all(map(NUMBERS.fullmatch, filled))):
        return "answer" if all(map(MARKS.fullmatch, filled)) else "number"
    if SCORE_HEADS.fullmatch(title) and any(SCORE_LINE.match(cell) for cell in filled):
        return "scores"
    if all(map(MARKS.fullmatch, filled)):
        return "answer"
    if EVIDENCE_HEADS.fullmatch(title):
        return "evidence"
    return "note" if NOTE_HEADS.fullmatch(title) else "text"
