"""Projects drawn in a text.

A line `==> path` starts each file, and `# <- code` marks a line where a problem is due.

Whatever a drawing leaves out is taken from `base`, a small project without a flaw; a path with
nothing below it takes that file away. Above the first file, a line `!! path:line code` tells of a
problem that is due where no mark can stand: in a file that is not there, in an empty one, or at a
folder.
"""

from __future__ import annotations

import re
from pathlib import Path

MARK = re.compile(r"[ \t]*# <- ([a-z-]+)")

DUE = re.compile(r"^!! (\S+):(\d+) ([a-z-]+)$", re.MULTILINE)

# Prose at a drawing's end, after an empty line, is a note on the drawing that follows; no key
# begins with a capital.
NOTE = re.compile(r"\n\n[A-Z][^\n]*(\n[^\n]+)*\n*\Z")

BASE = (Path(__file__).parents[1] / "rules" / "base.txt").read_text("utf-8")


def files(drawing: str) -> dict[str, str]:
    """Each file's text by its path, marks included."""
    parts = re.split(r"^==> (\S+)\n", NOTE.sub("\n", drawing), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def draw(root: Path, drawing: str, base: str = BASE) -> set[tuple[str, int, str]]:
    """Write a project below `root`; the problems due, as path, line and code."""
    before, _, _ = drawing.partition("==> ")
    due = {(path, int(line), code) for path, line, code in DUE.findall(before)}
    for path, text in {**files(base), **files(drawing)}.items():
        if not text.strip():
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            due |= {(path, number, code) for code in MARK.findall(line)}
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(MARK.sub("", text).rstrip("\n") + "\n", "utf-8")
    return due
