"""Texts, lists and mappings formatted as YAML, so that every reader finds them in it again."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import yaml

from macros.source.tree import to_plain_data
from macros.source.yaml_reader import read_yaml_text

WIDTH = 110
NARROWEST = 40  # of a folded text, however far it is indented

Value: TypeAlias = str | Sequence[str]
Values: TypeAlias = Mapping[str, "Value | Values"]


def format_block(values: Values, indent: int, step: int) -> Iterator[str]:
    """Yield a mapping's lines; each inner mapping is indented by a further `step`."""
    for key, value in values.items():
        head = " " * indent + f"{format_inline(key)}:"
        if isinstance(value, Mapping):
            yield head
            yield from format_block(value, indent + step, step)
            continue
        first, *others = format_scalar(value, indent, step, len(head) + 1)
        yield f"{head} {first}"
        yield from others


def format_pairs(values: Values) -> str:
    """Return a mapping's pairs as they stand in braces."""
    pairs = []
    for key, value in values.items():
        name = format_inline(key, flow=True)
        pairs.append(f"{name}: {_format_flow(value)}")
    return ", ".join(pairs)


def format_scalar(value: Value, indent: int, step: int, used: int = 0) -> list[str]:
    """Return the lines of a value below a key; a long text is folded into lines of its own.

    `indent` is the key's, and `used` is how many characters of the first line are taken already.
    """
    if not isinstance(value, str):
        return [_format_flow(value)]
    line = format_inline(value)
    if used + len(line) <= WIDTH and "\n" not in value:
        return [line]
    inner = indent + step
    folded = [">-", *indent_lines(fold_text(value, WIDTH - inner), inner)]
    return folded if _is_read_as(folded, value) else [line]


def fold_text(value: str, width: int) -> list[str]:
    """Return a text's lines, with an empty one between its paragraphs."""
    lines: list[str] = []
    for paragraph in value.split("\n\n"):
        if lines:
            lines.append("")
        lines += textwrap.wrap(
            paragraph, max(width, NARROWEST), break_long_words=False, break_on_hyphens=False
        )
    return lines


def indent_lines(lines: Sequence[str], indent: int) -> list[str]:
    """Return the lines with `indent` spaces before each; empty ones stay empty."""
    return [" " * indent + line if line else line for line in lines]


def format_inline(text: str, flow: bool = False) -> str:
    """Return a text on one line: plain where YAML reads it so, else in quotation marks.

    `flow` says that it is to stand in braces or brackets, where fewer texts are read as they are.
    """
    if flow:
        plain = yaml.safe_dump(
            [text], default_flow_style=True, allow_unicode=True, width=sys.maxsize
        )
        return text if plain == f"[{text}]\n" else format_quoted(text)
    plain = yaml.safe_dump(
        {"key": text}, default_flow_style=False, allow_unicode=True, width=sys.maxsize
    )
    return text if plain == f"key: {text}\n" else format_quoted(text)


def format_quoted(text: str, mark: str = '"') -> str:
    """Return a text in quotation marks of either kind; single ones cannot hold a line break."""
    if mark == "'":
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def _format_flow(value: Value | Values) -> str:
    """Return a value as it stands in braces or brackets."""
    if isinstance(value, str):
        return format_inline(value, flow=True)
    if isinstance(value, Mapping):
        return f"{{{format_pairs(value)}}}"
    items = [format_inline(item, flow=True) for item in value]
    return f"[{', '.join(items)}]"


def _is_read_as(lines: Sequence[str], value: str) -> bool:
    """Return whether the reader finds exactly this text in the lines."""
    node, _ = read_yaml_text("text: " + "\n".join(lines), "")
    return node is not None and to_plain_data(node) == {"text": value}
