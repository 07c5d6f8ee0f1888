"""The files written by hand in `content/`, and where each of them stands on the site.

A fork's own lie in `local/`, and stand where they would stand without that folder. What a page says
is not for the data to know; but a page that cannot be read at all is reported here, before anything
that makes a site stumbles over it.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from pathlib import Path

from macros.source.content_files import ContentWalk
from macros.source.own_folder import OWN, OWN_FOLDER, SITES
from macros.source.problems import Problem
from macros.source.tree import UPSTREAM, ListNode, SourceLocation
from macros.source.yaml_reader import read_yaml_text
from macros.source.yaml_text import decode_utf8

#: What lies beside pages and is none: folders of forks' own, and notes for those who look into it.
APART = (OWN, SITES, "README.md")
APART_WITHIN = (OWN, "README.md")  # in a fork's own folder
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?\r?\n)(?:---|\.\.\.)[ \t]*\r?\n", re.DOTALL)
#: What MkDocs takes for Markdown.
PAGE_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
MAX_PAGE = 500_000  # bytes; what is longer takes minutes to look through, and nobody reads it

#: The files that claim each path of the site (`about/`, `pictures/board.svg`), as reports name
#: them; upstream's first.
Claims = Mapping[str, tuple[str, ...]]


def read_content(folder: Path, shown_as: str) -> tuple[Claims, tuple[Problem, ...]]:
    """Return the files that claim each path of the site, and what is wrong with the unreadable.

    A folder that is not there holds nothing; whether it must be there is not for the data to say.
    """
    claims: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for root, layer, apart in (
        (folder, UPSTREAM, APART),
        (folder / OWN_FOLDER, OWN, APART_WITHIN),
    ):
        walk = ContentWalk(folder, shown_as)
        for file in walk.iter_files(root, apart):
            path = get_page_path(file.relative_to(root).as_posix())
            shown = walk.show(file)
            claims[path] = (*claims.get(path, ()), shown)
            problems += _check_file(file, SourceLocation(shown, layer=layer))
        problems += walk.problems
    return claims, tuple(problems)


def get_page_path(name: str) -> str:
    """Return a file's path on the site: `about.md` is `about/`.

    `name` is the file's name below the folder of its layer.
    """
    if name == "index.html" or name.endswith("/index.html"):
        return name.removesuffix("index.html")
    if not is_page(name):
        return name
    folder, _, stem = name.rpartition(".")[0].rpartition("/")
    path = folder if stem in ("index", "README") else f"{folder}/{stem}".lstrip("/")
    return f"{path}/" if path else ""


def is_page(name: str) -> bool:
    """Tell whether MkDocs takes a file of this name for Markdown."""
    return name.endswith(PAGE_SUFFIXES)


def is_own(file: str) -> bool:
    """Tell whether a file, as reports name it, is a fork's own."""
    return file.partition("/")[2].startswith(f"{OWN_FOLDER}/")


def get_name_in_layer(file: str) -> str:
    """Return a file's name below the folder of its layer, from its name in reports."""
    name = file.partition("/")[2]
    return name.removeprefix(f"{OWN_FOLDER}/") if is_own(file) else name


def _check_file(file: Path, place: SourceLocation) -> list[Problem]:
    """Report why a file cannot be read, if it cannot."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            help = "Put a file in its place, or delete it."
            return [Problem("unreadable", place, "It is not a file.", help)]
        if is_page(file.name) and file.stat().st_size > MAX_PAGE:
            message = f"The page is larger than {MAX_PAGE // 1000:,} KB."
            return [Problem("too-large", place, message, "Make several pages of it.")]
        raw = file.read_bytes() if is_page(file.name) else b""
    except OSError as error:
        message = f"It cannot be opened: {error.strerror}."
        return [Problem("unreadable", place, message, "Put a file here, or delete it.")]
    text, problem = decode_utf8(raw, place)
    if problem:
        return [problem]
    front_matter = FRONT_MATTER.match(text)
    return _check_front_matter(front_matter[1], place) if front_matter else []


def _check_front_matter(text: str, place: SourceLocation) -> list[Problem]:
    """Report what is wrong with the keys and values that a page begins with, between dashes."""
    below_dashes = f"\n{text}"  # lines count from the page's first
    node, problems = read_yaml_text(below_dashes, place.path, place.layer)
    if isinstance(node, ListNode):
        message = "What stands between the dashes holds no keys."
        help = "Write `key: value` lines, or delete it."
        problems.append(Problem("not-a-mapping", place, message, help))
    return problems


def split_front_matter(text: str) -> tuple[str, str]:
    """Return a page's front matter, without its dashes, and the Markdown below it.

    The front matter is "" where the page has none.
    """
    match = FRONT_MATTER.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)
