"""What is wrong, where, and what to do: the currency of every check."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from macros.framework.nodes import Place

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `message` says what is wrong, `help` what to do; both are whole sentences.

    The first line of `message` stands in the report's line; further lines (old and new wording, say) follow indented.
    """

    code: str
    place: Place
    message: str
    help: str = ""
    address: str = ""
    severity: Severity = "error"


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that somebody who typed `word` most likely meant, if any is close."""
    # Long words make difflib slow, and nobody misspells eighty characters.
    close = difflib.get_close_matches(word[:120], list(words), n=1, cutoff=0.6)
    return close[0] if close else None


def did_you_mean(word: str, words: Iterable[str], otherwise: str = "") -> str:
    """`Did you mean …?` with the nearest of `words`, else `otherwise`."""
    found = nearest(word, words)
    return f"Did you mean `{found}`?" if found else otherwise


def shown(text: str, length: int = 60) -> str:
    """A text within a message: in quotation marks, on one line, cut where it is long, invisible characters named."""
    line = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in " ".join(text.split()))
    return f"“{line[: length - 1]}…”" if len(line) > length else f"“{line}”"
