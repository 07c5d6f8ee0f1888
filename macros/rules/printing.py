"""What can be printed."""

from __future__ import annotations

from collections.abc import Iterator

from macros.fonts import find_missing_characters
from macros.fonts.own_fonts import read_own_fonts
from macros.layers.dataset import Dataset
from macros.rules.rule import Finding, rule
from macros.rules.shown_texts import is_shown_text
from macros.source.own_folder import OWN
from macros.source.text_places import locate_fragment
from macros.source.tree import Location, SourceLocation, iter_texts

#: The parts of the data whose texts documents show.
PRINTED: tuple[Location, ...] = (
    ("frameworks",),
    ("glossary",),
    ("facilitation",),
    ("messages",),
    ("site", "responses"),
)
#: As many characters as a report names.
MOST_NAMED = 5


@rule("unprintable", "warning")
def find_unprintable_texts(data: Dataset) -> Iterator[Finding]:
    """The fonts of the PDF guides lack a character: Chinese, say.

    A font that has it, in data/local/fonts/, is used from then on. Without one, the PDF shows its
    code in a box in its place, and its page says so. The page itself, the Word file and the sheet
    show every character.
    """
    for location, text in iter_texts(data.tree):
        if not _is_printed(location):
            continue
        missing = find_missing_characters(text.value)
        if missing:
            message = f"The PDF's fonts lack {_name_characters(missing)}."
            help = (
                "A PDF shows its code in its place, unless you put a font that has it into "
                "data/local/fonts/; the page, the Word file and the sheet show it."
            )
            place = locate_fragment(text, missing[0])
            yield Finding(location, message, help, place=place)


@rule("unreadable-font")
def find_unreadable_fonts(data: Dataset) -> Iterator[Finding]:
    """A file in data/local/fonts/ is no font: it is broken, or of another kind.

    Fonts there print the characters that the project's own lack: Chinese, Hebrew or Devanagari,
    say. Take a TrueType or OpenType font (.ttf, .otf).
    """
    for file in read_own_fonts().broken:
        place = SourceLocation(file.as_posix(), layer=OWN)
        message = "This file cannot be read as a font."
        yield Finding((), message, "Copy it anew, or take it away.", place=place)


def _is_printed(location: Location) -> bool:
    is_in_documents = any(location[: len(part)] == part for part in PRINTED)
    return is_in_documents and is_shown_text(location)


def _name_characters(characters: str) -> str:
    """Return the first of some characters with their numbers: `字 (U+5B57)`."""
    names = ", ".join(_name_character(char) for char in characters[:MOST_NAMED])
    more = len(characters) - MOST_NAMED
    return f"{names} and {more} more" if more > 0 else names


def _name_character(char: str) -> str:
    number = f"U+{ord(char):04X}"
    return f"{char} ({number})" if char.isprintable() else number
