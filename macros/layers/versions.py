"""What differed between versions, as `diff --record` has kept it in folders `versions/`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.source.layer_folder import VERSIONS
from macros.source.problems import Problem
from macros.source.tree import SourceLocation

FORMAT = {"format": "practice-profiles/versions", "version": 1}
FILE = re.compile(r"\d{4}-\d{2}-\d{2}[a-z0-9-]*\.json")
HELP = "Write it again with `python -m macros diff OLD NEW --record`, or delete it."


@dataclass(frozen=True)
class RecordedDifference:
    """What has happened to an element: its text as it was, and as it is."""

    kind: str
    address: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class Version:
    """What a version of a framework brought: how much of each kind, and what, unless too much."""

    key: str
    title: str
    version: str
    counts: Mapping[str, int]
    differences: Sequence[RecordedDifference]
    date: str = ""


def read_versions(
    root: Path, folders: Mapping[str, str]
) -> tuple[tuple[Version, ...], list[Problem]]:
    """Return the versions that the folders of all layers record, newest first; and what is wrong.

    `folders` are those of the layers by their names.
    """
    versions: list[Version] = []
    problems: list[Problem] = []
    for layer, folder in folders.items():
        for file in _iter_files(root / folder / VERSIONS):
            place = SourceLocation(f"{folder}/{VERSIONS}/{file.name}", layer=layer)
            try:
                versions += _read_file(file)
            except (OSError, ValueError, TypeError, KeyError, AttributeError):
                message = "This file holds no record of versions."
                problem = Problem("unreadable", place, message, HELP, severity="warning")
                problems.append(problem)
    return tuple(sorted(versions, key=lambda version: version.date, reverse=True)), problems


def _iter_files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (file for file in sorted(folder.iterdir()) if file.suffix == ".json")


def _read_file(file: Path) -> list[Version]:
    """Return the versions of a file; ValueError where it is none of ours."""
    record: Any = json.loads(file.read_text("utf-8"))
    if not FILE.fullmatch(file.name) or not isinstance(record, dict):
        raise ValueError(file.name)
    if {name: record.get(name) for name in FORMAT} != FORMAT:
        raise ValueError(file.name)
    return [_make_version(each, file.name[:10]) for each in record["frameworks"]]


def _make_version(framework: Mapping[str, Any], day: str) -> Version:
    """Return what a record says of a framework; TypeError or another where it is none of ours."""
    differences = [
        RecordedDifference(**{name: str(text) for name, text in each.items()})
        for each in framework["differences"]
    ]
    counts = {str(kind): int(count) for kind, count in framework["counts"].items()}
    key, title, version = (str(framework[name]) for name in ("key", "title", "version"))
    return Version(key, title, version, counts, differences, day)
