"""The files below `content/`, and what keeps a folder of it from being looked through.

MkDocs passes over a folder that it may not read, follows links wherever they lead, and never ends
where links lead in a circle: so all of that is found here, before it looks.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from macros.source.problems import Problem, escape_invisible
from macros.source.tree import SourceLocation

UNREADABLE = "unreadable"
LINK = "content-link"  # after which nobody may follow links
MAX_ENTRIES = 50_000
DELETE = "Delete the link, or put the files themselves here."


class ContentWalk:
    """A walk through a folder of content; `problems` gathers what could not be walked through.

    `project` is the folder that no link may leave, and `shown_as` what reports call `content`.
    """

    def __init__(self, content: Path, shown_as: str) -> None:
        self.content = content
        self.project = content.parent.resolve()
        self.shown_as = shown_as
        self.problems: list[Problem] = []
        self._count = 0

    def iter_files(self, folder: Path, apart: tuple[str, ...]) -> Iterator[Path]:
        """Yield every file below a folder, in order, but for hidden ones and what lies apart."""
        above = () if folder == self.content else (self.content.resolve(),)
        yield from self._iter_folder(folder, apart, above)

    def show(self, path: Path) -> str:
        """Return a file's path as reports name it."""
        name = path.relative_to(self.content).as_posix()
        shown = name.encode("utf-8", "backslashreplace").decode("utf-8")
        return f"{self.shown_as}/{escape_invisible(shown)}"

    def _iter_folder(
        self, folder: Path, apart: tuple[str, ...], above: tuple[Path, ...]
    ) -> Iterator[Path]:
        real = folder.resolve()
        if self._count > MAX_ENTRIES:
            return
        if real in above:
            message = "This link leads to a folder in which it lies, and so in a circle."
            self._tell(LINK, folder, message, "Delete the link.")
            return
        try:
            names = sorted(os.listdir(folder))
        except FileNotFoundError:
            return
        except OSError as error:
            reason = f"The folder cannot be read: {error.strerror}."
            self._tell(UNREADABLE, folder, reason, "Let the folder be read, or delete it.")
            return
        folders = []
        for name in names:
            path = folder / name
            if name.startswith(".") or name in apart or not self._may_be_read(path):
                continue
            if path.is_dir():
                folders.append(path)
            else:
                yield path
        self._count += len(names)
        if self._count > MAX_ENTRIES:
            message = f"There are more than {MAX_ENTRIES:,} files, counted once for each link."
            self._tell(LINK, folder, message, "Delete what the site does not need.")
            return
        for path in folders:
            yield from self._iter_folder(path, (), (*above, real))

    def _may_be_read(self, path: Path) -> bool:
        """Tell whether an entry of a folder may be looked at; report why not."""
        try:
            path.name.encode("utf-8")
        except UnicodeEncodeError:
            self._tell(UNREADABLE, path, "The file's name is not UTF-8.", "Rename the file.")
            return False
        if path.is_symlink() and path.exists() and self._leaves_project(path):
            self._tell(LINK, path, "This link leads out of the project.", DELETE)
            return False
        return True

    def _leaves_project(self, path: Path) -> bool:
        return self.project not in (real := path.resolve()).parents and real != self.project

    def _tell(self, code: str, path: Path, message: str, help: str) -> None:
        self.problems.append(Problem(code, SourceLocation(self.show(path)), message, help))


def show_path(path: str | Path) -> str:
    """Return a file's path as reports name it: from the current folder, with `/`."""
    return Path(os.path.relpath(path)).as_posix()
