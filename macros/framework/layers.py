"""Laying one partial tree over another, by key.

A layer is a file of the same path and shape as the one below, in which nothing is required. Whatever it says stands
in place of what is below; what it leaves unsaid stays. A local adaptation and a translation are both layers, and
nothing here knows which is which, nor what a framework is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from macros.framework.nodes import Broken, Change, Entry, Mapping, Node, Text
from macros.framework.problems import Problem, did_you_mean

CODES = {
    "layer-word": "`omit`, `local_note`, `after`, `before`, `replaces`, `reason`, `since` and `by` are a layer's "
    "words. Each takes one text, and `replaces` goes with the text that stands in the old one's place.",
    "layer-place": "`after` and `before` name a sibling beside which a layer's new entry is to stand. "
    "It must exist, and two entries cannot wait for each other.",
}

ABOUT_TEXT = ("replaces", "reason", "since", "by")
ABOUT_ENTRY = ("omit", "local_note", "after", "before")
WORDS = (*ABOUT_ENTRY, *ABOUT_TEXT)


def merge(layers: Iterable[Mapping]) -> tuple[Mapping, list[Problem]]:
    """Lay each tree over those before it; the first one is taken as it stands."""
    problems: list[Problem] = []

    def over(below: Mapping, above: Mapping) -> Mapping:
        return _mapping(below, above, problems)

    return reduce(over, layers), problems


def arrange(order: Iterable[str], wishes: dict[str, tuple[str, Text]], problems: list[Problem]) -> list[str]:
    """Put each key of `wishes` beside the sibling it names; the other keys keep their `order`.

    Keys that wish for one sibling follow it in their own order. A wish that cannot be granted is reported, and its key
    comes last.
    """
    order = list(order)
    arranged = [key for key in order if key not in wishes]
    waiting = [key for key in order if key in wishes]
    last_after: dict[str, str] = {}
    while granted := [key for key in waiting if wishes[key][1].value in arranged]:
        for key in granted:
            side, sibling = wishes[key]
            at = arranged.index(last_after.get(sibling.value, sibling.value))
            if side == "after":
                last_after[sibling.value] = key
                arranged.insert(at + 1, key)
            else:
                arranged.insert(arranged.index(sibling.value), key)
        waiting = [key for key in waiting if key not in granted]
    for key in waiting:
        side, sibling = wishes[key]
        if sibling.value in waiting:
            message = f"`{key}` and `{sibling.value}` wait for each other: no order can grant both."
            help = "Give one of them another neighbour."
        else:
            message = f"There is no `{sibling.value}` here to stand {side}."
            help = did_you_mean(sibling.value, arranged, "Name one of its siblings.")
        problems.append(Problem("layer-place", sibling.place, message, help))
    return arranged + waiting


def _mapping(below: Mapping, above: Mapping, problems: list[Problem]) -> Mapping:
    entries = dict(below.entries)
    wishes: dict[str, tuple[str, Text]] = {}
    for key, entry in above.entries.items():
        lower = below.entries.get(key)
        merged = _entry(lower, entry, problems)
        entries[key] = merged
        if merged.wish and lower is None:
            wishes[key] = merged.wish
    if wishes:
        entries = {key: entries[key] for key in arrange(entries, wishes, problems)}
    return Mapping(entries, below.place if below.entries else above.place)


def _entry(lower: Entry | None, upper: Entry, problems: list[Problem]) -> Entry:
    node, below = upper.node, lower.node if lower else None
    words: dict[str, Text] = {}
    if isinstance(node, Mapping) and any(word in node.entries for word in ABOUT_ENTRY):
        words = _words(node, ABOUT_ENTRY, problems)
        node = node.without(*ABOUT_ENTRY)
    only_words = isinstance(node, Mapping) and not node.entries
    node = (below or node) if only_words else _lay(below, node, problems)
    side = next((side for side in ("after", "before") if side in words), None)
    return Entry(
        lower.key if lower else upper.key,
        node,
        # A layer above may bring back what one below it left out, by saying something about it.
        omitted=words.get("omit"),
        local_note=words.get("local_note") or (lower.local_note if lower else None),
        wish=(side, words[side]) if side else None,
    )


def _lay(below: Node | None, above: Node, problems: list[Problem]) -> Node:
    if isinstance(below, Broken):
        below = None
    if isinstance(above, Text):
        return _text_over(below, above, Change(_text_of(below)))
    if not isinstance(above, Mapping):
        return above
    if any(word in above.entries for word in ABOUT_TEXT) or (
        isinstance(below, Text) and list(above.entries) == ["text"]
    ):
        return _change(below, above, problems)
    if isinstance(below, Text):
        below = _long_form(below)
    if isinstance(below, Mapping):
        return _mapping(below, above, problems)
    return _mapping(Mapping({}, above.place), above, problems)


def _change(below: Node | None, above: Mapping, problems: list[Problem]) -> Node:
    """A text with what is said about it: `{text, replaces, reason, since, by}`, perhaps within a longer form."""
    words = _words(above, ABOUT_TEXT, problems)
    rest = above.without("text", *ABOUT_TEXT)
    text = above.get("text")
    if not isinstance(text, Text):
        if text is None:
            some = next(above.entries[word].key for word in ABOUT_TEXT if word in above.entries)
            message = f"`{some.value}` speaks of a text, but there is none beside it."
            problems.append(Problem("layer-word", some.place, message, "Write `text:` with the new wording."))
        return _lay(below, rest, problems) if rest.entries else below or Broken(above.place)
    result = _text_over(below, text, Change(_text_of(below), **words))
    if not rest.entries:
        return result
    if isinstance(result, Text):
        result = _long_form(result)
    assert isinstance(result, Mapping)
    return _mapping(result, rest, problems)


def _text_over(below: Node | None, text: Text, change: Change) -> Node:
    said = change.replaces or change.reason or change.since or change.by
    # A text that says again what stands below adapts nothing.
    same = change.below is not None and change.below.value == text.value
    changed = replace(text, change=change) if said or (change.below and not same) else text
    if isinstance(below, Mapping) and isinstance(below.get("text"), Text):
        entry = replace(below.entries["text"], node=changed)
        return replace(below, entries={**below.entries, "text": entry})
    return changed


def _text_of(below: Node | None) -> Text | None:
    node = below.get("text") if isinstance(below, Mapping) else below
    return node if isinstance(node, Text) else None


def _long_form(text: Text) -> Mapping:
    return Mapping({"text": Entry(Text("text", text.place), text)}, text.place)


def _words(mapping: Mapping, words: tuple[str, ...], problems: list[Problem]) -> dict[str, Text]:
    """Those of a layer's `words` that the mapping gives, each a text."""
    said = {}
    for word in words:
        if (entry := mapping.entries.get(word)) is None:
            continue
        if isinstance(entry.node, Text):
            said[word] = entry.node
        elif not isinstance(entry.node, Broken):
            message = f"`{word}` takes one text."
            problems.append(Problem("layer-word", entry.key.place, message, f"Write `{word}: …` on one line."))
    return said
