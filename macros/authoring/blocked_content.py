"""What a hand-written page shows or loads that the policy of the site keeps out.

A browser leaves it out without a word to readers, so authors are told on its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from macros.authoring.page_markup import PageMarkup, Tag
from macros.layers.load import CONTENT
from macros.model.site import Allowed
from macros.source.authored_pages import APART, APART_WITHIN, is_page
from macros.source.content_files import ContentWalk
from macros.source.own_folder import OWN_FOLDER
from macros.source.problems import Problem, quote
from macros.source.tree import SourceLocation

CODE = "blocked-content"
CODES = {
    CODE: "A page shows or loads something that browsers leave out, since the site's policy keeps "
    "it out: a picture, film, frame, style or script of another host, a script or style that is "
    "written into the page, or a form. So nobody is followed from page to page, and nothing that "
    "is slipped into a text can run. Put the file itself into content/local/, or link to it. Or "
    "write its host into `allow` of data/local/site.yml, under `pictures` (films, too), `frames` "
    "or `scripts`; then say in your privacy notice whom readers are sent to.",
}
#: The list of `allow` that an element's address must be on.
KINDS = {
    **dict.fromkeys(("img", "video", "audio", "source", "track"), "pictures"),
    **dict.fromkeys(("iframe", "frame"), "frames"),
    "script": "scripts",
}
INSTEAD = {
    "pictures": "Put the file into content/local/",
    "frames": "Link to it",
    "scripts": "Put the file into content/local/",
}
STYLED = re.compile(r"@import\b[^;]*|url\(\s*[\"']?[^)]*\)", re.IGNORECASE)
ELSEWHERE = re.compile(r"(?:https?:)?//[^\s\"')]+", re.IGNORECASE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

_Found = tuple[int, str, str]


def find_blocked_content(content: Path, allowed: Allowed) -> Iterator[Problem]:
    """Yield a warning for each thing in `content` that the policy keeps out, by file and line."""
    walk = ContentWalk(content, CONTENT)
    for root, apart in ((content, APART), (content / OWN_FOLDER, APART_WITHIN)):
        for path in walk.iter_files(root, apart):
            try:
                yield from _check_file(path, walk.show(path), allowed)
            except (OSError, UnicodeDecodeError):
                continue  # which `load_dataset` reports of pages


def find_blocked_on_page(text: str, file: str, allowed: Allowed) -> Iterator[Problem]:
    """Yield a warning for each thing on a page; `text` is all that its file holds."""
    markup = PageMarkup(text)
    found: list[_Found] = []
    for line, address in markup.iter_picture_addresses():
        found += _check_address(line, "pictures", address, allowed)
    for tag in markup.tags:
        found += _check_tag(tag, allowed)
    for line, message, help in sorted(found):
        yield Problem(CODE, SourceLocation(file, line), message, help, severity="warning")


def find_blocked_in_style(text: str, file: str, allowed: Allowed) -> Iterator[Problem]:
    """Yield a warning for each thing of another host that a style sheet asks for."""
    source = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for asked in STYLED.finditer(source):
        address = ELSEWHERE.search(asked[0])
        is_import = asked[0].lower().startswith("@import")
        if not address or (not is_import and _is_allowed(address[0], allowed.pictures)):
            continue
        place = SourceLocation(file, source.count("\n", 0, asked.start()) + 1)
        message = f"Browsers load no styles, fonts or pictures from {quote(address[0])}."
        help = "Put the file beside the style sheet, and name it there."
        yield Problem(CODE, place, message, help, severity="warning")


def _check_file(path: Path, shown: str, allowed: Allowed) -> Iterator[Problem]:
    if is_page(path.name):
        yield from find_blocked_on_page(path.read_text("utf-8-sig"), shown, allowed)
    elif path.suffix.lower() == ".css":
        yield from find_blocked_in_style(path.read_text("utf-8-sig"), shown, allowed)


def _check_tag(tag: Tag, allowed: Allowed) -> Iterator[_Found]:
    kind = KINDS.get(tag.name)
    attributes = tag.attributes
    if kind:
        for name in ("src", "poster"):
            yield from _check_address(tag.line, kind, attributes.get(name) or "", allowed)
    if tag.name == "script" and "src" not in attributes and _is_code(tag):
        help = "Put the script into a file of content/local/, and load that with `src`."
        yield tag.line, "Browsers run no script that is written into a page.", help
    if any(name.startswith("on") for name in attributes):
        help = "Put a script into a file of content/local/, and load that with `src`."
        yield tag.line, "Browsers run no script that is written at an element.", help
    if tag.name == "style" or attributes.get("style"):
        help = "Write it into the file that `styles` of data/local/site.yml names."
        yield tag.line, "Browsers leave out a style that is written into a page.", help
    if tag.name == "form":
        message = "Browsers send nothing from a form on this site."
        yield tag.line, message, "Link to the page that has the form."
    if tag.name in ("object", "embed"):
        message = "Browsers leave out what is embedded in this way."
        yield tag.line, message, "Link to it, or use <img>, <video> or <iframe>."
    if tag.name == "link" and ELSEWHERE.match(attributes.get("href") or ""):
        message = "Browsers load no style sheets from other hosts."
        yield tag.line, message, "Put the file into content/local/, and name it as `styles`."


def _is_code(tag: Tag) -> bool:
    kind = (tag.attributes.get("type") or "").lower()
    return kind in ("", "module") or "javascript" in kind


def _check_address(line: int, kind: str, address: str, allowed: Allowed) -> Iterator[_Found]:
    """Yield what is wrong with an address of a kind of `allow`, if it is another host's."""
    hosts = getattr(allowed, kind)
    if not ELSEWHERE.match(address) or _is_allowed(address, hosts):
        return
    host = _find_host(address)
    message = f"Browsers leave out what comes from {quote(host or address)}."
    help = INSTEAD[kind]
    if host:
        help += f", or write {host} into `allow: {kind}:` of data/local/site.yml"
    yield line, message, f"{help}."


def _find_host(address: str) -> str:
    try:
        return (urlsplit(address).netloc).lower()
    except ValueError:
        return ""


def _is_allowed(address: str, hosts: tuple[str, ...]) -> bool:
    """Tell whether an address is at one of some hosts; `*.` stands for all below one."""
    host = _find_host(address)
    if address.lower().startswith("http:"):
        return False
    return any(
        host.endswith(allowed[1:].lower()) if allowed.startswith("*.") else host == allowed.lower()
        for allowed in hosts
    )
