"""Merges as tests/fork/two-years.txt draws them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Edit(NamedTuple):
    """What upstream does to a file: it moves to `target`, or `old` becomes `new` in it."""

    name: str
    target: str
    old: str
    new: str


class Merge(NamedTuple):
    """What upstream changed, and what the fork is told of it: codes and addresses."""

    name: str
    edits: list[Edit]
    told: list[tuple[str, str]]


def read_merges(text: str) -> tuple[str, str, list[Merge]]:
    """The drawings of upstream and of the fork, and the merges in their order."""
    _, *parts = re.split(r"^=== ", text, flags=re.MULTILINE)
    upstream, fork, *merges = (part.partition("\n") for part in parts)
    return upstream[2], fork[2], [read_merge(name, body) for name, _, body in merges]


def read_merge(name: str, body: str) -> Merge:
    told = re.findall(r"^!! (\S+) (\S+)$", body, re.MULTILINE)
    return Merge(name, list(_iter_edits(body)), told)


def _iter_edits(body: str) -> Iterator[Edit]:
    for part in re.split(r"^==> ", body, flags=re.MULTILINE)[1:]:
        head, *lines = part.splitlines()
        name, _, target = head.partition(" -> ")
        old, new = ("\n".join(line[1:] for line in lines if line.startswith(sign)) for sign in "-+")
        yield Edit(name, target, old, new)


def apply_edit(folder: Path, edit: Edit) -> None:
    """Do to a project what upstream did."""
    file = folder / edit.name
    if edit.target == "nothing":
        file.unlink()
    elif edit.target:
        file.rename(folder / edit.target)
    elif edit.old:
        text = file.read_text("utf-8")
        assert text.count(edit.old) == 1, edit
        file.write_text(text.replace(edit.old, edit.new), "utf-8")
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(edit.new, "utf-8")
