"""A framework's files as somebody would type them, with comments where something is in doubt."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.adapt.yaml_format import format_inline, format_scalar

STEP = 2
WIDTH = 100

#: The keys that lead to a value of a file.
KeyPath = tuple[str, ...]


@dataclass
class YamlDraft:
    """A file's values in their order, with the comments that stand above some of them."""

    schema: str
    values: dict[str, Any] = field(default_factory=dict)
    comments: dict[KeyPath, list[str]] = field(default_factory=dict)

    def add_comment(self, path: KeyPath, text: str) -> None:
        """Put a comment above the value at a path."""
        self.comments.setdefault(path, []).append(" ".join(text.split()))

    def write(self) -> str:
        """Return the file's text."""
        head = f"# yaml-language-server: $schema={self.schema}"
        lines = [head, *self._iter_comments((), 0), *self._iter_lines(self.values, ())]
        return "\n".join(lines) + "\n"

    def _iter_lines(self, values: Mapping[str, Any], path: KeyPath) -> Iterator[str]:
        indent = STEP * len(path)
        for key, value in values.items():
            here = (*path, key)
            yield from self._iter_comments(here, indent)
            head = " " * indent + f"{format_inline(key)}:"
            if isinstance(value, Mapping):
                yield head
                yield from self._iter_lines(value, here)
            elif isinstance(value, str) and "\n" in value:
                yield f"{head} |-"
                inner = " " * (indent + STEP)
                yield from (inner + line if line else line for line in value.split("\n"))
            else:
                first, *others = format_scalar(value, indent, STEP, len(head) + 1)
                yield f"{head} {first}"
                yield from others

    def _iter_comments(self, path: KeyPath, indent: int) -> Iterator[str]:
        lead = " " * indent + "# "
        for comment in self.comments.get(path, ()):
            yield from textwrap.wrap(
                comment, WIDTH, initial_indent=lead, subsequent_indent=lead, break_long_words=False
            )


def write_drafts(folder: Path, drafts: Mapping[str, YamlDraft]) -> Sequence[Path]:
    """Write files by their names into a new folder, and return where they are.

    Raises:
        FileExistsError: There is something at the folder's place.
    """
    folder.mkdir(parents=True)
    paths = []
    for name, draft in drafts.items():
        path = folder / f"{name}.yml"
        path.write_text(draft.write(), "utf-8")
        paths.append(path)
    return paths
