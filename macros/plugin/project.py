"""A project as it was last read: its data, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.authoring.link_checker import LinkChecker
from macros.layers.dataset import Dataset, with_site_address
from macros.layers.load import CONTENT, load_dataset
from macros.model.web_addresses import is_web_address
from macros.rules import check
from macros.source.authored_pages import read_content
from macros.source.problems import Problem
from macros.views.adaptations.page import has_adaptations

#: Where the site will stand, for a publisher who knows better than site.yml: a fork's workflow
#: does.
SITE_ADDRESS = "SITE_ADDRESS"


@dataclass(frozen=True)
class LoadedProject:
    """The data of a project, checked. `stamp` is equal as long as no file of it has changed."""

    root: Path
    stamp: object
    data: Dataset
    problems: tuple[Problem, ...]
    link_checker: LinkChecker
    is_adapted: bool


def load_project(root: Path, previous: LoadedProject | None = None) -> LoadedProject:
    """Return the project below `root`: `previous` itself when no file has changed since."""
    stamp = (root, *sorted(_iter_stamps(root / "data")), read_content(root / CONTENT, CONTENT))
    if previous and previous.stamp == stamp:
        return previous
    data = load_dataset(root)
    address = os.environ.get(SITE_ADDRESS, "")
    if is_web_address(address):
        data = with_site_address(data, address)
    return LoadedProject(
        root=root,
        stamp=stamp,
        data=data,
        problems=tuple(check(data)),
        link_checker=LinkChecker(data, root / CONTENT),
        is_adapted=has_adaptations(data),
    )


def _iter_stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield each file below a folder with its time and size; (0, -1) if it cannot be read."""
    for path, _, names in os.walk(folder):
        for name in names:
            file = os.path.join(path, name)
            try:
                status = os.stat(file)
            except OSError:
                yield file, 0, -1
            else:
                yield file, status.st_mtime_ns, status.st_size
