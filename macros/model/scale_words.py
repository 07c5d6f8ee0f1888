"""Words for levels of quality or use, by which one tells where a scale begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

BEST_WORDS = (
    "exemplary|expert|distinguished|excellent|advanced|exceeds|ideal|expected|optimal|full|sustain"
    "|highly|accomplished|leading"
)
LEAST_WORDS = (
    "unacceptable|not acceptable|unsatisfactory|beginning|novice|poor|not yet|none|initial|emerging"
    "|exploring|basic|ineffective|absent|not in place|no evidence"
)
BEGINS_BEST = re.compile(rf"\W*(?:\w+\W+)?(?:{BEST_WORDS}|always|in all)", re.IGNORECASE)
BEGINS_LEAST = re.compile(rf"\W*(?:\w+\W+)?(?:{LEAST_WORDS}|never|in no)\b", re.IGNORECASE)


def falls_in_words(texts: Sequence[str]) -> bool:
    """Tell whether a scale begins with a word for the best level, and ends with one for the least.

    A number may stand before each.
    """
    return bool(BEGINS_BEST.match(texts[0]) and BEGINS_LEAST.match(texts[-1]))
