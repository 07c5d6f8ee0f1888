"""The order of siblings: what a layer adds may stand beside one that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from macros.source.problems import Problem, Severity
from macros.source.spelling import suggest
from macros.source.tree import TextNode

CODES = {
    "bad-position": "`after` and `before` name a sibling beside which a layer's new entry is to "
    "stand. It must exist, and two entries cannot wait for each other. (For one that does "
    "not exist it is a warning, since upstream may have taken it away; then the entry comes last.)",
}

#: The side on which a key is to stand, "after" or "before", and of which sibling.
Positions: TypeAlias = Mapping[str, tuple[str, TextNode]]


def arrange_keys(keys: Iterable[str], positions: Positions) -> tuple[list[str], list[Problem]]:
    """Put each key of `positions` beside the sibling that it names.

    The other keys keep their order. Keys that ask for one sibling follow it in their own order. A
    position that cannot be granted is reported, and its key comes last.
    """
    keys = list(keys)
    arranged = dict.fromkeys(_place_keys(keys, positions))
    remaining = [key for key in keys if key not in arranged]
    problems: list[Problem] = []
    for key in remaining:
        problems += _check_position(key, positions, set(keys))
    return [*arranged, *remaining], problems


def _place_keys(keys: Sequence[str], positions: Positions) -> Iterator[str]:
    """Yield the keys in order, but for those whose position cannot be granted."""
    beside: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key in keys:
        if key in positions:
            side, sibling = positions[key]
            beside[side, sibling.value].append(key)
    # Each key is followed by those that ask to follow it, which may be followed in their turn.
    waiting = [(key, False) for key in reversed(keys) if key not in positions]
    while waiting:
        key, is_next = waiting.pop()
        if is_next:
            yield key
            continue
        waiting += [(follower, False) for follower in reversed(beside["after", key])]
        waiting.append((key, True))
        waiting += [(leader, False) for leader in reversed(beside["before", key])]


def _check_position(key: str, positions: Positions, known: set[str]) -> list[Problem]:
    """Report why a key's position cannot be granted, unless another key's problem tells why."""
    side, sibling = positions[key]
    severity: Severity = "error"
    if sibling.value not in known:
        severity = "warning"  # upstream may have taken it away, or renamed it
        others = known - {key}
        message = f"There is no `{sibling.value}` here to stand {side}."
        default = "Name one of its siblings; till then it comes last."
        help = suggest(sibling.value, others, default)
    elif key == sibling.value:
        message = f"`{key}` cannot stand {side} itself."
        help = "Name one of its siblings."
    elif _is_in_circle(key, positions):
        message = f"`{key}` and `{sibling.value}` wait for each other: no order can grant both."
        help = "Give one of them another neighbor."
    else:
        return []
    return [Problem("bad-position", sibling.place, message, help, severity=severity)]


def _is_in_circle(key: str, positions: Positions) -> bool:
    """Tell whether the siblings that a key waits for, one after another, wait for it too."""
    met = {key}
    sibling = positions[key][1].value
    while sibling in positions and sibling not in met:
        met.add(sibling)
        sibling = positions[sibling][1].value
    return sibling == key
