"""Tells how far long work has come: at once, and then every few seconds."""

from __future__ import annotations

import time
from collections.abc import Callable

SECONDS = 2.0


class Progress:
    """To be called with the number of the thing that is made next, and how many there are; `say` shows a line."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self.say = say
        self._last = 0.0

    def __call__(self, number: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last >= SECONDS:
            self._last = now
            self.say(f"Making documents: {number} of {total}")
