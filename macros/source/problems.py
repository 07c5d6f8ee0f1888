"""Problems: what is wrong, where, and what to do. Every check returns them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from macros.source.tree import Location, SourceLocation

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to fix.

    `message` says what is wrong, `help` what to do; both are whole sentences. The first line of
    `message` stands in the report's line; further lines (old and new wording, say) are indented.
    `target` is the location at which what stands at `place` belongs now, where that is known.
    """

    code: str
    place: SourceLocation
    message: str
    help: str = ""
    address: str = ""
    severity: Severity = "error"
    target: Location = ()


def quote(text: str, length: int = 60) -> str:
    """Return a text in quotation marks, as it stands in messages.

    It is on one line, cut where it is long, with its invisible characters named.
    """
    line = escape_invisible(" ".join(text.split()))
    if len(line) > length:
        line = f"{line[: length - 1]}…"
    return f"“{line}”"


def escape_invisible(text: str) -> str:
    """Name every character of a text that could hide, move the cursor or break a line."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
