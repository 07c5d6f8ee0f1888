"""Spelling: the known word that somebody who typed another one most likely meant."""

from __future__ import annotations

from collections.abc import Iterable

# `rapidfuzz` is loaded when a word is wrong: where all are right, nobody need wait for it.

#: How alike two words must be, in percent, for the one to be suggested for the other.
MIN_SIMILARITY = 60


def find_nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` that is most like `word`, or None when none is close.

    Of several that are equally close it is the one with the more similar beginning. Capitals make
    no difference.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415

    word = word.lower()
    choices = sorted(words)  # some callers give sets, which have no order
    matches = process.extract(
        word, [choice.lower() for choice in choices], scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY
    )
    if not matches:
        return None
    _, _, index = max(matches, key=lambda match: (match[1], JaroWinkler.similarity(word, match[0])))
    return choices[index]


def is_slip(word: str, meant: str) -> bool:
    """Tell whether a slip of the hand makes `word` of `meant`.

    A slip is a letter too many, one too few, a wrong one, or two exchanged, in any of the parts
    between hyphens: `plan-2` is no slip for `plan-1`, nor `later` for `date`. Capitals make no
    difference.
    """
    word, meant = word.lower(), meant.lower()
    parts, meant_parts = word.split("-"), meant.split("-")
    if len(parts) != len(meant_parts):
        return _is_part_slip(word, meant)
    return all(map(_is_part_slip, parts, meant_parts))


def _is_part_slip(part: str, meant: str) -> bool:
    if part == meant:
        return True
    if min(len(part), len(meant)) < 2 or _list_digits(part) != _list_digits(meant):
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    return OSA.distance(part, meant, score_cutoff=1) <= 1


def _list_digits(word: str) -> list[str]:
    return [char for char in word if char.isdigit()]


def is_misspelled(word: str, words: Iterable[str]) -> bool:
    """Tell whether a word that is none of `words` is only a slip away from one of them.

    If it is not, there may have been such a word once.
    """
    nearest = find_nearest(word, words)
    return nearest is not None and is_slip(word, nearest)


def suggest(word: str, words: Iterable[str], default: str = "") -> str:
    """Return `Did you mean …?` with the nearest of `words`, or else `default`."""
    nearest = find_nearest(word, words)
    return f"Did you mean `{nearest}`?" if nearest else default
