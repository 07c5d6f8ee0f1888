"""The fonts of printed documents, and the characters that they have."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


def find_missing_characters(text: str) -> str:
    """The characters of a text that the fonts lack, each once, in order; "" where all of it can be printed."""
    return "".join(dict.fromkeys(_others().findall(text)))


@cache
def _others() -> re.Pattern[str]:
    """Finds what stands in no range of characters.txt, which lists the characters of all the sans-serif fonts. Line
    ends, tabs and what chooses between forms of a sign (U+FE0E, U+FE0F) need no shape of their own."""
    ranges = (line.split("-") for line in (FOLDER / "characters.txt").read_text("ascii").split())
    inside = "".join(f"\\U{int(first, 16):08x}-\\U{int(last, 16):08x}" for first, last in ranges)
    return re.compile(f"[^{inside}\n\t\ufe0e\ufe0f]")
