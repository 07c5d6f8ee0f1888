"""Files that other programs saved: what reads them in a test, and the statements in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

#: What reads a file by its name, its content and what is open on the page.
OpenFile = Callable[..., list[dict[str, Any]]]
SIPR = "sipr/promote-system-wide-learning"
FIRST, SECOND = (f"{SIPR}/focused-strategies/{key}" for key in ("one-plan", "few-strategies"))
