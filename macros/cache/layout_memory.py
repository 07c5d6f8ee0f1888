"""How much memory documents take while they are laid out, so that the largest do not do so at once.

Typst needs about half a kilobyte for a character that it sets, and gives nothing back before its
process ends.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

#: In characters: a document of so many is large, and all that are laid out at once may have so many
#: together, which are about 500 MB.
LARGE, MOST_AT_ONCE = 200_000, 1_000_000


class LayoutMemory:
    """The memory that the large ones among some documents share; small ones need not wait."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self.most = most
        self._used = 0
        self._changed = threading.Condition()

    @contextmanager
    def take(self, characters: int) -> Iterator[None]:
        """Wait for memory to lay out so many characters in; one that needs more has it all."""
        needed = min(characters, self.most) if characters >= LARGE else 0
        with self._changed:
            self._changed.wait_for(lambda: self._used + needed <= self.most)
            self._used += needed
        try:
            yield
        finally:
            with self._changed:
                self._used -= needed
                self._changed.notify_all()
