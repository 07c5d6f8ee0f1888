"""What a layer says of something that is not there: its name is misspelt, or it was there once."""

from __future__ import annotations

from collections.abc import Iterator

from macros.source.problems import Problem, find_nearest, is_slip
from macros.source.tree import ABOUT_ENTRY, LAYER_WORDS, Entry, InvalidNode, MapNode, Node, TextNode, iter_texts

CODES = {
    "missing-target": "A layer changes, annotates or leaves out something that does not exist below it, so it is not "
    "shown. It is an error when its name is surely misspelled: when what `replaces` quotes stands there under nearly "
    "that name; or, where nothing is quoted, when a slip of the hand makes the one name of the other. Else it is a "
    "warning, since upstream may have taken it away.",
}

WITH_NOTHING = {"left out": "leave out", "annotated": "annotate", "changed": "change"}


def find_missing_target(entry: Entry, below: MapNode, above: MapNode) -> Problem | None:
    """The problem with an entry of `above` that has nothing below it, if it speaks of what is not there; None where it
    is an addition, or where that is told of something in it."""
    word = _presumed(entry.node)
    if word is None:
        return None
    # An entry that stands for a folder is found where something in the folder says so.
    is_folder = entry.key.place.path != word.key.place.path
    # Of two that are named alike, upstream may have taken one away; a folder is taken away more rarely.
    meant, misspelt = _meant(entry, below, below if is_folder else below.without(*above.entries))
    if not misspelt and word not in _entries_of(entry.node) and (meant is None or _adds(entry.node)):
        return None
    key, omits = entry.key, word.key.value == "omit"
    what = "left out" if omits else "annotated" if word.key.value == "local_note" else "changed"
    message = f"`{key.value}` is {what}, but there is nothing of this name to {WITH_NOTHING[what]}."
    otherwise = "Delete this entry." if omits else "Delete it; or keep it as your own, without `replaces`."
    help = f"Did you mean `{meant}`?" if meant else otherwise
    place = word.key.place if omits or is_folder else key.place
    return Problem("missing-target", place, message, help, severity="error" if misspelt else "warning")


def _presumed(node: Node) -> Entry | None:
    """What at or below a node speaks of something that stands below the layer, if anything does."""
    entries = _entries_of(node)
    for entry in entries:
        if entry.key.value in ("omit", "replaces"):
            return entry
    if entries and all(entry.key.value in ABOUT_ENTRY for entry in entries):
        return next((entry for entry in entries if entry.key.value == "local_note"), None)
    return next(filter(None, (_presumed(entry.node) for entry in entries)), None)


def _meant(entry: Entry, below: MapNode, others: MapNode) -> tuple[str | None, bool]:
    """What the author of an entry that has nothing below it most likely meant, and whether its key is surely misspelt:
    if not, the thing may have been there, and have been taken away since. What it quotes it means, anything else only
    if that is among `others`."""
    key, quoted = entry.key.value, set(_quotations(entry.node))
    quoting = (
        other for other, each in below.entries.items() if quoted & {text.value for _, text in iter_texts(each.node)}
    )
    if quoted and (meant := find_nearest(key, quoting)):
        return meant, True
    meant = find_nearest(key, others.entries)
    return meant, meant is not None and not quoted and is_slip(key, meant)


def _quotations(node: Node) -> Iterator[str]:
    """What the `replaces` at or below a node say."""
    for entry in _entries_of(node):
        if entry.key.value == "replaces" and isinstance(entry.node, TextNode):
            yield entry.node.value
        else:
            yield from _quotations(entry.node)


def _adds(node: Node) -> bool:
    """Does anything at or below a node say something of its own, rather than of what stands below the layer?"""
    if not isinstance(node, MapNode):
        return not isinstance(node, InvalidNode)
    about = (*LAYER_WORDS, "text") if "replaces" in node.entries else LAYER_WORDS
    return any(_adds(entry.node) for key, entry in node.entries.items() if key not in about)


def _entries_of(node: Node) -> tuple[Entry, ...]:
    return tuple(node.entries.values()) if isinstance(node, MapNode) else ()
