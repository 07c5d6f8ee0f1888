"""The theme's template that a page asks for in its front matter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from macros.source.problems import Problem, quote
from macros.source.tree import SourceLocation

CODE = "unknown-template"


def find_template_problem(name: str, file: str, folders: Sequence[str | Path]) -> Problem | None:
    """Return the problem that none of the theme's folders has a template of a name, else None.

    `file` is the page's, as reports name it.
    """
    path = PurePosixPath(name)
    is_within = not path.is_absolute() and ".." not in path.parts
    if is_within and any(Path(folder, name).is_file() for folder in folders):
        return None
    message = f"The theme has no template {quote(name)}."
    return Problem(CODE, SourceLocation(file), message, "Delete the line `template: …`.")
