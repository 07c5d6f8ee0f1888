"""Progress of long work: a line at once, and then one every few seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

SECONDS = 2.0


class Progress:
    """A callback that takes the number of the document made next, and how many there are."""

    def __init__(self, show: Callable[[str], object]) -> None:
        """Set what shows a line of progress."""
        self.show = show
        self._last_shown = 0.0

    def __call__(self, number: int, total: int) -> None:
        """Show a line, unless the one before is younger than SECONDS."""
        now = time.monotonic()
        if now - self._last_shown < SECONDS:
            return
        self._last_shown = now
        self.show(f"Making documents: {number} of {total}")


def print_progress(line: str) -> None:
    """Print a line of progress to standard error."""
    print(line, file=sys.stderr, flush=True)
