"""Texts, lists and mappings as somebody types them in YAML, so that every reader of it takes them for what they are."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import yaml

from macros.source.tree import to_plain_data
from macros.source.yaml_reader import read_yaml_text

WIDTH = 110
NARROWEST = 40

Value: TypeAlias = str | Sequence[str]


def format_block(tree: Mapping[str, Any], indent: int, step: int) -> Iterator[str]:
    """A mapping's lines; `step` is how much further in each inner one stands."""
    for key, value in tree.items():
        head = " " * indent + f"{format_inline(key)}:"
        if isinstance(value, Mapping):
            yield head
            yield from format_block(value, indent + step, step)
        else:
            first, *more = format_scalar(value, indent, step, len(head) + 1)
            yield from (f"{head} {first}", *more)


def format_pairs(tree: Mapping[str, Any]) -> str:
    """A mapping as it stands in braces."""
    return ", ".join(
        f"{format_inline(key, flow=True)}: "
        + (f"{{{format_pairs(value)}}}" if isinstance(value, Mapping) else _listed(value))
        for key, value in tree.items()
    )


def format_scalar(value: Value, indent: int, step: int, before: int = 0) -> list[str]:
    """A value as it stands after its key, which is `indent` in: a long text in lines below it, folded.

    `before` is how much of the first line is written already.
    """
    line = format_inline(value) if isinstance(value, str) else _listed(value)
    if not isinstance(value, str) or (before + len(line) <= WIDTH and "\n" not in value):
        return [line]
    lines = [">-", *indent_lines(fold_text(value, WIDTH - indent - step), indent + step)]
    node = read_yaml_text("\n".join([f"text: {lines[0]}", *lines[1:]]), "")[0]
    return lines if node and to_plain_data(node) == {"text": value} else [line]


def fold_text(value: str, width: int) -> list[str]:
    """A text's lines, with an empty one between its paragraphs."""
    lines = []
    for paragraph in value.split("\n\n"):
        wrapped = textwrap.wrap(paragraph, max(width, NARROWEST), break_long_words=False, break_on_hyphens=False)
        lines += ["", *wrapped]
    return lines[1:]


def indent_lines(lines: Sequence[str], indent: int) -> list[str]:
    return [" " * indent + line if line else line for line in lines]


def format_inline(text: str, flow: bool = False) -> str:
    """A text on one line: as it is where that will do, in braces (`flow`) or outside of them, else in quotes."""
    holder, typed = ([text], f"[{text}]\n") if flow else ({"key": text}, f"key: {text}\n")
    as_it_is = yaml.safe_dump(holder, default_flow_style=flow, allow_unicode=True, width=sys.maxsize) == typed
    return text if as_it_is else format_quoted(text)


def format_quoted(text: str, mark: str = '"') -> str:
    """A text in quotation marks of one kind or the other; the single ones cannot hold a line's end."""
    return "'" + text.replace("'", "''") + "'" if mark == "'" else json.dumps(text, ensure_ascii=False)


def _listed(value: Value) -> str:
    if isinstance(value, str):
        return format_inline(value, flow=True)
    return f"[{', '.join(format_inline(item, flow=True) for item in value)}]"
