"""A site is built beside the one that stands, and takes its place when it is complete.

So a build that fails or is killed leaves the site that stood before as it was.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class Staging:
    """The folder in which a site is built, for the folder in which it is to stand."""

    def __init__(self, site: Path) -> None:
        """Choose a folder beside `site` that no other process builds in."""
        self.site = site
        self.folder = site.parent / f".{site.name}.building-{os.getpid()}"

    def begin(self) -> Path:
        """Clear away what killed builds left, and return the folder to build in."""
        for folder in self.site.parent.glob(f".{self.site.name}.*-*"):
            pid = folder.name.rpartition("-")[2]
            if pid.isdigit() and not _is_running(int(pid)):
                self._clear_away(folder)
        return self.folder

    def finish(self) -> None:
        """Put the complete site in its place."""
        before = self.site.parent / f".{self.site.name}.before-{os.getpid()}"
        if self.site.exists():
            self.site.rename(before)
        self.folder.rename(self.site)
        shutil.rmtree(before, ignore_errors=True)

    def discard(self) -> None:
        """Delete what was built; the site that stood before stays."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _clear_away(self, folder: Path) -> None:
        """Delete a folder of a killed build, unless it holds the only site there is."""
        was_killed_in_finish = ".before-" in folder.name and not self.site.exists()
        if was_killed_in_finish:
            folder.rename(self.site)
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
