"""The characters and lines of a YAML file."""

from __future__ import annotations

import re
from dataclasses import replace

from macros.source.problems import Problem
from macros.source.tree import SourceLocation

#: Control characters, line separators, embeddings, overrides and isolates of direction, and what is
#: no character.
UNSUPPORTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
DIRECTION_MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LINE_END = re.compile(r"\r\n|\r|\n")
#: In a literal block an empty line parts paragraphs.
LITERAL_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")
#: Elsewhere YAML has folded the lines, and what is left of a line end parts paragraphs. It leaves
#: lines apart that are indented further than their neighbors, which are no paragraphs either.
FOLDED_PARAGRAPH_END = re.compile(r"\n+(?![ \t])")

#: The sign of an item of a list, at the beginning of its line.
LIST_ITEM = re.compile(r"\n([ \t]*(?:[-+*]|\d{1,9}[.)]))(?=[ \t])")


def decode_utf8(raw: bytes, start: SourceLocation) -> tuple[str, Problem | None]:
    """Return a file's text, or the problem at the first byte that is not UTF-8.

    `start` is the beginning of the file.
    """
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        place = locate_end(raw[: error.start].decode("utf-8", "replace"), start)
        help = "Save it with the encoding UTF-8."
        return "", Problem("encoding", place, "The file is not UTF-8.", help)


def split_lines(text: str) -> list[str]:
    """Return a text's lines as YAML counts them; a line may end in LF, CR or both."""
    return LINE_END.split(text)


def locate_end(text: str, start: SourceLocation) -> SourceLocation:
    """Return the place straight after the `text` with which a file begins."""
    lines = split_lines(text)
    return replace(start, line=len(lines), column=len(lines[-1]) + 1)


def fold_scalar(value: str, style: str | None) -> str:
    """Return a scalar's text with lines joined as its style asks.

    Paragraphs are parted by an empty line; an item of a list begins a line. `style` is YAML's
    own sign: `|` for a literal block.
    """
    if "\n" not in value:
        return value
    paragraph_end = LITERAL_PARAGRAPH_END if style == "|" else FOLDED_PARAGRAPH_END
    paragraphs = paragraph_end.split(value.strip("\n"))
    return "\n\n".join(map(_fold_lines, paragraphs))


def _fold_lines(paragraph: str) -> str:
    """Return a paragraph's lines as one, but for the items of a list."""
    parts = LIST_ITEM.split("\n" + paragraph.rstrip())
    folded = [" ".join(parts[0].split())]
    for sign, item in zip(parts[1::2], parts[2::2], strict=True):
        folded.append(f"{sign} {' '.join(item.split())}")
    return "\n".join(line for line in folded if line)
