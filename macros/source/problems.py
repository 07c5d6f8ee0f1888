"""What is wrong, where, and what to do: the currency of every check."""

from __future__ import annotations

import difflib
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from macros.source.tree import SourceLocation

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `message` says what is wrong, `help` what to do; both are whole sentences.

    The first line of `message` stands in the report's line; further lines (old and new wording, say) follow indented.
    """

    code: str
    place: SourceLocation
    message: str
    help: str = ""
    address: str = ""
    severity: Severity = "error"


def find_nearest(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that somebody who typed `word` most likely meant, if any is close. Capitals make no
    difference."""
    word = word[:120].lower()  # long words make difflib slow, and nobody misspells so many letters
    among = tuple(words)
    if len(among) > 2 * NEIGHBOURS:
        # Among many words only those with a similar beginning or end are compared, so that thousands of
        # misspelt words are answered in seconds.
        beginnings, ends = _sorted(among)
        at, end = bisect(beginnings, word), bisect(ends, word[::-1])
        by_end = [back[::-1] for back in ends[max(0, end - NEIGHBOURS // 2) : end + NEIGHBOURS // 2]]
        among = (*beginnings[max(0, at - NEIGHBOURS // 2) : at + NEIGHBOURS // 2], *by_end)
    lower = {other.lower(): other for other in reversed(among)}
    close = difflib.get_close_matches(word, lower, n=1, cutoff=0.6)
    return lower[close[0]] if close else None


def is_slip(word: str, meant: str) -> bool:
    """Would a slip of the hand make `word` of `meant`: a letter too many, one too few, a wrong one, or two exchanged,
    in any of its parts? (`plan-2` is no slip for `plan-1`, nor `later` for `date`.) Capitals make no
    difference."""
    word, meant = word.lower(), meant.lower()
    parts, others = word.split("-"), meant.split("-")
    return all(map(_slipped, parts, others)) if len(parts) == len(others) else _slipped(word, meant)


def is_misspelled(word: str, words: Iterable[str]) -> bool:
    """Is a word that is none of `words` only a slip away from one of them? If not, there may have been such a one."""
    meant = find_nearest(word, words)
    return meant is not None and is_slip(word, meant)


def _slipped(word: str, meant: str) -> bool:
    if word == meant:
        return True
    start = _shared(word, meant)
    end = _shared(word[start:][::-1], meant[start:][::-1])
    typed, right = word[start : len(word) - end], meant[start : len(meant) - end]
    exchanged = len(typed) == 2 and typed == right[::-1]
    letters = not any(map(str.isdigit, typed + right)) and min(len(word), len(meant)) > 1
    return letters and (exchanged or max(len(typed), len(right)) == 1)


def _shared(word: str, other: str) -> int:
    """How many characters two words share at their beginning."""
    pairs = enumerate(zip(word, other, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(word), len(other)))


NEIGHBOURS = 40


@lru_cache(maxsize=8)
def _sorted(words: tuple[str, ...]) -> tuple[list[str], list[str]]:
    return sorted(words), sorted(word[::-1] for word in words)


def suggest(word: str, words: Iterable[str], otherwise: str = "") -> str:
    """`Did you mean …?` with the nearest of `words`, else `otherwise`."""
    found = find_nearest(word, words)
    return f"Did you mean `{found}`?" if found else otherwise


def quote(text: str, length: int = 60) -> str:
    """A text within a message: in quotation marks, on one line, cut where it is long, invisible characters named."""
    line = escape_invisible(" ".join(text.split()))
    return f"“{line[: length - 1]}…”" if len(line) > length else f"“{line}”"


def escape_invisible(text: str) -> str:
    """A text with every character named that could hide, move the cursor or break a line."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
