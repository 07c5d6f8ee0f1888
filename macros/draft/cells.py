"""The lines of a cell as statements, with their labels and items."""

from __future__ import annotations

from collections.abc import Iterator

from macros.draft.blocks import BULLET, NUMBER
from macros.draft.parts import StatementDraft
from macros.model.sentences import count_sentences

SEVERAL = "Several sentences. Make them several statements, or put what explains into a `note`."


def read_statements(cell: str) -> list[StatementDraft]:
    """Return the statements of a cell: each line, or one with the bullets below it as items."""
    lines = [line for line in cell.split("\n") if line.strip()]
    statements: list[StatementDraft] = []
    for number, line in enumerate(lines):
        is_bullet = BULLET.match(line) is not None
        label, text = split_label(BULLET.sub("", line, count=1))
        if is_bullet and statements and _holds_items(lines[: number + 1]):
            statements[-1].items.append((label, text))
        elif text:
            statements.append(make_statement(text, label))
    return statements


def make_statement(text: str, label: str = "") -> StatementDraft:
    """Return a statement, with a doubt where it is several sentences."""
    statement = StatementDraft(" ".join(text.split()), label)
    if count_sentences(statement.text) > 1:
        statement.doubts.append(SEVERAL)
    return statement


def split_label(line: str) -> tuple[str, str]:
    """Return the number or letter before a text, "" where there is none, and the text."""
    number = NUMBER.match(line)
    if not number or _is_word(number[1], line[number.end() :]):
        return "", " ".join(line.split())
    return number[1].rstrip(".:)"), " ".join(line[number.end() :].split())


def _is_word(label: str, rest: str) -> bool:
    """Tell whether what looks like a label is a word of the text: `A plan`, `3 schools`."""
    return label.isalnum() and (label.isalpha() or rest[:1].islower())


def iter_lines(cell: str) -> Iterator[str]:
    """Yield a cell's lines without their bullets."""
    for line in cell.split("\n"):
        text = BULLET.sub("", line, count=1).strip()
        if text:
            yield text


def _holds_items(lines: list[str]) -> bool:
    """Tell whether the last line before a bullet leads to it: it is none, and ends so."""
    plain = [line for line in lines if not BULLET.match(line)]
    return bool(plain) and plain[-1].rstrip().endswith((":", ",", "…", "..."))
