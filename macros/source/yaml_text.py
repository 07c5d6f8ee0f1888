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

#: Spaces that hold together, where YAML wants plain ones: before a key, and around its colon.
PASTED_SPACES = re.compile(
    r"^[ \t]*\u00a0[ \t\u00a0]*|(?<=[\w-])\u00a0+(?=:(?:\s|$))|(?<=\w:)\u00a0+(?=\S)", re.MULTILINE
)
#: Such a space between two words means a plain one; typographers put it before a mark.
PASTED_SPACE = re.compile(r"(?<=\w)\u00a0+(?=\w)")
#: What comes along from PDFs: letters that are drawn as one sign, places to break a word.
SIGNS = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "\u00ad": "",
}
PASTED_SIGN = re.compile(f"[{''.join(SIGNS)}]")

#: The sign of an item of a list, at the beginning of its line.
LIST_ITEM = re.compile(r"\n([ \t]*(?:[-+*•▪◦‣●]|\d{1,9}[.)]))(?=[ \t])")
#: Signs of items that are typed or pasted, which CommonMark does not know.
BULLETS = str.maketrans(dict.fromkeys("•▪◦‣●", "-"))


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


def straighten_spaces(text: str) -> str:
    """Return a file's text with plain spaces where YAML reads nothing else as a space."""
    if "\u00a0" not in text:
        return text
    return PASTED_SPACES.sub(lambda found: found[0].replace("\u00a0", " "), text)


def take_signs(text: str) -> str:
    """Return a text in which what was pasted from a PDF is taken as what it means."""
    if "\u00a0" in text:
        text = PASTED_SPACE.sub(" ", text)
    return PASTED_SIGN.sub(lambda found: SIGNS[found[0]], text)


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
        folded.append(f"{sign.translate(BULLETS)} {' '.join(item.split())}")
    return "\n".join(line for line in folded if line)
