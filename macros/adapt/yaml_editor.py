"""Edits of a layer's file that keep all else in it, character by character, in its order.

The file belongs to a district, with its comments, quotation marks and line ends, so it is never
written from its data: the parser tells where things are, and new text is put in between. Then the
result is read back. It must say what the file said before with the change made, and nothing else,
or nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from macros.adapt.yaml_file import (
    NEXT_LINE,
    CannotEditError,
    Keys,
    YamlFile,
    get_value,
    is_in_braces,
)
from macros.adapt.yaml_format import (
    WIDTH,
    Value,
    Values,
    fold_text,
    format_block,
    format_inline,
    format_pairs,
    format_quoted,
    format_scalar,
    indent_lines,
)
from macros.source.tree import MapNode, find_node, to_plain_data
from macros.source.yaml_reader import read_yaml_text


@dataclass(frozen=True)
class EditedText:
    """A file's text after an edit, and the line of the key that was written."""

    text: str
    line: int


class Replacement(NamedTuple):
    """New text in place of what stands from one offset to another, which may be the same."""

    start: int
    end: int
    text: str


def insert_values(text: str, keys: Sequence[str], values: Mapping[str, Value]) -> EditedText:
    """Return a file's text with values in the mapping at some keys, which is made if need be.

    A text that stands where a mapping is needed becomes its `text`.

    Raises CannotEditError for a file that cannot be read, for a list in the way, for a key that is
    there already, and where the result would say something else.
    """
    file = YamlFile(text)
    replacements = _append_values(file, tuple(keys), values)
    return _apply_replacements(file, replacements, tuple(keys), values)


def insert_replaces(text: str, line: int, column: int, replaces: str) -> EditedText:
    """Return a file's text with `replaces` beside the text at a line and column, from 1.

    Raises CannotEditError as `insert_values` does, and where no text begins.
    """
    file = YamlFile(text)
    keys = file.find_keys(line, column)
    if len(keys) > 1 and keys[-1] == "text":
        keys = keys[:-1]
    old = get_value(file.find_path(keys)[-1], "replaces")
    values = {"replaces": replaces}
    if old is None:
        replacements = _append_values(file, keys, values)
    else:
        replacements = [_replace_value(file, keys, old, replaces)]
    return _apply_replacements(file, replacements, keys, values)


def replace_wording(text: str, line: int, column: int, wording: str) -> EditedText:
    """Return a file's text with another wording in place of the one at a line and column.

    Raises CannotEditError as `insert_replaces` does.
    """
    file = YamlFile(text)
    *holders, key = file.find_keys(line, column)
    keys = tuple(holders)
    old = file.find_path((*keys, key))[-1]
    replacement = _replace_value(file, keys, old, wording)
    return _apply_replacements(file, [replacement], keys, {key: wording})


def format_new_file(keys: Sequence[str], values: Mapping[str, Value]) -> str:
    """Return the lines that somebody would write into an empty file."""
    return "\n".join(format_block(_nest_values(keys, values), 0, 2))


def _apply_replacements(
    file: YamlFile, replacements: Sequence[Replacement], keys: Keys, values: Mapping[str, Value]
) -> EditedText:
    """Return the edited text, once the reader has found in it what it is meant to say."""
    text = file.text
    for replacement in sorted(replacements, reverse=True):
        text = text[: replacement.start] + replacement.text + text[replacement.end :]
    root, _ = read_yaml_text(text, "")
    first = next(iter(values))
    line = find_node(root, (*keys, first)).place.line if root else 1
    expected = _merge_values(file.data, keys, values)
    if not isinstance(root, MapNode) or to_plain_data(root) != expected:
        message = "The way in which this place is typed leaves no safe room for more."
        raise CannotEditError(message, line)
    return EditedText(file.byte_order_mark + text, line)


def _merge_values(
    data: Mapping[str, Any], keys: Keys, values: Mapping[str, Value]
) -> dict[str, Any]:
    """Return a file's data with the values at some keys, as it is to be read after the edit."""
    merged = dict(deepcopy(data))
    target = merged
    for key in keys:
        inner = target.get(key) or {}
        target[key] = {"text": inner} if isinstance(inner, str) else inner
        target = target[key]
    for key, value in values.items():
        target[key] = value if isinstance(value, str) else list(value)
    return merged


def _nest_values(keys: Sequence[str], values: Mapping[str, Value]) -> Values:
    """Return the values in a mapping for each of the keys, the last of them innermost."""
    nested: Values = values
    for key in reversed(keys):
        nested = {key: nested}
    return nested


