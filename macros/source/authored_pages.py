"""What is written by hand in `content/`: where each page, and each file beside the pages, stands on the site.

A fork's own lie in `local/`, and stand where they would stand without that folder. What a page says is not for the data
to know; but a page that cannot be read at all is told here, before anything that makes a site stumbles over it.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.source.problems import Problem
from macros.source.tree import UPSTREAM, ListNode, SourceLocation
from macros.source.yaml_reader import decode_utf8, read_yaml_text

OWN = "local"  # the name of a fork's own layer, and of its folders
#: What lies beside pages and is none: the folder of a fork's own, and notes for those who look into it.
APART = (OWN, "README.md")
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?\r?\n)(?:---|\.\.\.)[ \t]*\r?\n", re.DOTALL)

#: The files that claim each path of the site (`about/`, `pictures/board.svg`), as reports name them; upstream's first.
Claims = Mapping[str, tuple[str, ...]]


def read_content(folder: Path, shown_as: str) -> tuple[Claims, tuple[Problem, ...]]:
    """Which files claim which place on the site, and what is wrong with those that cannot be read.

    A folder that is not there holds nothing; whether it must be there is not for the data to say.
    """
    claims: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for root, layer in ((folder, UPSTREAM), (folder / OWN, OWN)):
        for file in _files(root):
            name = file.relative_to(root).as_posix()
            shown = f"{shown_as}/{file.relative_to(folder).as_posix()}"
            path = page_path(name)
            claims[path] = (*claims.get(path, ()), shown)
            problems += _unreadable(file, SourceLocation(shown, layer=layer))
    return claims, tuple(problems)


def page_path(name: str) -> str:
    """Where a file stands on the site, by its name below the folder of its layer: `about.md` is `about/`."""
    if name == "index.html" or name.endswith("/index.html"):
        return name.removesuffix("index.html")
    if not is_page(name):
        return name
    holder, _, page = name.rpartition(".")[0].rpartition("/")
    whole = holder if page in ("index", "README") else f"{holder}/{page}".lstrip("/")
    return f"{whole}/" if whole else ""


def is_page(name: str) -> bool:
    """Does MkDocs take a file of this name for Markdown?"""
    return name.endswith((".md", ".markdown", ".mdown", ".mkdn", ".mkd"))


def is_own(file: str) -> bool:
    """Is a file, as reports name it, a fork's own?"""
    return file.split("/")[1:2] == [OWN]


def layer_name(file: str) -> str:
    """A file's name below the folder of its layer, from the name in reports."""
    return "/".join(file.split("/")[2 if is_own(file) else 1 :])


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, in order, but for hidden ones and what lies apart."""
    for path, folders, names in os.walk(folder, followlinks=True):
        apart = APART if Path(path) == folder else ()
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in apart)
        yield from (Path(path, name) for name in sorted(names) if not name.startswith(".") and name not in apart)


def _unreadable(file: Path, place: SourceLocation) -> Iterator[Problem]:
    """Why a file cannot be read, if it cannot."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            yield Problem("unreadable", place, "It is not a file.", "Put a file in its place, or delete it.")
            return
        raw = file.read_bytes() if is_page(file.name) else b""
    except OSError as error:
        yield Problem("unreadable", place, f"It cannot be opened: {error.strerror}.", "Put a file here, or delete it.")
        return
    text, problem = decode_utf8(raw, place)
    if problem:
        yield problem
    elif found := FRONT_MATTER.match(text):
        yield from _front_matter(found[1], place)


def _front_matter(text: str, place: SourceLocation) -> Iterator[Problem]:
    """What is wrong with the keys and values that may stand between two lines of dashes at a page's beginning."""
    node, problems = read_yaml_text(f"\n{text}", place.path, place.layer)  # so that lines count from the page's first
    yield from problems
    if isinstance(node, ListNode):
        message, help = "What stands between the dashes holds no keys.", "Write `key: value` lines, or delete it."
        yield Problem("not-a-mapping", place, message, help)
