"""Addresses of scripts and styles that change with what they hold.

A browser that keeps what it has loaded would otherwise put an old script beside a new page, or
beside the new scripts that work with it.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

LOADED = re.compile(
    r"((?:<(?:script|link)\b[^>]*?\s(?:src|href)|\sdata-(?:engine|tools|stemmer|pp-script))="
    r'"([^"?#:]+\.(?:js|css)))"'
)
NAMED_BY_HASH = re.compile(r"\.[0-9a-f]{8}\.")  # as the theme's are


def make_version(content: bytes) -> str:
    """Return a short hash of a file's content."""
    return hashlib.sha256(content).hexdigest()[:8]


def add_versions(html: str, path: str, version: Callable[[str], str]) -> str:
    """Return the page at a path, with the version of each script and style that it loads.

    `version` returns that of what the site holds at a path, "" where it holds nothing.
    """
    folder = posixpath.dirname(path)

    def add_version(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, unquote(link[2])))
        if NAMED_BY_HASH.search(target):
            return link[0]
        known = version(target)
        return f'{link[1]}?v={known}"' if known else link[0]

    return LOADED.sub(add_version, html)
