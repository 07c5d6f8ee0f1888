"""Links and calls of a fork's own pages, written anew where upstream has moved what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, relpath
from urllib.parse import urlsplit

from macros.authoring.link_checker import INDEX, LinkChecker, list_own_pages, resolve_href
from macros.authoring.markdown_links import list_hrefs
from macros.layers.dataset import Dataset
from macros.model.addresses import make_anchor
from macros.outputs.html.calls import CALLS
from macros.source.authored_pages import split_front_matter
from macros.source.own_folder import OWN_FOLDER

SECTION_DEPTH = 2  # parts of a section's address
CALL = re.compile(
    rf"(\b(?:{'|'.join(call for call, kinds in CALLS.items() if kinds)})\(\s*)"
    r"([\"'])([^\"'\n]+)\2"
)


def fix_pages(data: Dataset, content: Path) -> dict[Path, tuple[str, str]]:
    """Return each page of a fork's own that names what has moved: its text, and that of its mend.

    A page that cannot be read is passed over; `check` reports it. What is retired is left to its
    author, who alone knows what is to be named instead.
    """
    checker = LinkChecker(data, content)
    fixed: dict[Path, tuple[str, str]] = {}
    for name in list_own_pages(data):
        path = content / OWN_FOLDER / name
        try:
            text = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        new = _follow_calls(data, _follow_links(checker, name, text))
        if new != text:
            fixed[path] = (text, new)
    return fixed


def _follow_calls(data: Dataset, text: str) -> str:
    """Return a page's text in which calls name today's addresses."""

    def follow(call: re.Match[str]) -> str:
        now = data.follow_address(call[3])
        return f"{call[1]}{call[2]}{now if now in data.elements else call[3]}{call[2]}"

    return CALL.sub(follow, text)


def _follow_links(checker: LinkChecker, name: str, text: str) -> str:
    """Return a page's text in which links lead to where things are now."""
    _, markdown = split_front_matter(text)
    above = text[: len(text) - len(markdown)]
    for href, new in _iter_moved(checker, name, markdown):
        typed = re.compile(rf"(?<=[(<\s\"']){re.escape(href)}(?=[)>\s\"']|$)")
        markdown = new.join(typed.split(markdown))
    return above + markdown


def _iter_moved(checker: LinkChecker, name: str, markdown: str) -> Iterator[tuple[str, str]]:
    """Yield each link of a page to what has moved, and the link to where that is now."""
    for href in dict.fromkeys(list_hrefs(markdown)):
        target = resolve_href(href, name)
        new = _find_new_target(checker, target, urlsplit(href).fragment) if target else None
        if new:
            yield href, relpath(new, dirname(name) or ".")


def _find_new_target(checker: LinkChecker, target: str, anchor: str) -> str | None:
    """Return where a link leads now, with its anchor; None where nothing has moved."""
    parts = target.split("/")
    section, rest = "/".join(parts[:SECTION_DEPTH]), parts[SECTION_DEPTH:]
    if len(parts) <= SECTION_DEPTH or section.partition("/")[0] not in checker.data.elements:
        return None
    address = "/".join([section, *anchor.split("--")]) if anchor else section
    now = checker.data.follow_address(address)
    if now == address or now not in checker.data.elements:
        now_section = checker.data.follow_address(section)
        if now_section == section:
            return None
        now, new_anchor = now_section, anchor
    else:
        new_anchor = make_anchor(now)
    page = "/".join([*now.split("/")[:SECTION_DEPTH], *rest])
    if page not in checker.known and f"{page}/{INDEX}" not in checker.known:
        return None
    return f"{page}#{new_anchor}" if new_anchor else page
