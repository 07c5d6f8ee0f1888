"""What can be printed."""

from __future__ import annotations

from collections.abc import Iterator

from macros.fonts import find_missing_characters
from macros.layers.dataset import Dataset
from macros.rules.rule import Finding, rule
from macros.rules.wording import is_shown_text
from macros.source.tree import iter_texts

#: Where the texts stand that documents show.
PRINTED = (("frameworks",), ("glossary",), ("facilitation",), ("messages",), ("site", "responses"))


@rule("warning")
def unprintable(data: Dataset) -> Iterator[Finding]:
    """The fonts of the PDF guides lack a character: Chinese, say, or an emoji. The PDF in which it would stand is left
    out, and its page says so. The page itself, the Word file and the sheet show every character."""
    for location, text in iter_texts(data.tree):
        printed = any(location[: len(part)] == part for part in PRINTED) and is_shown_text(location)
        if printed and (missing := find_missing_characters(text.value)):
            help = "A PDF that would hold it is left out; the page, the Word file and the sheet show it."
            yield Finding(location, f"The PDF's fonts lack {_named(missing)}.", help, at_value=True)


def _named(characters: str) -> str:
    """Some characters with their numbers: `字 (U+5B57)`."""
    named = [f"{char} (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}" for char in characters[:5]]
    return ", ".join(named) + (f" and {len(characters) - 5} more" if len(characters) > 5 else "")
