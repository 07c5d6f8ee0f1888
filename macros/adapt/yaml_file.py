"""The text of a YAML file together with the parser's nodes, which know where in it they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias, TypeGuard

import yaml

from macros.source.tree import to_plain_data
from macros.source.yaml_reader import read_yaml_text

BYTE_ORDER_MARK = "\ufeff"
LINE_END = re.compile(r"\r\n|\r|\n")
#: A line's end with the next line: its indentation, and the rest of it.
NEXT_LINE = re.compile(r"(?:\r\n|\r|\n)( *)([^\r\n]*)")
DEFAULT_STEP = 2  # spaces

Keys: TypeAlias = tuple[str, ...]


class CannotEditError(ValueError):
    """A file that cannot be edited; the message says why, and `line` where."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


class YamlFile:
    """A YAML file that holds one mapping, or nothing yet.

    `root` is the parser's node of the mapping, and `data` are its plain values; `line_end` and
    `step` are how its lines end and how many spaces its author indents by. Offsets count from the
    beginning of `text`, which is without the byte order mark.

    Raises CannotEditError for a text that cannot be read, or that holds no keys.
    """

    def __init__(self, text: str) -> None:
        self.byte_order_mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
        self.text = text.removeprefix(BYTE_ORDER_MARK)
        node, problems = read_yaml_text(self.text, "")
        for problem in problems:
            if problem.code != "empty-value":  # a key without a value may be about to get one
                raise CannotEditError(f"{problem.message} {problem.help}", problem.place.line)
        self.root = _compose_root(self.text)
        has_keys = self.root is not None and bool(self.root.value)
        self.data: dict[str, Any] = to_plain_data(node) if node and has_keys else {}
        line_end = LINE_END.search(self.text)
        self.line_end = line_end[0] if line_end else "\n"
        self.step = next(_iter_steps(self.root), DEFAULT_STEP)

    def find_path(self, keys: Keys) -> list[yaml.Node]:
        """Return the nodes from the root along the keys, as far as they lead."""
        if self.root is None:
            return []
        path: list[yaml.Node] = [self.root]
        for key in keys:
            inner = get_value(path[-1], key)
            if inner is None:
                break
            path.append(inner)
        return path

    def find_keys(self, line: int, column: int) -> Keys:
        """Return the keys that lead to the text that begins at a line and column, from 1.

        Raises CannotEditError where no text begins.
        """
        for keys, node in _iter_texts(self.root):
            mark = node.start_mark
            if (mark.line + 1, mark.column + 1) == (line, column):
                return keys
        raise CannotEditError(f"There is no text on line {line}.", line)

    def find_key_at(self, line: int, column: int) -> Keys:
        """Return the keys to the entry whose key or text begins at a line and column, from 1.

        Raises CannotEditError where none does. (A mapping begins where its first key does.)
        """
        for keys, key, value in _iter_pairs(self.root):
            places = [_get_place(key)]
            if isinstance(value, yaml.ScalarNode):
                places.append(_get_place(value))
            if (line, column) in places:
                return keys
        raise CannotEditError("There is no key here.", line)

    def find_key_place(self, keys: Keys) -> tuple[int, int]:
        """Return the line and column of the last of some keys.

        Raises CannotEditError where they lead to nothing.
        """
        for found, key, _ in _iter_pairs(self.root):
            if found == keys:
                return _get_place(key)
        raise CannotEditError(f"There is no `{keys[-1] if keys else ''}`.")

    def find_line_end(self, offset: int) -> int:
        """Return the offset of the end of the line on which an offset lies."""
        match = LINE_END.search(self.text, offset)
        return match.start() if match else len(self.text)

    def find_end(self, node: yaml.Node) -> int:
        """Return the offset behind a node's last character.

        The parser's own mark may lie further on: it counts what follows up to the next node.
        """
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return len(self.text[: node.end_mark.index].rstrip())
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return self.find_end(last[1] if isinstance(node, yaml.MappingNode) else last)
        return int(node.end_mark.index)


def get_value(node: yaml.Node, key: str) -> yaml.Node | None:
    """Return the value of a key, or None where the node is no mapping or has no such key."""
    if not isinstance(node, yaml.MappingNode):
        return None
    value: yaml.Node
    for name, value in node.value:
        if name.value == key:
            return value
    return None


def is_in_braces(path: Sequence[yaml.Node]) -> bool:
    """Return whether a path of nodes leads through a mapping in braces."""
    return any(isinstance(node, yaml.MappingNode) and node.flow_style for node in path)


def _compose_root(text: str) -> yaml.MappingNode | None:
    """Return the node of the text's mapping, or None where nothing but comments stands in it.

    Raises CannotEditError where something else than a mapping stands there.
    """
    root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return None  # the empty scalar is that of dashes and comments alone
    if not isinstance(root, yaml.MappingNode):
        raise CannotEditError("The file holds no keys.")
    return root


def _iter_texts(node: yaml.Node | None, keys: Keys = ()) -> Iterator[tuple[Keys, yaml.ScalarNode]]:
    """Yield every text below a node with the keys that lead to it; those in lists are left out."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _iter_texts(value, (*keys, key.value))
    elif isinstance(node, yaml.ScalarNode) and keys:
        yield keys, node


def _iter_pairs(
    node: yaml.Node | None, keys: Keys = ()
) -> Iterator[tuple[Keys, yaml.Node, yaml.Node]]:
    """Yield the keys to every entry below a node, with the nodes of its key and its value."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*keys, key.value)
            yield inner, key, value
            yield from _iter_pairs(value, inner)


def _get_place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _iter_steps(node: yaml.Node | None) -> Iterator[int]:
    """Yield by how many spaces each inner mapping is indented further than the one around it."""
    if not _is_block_mapping(node):
        return
    for _, value in node.value:
        if _is_block_mapping(value):
            yield value.start_mark.column - node.start_mark.column
            yield from _iter_steps(value)


def _is_block_mapping(node: yaml.Node | None) -> TypeGuard[yaml.MappingNode]:
    """Return whether a node is a mapping whose keys stand on lines of their own."""
    return isinstance(node, yaml.MappingNode) and not node.flow_style
