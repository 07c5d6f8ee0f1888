"""Where the sentences of English texts end."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: A mark that may end a sentence, with what closes behind it, before a space.
MARK = re.compile(r"[.!?]+[\"'”’)\]]*(?= )")
#: What a sentence begins with: a capital or a digit, perhaps behind what opens before it.
BEGINNING = re.compile(r" [\"'“‘(\[]*[A-Z0-9]")
#: What ends with a period and ends no sentence: abbreviations, initials and the number of an item.
ABBREVIATION = re.compile(
    r"(?:^|[ (\[“\"'‘])"
    r"(?:e\.g|i\.e|cf|vs|approx|incl|esp|dr|mr|mrs|ms|prof|rev|hon|st|[a-z](?:\.[a-z])*)\.$"
    r"|^\d+\.$",
    re.IGNORECASE,
)
#: The same before a number alone: `no.` is a word as well.
BEFORE_NUMBER = re.compile(r"(?:^|[ (\[])(?:no|fig|vol|pp?|ch|sec)\.$", re.IGNORECASE)


def count_sentences(text: str) -> int:
    """Return how many sentences a text has; 0 if it is blank.

    They end with a period, a question mark or an exclamation mark before a capital, a digit or the
    end of the text. The period of an abbreviation, an initial or a decimal ends none, and neither
    does a mark inside a sentence: `They ask “Why?” and listen.`
    """
    text = " ".join(text.split())
    return 1 + sum(1 for _ in _iter_inner_ends(text)) if text else 0


def _iter_inner_ends(text: str) -> Iterator[int]:
    """Yield where each sentence ends that another one follows."""
    for mark in MARK.finditer(text):
        end = mark.end()
        if not BEGINNING.match(text, end) or ABBREVIATION.search(text, 0, end):
            continue
        if BEFORE_NUMBER.search(text, 0, end) and text[end + 1].isdigit():
            continue
        yield end
