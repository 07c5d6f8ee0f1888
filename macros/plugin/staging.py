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
        self.site = site
        self.folder = site.parent / f".{site.name}.building-{os.getpid()}"

    def begin(self) -> Path:
        """Clear away what killed builds left; the folder to build in."""
        for left in self.site.parent.glob(f".{self.site.name}.*-*"):
            pid = left.name.rpartition("-")[2]
            if pid.isdigit() and not _runs(int(pid)):
                if ".before-" in left.name and not self.site.exists():
                    left.rename(self.site)  # killed between the two steps of `finish`
                else:
                    shutil.rmtree(left, ignore_errors=True)
        return self.folder

    def finish(self) -> None:
        """Put the complete site in its place."""
        before = self.site.parent / f".{self.site.name}.before-{os.getpid()}"
        if self.site.exists():
            self.site.rename(before)
        self.folder.rename(self.site)
        shutil.rmtree(before, ignore_errors=True)

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
