"""The fonts of printed documents, and the characters that they have."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from macros.fonts.own_fonts import read_own_fonts

FOLDER = Path(__file__).parent


def find_missing_characters(text: str) -> str:
    """Return the characters of a text that the fonts lack, each once, in order."""
    return "".join(dict.fromkeys(_find_missing(text)))


def name_missing_characters(text: str) -> str:
    """Return a text in which each character that the fonts lack stands as its code: [U+5B57]."""
    missing = set(_find_missing(text))
    return "".join(f"[U+{ord(char):04X}]" if char in missing else char for char in text)


def _find_missing(text: str) -> list[str]:
    """Return the characters that neither our fonts nor a fork's own have."""
    missing = _compile_missing().findall(text)
    if not missing:
        return []
    own = read_own_fonts().characters
    return [char for char in missing if ord(char) not in own]


@cache
def _compile_missing() -> re.Pattern[str]:
    """Return what finds the characters in no range of characters.txt.

    That file lists the characters of all the sans-serif fonts. Line ends, tabs and what chooses
    between forms of a sign (U+FE0E, U+FE0F) need no shape of their own.
    """
    ranges = []
    for line in (FOLDER / "characters.txt").read_text("ascii").split():
        first, last = line.split("-")
        ranges.append(f"\\U{int(first, 16):08x}-\\U{int(last, 16):08x}")
    return re.compile(f"[^{''.join(ranges)}\n\t\ufe0e\ufe0f]")
