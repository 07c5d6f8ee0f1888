"""What is wrong with hand-written pages, as far as it can be told without building the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.authoring.authored_page import PageRenderer
from macros.authoring.link_checker import (
    LinkChecker,
    find_malformed_addresses,
    list_own_pages,
)
from macros.authoring.page_macros import PageMacros
from macros.authoring.page_syntax import read_variables
from macros.authoring.page_template import find_template_problem
from macros.layers.dataset import Dataset
from macros.source.authored_pages import APART_WITHIN
from macros.source.content_files import show_path
from macros.source.own_folder import OWN, OWN_FOLDER, SITES
from macros.source.problems import Problem


def find_call_problems(data: Dataset, content: Path, is_lenient: bool = False) -> list[Problem]:
    """Return what is wrong with the calls on hand-written pages, as a build would.

    A lenient search lets pass what it does not know, for a site whose mkdocs.yml has macros of its
    own. A page that cannot be read is passed over; `load_dataset` reports it.
    """
    macros = PageMacros(data)
    renderer = PageRenderer(macros, is_lenient=is_lenient)
    for path in find_authored_pages(content).values():
        text, file = _read_text(path), show_path(path)
        renderer.render(file, text)
        renderer.render_title(file, text, read_variables(text).get("title", ""))
    return list(dict.fromkeys(macros.problems))


def find_link_problems(data: Dataset, content: Path) -> Iterator[Problem]:
    """Yield what is wrong with the links on a fork's own pages, and with addresses on all pages."""
    malformed = set()
    for path in find_authored_pages(content).values():
        for problem in find_malformed_addresses(show_path(path), _read_text(path)):
            malformed.add(path)
            yield problem
    checker = LinkChecker(data, content)
    for name in list_own_pages(data):
        path = content / OWN_FOLDER / name
        if path not in malformed:
            yield from checker.find_problems(show_path(path), name, _read_text(path))


def find_template_problems(content: Path, folders: Sequence[Path]) -> Iterator[Problem]:
    """Yield what is wrong with the templates for which hand-written pages ask."""
    for path in find_authored_pages(content).values():
        name = read_variables(_read_text(path)).get("template", "")
        problem = name and find_template_problem(name, show_path(path), folders)
        if problem:
            yield problem


def find_authored_pages(content: Path) -> dict[str, Path]:
    """Return the hand-written pages by name; a fork's own, in `local/`, replace upstream's."""
    own_folder = content / OWN_FOLDER
    pages: dict[str, Path] = {}
    others = (content / OWN, content / SITES)
    for path in sorted(content.rglob("*.md")):
        if not any(folder in path.parents for folder in others):
            pages[path.relative_to(content).as_posix()] = path
    for path in sorted(own_folder.rglob("*.md")):
        name = path.relative_to(own_folder).as_posix()
        if name not in APART_WITHIN:
            pages[name] = path
    return pages


def _read_text(path: Path) -> str:
    """Return the text of a file, "" where it cannot be read."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
