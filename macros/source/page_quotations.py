"""Which state of upstream's page a page of a fork's own was written for.

A page is too long to be quoted; `replaces` in the front matter of the fork's own holds a digest.
"""

from __future__ import annotations

import hashlib
import re

from macros.source.authored_pages import FRONT_MATTER
from macros.source.yaml_text import split_lines

LENGTH = 12  # of a digest
REPLACES = re.compile(r"^replaces[ \t]*:[ \t]*[\"']?([0-9a-f]*)[\"']?[ \t]*\r?$", re.MULTILINE)


def make_digest(text: str) -> str:
    """Return the digest of a page's text, whatever its lines end in."""
    lines = [line.rstrip() for line in split_lines(text.removeprefix("\ufeff"))]
    return hashlib.sha256("\n".join(lines).strip().encode("utf-8")).hexdigest()[:LENGTH]


def find_quoted_digest(text: str) -> tuple[str, int]:
    """Return the digest that a page quotes, and its line; "" and the first line for none."""
    front_matter = FRONT_MATTER.match(text)
    quoted = REPLACES.search(front_matter[1]) if front_matter else None
    if not front_matter or not quoted:
        return "", 1
    return quoted[1], text.count("\n", 0, front_matter.start(1) + quoted.start()) + 1


def quote_digest(text: str, digest: str) -> str:
    """Return a page's text that quotes a digest; nothing else in it is touched."""
    line = f'replaces: "{digest}"'
    end = "\r\n" if "\r\n" in text else "\n"
    front_matter = FRONT_MATTER.match(text)
    if not front_matter:
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        return f"{mark}---{end}{line}{end}---{end}{text.removeprefix(mark)}"
    start = front_matter.start(1)
    quoted = REPLACES.search(front_matter[1])
    if not quoted:
        return f"{text[:start]}{line}{end}{text[start:]}"
    carriage = "\r" if quoted[0].endswith("\r") else ""
    return f"{text[: start + quoted.start()]}{line}{carriage}{text[start + quoted.end() :]}"
