"""Which browser the tests run in."""

from __future__ import annotations

import shutil

#: The one without an interface of its own comes first: it opens pages in half the time.
CHROMIUMS = ("chromium-headless-shell", "chromium", "google-chrome", "chromium-browser")


def find_chromium() -> str | None:
    """Return the path of a Chromium that is installed here, or None where none is.

    Given None, playwright looks for its own, and says how to install it.
    """
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)
