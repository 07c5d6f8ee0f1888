"""Names of worksheets as Excel allows them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import count

LONGEST_NAME = 31  # characters of a worksheet's name
RESERVED_NAME = "history"  # Excel keeps it for a worksheet of its own


def make_worksheet_name(name: str, others: Collection[str] = ()) -> str:
    """Return a worksheet's name as Excel allows it, other than those of the other worksheets."""
    taken = {other.casefold() for other in others} | {RESERVED_NAME}
    candidates = _iter_worksheet_names(name)
    return next(each for each in candidates if each and each.casefold() not in taken)


def _iter_worksheet_names(name: str) -> Iterator[str]:
    """Yield a name without forbidden characters, then numbered ones."""
    allowed = "".join(char for char in name if char not in "[]:*?/\\")
    allowed = allowed.strip()[:LONGEST_NAME].strip("'")
    yield allowed
    for number in count(1):
        yield f"{allowed[: LONGEST_NAME - 3]} {number}".strip()
