"""Laying one partial tree over another, by key.

A layer is a file of the same path and shape as the one below, in which nothing is required. Whatever it says stands
in place of what is below; what it leaves unsaid stays. A local adaptation and a translation are both layers, and
nothing here knows which is which, nor what a framework is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from macros.layers.missing_targets import find_missing_target
from macros.layers.order import arrange_keys
from macros.source.problems import Problem, Severity
from macros.source.tree import (
    ABOUT_ENTRY,
    ABOUT_TEXT,
    LAYER_WORDS,
    Change,
    Entry,
    InvalidNode,
    ListNode,
    MapNode,
    Node,
    SourceLocation,
    TextNode,
)

CODES = {
    "misused-keyword": "`omit`, `local_note`, `after`, `before`, `replaces`, `reason`, `since` and `by` are a layer's "
    "words. Each takes one text, and `replaces` goes with the text that stands in the old one's place.",
}


def merge_layers(layers: Iterable[MapNode]) -> tuple[MapNode, list[Problem]]:
    """Lay each tree over those before it; the first one is taken as it stands."""
    problems: list[Problem] = []

    def over(below: MapNode, above: MapNode) -> MapNode:
        return _mapping(below, above, problems)

    return reduce(over, layers), problems


def _mapping(below: MapNode, above: MapNode, problems: list[Problem]) -> MapNode:
    entries = dict(below.entries)
    wishes: dict[str, tuple[str, TextNode]] = {}
    for key, entry in above.entries.items():
        lower = below.entries.get(key)
        if lower is None and (problem := find_missing_target(entry, below, above)):
            problems.append(problem)
            continue
        merged = _entry(lower, entry, problems)
        if lower is None and isinstance(merged.node, MapNode) and not merged.node.entries:
            continue  # all that is in it speaks of what is not there
        entries[key] = merged
        if merged.position and lower is None:
            wishes[key] = merged.position
    if wishes:
        entries = {key: entries[key] for key in arrange_keys(entries, wishes, problems)}
    return MapNode(entries, below.place)


def _entry(lower: Entry | None, upper: Entry, problems: list[Problem]) -> Entry:
    node, below = upper.node, lower.node if lower else None
    words: dict[str, TextNode] = {}
    if isinstance(node, MapNode) and any(word in node.entries for word in ABOUT_ENTRY):
        words = _words(node, ABOUT_ENTRY, problems)
        node = node.without(*ABOUT_ENTRY)
        if "omit" in words:
            _check_omission(words["omit"], node, problems)
        if list(node.entries) == ["text"] and isinstance(node.get("text"), TextNode):
            node = node.entries["text"].node  # where one text is wanted, its long form is no other thing
    only_words = isinstance(node, MapNode) and not node.entries
    merged = (below or node) if only_words else _lay(below, node, problems)
    sides = [side for side in ("after", "before") if side in words]
    if sides and lower is not None:
        # Upstream may have come to have what a layer had added: no reason to publish nothing.
        message = "It has its place already: only what a layer adds can choose one."
        _misplaced(words[sides[0]], message, problems, "warning")
    elif len(sides) > 1:
        _misplaced(words["before"], "`after` and `before` cannot both be granted.", problems)
    return Entry(
        # What a layer puts in another's place is found where the layer says it.
        lower.key if lower and isinstance(merged, MapNode) and not isinstance(below, ListNode) else upper.key,
        merged,
        omitted=words.get("omit") or (lower.omitted if lower else None),
        local_note=words.get("local_note") or (lower.local_note if lower else None),
        position=(sides[0], words[sides[0]]) if sides and lower is None else lower.position if lower else None,
        added=lower.added if lower else True,
    )


def _check_omission(why: TextNode, beside: MapNode, problems: list[Problem]) -> None:
    if why.value.lower() in ("true", "false", "yes", "no"):
        message, help = "`omit` says why something is left out.", "Write a reason; or delete this line, to leave it in."
        problems.append(Problem("misused-keyword", why.place, message, help))
    elif beside.entries:
        first = _first_said(beside)
        message = f"`{first.value}` stands in what is left out, and is not shown."
        help = "Delete the one or the other; what is your own needs a key of its own."
        problems.append(Problem("misused-keyword", first.place, message, help, severity="warning"))


def _first_said(mapping: MapNode) -> TextNode:
    """The key of the first that a mapping, which may stand for a folder, says something of."""
    entry = next(iter(mapping.entries.values()))
    node = entry.node
    if isinstance(node, MapNode) and node.entries and not any(word in node.entries for word in ("text", *LAYER_WORDS)):
        return _first_said(node)
    return entry.key


def _misplaced(word: TextNode, message: str, problems: list[Problem], severity: Severity = "error") -> None:
    problems.append(Problem("bad-position", word.place, message, "Delete this line.", severity=severity))


def _lay(below: Node | None, above: Node, problems: list[Problem]) -> Node:
    if isinstance(below, InvalidNode):
        below = None
    if isinstance(above, TextNode):
        return _text_over(below, above, Change(_text_of(below)))
    if isinstance(above, ListNode) and isinstance(below, ListNode):
        return replace(above, below=below)
    if not isinstance(above, MapNode):
        return above
    if any(word in above.entries for word in ABOUT_TEXT) or (isinstance(below, TextNode) and "text" in above.entries):
        return _change(below, above, problems)
    return _mapping(_long(below, above.place), above, problems)


def _change(below: Node | None, above: MapNode, problems: list[Problem]) -> Node:
    """A text with what is said about it: `{text, replaces, reason, since, by}`, perhaps within a longer form."""
    words = _words(above, ABOUT_TEXT, problems)
    rest = above.without("text", *ABOUT_TEXT)
    text = above.get("text")
    if not isinstance(text, TextNode):
        if text is None:
            some = next(above.entries[word].key for word in ABOUT_TEXT if word in above.entries)
            message = f"`{some.value}` speaks of a text, but there is none beside it."
            problems.append(Problem("misused-keyword", some.place, message, "Write `text:` with the new wording."))
        elif not isinstance(text, InvalidNode):
            message = "`text` takes one text."
            problems.append(
                Problem("misused-keyword", above.entries["text"].key.place, message, "Write it after the colon.")
            )
        return _lay(below, rest, problems) if rest.entries else below or InvalidNode(above.place)
    result = _text_over(below, text, Change(_text_of(below), **words))
    return _mapping(_long(result, above.place), rest, problems) if rest.entries else result


def _text_over(below: Node | None, text: TextNode, change: Change) -> Node:
    said = change.replaces or change.reason or change.since or change.by
    # A text that says again what stands below adapts nothing.
    same = change.below is not None and change.below.value == text.value
    changed = replace(text, change=change) if said or (change.below and not same) else text
    if isinstance(below, MapNode) and isinstance(below.get("text"), TextNode):
        entry = Entry(TextNode("text", text.place), changed)
        return replace(below, entries={**below.entries, "text": entry})
    return changed


def _text_of(below: Node | None) -> TextNode | None:
    node = below.get("text") if isinstance(below, MapNode) else below
    return node if isinstance(node, TextNode) else None


def _long(node: Node | None, place: SourceLocation) -> MapNode:
    """What entries can be laid over: a mapping, or a text in its long form; of all else nothing stays."""
    if isinstance(node, TextNode):
        return MapNode({"text": Entry(TextNode("text", node.place), node)}, node.place)
    return node if isinstance(node, MapNode) else MapNode({}, place)


def _words(mapping: MapNode, words: tuple[str, ...], problems: list[Problem]) -> dict[str, TextNode]:
    """Those of a layer's `words` that the mapping gives, each a text."""
    said = {}
    for word in words:
        if (entry := mapping.entries.get(word)) is None:
            continue
        if isinstance(entry.node, TextNode):
            said[word] = entry.node
        elif not isinstance(entry.node, InvalidNode):
            message = f"`{word}` takes one text."
            problems.append(Problem("misused-keyword", entry.key.place, message, f"Write `{word}: …` on one line."))
    return said
