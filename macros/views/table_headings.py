"""The columns of every table of answers: the workbook's, and those that are saved as CSV."""

from __future__ import annotations

from collections.abc import Iterable

from macros.views.messages import Messages

#: All of them in their order. Each heading is the message `sheet-<name>`.
COLUMNS = (
    "section",
    "practice",
    "column",
    "kind",
    "text",
    "where",
    "response",
    "answer",
    "evidence",
    "notes",
    "talk",
    "name",
    "team",
    "cycle",
    "date",
    "framework",
    "version",
    "address",
)
#: What is left out of a section's sheet: it is about one section, and answers in words are notes.
NOT_ON_A_SHEET = ("section", "answer")
SHEET_COLUMNS = tuple(name for name in COLUMNS if name not in NOT_ON_A_SHEET)
#: What a table has no place for in the browser, which knows a statement by its address.
NOT_IN_A_SAVED_TABLE = ("column", "kind", "where")
SAVED_COLUMNS = tuple(name for name in COLUMNS if name not in NOT_IN_A_SAVED_TABLE)


def list_headings(messages: Messages, names: Iterable[str] = COLUMNS) -> list[str]:
    """Return the headings of columns by their names."""
    return [messages.say(f"sheet-{name}") for name in names]
