"""A layer's file with something more written into it: all else in the file stays as it is typed."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import FoldedScalarString

from macros.framework.nodes import Node, plain
from macros.framework.reading import read_text

WIDTH = 100


class CannotEditError(ValueError):
    """A file that cannot be written into; the message says why."""


def with_values(text: str, keys: Sequence[str], values: Mapping[str, str]) -> str:
    """The file's `text` with `values` under the mapping at `keys`, which is made where it is not there.

    A text that stands where a mapping is needed becomes its `text`. CannotEditError for what is no YAML, or where
    something else than a mapping is in the way.
    """

    def write(root: CommentedMap) -> None:
        mapping = root
        for key in keys:
            inner = mapping.get(key)
            if isinstance(inner, list):
                raise CannotEditError(f"`{key}` is a list here, where keys with values are needed.")
            if not isinstance(inner, CommentedMap):
                inner = CommentedMap() if inner is None else CommentedMap(text=inner)
                mapping[key] = inner
            mapping = inner
        for key, value in values.items():
            mapping[key] = _scalar(value)

    return _edited(text, write)


def with_replaces(text: str, line: int, column: int, replaces: str) -> str:
    """The file's `text` with `replaces` beside the text that begins at a line and column, both counted from 1."""

    def write(root: CommentedMap) -> None:
        for mapping, key in _places(root):
            if mapping.lc.value(key) == (line - 1, column - 1):
                break
        else:
            raise CannotEditError(f"There is no text on line {line}.")
        if key != "text":
            mapping[key] = CommentedMap(text=mapping[key])
            mapping = mapping[key]
        mapping["replaces"] = _scalar(replaces)

    return _edited(text, write)


def _places(root: Any) -> Iterator[tuple[CommentedMap, str]]:
    if isinstance(root, CommentedMap):
        for key, value in root.items():
            if isinstance(value, CommentedMap):
                yield from _places(value)
            elif not isinstance(value, list):
                yield root, key


def _edited(text: str, write: Callable[[CommentedMap], None]) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    typed = text.replace("\r\n", "\n")
    yaml = _yaml(typed)
    try:
        root = yaml.load(typed)
    except YAMLError as error:
        raise CannotEditError("The file cannot be read.") from error
    if root is None:
        head = typed.rstrip("\n")
        root = CommentedMap()
        write(root)
        return (f"{head}\n" if head else "").replace("\n", newline) + _dumped(yaml, root).replace("\n", newline)
    if not isinstance(root, CommentedMap):
        raise CannotEditError("The file holds no keys.")
    before = _dumped(yaml, root)
    write(root)
    whole = _dumped(yaml, root)
    spliced = _spliced(typed, before, whole)
    # The library writes some things otherwise than they were typed, so only what is new is taken from it, where the
    # lines around it can be told for certain.
    result = spliced if _values(spliced) == _values(whole) else whole
    if read_text(result, "")[1] and not read_text(typed, "")[1]:
        raise CannotEditError("What is to be written cannot be written into it safely.")
    return result.replace("\n", newline)


def _spliced(typed: str, before: str, after: str) -> str:
    """`typed` with the lines changed that differ between `before` and `after`, which are the same written anew."""
    lines, old, new = (part.splitlines(keepends=True) for part in (typed, before, after))
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    at = {0: 0, len(old): len(lines)}
    for block in SequenceMatcher(None, old, lines, autojunk=False).get_matching_blocks():
        for offset in range(block.size):
            at[block.a + offset] = block.b + offset
            at.setdefault(block.a + offset + 1, block.b + offset + 1)
    result, done = [], 0
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        # Without a known line on either side, the nearest ones around it are written anew.
        while start not in at:
            start, new_start = start - 1, new_start - 1
        while end not in at:
            end, new_end = end + 1, new_end + 1
        result += [*lines[done : at[start]], *new[new_start:new_end]]
        done = at[end]
    return "".join([*result, *lines[done:]])


def _values(text: str) -> Any:
    node: Node | None = read_text(text, "")[0]
    return plain(node) if node else None


def _yaml(text: str) -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096
    step = re.search(r"^[^\s#-][^\n]*:[^\n]*\n(?:\s*(?:#[^\n]*)?\n)*( +)[^\s#-]", text, re.MULTILINE)
    yaml.map_indent = len(step[1]) if step else 2
    dash = re.search(r":[^\S\n]*\n( *)- ", text)
    if dash and dash[1]:
        yaml.sequence_indent, yaml.sequence_dash_offset = len(dash[1]) + 2, len(dash[1])
    return yaml


def _dumped(yaml: YAML, root: CommentedMap) -> str:
    out = io.StringIO()
    yaml.dump(root, out)
    return out.getvalue()


def _scalar(value: str) -> str | FoldedScalarString:
    """A text as it is best typed: long ones and paragraphs below their key, folded."""
    if "\n" not in value and len(value) <= WIDTH:
        return value
    paragraphs = [paragraph for paragraph in value.split("\n\n") if paragraph]
    folded: FoldedScalarString = FoldedScalarString("\n".join(paragraphs))
    folds, start = [], 0
    for paragraph in paragraphs:
        at = start
        for part in textwrap.wrap(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False)[:-1]:
            at += len(part)
            folds.append(at)
            at += 1
        start += len(paragraph) + 1
    folded.fold_pos = folds  # type: ignore[attr-defined]
    return folded
