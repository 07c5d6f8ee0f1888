"""What a layer says of something absent: its name is misspelled, or it was there once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from macros.source.problems import Problem
from macros.source.spelling import find_nearest, is_slip
from macros.source.tree import (
    ABOUT_ENTRY,
    LAYER_WORDS,
    Entry,
    InvalidNode,
    MapNode,
    Node,
    TextNode,
    iter_texts,
)

CODES = {
    "missing-target": "A layer changes, annotates, or leaves out something that does not exist "
    "below it, so it is not shown. Its name is misspelled, or upstream has renamed it or taken it "
    "away; no layer can tell which, so it is a warning.",
}

#: What a layer's word does to an entry: as a participle, and as an infinitive.
VERBS = {
    "omit": ("left out", "leave out"),
    "local_note": ("annotated", "annotate"),
    "replaces": ("changed", "change"),
}


class _Target(NamedTuple):
    """What a layer's author most likely meant, if anything.

    `sure` says that nothing else can be: the name is misspelled, or upstream has renamed it.
    """

    key: str | None
    sure: bool


def find_missing_target(entry: Entry, below: MapNode, above: MapNode) -> Problem | None:
    """Return the problem with an entry of `above` that has nothing of its key in `below`.

    None stands for an addition, and for an entry in which something else has the problem.
    """
    word = _find_word(entry.node)
    if word is None:
        return None
    # An entry that stands for a folder is found where something in the folder says so.
    is_folder = entry.key.place.path != word.key.place.path
    # Of two that are named alike, upstream may have taken one away; a folder is taken away more
    # rarely.
    candidates = below if is_folder else below.without(*above.entries)
    target = _find_target(entry, below, candidates)
    speaks_itself = word in _list_entries(entry.node)
    if not target.sure and not speaks_itself and (target.key is None or _has_addition(entry.node)):
        return None
    return _make_problem(entry, word, target, is_folder)


def _make_problem(entry: Entry, word: Entry, target: _Target, is_folder: bool) -> Problem:
    key = entry.key
    omits = word.key.value == "omit"
    done, to_do = VERBS[word.key.value]
    message = f"`{key.value}` is {done}, but there is nothing of this name to {to_do}."
    if target.key:
        help = f"Did you mean `{target.key}`?"
    elif omits:
        help = "Delete this entry."
    else:
        help = "Delete it; or keep it as your own, without `replaces`."
    return Problem(
        "missing-target",
        word.key.place if omits or is_folder else key.place,
        message,
        help,
        severity="warning",
    )


def _find_word(node: Node) -> Entry | None:
    """Return the first word at or below a node that speaks of what stands below the layer."""
    entries = _list_entries(node)
    for entry in entries:
        if entry.key.value in ("omit", "replaces"):
            return entry
    if entries and all(entry.key.value in ABOUT_ENTRY for entry in entries):
        notes = (entry for entry in entries if entry.key.value == "local_note")
        return next(notes, None)
    for entry in entries:
        if word := _find_word(entry.node):
            return word
    return None


def _find_target(entry: Entry, below: MapNode, candidates: MapNode) -> _Target:
    """Return what the author of an entry that has nothing below it most likely meant.

    What the entry quotes it means, anything else only if that is among the candidates.
    """
    key = entry.key.value
    quotations = set(_iter_quotations(entry.node))
    quoted_keys = [
        other_key
        for other_key, other in below.entries.items()
        if any(text.value in quotations for _, text in iter_texts(other.node))
    ]
    if nearest := find_nearest(key, quoted_keys):
        return _Target(nearest, sure=True)
    quoted = [each for each in quoted_keys if each in candidates.entries]
    if len(quoted) == 1 and "replaces" in _list_keys(entry.node):
        return _Target(quoted[0], sure=True)
    nearest = find_nearest(key, candidates.entries)
    is_misspelled = nearest is not None and not quotations and is_slip(key, nearest)
    return _Target(nearest, sure=is_misspelled)


def _iter_quotations(node: Node) -> Iterator[str]:
    """Yield what each `replaces` at or below a node quotes."""
    for entry in _list_entries(node):
        if entry.key.value == "replaces" and isinstance(entry.node, TextNode):
            yield entry.node.value
        else:
            yield from _iter_quotations(entry.node)


def _has_addition(node: Node) -> bool:
    """Tell whether anything at or below a node says something of its own."""
    if not isinstance(node, MapNode):
        return not isinstance(node, InvalidNode)
    about = (*LAYER_WORDS, "text") if "replaces" in node.entries else LAYER_WORDS
    return any(_has_addition(entry.node) for key, entry in node.entries.items() if key not in about)


def _list_keys(node: Node) -> list[str]:
    return [entry.key.value for entry in _list_entries(node)]


def _list_entries(node: Node) -> list[Entry]:
    return list(node.entries.values()) if isinstance(node, MapNode) else []
