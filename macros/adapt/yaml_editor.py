"""A layer's file with something more in it. All that stood there stays, character by character, in its order.

The file belongs to a district, with its comments, quotation marks and line ends, so it is never written anew: the
parser tells where things are, and new text is put in between. Then the result is read back. It must say what the file
said before with the change made, and nothing else, or nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import reduce
from typing import Any, NamedTuple, TypeAlias

import yaml

from macros.adapt.yaml_format import (
    WIDTH,
    Value,
    fold_text,
    format_block,
    format_inline,
    format_pairs,
    format_quoted,
    format_scalar,
    indent_lines,
)
from macros.source import tree as nodes
from macros.source.yaml_reader import read_yaml_text

BYTE_ORDER_MARK = "\ufeff"
LINE_END = re.compile(r"\r\n|\r|\n")
NEXT_LINE = re.compile(r"(?:\r\n|\r|\n)( *)([^\r\n]*)")

Keys: TypeAlias = tuple[str, ...]


class CannotEditError(ValueError):
    """A file that cannot be written into: the message says why, `line` where."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Edited:
    """A file's text with something written into it, and the line of the key that was written."""

    text: str
    line: int


class _Put(NamedTuple):
    """New text in the place of what stands from one offset to another; most often they are the same."""

    start: int
    end: int
    text: str


def insert_values(text: str, keys: Sequence[str], values: Mapping[str, Value]) -> Edited:
    """The file's `text` with `values` under the mapping at `keys`, which is made where it is not there.

    A text that stands where a mapping is needed becomes its `text`. CannotEditError for what cannot be read, for a list
    in the way, for a key that is there already, and where the result would say something else.
    """
    file = _FileEditor(text)
    return file.apply(file.append_values(tuple(keys), values), tuple(keys), values)


def insert_replaces(text: str, line: int, column: int, replaces: str) -> Edited:
    """The file's `text` with `replaces` beside the text that begins at a line and column, both counted from 1.

    CannotEditError as for `with_values`, and where no text begins there.
    """
    file = _FileEditor(text)
    keys, values = file.list_keys(line, column), {"replaces": replaces}
    keys = keys[:-1] if keys[-1] == "text" and len(keys) > 1 else keys
    old = _get(file.find_path(keys)[-1], "replaces")
    return file.apply(
        file.replace_value(keys, old, replaces) if old else file.append_values(keys, values), keys, values
    )


def replace_wording(text: str, line: int, column: int, wording: str) -> Edited:
    """The file's `text` with another wording in the place of the one that begins at a line and column.

    CannotEditError as for `with_replaces`.
    """
    file = _FileEditor(text)
    *keys, key = file.list_keys(line, column)
    old = file.find_path((*keys, key))[-1]
    return file.apply(file.replace_value(tuple(keys), old, wording), tuple(keys), {key: wording})


def write_new_file(keys: Sequence[str], values: Mapping[str, Value]) -> str:
    """The lines that somebody would write into an empty file."""
    return "\n".join(format_block(_nested(keys, values), 0, 2))


