"""What differs between two versions, as it is kept for those who follow the site."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from macros.diff.differences import KINDS, Difference, FrameworkChanges
from macros.layers.dataset import Dataset
from macros.layers.versions import FORMAT

#: What is told of each; of more, readers get the numbers alone.
MOST_TOLD = 60


def write_record(changed: Sequence[FrameworkChanges], new: Dataset, day: date) -> str:
    """Return the differences of the frameworks as JSON, as a file of `versions/` holds them.

    Of a framework with more than sixty differences only their numbers are kept.
    """
    frameworks = [
        _describe(part) for part in changed if part.key in new.project.frameworks and part.version
    ]
    record = {**FORMAT, "date": day.isoformat(), "frameworks": frameworks}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _describe(part: FrameworkChanges) -> dict[str, object]:
    kinds = [difference.kind for difference in part.differences]
    told = part.differences if len(kinds) <= MOST_TOLD else ()
    return {
        "key": part.key,
        "title": part.title,
        "version": part.version,
        "counts": {kind: kinds.count(kind) for kind in KINDS if kind in kinds},
        "differences": [_describe_difference(difference) for difference in told],
    }


def _describe_difference(difference: Difference) -> dict[str, str]:
    parts = {
        "kind": difference.kind,
        "address": difference.address,
        "old": difference.old,
        "new": difference.new,
    }
    return {name: text for name, text in parts.items() if text}
