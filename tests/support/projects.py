"""Projects as forks have them: a copy of the machinery, with data of their own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from tests.support.drawing import draw

ROOT = Path(__file__).parents[2]
#: What makes a project of some data: everything but the data.
MACHINERY = ("mkdocs.yml", "content", "overrides", "macros")
#: A project of its own, whose framework uses every feature of the data format.
FEATURES = (ROOT / "tests" / "golden" / "project.txt").read_text("utf-8")


def copied(folder: Path, *names: str) -> Path:
    """A copy of the repository, or of some parts of it, as a fork has it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or (*MACHINERY, "data"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(
                source,
                folder / name,
                ignore=shutil.ignore_patterns("__pycache__"),
                dirs_exist_ok=True,
            )
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    return folder


def drawn_project(folder: Path, drawing: str) -> Path:
    """A project with the data of a drawing, and with short pages in place of hand-written ones."""
    copied(folder, *MACHINERY, "data/messages.yml")
    for page in (folder / "content").rglob("*.md"):
        page.write_text(f"# Page {page.stem}\n\nWritten by hand.\n", "utf-8")
    (folder / "content" / "index.md").write_text("# Welcome\n\n{{ frameworks() }}\n", "utf-8")
    draw(folder, drawing)
    return folder


#: Everything that some language on the way might take for its own.
MARKUP = (
    " <b>x</b> <script>alert(1)</script></title><script>alert(2)</script> {{ 73*137 }} {% raw %}"
    " {# c #} **bold** _em_ [a](b) `code` &amp; &lt; \"quotes' <!-- c -->"
    " <img src=x onerror=alert(3)> \\1 $& </textarea></svg>"
)
#: What a term has of it: its beginning, before what prose has a meaning for.
TERM_MARKUP = MARKUP.partition(" {{")[0]
#: Keys whose values are ids, flags or addresses, rather than texts.
TECHNICAL = re.compile(
    "level|responses|origin|wording|required|ordered|holds_when|kind|from|to|among|was|see|sections|address|repository|url|"
    r"language|paper|aside|\d+"
)


def marked(value: Any, key: str = "") -> Any:
    """The same data with markup in each text; only a text is marked, never a name or an address."""
    if isinstance(value, dict):
        return {name: marked(inner, name) for name, inner in value.items()}
    if TECHNICAL.fullmatch(key):
        return value
    if isinstance(value, list):
        return [marked(inner, key) for inner in value]
    markup = TERM_MARKUP if key in ("term", "also") else MARKUP
    return "\n\n".join(f"{paragraph}{markup}" for paragraph in value.split("\n") if paragraph)