class _FileEditor:
    def __init__(self, text: str) -> None:
        self.mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
        self.text = text.removeprefix(BYTE_ORDER_MARK)
        node, problems = read_yaml_text(self.text, "")
        for problem in problems:
            if problem.code != "empty-value":  # a key without a value may be about to get one
                raise CannotEditError(f"{problem.message} {problem.help}", problem.place.line)
        self.root = yaml.compose(self.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        if isinstance(self.root, yaml.ScalarNode) and not self.root.value:
            self.root = None  # dashes and comments alone
        if self.root is not None and not isinstance(self.root, yaml.MappingNode):
            raise CannotEditError("The file holds no keys.")
        self.said = nodes.to_plain_data(node) if node and self.root and self.root.value else {}
        found = LINE_END.search(self.text)
        self.line_end = found[0] if found else "\n"
        self.step = next(_steps(self.root), 2)

    def apply(self, puts: Sequence[_Put], keys: Keys, values: Mapping[str, Value]) -> Edited:
        """The text with everything put in, once it is certain that it says what is meant."""
        result = self.text
        for put in sorted(puts, reverse=True):
            result = result[: put.start] + put.text + result[put.end :]
        node, _ = read_yaml_text(result, "")
        line = nodes.find_node(node, (*keys, next(iter(values)))).place.line if node else 1
        if not isinstance(node, nodes.MapNode) or nodes.to_plain_data(node) != _changed(self.said, keys, values):
            raise CannotEditError("The way in which this place is typed leaves no safe room for more.", line)
        return Edited(self.mark + result, line)

    def find_path(self, keys: Keys) -> list[Any]:
        """The parser's nodes from the root along the keys, as far as they lead."""
        nodes = [self.root]
        for key in keys:
            if (inner := _get(nodes[-1], key)) is None:
                break
            nodes.append(inner)
        return nodes

    def list_keys(self, line: int, column: int) -> Keys:
        for keys, node in _texts(self.root):
            if (node.start_mark.line, node.start_mark.column) == (line - 1, column - 1):
                return keys
        raise CannotEditError(f"There is no text on line {line}.", line)

    def append_values(self, keys: Keys, values: Mapping[str, Value]) -> list[_Put]:
        """The values, and whatever leads to them, at the end of the innermost part that is there."""
        way = self.find_path(keys)
        node, tree = way[-1], _nested(keys[len(way) - 1 :], values)
        if node is None:
            return [self.find_line_below(len(self.text), 0, tree)]
        line = node.start_mark.line + 1
        if isinstance(node, yaml.SequenceNode):
            raise CannotEditError(f"`{keys[len(way) - 2]}` is a list here, where keys with values are needed.", line)
        there = [key.value for key, _ in node.value] if isinstance(node, yaml.MappingNode) else ["text"]
        if node.value and (twice := next((key for key in tree if key in there), None)):
            raise CannotEditError(f"`{twice}` is said here already.", line)
        if _in_braces(way):
            return [self.insert_into_braces(node, tree)]
        if isinstance(node, yaml.MappingNode):
            return [self.find_line_below(self.find_end(node), node.start_mark.column, tree)]
        return self.convert_to_mapping(way[-2], node, tree)

    def find_line_below(self, at: int, indent: int, tree: Mapping[str, Any]) -> _Put:
        """Lines below what ends at an offset, and below its comments, which are those that are indented as far."""
        at = self.find_line_ends(at)
        for line in NEXT_LINE.finditer(self.text, at):
            if line[2].startswith("#") and len(line[1]) >= indent:
                at = line.end()
            elif line[2].strip():
                break
        begun = self.text[:at].endswith(("\r", "\n")) or not at
        lines = [*([] if begun else [""]), *format_block(tree, indent, self.step), *([""] if begun else [])]
        return _Put(at, at, self.line_end.join(lines))

    def convert_to_mapping(self, holder: Any, node: Any, tree: Mapping[str, Any]) -> list[_Put]:
        """A key's value, a text or nothing, become a mapping; a text is its `text`."""
        start, end = node.start_mark.index, self.find_end(node)
        indent = holder.start_mark.column + self.step
        if not node.value:
            return [self.find_line_below(end, indent, tree)]
        before = self.text[:start].rstrip(" \t")
        if before.endswith(("\r", "\n")):  # it stands on a line of its own
            indent = node.start_mark.column
            head = _Put(start, start, "text: ")
        else:
            head = _Put(len(before), start, f"{self.line_end}{' ' * indent}text: ")
        further = [
            _Put(line.start(1), line.start(1), " " * self.step)
            for line in NEXT_LINE.finditer(self.text, start, end)
            if line[2]
        ]
        return [head, *further, self.find_line_below(end, indent, tree)]

    def insert_into_braces(self, node: Any, tree: Mapping[str, Any]) -> _Put:
        """More pairs within braces, after the last one, or braces around a text."""
        start, end = node.start_mark.index, self.find_end(node)
        if isinstance(node, yaml.MappingNode):
            at = self.find_end(node.value[-1][1]) if node.value else end - 1
            return _Put(at, at, (", " if node.value else "") + format_pairs(tree))
        said = f"text: {self.text[start:end]}, " if node.value else ""
        return _Put(start, end, f"{'' if said else ' '}{{{said}{format_pairs(tree)}}}")

    def replace_value(self, keys: Keys, old: Any, value: str) -> list[_Put]:
        """A value in an old one's place, typed as that was."""
        way = self.find_path(keys)
        start, end = old.start_mark.index, self.find_end(old)
        if old.style in ("|", ">"):
            head = self.text[start : self.find_line_ends(start)]  # with the comment that may stand in it
            within = NEXT_LINE.finditer(self.text, start, end)
            indent = next((len(line[1]) for line in within if line[2]), self.step)
            lines = [head, *indent_lines(fold_text(value, WIDTH - indent), indent)]
        elif old.style in ("'", '"') and "\n" not in value:
            lines = [format_quoted(value, old.style)]
        elif _in_braces(way) or self.text[end : self.find_line_ends(end)].strip():
            lines = [format_inline(value, flow=_in_braces(way))]
        else:
            lines = format_scalar(value, way[-1].start_mark.column, self.step)
        return [_Put(start, end, self.line_end.join(lines))]

    def find_line_ends(self, at: int) -> int:
        found = LINE_END.search(self.text, at)
        return found.start() if found else len(self.text)

    def find_end(self, node: Any) -> int:
        """Where a node's last character stands; the parser counts what lies between it and the next one, too."""
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return len(self.text[: node.end_mark.index].rstrip())
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return self.find_end(last[1] if isinstance(node, yaml.MappingNode) else last)
        return int(node.end_mark.index)


def _in_braces(way: Sequence[Any]) -> bool:
    return any(isinstance(node, yaml.MappingNode) and node.flow_style for node in way)


def _changed(said: dict[str, Any], keys: Keys, values: Mapping[str, Value]) -> dict[str, Any]:
    """What a file says once it says the values, too."""
    changed = here = deepcopy(said)
    for key in keys:
        inner = here.get(key) or {}
        here[key] = {"text": inner} if isinstance(inner, str) else inner
        here = here[key]
    here |= {key: value if isinstance(value, str) else list(value) for key, value in values.items()}
    return changed


def _get(node: Any, key: str) -> Any:
    found = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in found if name.value == key), None)


def _texts(node: Any, keys: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _texts(value, (*keys, key.value))
    elif isinstance(node, yaml.ScalarNode) and keys:
        yield keys, node


def _steps(node: Any) -> Iterator[int]:
    """How much further in than the keys around them the keys of inner mappings stand."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        for _, value in node.value:
            if isinstance(value, yaml.MappingNode) and not value.flow_style:
                yield value.start_mark.column - node.start_mark.column
                yield from _steps(value)


def _nested(keys: Sequence[str], values: Mapping[str, Value]) -> Mapping[str, Any]:
    return reduce(lambda inner, key: {key: inner}, reversed(keys), values)
