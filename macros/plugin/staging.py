"""A site is built beside the one that stands, and takes its place when it is complete.

So a build that fails or is killed leaves the site that stood before as it was. What is hidden in a
site's folder (`.git`, `.htaccess`, `.well-known`) is no build's, and stays.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from macros.plugin.processes import is_running

#: What only a site has, by which the folder of one is known.
SITE_FILES = ("index.html", "404.html", "sitemap.xml")
TRIES = 3
MAX_PID_DIGITS = 7  # no system numbers its processes higher


class UnusableSiteFolderError(Exception):
    """A folder in which no site can be put; the message says why, and what to do."""


class Staging:
    """The folder in which a site is built, for the folder in which it is to stand.

    A site that is a symbolic link stands where the link leads to. Where a folder cannot be renamed
    (the site is a mount point, or nothing may be written beside it), the files are copied into it
    one by one instead.
    """

    def __init__(self, site: Path) -> None:
        """Choose a folder that no other process builds in."""
        self.site = Path(os.path.realpath(site))
        parent = self.site.parent
        may_rename = not parent.exists() or os.access(parent, os.W_OK)
        self._is_renamed = may_rename and not os.path.ismount(self.site)
        self.folder = self._make_folder_path("building")
        if not self._is_renamed:
            self.folder = Path(tempfile.gettempdir(), self.folder.name)

    def begin(self) -> Path:
        """Clear away what killed builds left, and return the folder to build in.

        Raises UnusableSiteFolderError where the site cannot stand.
        """
        for folder in list(self._iter_abandoned()):
            self._clear_away(folder)
        self._check_site()
        return self.folder

    def finish(self) -> None:
        """Put the complete site in its place, beside what is hidden there."""
        if not self._is_renamed or not self._swap():
            self._copy_into_place()
        self.discard()

    def discard(self) -> None:
        """Delete what was built; the site that stood before stays."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _swap(self) -> bool:
        """Rename the site away and the new one into its place; return whether that could be.

        Another build may do the same at the same moment, so it is tried again.
        """
        before = self._make_folder_path("before")
        for _ in range(TRIES):
            try:
                if self.site.exists():
                    self.site.rename(before)
                self.folder.rename(self.site)
            except OSError:
                self._undo_rename(before)
            else:
                self._delete_old(before)
                return True
        return False

    def _undo_rename(self, before: Path) -> None:
        """Put the site that was renamed away back, unless another build has put its own there."""
        if before.exists() and not self.site.exists():
            before.rename(self.site)
        self._delete_old(before)

    def _copy_into_place(self) -> None:
        """Copy each file over the one that stands, then delete what the new site does not have."""
        self.site.mkdir(parents=True, exist_ok=True)
        new = set(_iter_files(self.folder))
        for name in sorted(new):
            target = self.site / name
            if target.parent.is_file():
                target.parent.unlink()
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                shutil.rmtree(target)
            partial = target.with_name(f".{target.name}.part")
            shutil.copyfile(self.folder / name, partial)
            partial.replace(target)
        for name in _iter_files(self.site):
            if name not in new and not name.parts[0].startswith("."):
                (self.site / name).unlink()
        _delete_empty_folders(self.site)

    def _check_site(self) -> None:
        """Raise UnusableSiteFolderError for a place that holds something else than a site."""
        if self.site.exists() and not self.site.is_dir():
            raise UnusableSiteFolderError(f"{self.site}: It is a file. Name a folder for the site.")
        if (self.site / "mkdocs.yml").exists() or self.site in Path.cwd().parents:
            message = f"{self.site}: It holds the project. Name a folder of its own for the site."
            raise UnusableSiteFolderError(message)
        if not self._is_renamed and self.site.exists() and not os.access(self.site, os.W_OK):
            raise UnusableSiteFolderError(f"{self.site}: Nothing may be written there.")
        if self.site.is_dir() and not _is_site_or_empty(self.site):
            message = f"{self.site}: It holds something else than a site, which would be deleted."
            raise UnusableSiteFolderError(f"{message} Empty it, or name another folder.")

    def _clear_away(self, folder: Path) -> None:
        """Delete a folder of a killed build, unless it holds the only site there is."""
        if ".before-" not in folder.name:
            shutil.rmtree(folder, ignore_errors=True)
        elif self.site.exists():
            self._delete_old(folder)
        else:
            folder.rename(self.site)

    def _delete_old(self, before: Path) -> None:
        """Delete a site that was replaced, once what is hidden in it has gone over to the new."""
        if not before.is_dir():
            return
        for entry in sorted(before.iterdir()):
            target = self.site / entry.name
            if entry.name.startswith(".") and not os.path.lexists(target):
                entry.rename(target)
        shutil.rmtree(before, ignore_errors=True)

    def _make_folder_path(self, kind: str) -> Path:
        """Return the path of this process's folder for what is "building" or was "before"."""
        return self.site.parent / f".{self.site.name}.{kind}-{os.getpid()}"

    def _iter_abandoned(self) -> Iterator[Path]:
        """Yield the folders of builds that run no longer, known by their exact names."""
        own = re.compile(
            rf"\.{re.escape(self.site.name)}\.(?:building|before)-([1-9][0-9]*)", re.ASCII
        )
        if not self.folder.parent.is_dir():
            return
        for folder in sorted({*self.site.parent.glob(".*"), *self.folder.parent.glob(".*")}):
            name = own.fullmatch(folder.name)
            if not name or len(name[1]) > MAX_PID_DIGITS:
                continue
            if folder.is_dir() and not folder.is_symlink() and not is_running(int(name[1])):
                yield folder


def _is_site_or_empty(folder: Path) -> bool:
    names = [name for name in os.listdir(folder) if not name.startswith(".")]
    # A mounted folder may hold what file systems put there.
    names = [name for name in names if name != "lost+found"]
    return not names or any(name in SITE_FILES for name in names)


def _iter_files(folder: Path) -> Iterator[Path]:
    """Yield the path of every file below a folder, relative to it."""
    for path, _, names in os.walk(folder):
        for name in names:
            yield Path(path, name).relative_to(folder)


def _delete_empty_folders(folder: Path) -> None:
    """Delete the folders below another in which nothing is left, but for hidden ones."""
    for path, _, _ in os.walk(folder, topdown=False):
        parts = Path(path).relative_to(folder).parts
        if parts and not parts[0].startswith(".") and not os.listdir(path):
            os.rmdir(path)