def _append_values(file: YamlFile, keys: Keys, values: Mapping[str, Value]) -> list[Replacement]:
    """Put values, and the keys that lead to them, at the end of the innermost part that exists."""
    path = file.find_path(keys)
    if not path:
        return [_insert_below(file, len(file.text), 0, _nest_values(keys, values))]
    node = path[-1]
    depth = len(path) - 1
    nested = _nest_values(keys[depth:], values)
    _refuse_list_and_duplicates(node, keys[:depth], nested)
    if is_in_braces(path):
        return [_insert_pairs(file, node, nested)]
    if isinstance(node, yaml.MappingNode):
        return [_insert_below(file, file.find_end(node), node.start_mark.column, nested)]
    return _convert_to_mapping(file, path[-2], node, nested)


def _refuse_list_and_duplicates(node: yaml.Node, keys: Keys, values: Values) -> None:
    """Raise CannotEditError where a node, to which keys lead, cannot take the values."""
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        message = f"`{keys[-1]}` is a list here, where keys with values are needed."
        raise CannotEditError(message, line)
    if not node.value:
        return
    present = ["text"]
    if isinstance(node, yaml.MappingNode):
        present = [key.value for key, _ in node.value]
    for key in values:
        if key in present:
            raise CannotEditError(f"`{key}` is said here already.", line)


def _insert_below(file: YamlFile, offset: int, indent: int, values: Values) -> Replacement:
    """Put lines below what ends at an offset, and below the comments that belong to it.

    Those are the comments that follow it and are indented as far.
    """
    offset = file.find_line_end(offset)
    for line in NEXT_LINE.finditer(file.text, offset):
        if line[2].startswith("#") and len(line[1]) >= indent:
            offset = line.end()
        elif line[2].strip():
            break
    lines = list(format_block(values, indent, file.step))
    is_at_line_start = offset == 0 or file.text[:offset].endswith(("\r", "\n"))
    lines = [*lines, ""] if is_at_line_start else ["", *lines]
    return Replacement(offset, offset, file.line_end.join(lines))


def _convert_to_mapping(
    file: YamlFile, holder: yaml.Node, node: yaml.Node, values: Values
) -> list[Replacement]:
    """Make a mapping of a key's value, which is a text or nothing; a text becomes its `text`."""
    start, end = node.start_mark.index, file.find_end(node)
    indent = holder.start_mark.column + file.step
    if not node.value:
        return [_insert_below(file, end, indent, values)]
    before = file.text[:start].rstrip(" \t")
    if before.endswith(("\r", "\n")):  # the text stands on a line of its own
        indent = node.start_mark.column
        head = Replacement(start, start, "text: ")
    else:
        head = Replacement(len(before), start, f"{file.line_end}{' ' * indent}text: ")
    indentations = []
    for line in NEXT_LINE.finditer(file.text, start, end):
        if line[2]:
            indentations.append(Replacement(line.start(1), line.start(1), " " * file.step))
    return [head, *indentations, _insert_below(file, end, indent, values)]


def _insert_pairs(file: YamlFile, node: yaml.Node, values: Values) -> Replacement:
    """Put pairs within braces, after the last one, or braces with them around a text."""
    start, end = node.start_mark.index, file.find_end(node)
    pairs = format_pairs(values)
    if isinstance(node, yaml.MappingNode):
        if not node.value:
            return Replacement(end - 1, end - 1, pairs)
        _, last = node.value[-1]
        offset = file.find_end(last)
        return Replacement(offset, offset, f", {pairs}")
    if not node.value:
        return Replacement(start, end, f" {{{pairs}}}")
    return Replacement(start, end, f"{{text: {file.text[start:end]}, {pairs}}}")


def _replace_value(file: YamlFile, keys: Keys, old: yaml.Node, value: str) -> Replacement:
    """Put a text in place of an old one in the mapping at some keys, typed as that was."""
    start, end = old.start_mark.index, file.find_end(old)
    lines = _format_like(file, keys, old, value)
    return Replacement(start, end, file.line_end.join(lines))


def _format_like(file: YamlFile, keys: Keys, old: yaml.Node, value: str) -> list[str]:
    """Return the lines of a text in the style of an old one in the mapping at some keys."""
    start, end = old.start_mark.index, file.find_end(old)
    style = old.style if isinstance(old, yaml.ScalarNode) else None
    if style in ("|", ">"):
        head = file.text[start : file.find_line_end(start)]  # with the comment that may follow
        indent = _find_indent(file, start, end)
        return [head, *indent_lines(fold_text(value, WIDTH - indent), indent)]
    if style in ("'", '"') and "\n" not in value:
        return [format_quoted(value, style)]
    path = file.find_path(keys)
    in_braces = is_in_braces(path)
    has_comment = bool(file.text[end : file.find_line_end(end)].strip())
    if in_braces or has_comment:
        return [format_inline(value, flow=in_braces)]
    return format_scalar(value, path[-1].start_mark.column, file.step)


def _find_indent(file: YamlFile, start: int, end: int) -> int:
    """Return how far the first line that is not empty is indented, below that of `start`."""
    for line in NEXT_LINE.finditer(file.text, start, end):
        if line[2]:
            return len(line[1])
    return file.step
