"""What stands in a hand-written page's source: headings, links, tables and tags, by their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from macros.source.authored_pages import split_front_matter

#: What is shown as it is typed, or is not shown; and calls, which put on the page what they like.
LEFT_OUT = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|<!--.*?-->|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
ATX_HEADING = re.compile(r"^ {0,3}(#{1,6})(?!#)(.*)$", re.MULTILINE)
SETEXT_HEADING = re.compile(r"^(?=\S)([^\n|>#-].*)\n(=+|-{2,})[ \t]*$", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[([^\[\]]*)\][ \t]?(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
IMAGE = re.compile(r"!\[[ \t]*\](?=[(\[])")
PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^\s)>]+)")
EMPTY_TABLE_HEAD = re.compile(r"^[ \t]*\|?(?:[ \t]*\|)+[ \t]*\n[ \t]*\|?[ \t]*:?-+:?[ \t]*\|", re.M)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's line and level; 0 stands for a call, which may bring headings of its own."""

    line: int
    level: int


@dataclass
class Tag:
    """An element of HTML with its line, its attributes, and the text and elements within."""

    name: str
    line: int
    attributes: dict[str, str | None]
    text: str = ""
    inside: list[Tag] = field(default_factory=list)


class PageMarkup:
    """The markup of a page, found in its source."""

    def __init__(self, text: str) -> None:
        """Read the whole text of a page's file."""
        front_matter, body = split_front_matter(text)
        self.has_title = bool(re.search(r"^title:", front_matter, re.MULTILINE))
        self._lines_above = text[: len(text) - len(body)].count("\n")
        self._source = LEFT_OUT.sub(_blank, body)
        self.tags = _read_tags(CALL.sub(_blank, self._source), self._lines_above)

    def list_headings(self) -> list[Heading]:
        """Return the page's headings, and the places of calls, from above."""
        found = [(match.start(), len(match[1])) for match in ATX_HEADING.finditer(self._source)]
        for match in SETEXT_HEADING.finditer(self._source):
            found.append((match.start(), 1 if match[2][0] == "=" else 2))
        found += [(match.start(), 0) for match in CALL.finditer(self._source)]
        headings = [Heading(self._count_lines(start), level) for start, level in found]
        for tag in self.tags:
            if re.fullmatch("h[1-6]", tag.name):
                headings.append(Heading(tag.line, int(tag.name[1])))
        return sorted(headings, key=lambda heading: heading.line)

    def iter_links(self) -> Iterator[tuple[int, str]]:
        """Yield the line and the text of each link."""
        for match in LINK.finditer(self._source):
            yield self._count_lines(match.start()), match[1]
        for tag in self.tags:
            if tag.name == "a" and "href" in tag.attributes:
                pictures = [inner.attributes.get("alt") or "" for inner in tag.inside]
                named = tag.attributes.get("aria-label") or " ".join([tag.text, *pictures])
                yield tag.line, named

    def iter_unnamed_images(self) -> Iterator[int]:
        """Yield the line of each picture without an alternative text.

        In HTML, `alt=""` says that a picture only decorates; in Markdown nothing can say so.
        """
        for match in IMAGE.finditer(self._source):
            yield self._count_lines(match.start())
        for tag in self.tags:
            if tag.name == "img" and "alt" not in tag.attributes:
                yield tag.line

    def iter_picture_addresses(self) -> Iterator[tuple[int, str]]:
        """Yield the line and the address of each picture that is written in Markdown."""
        for match in PICTURE.finditer(self._source):
            yield self._count_lines(match.start()), match[1]

    def iter_headless_tables(self) -> Iterator[int]:
        """Yield the line of each table whose columns and rows have no heads."""
        for match in EMPTY_TABLE_HEAD.finditer(self._source):
            yield self._count_lines(match.start())
        for tag in self.tags:
            is_layout = tag.attributes.get("role") in ("presentation", "none")
            has_heads = any(inner.name == "th" for inner in tag.inside)
            if tag.name == "table" and not is_layout and not has_heads:
                yield tag.line

    def _count_lines(self, start: int) -> int:
        return self._source.count("\n", 0, start) + 1 + self._lines_above


class _TagReader(HTMLParser):
    """Collects a page's elements; what is open takes in the text and elements that follow."""

    VOID = frozenset(["img", "br", "hr", "input", "track", "source", "meta", "link", "col", "wbr"])

    def __init__(self, lines_above: int) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self._open: list[Tag] = []
        self._lines_above = lines_above

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Tag(tag, self.getpos()[0] + self._lines_above, dict(attrs))
        self.tags.append(found)
        for outer in self._open:
            outer.inside.append(found)
        if tag not in self.VOID:
            self._open.append(found)

    def handle_endtag(self, tag: str) -> None:
        names = [open_tag.name for open_tag in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        for outer in self._open[-8:]:
            outer.text += data


def _read_tags(source: str, lines_above: int) -> list[Tag]:
    """Return the elements of HTML in a source."""
    if "<" not in source:
        return []
    reader = _TagReader(lines_above)
    reader.feed(source)
    reader.close()
    return reader.tags


def _blank(match: re.Match[str]) -> str:
    """Return spaces in place of a text, with its line ends."""
    return re.sub(r"[^\n]", " ", match[0])
