"""Prose as its author means it: paragraphs, lists, emphasis and links, and nothing more.

It is typed as CommonMark. Everything else of CommonMark, and all of HTML, is text as it is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

#: What a text holds that is more than paragraphs, or may be.
MARKS = re.compile(r"[*_\[\\]|^[ ]*(?:[-+]|\d{1,9}[.)])[ ]", re.MULTILINE)
#: Addresses of other kinds than these are no links.
WEB = re.compile(r"(?:https?://|mailto:)\S+")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text; `target` is where it leads, on the web or as an element's address."""

    text: str
    strong: bool = False
    emphasis: bool = False
    target: str = ""


#: A paragraph of prose.
Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; `start` is the number of its first item, 0 for bullets."""

    items: tuple[tuple[Spans | ListBlock, ...], ...]
    start: int = 0


Blocks: TypeAlias = tuple[Spans | ListBlock, ...]


@lru_cache(maxsize=4096)
def parse_prose(text: str) -> Blocks:
    """Return the paragraphs and lists of a text."""
    if not MARKS.search(text):
        return tuple((Span(paragraph),) for paragraph in text.split("\n\n") if paragraph)
    return _read_blocks(SyntaxTreeNode(_PARSER.parse(text)))


def list_paragraphs(text: str) -> tuple[str, ...]:
    """Return a text's paragraphs as plain text, an item of a list after its sign or number."""
    return tuple(_iter_plain(parse_prose(text), ""))


def strip_markup(text: str) -> str:
    """Return a text as one plain line."""
    return " ".join(" ".join(list_paragraphs(text)).split())


def list_targets(text: str) -> tuple[str, ...]:
    """Return where the links of a text lead, as they are typed."""
    return tuple(_iter_targets(parse_prose(text)))


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["list", "emphasis", "link", "escape"])
    parser.validateLink = lambda url: bool(WEB.fullmatch(url)) or ":" not in url  # type: ignore[method-assign]
    return parser


_PARSER = _make_parser()


def _read_blocks(node: SyntaxTreeNode) -> Blocks:
    return tuple(_read_block(child) for child in node.children)


def _read_block(node: SyntaxTreeNode) -> Spans | ListBlock:
    if node.type in ("bullet_list", "ordered_list"):
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 0
        return ListBlock(tuple(_read_blocks(item) for item in node.children), start)
    spans: list[Span] = []
    for inline in node.children:
        _read_inline(inline, Span(""), spans)
    return tuple(spans)


def _read_inline(node: SyntaxTreeNode, around: Span, spans: list[Span]) -> None:
    """Add the spans of a node to others; `around` says what it stands in."""
    match node.type:
        case "text" | "text_special":
            text = node.content
        case "softbreak":
            text = " "
        case "strong":
            around, text = Span("", True, around.emphasis, around.target), ""
        case "em":
            around, text = Span("", around.strong, True, around.target), ""
        case "link":
            target = str(node.attrs.get("href", ""))
            around, text = Span("", around.strong, around.emphasis, target), ""
        case _:
            text = ""
    if text:
        _add_span(Span(text, around.strong, around.emphasis, around.target), spans)
    for child in node.children:
        _read_inline(child, around, spans)


def _add_span(span: Span, spans: list[Span]) -> None:
    """Add a span, joined with the last one where both are alike."""
    if spans:
        last = spans[-1]
        if Span(last.text, span.strong, span.emphasis, span.target) == last:
            spans[-1] = Span(last.text + span.text, span.strong, span.emphasis, span.target)
            return
    spans.append(span)


def _iter_plain(blocks: Blocks, indent: str) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, ListBlock):
            yield indent + "".join(span.text for span in block)
            continue
        for number, item in enumerate(block.items, start=block.start):
            sign = f"{number}. " if block.start else "• "
            lines = list(_iter_plain(item, ""))
            yield f"{indent}{sign}{lines[0] if lines else ''}"
            yield from (f"{indent}  {line}" for line in lines[1:])


def _iter_targets(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _iter_targets(item)
        else:
            yield from dict.fromkeys(span.target for span in block if span.target)
