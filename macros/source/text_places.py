"""Where a part of a text was typed: a text may go over many lines."""

from __future__ import annotations

import re
from dataclasses import replace

from macros.source.tree import SourceLocation, TextNode


def locate_fragment(text: TextNode, fragment: str) -> SourceLocation:
    """Return the place where a part of a text was typed, or where the text begins.

    YAML joins lines, so that any white space of the part may be a line's end.
    """
    words = fragment.split()
    if not text.typed or not words:
        return text.place
    found = re.search(r"\s+".join(map(re.escape, words)), text.typed)
    if not found:
        return text.place
    before = text.typed[: found.start()]
    lines = before.count("\n")
    if not lines:
        return replace(text.place, column=text.place.column + len(before))
    return replace(
        text.place,
        line=text.place.line + lines,
        column=len(before) - before.rfind("\n"),
    )
