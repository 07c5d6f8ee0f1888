"""The order of siblings: what a layer adds may stand beside one that it names."""

from __future__ import annotations

from collections.abc import Iterable

from macros.source.problems import Problem, Severity, is_misspelled, suggest
from macros.source.tree import TextNode

CODES = {
    "bad-position": "`after` and `before` name a sibling beside which a layer's new entry is to stand. "
    "It must exist, and two entries cannot wait for each other. (One that upstream may have taken away is only worth a "
    "warning; then the entry comes last.)",
}


def arrange_keys(order: Iterable[str], wishes: dict[str, tuple[str, TextNode]], problems: list[Problem]) -> list[str]:
    """Put each key of `wishes` beside the sibling it names; the other keys keep their `order`.

    Keys that wish for one sibling follow it in their own order. A wish that cannot be granted is reported, and its key
    comes last.
    """
    order = list(order)
    beside: dict[tuple[str, str], list[str]] = {}
    for key in order:
        if key in wishes:
            side, sibling = wishes[key]
            beside.setdefault((side, sibling.value), []).append(key)
    arranged: dict[str, None] = {}
    # Each key is followed by those that wish to follow it, which may be followed in their turn.
    waiting = [(key, False) for key in reversed(order) if key not in wishes]
    while waiting:
        key, led = waiting.pop()
        if led:
            arranged[key] = None
        else:
            waiting += [(after, False) for after in reversed(beside.get(("after", key), ()))]
            waiting.append((key, True))
            waiting += [(before, False) for before in reversed(beside.get(("before", key), ()))]
    known = set(order)
    for key in order:
        if key not in arranged:
            _report_wish(key, wishes, known, problems)
    return [*arranged, *(key for key in order if key not in arranged)]


def _report_wish(key: str, wishes: dict[str, tuple[str, TextNode]], known: set[str], problems: list[Problem]) -> None:
    side, sibling = wishes[key]
    severity: Severity = "error"
    if sibling.value not in known:
        severity = "error" if is_misspelled(sibling.value, known - {key}) else "warning"
        message = f"There is no `{sibling.value}` here to stand {side}."
        help = suggest(sibling.value, known - {key}, "Name one of its siblings; till then it comes last.")
    else:
        met, at = {key}, sibling.value
        while at in wishes and at not in met:
            met.add(at)
            at = wishes[at][1].value
        if at != key:
            return  # it waits for one whose own wish is reported
        message = f"`{key}` and `{sibling.value}` wait for each other: no order can grant both."
        help = "Give one of them another neighbour."
        if key == sibling.value:
            message, help = f"`{key}` cannot stand {side} itself.", "Name one of its siblings."
    problems.append(Problem("bad-position", sibling.place, message, help, severity=severity))
