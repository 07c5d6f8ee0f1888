"""Strict reading of one YAML file: one pass gives data and places.

The YAML that is read: UTF-8, one document; mappings, lists and text. Every scalar is text. What
surprises people in YAML (anchors, tags, merge keys, a key given twice, a comment that swallows half
a sentence) is an error.
"""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

from macros.source.problems import Problem
from macros.source.tree import UPSTREAM, Node, SourceLocation
from macros.source.yaml_errors import find_wide_indentation
from macros.source.yaml_events import UnreadableTextError
from macros.source.yaml_nodes import NodeReader
from macros.source.yaml_text import decode_utf8

CODES = {
    "unreadable": "A file cannot be opened: it is missing its target, is a folder or a device, or "
    "may not be read.",
    "encoding": "A file is not UTF-8. In your editor choose “Save with encoding: UTF-8”.",
    "character": "A control character, or one that changes the direction of the text around it, "
    "hides in the file.",
    "syntax": "The file is not YAML: a bracket or quotation mark is open, the indentation is "
    "uneven, a colon is lost.",
    "several-documents": "A line of three dashes starts a second document. One file holds one "
    "document.",
    "unsupported-yaml": "Anchors (&), aliases (*), tags (!), merge keys (<<), and directives (%) "
    "are not read: plain text can be searched, translated, and adapted, and data never becomes "
    "code.",
    "too-deep": "Lists and mappings are nested more than twenty deep.",
    "too-large": "A file of data is larger than 2 MB, or a page larger than 500 KB.",
    "duplicate-key": "A key is given twice in one mapping. YAML itself would keep the last without "
    "a word.",
    "empty-value": "A key has no value. Write one, or delete the key.",
    "unquoted-hash": "A # after a space starts a comment, so the rest of the line is lost. "
    "Straight before a letter or digit it was hardly meant as one; a comment has a space after "
    "the #.",
    "key-shape": "A key is a list or a mapping, where a word is expected.",
}

MAX_BYTES = 2 * 2**20
#: For so many seconds, a file could be written again without a sign of it in its time.
SETTLED = 2.0

#: What has been read, by the file and all that changes with it: a server reads again what is new.
_READ: dict[tuple[object, ...], tuple[Node | None, tuple[Problem, ...]]] = {}


def read_yaml_file(path: Path, shown_as: str, layer: str) -> tuple[Node | None, list[Problem]]:
    """Return a file's root node, None when it is empty or unreadable, and its problems.

    `shown_as` is the path that reports name. No error is raised for what is in the file or stands
    in its place.
    """
    start = SourceLocation(shown_as, layer=layer)
    try:
        status = path.stat()
        if problem := _check_file(status, start):
            return None, [problem]
        source = (path, shown_as, layer, status.st_mtime_ns, status.st_size, status.st_ino)
        if source in _READ:
            known, found = _READ[source]
            return known, list(found)
        raw = path.read_bytes()
    except OSError as error:
        message = f"It cannot be opened: {error.strerror}."
        return None, [Problem("unreadable", start, message, "Put a YAML file here.")]
    text, problem = decode_utf8(raw, start)
    if problem:
        return None, [problem]
    node, problems = read_yaml_text(text, shown_as, layer)
    if time.time() - status.st_mtime > SETTLED:
        _READ[source] = node, tuple(problems)
    return node, problems


WIDE = "A no-break space is used for indentation."


def read_yaml_text(
    text: str, shown_as: str, layer: str = UPSTREAM
) -> tuple[Node | None, list[Problem]]:
    """Return a text's root node and its problems, as `read_yaml_file` does for a file."""
    wide = find_wide_indentation(text)
    if wide:
        place = SourceLocation(shown_as, wide, layer=layer)
        return None, [Problem("syntax", place, WIDE, "Use the spaces of the space bar.")]
    reader = NodeReader(text, shown_as, layer)
    try:
        node = reader.read_document()
    except UnreadableTextError:
        node = None
    return node, reader.problems


def _check_file(status: os.stat_result, start: SourceLocation) -> Problem | None:
    """Return the problem with what stands in a file's place, if it is not to be opened."""
    if stat.S_ISDIR(status.st_mode):
        message = "It is a folder."
    elif not stat.S_ISREG(status.st_mode):
        message = "It is not a file."
    elif status.st_size > MAX_BYTES:
        return Problem("too-large", start, "The file is larger than 2 MB.", "Divide it.")
    else:
        return None
    return Problem("unreadable", start, message, "Put a YAML file in its place.")
