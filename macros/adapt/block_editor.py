"""Edits of whole entries of a layer's file, line by line: cut, put elsewhere, made a comment.

Comments go along with what they stand above. An entry in braces has no lines of its own, and is
left to its author.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from macros.adapt.yaml_file import LINE_END, CannotEditError, Keys, YamlFile, is_in_braces
from macros.adapt.yaml_format import format_inline

EDITOR_LINE = "# yaml-language-server:"  # belongs to the file, whatever it stands above


@dataclass(frozen=True)
class Block:
    """Lines of an entry, from its key on, with the comments above; not indented."""

    lines: tuple[str, ...]
    comments: tuple[str, ...]


class _Found(NamedTuple):
    """An entry: the keys to it, the columns of these keys, and how many siblings each has."""

    keys: Keys
    nodes: tuple[yaml.Node, ...]
    siblings: tuple[int, ...]
    value: yaml.Node


def cut_block(text: str, line: int, column: int) -> tuple[str, Block]:
    """Return a file's text without the entry whose key is at a line and column, and the entry.

    What held nothing but the entry goes with it, but for its comments, which stay with the entry.

    Raises CannotEditError where no key stands on lines of its own there.
    """
    file = YamlFile(text)
    lines = _split_lines(file)
    found = _find_entry(file, line, column)
    first, last = _find_lines(file, found, lines, len(found.keys) - 1)
    depth = _find_outermost(found)
    outer_first, outer_last = _find_lines(file, found, lines, depth)
    if depth < len(found.keys) - 1:  # what stands above it may be about the whole file
        outer_first = found.nodes[depth].start_mark.line
    indent = found.nodes[-1].start_mark.column
    around = [*lines[outer_first:first], *lines[last:outer_last]]
    if any(" #" in each and not each.strip().startswith("#") for each in around):
        raise CannotEditError("A comment stands beside a key that would be gone.", line)
    comments = [each.strip() for each in around if each.strip().startswith("#")]
    key_line = found.nodes[-1].start_mark.line
    comments += [each.strip() for each in lines[first:key_line]]
    block = Block(tuple(each[indent:] for each in lines[key_line:last]), tuple(comments))
    return _join(file, [*lines[:outer_first], *lines[outer_last:]]), block


def comment_out_block(text: str, line: int, column: int, why: str) -> str:
    """Return a file's text in which the entry at a line and column is a comment, below `why`.

    So is what held nothing but the entry. Raises CannotEditError as `cut_block` does.
    """
    file = YamlFile(text)
    lines = _split_lines(file)
    found = _find_entry(file, line, column)
    depth = _find_outermost(found)
    _, last = _find_lines(file, found, lines, depth)
    indent = found.nodes[depth].start_mark.column
    key_line = found.nodes[depth].start_mark.line
    margin = " " * indent
    commented = [
        f"{margin}# {each[indent:]}" if each.strip() else each for each in lines[key_line:last]
    ]
    new = [*lines[:key_line], f"{margin}# {why}", *commented, *lines[last:]]
    return _join(file, new)


def rename_key(text: str, keys: Keys, name: str) -> str:
    """Return a file's text with another name for the last of some keys.

    Raises CannotEditError where they lead to nothing, or something has the name already.
    """
    file = YamlFile(text)
    file.find_key_place(keys)
    siblings = file.find_path(keys)[-2]
    for key, _ in siblings.value:
        if key.value == name:
            raise CannotEditError(f"`{name}` is said here already.", key.start_mark.line + 1)
    key = next(key for key, _ in siblings.value if key.value == keys[-1])
    start, end = key.start_mark.index, key.end_mark.index
    new = format_inline(name, flow=True)
    return file.byte_order_mark + file.text[:start] + new + file.text[end:]


def insert_block(text: str, keys: Sequence[str], block: Block) -> str:
    """Return a file's text with an entry at some keys, of which the last becomes its own.

    Raises CannotEditError where something is there already, or leaves no room.
    """
    file = YamlFile(text)
    lines = _split_lines(file)
    *holders, key = keys
    path = file.find_path(tuple(holders))
    depth = max(len(path) - 1, 0)
    node = path[-1] if path else None
    if node is not None and (is_in_braces(path) or not isinstance(node, yaml.MappingNode)):
        raise CannotEditError("There is no room for more lines.", node.start_mark.line + 1)
    if depth == len(holders) and file.find_path(tuple(keys))[len(keys) :]:
        raise CannotEditError(f"`{key}` is said here already.", 1)
    indent = node.start_mark.column if node else 0
    end = _find_last_line(file, node) if node else len(lines)
    new = []
    for holder in holders[depth:]:
        new.append(" " * indent + f"{format_inline(holder)}:")
        indent += file.step
    first, *others = block.lines
    _, colon, rest = _split_key(first)
    margin = " " * indent
    entry = [*block.comments, f"{format_inline(key)}{colon}{rest}", *others]
    new += [margin + each if each.strip() else each for each in entry]
    return _join(file, [*lines[:end], *new, *lines[end:]])


def _find_entry(file: YamlFile, line: int, column: int) -> _Found:
    for found in _iter_entries(file.root, _Found((), (), (), yaml.ScalarNode("", ""))):
        mark = found.nodes[-1].start_mark
        if (mark.line + 1, mark.column + 1) == (line, column):
            return found
    raise CannotEditError("There is no key on a line of its own.", line)


def _iter_entries(node: yaml.Node | None, above: _Found) -> Iterator[_Found]:
    """Yield every entry that stands on lines of its own, with what leads to it."""
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return
    for key, value in node.value:
        found = _Found(
            (*above.keys, key.value),
            (*above.nodes, key),
            (*above.siblings, len(node.value)),
            value,
        )
        yield found
        yield from _iter_entries(value, found)


def _find_outermost(found: _Found) -> int:
    """Return the depth of the outermost key that holds nothing but the entry."""
    depth = len(found.keys) - 1
    while depth > 0 and found.siblings[depth] == 1:
        depth -= 1
    return depth


def _find_lines(file: YamlFile, found: _Found, lines: Sequence[str], depth: int) -> tuple[int, int]:
    """Return the numbers of the first line of what has the key at a depth, and behind its last."""
    key = found.nodes[depth]
    first, column = key.start_mark.line, key.start_mark.column
    while first and _is_comment_at(lines[first - 1], column):
        first -= 1
    last = _find_last_line(file, found.value)
    while last < len(lines) and _is_comment_below(lines[last], column):
        last += 1
    return first, last


def _find_last_line(file: YamlFile, node: yaml.Node) -> int:
    """Return the number of the line behind that on which a node ends."""
    end = file.find_end(node)
    return len(LINE_END.split(file.text[:end]))


def _is_comment_at(line: str, column: int) -> bool:
    text = line.lstrip(" ")
    is_own = text.startswith("#") and not text.startswith(EDITOR_LINE)
    return is_own and len(line) - len(text) == column


def _is_comment_below(line: str, column: int) -> bool:
    text = line.lstrip(" ")
    return text.startswith("#") and len(line) - len(text) > column


def _split_key(line: str) -> tuple[str, str, str]:
    """Return a line's key, its colon, and the rest; a key has neither in it, but for quotes."""
    return line.partition(":")


def _split_lines(file: YamlFile) -> list[str]:
    lines = LINE_END.split(file.text)
    return lines if lines[-1] else lines[:-1]


def _join(file: YamlFile, lines: Sequence[str]) -> str:
    """Return lines as a file's text, with the line ends and the beginning that it had."""
    return file.byte_order_mark + "".join(f"{line}{file.line_end}" for line in lines)
