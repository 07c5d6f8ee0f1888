"""Laying one partial tree over another, by key.

A layer is a file of the same path and shape as the one below, in which nothing is required. Whatever it says stands
in place of what is below; what it leaves unsaid stays. A local adaptation and a translation are both layers, and
nothing here knows which is which, nor what a framework is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce

from macros.framework.nodes import Broken, Change, Entry, Mapping, Node, Sequence, Text, texts
from macros.framework.problems import Problem, Severity, did_you_mean, is_misspelt, is_slip, nearest

CODES = {
    "layer-word": "`omit`, `local_note`, `after`, `before`, `replaces`, `reason`, `since` and `by` are a layer's "
    "words. Each takes one text, and `replaces` goes with the text that stands in the old one's place.",
    "omits-nothing": "A layer leaves out something that does not exist below it: an error when its name is only a slip "
    "of the hand away from that of something else, else a warning, since upstream may have taken it away.",
    "changes-nothing": "A layer rewords or annotates something that does not exist below it. It is not shown. It is "
    "an error when its name is surely misspelt: when what `replaces` quotes stands there under nearly that name; or, "
    "where nothing is quoted, when a slip of the hand makes the one name of the other. Else it is a warning, since "
    "upstream may have taken it away.",
    "layer-place": "`after` and `before` name a sibling beside which a layer's new entry is to stand. "
    "It must exist, and two entries cannot wait for each other. (One that upstream may have taken away is only worth a "
    "warning; then the entry comes last.)",
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


def _report_wish(key: str, wishes: dict[str, tuple[str, Text]], known: set[str], problems: list[Problem]) -> None:
    side, sibling = wishes[key]
    severity: Severity = "error"
    if sibling.value not in known:
        severity = "error" if is_misspelt(sibling.value, known - {key}) else "warning"
        message = f"There is no `{sibling.value}` here to stand {side}."
        help = did_you_mean(sibling.value, known - {key}, "Name one of its siblings.")
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
    problems.append(Problem("layer-place", sibling.place, message, help, severity=severity))


def _mapping(below: Mapping, above: Mapping, problems: list[Problem]) -> Mapping:
    entries = dict(below.entries)
    wishes: dict[str, tuple[str, Text]] = {}
    for key, entry in above.entries.items():
        lower = below.entries.get(key)
        if lower is None and (word := _presumed(entry.node)):
            meant, misspelt = _meant(key, entry.node, below, above)
            if misspelt or word in _entries_of(entry.node) or (meant and not _adds(entry.node)):
                _report_absence(entry.key, word, meant, misspelt, problems)
                continue
        merged = _entry(lower, entry, problems)
        if lower is None and isinstance(merged.node, Mapping) and not merged.node.entries:
            continue  # all that is in it speaks of what is not there
        entries[key] = merged
        if merged.wish and lower is None:
            wishes[key] = merged.wish
    if wishes:
        entries = {key: entries[key] for key in arrange(entries, wishes, problems)}
    return Mapping(entries, below.place)


def _presumed(node: Node) -> Entry | None:
    """What at or below a node speaks of something that stands below the layer, if anything does."""
    entries = _entries_of(node)
    for entry in entries:
        if entry.key.value in ("omit", "replaces"):
            return entry
    if entries and all(entry.key.value in ABOUT_ENTRY for entry in entries):
        return next((entry for entry in entries if entry.key.value == "local_note"), None)
    return next(filter(None, (_presumed(entry.node) for entry in entries)), None)


def _meant(key: str, node: Node, below: Mapping, above: Mapping) -> tuple[str | None, bool]:
    """What the author of an entry that has nothing below it most likely meant, and whether its key is surely misspelt:
    if not, the thing may have been there, and have been taken away since."""
    meant = nearest(key, (other for other in below.entries if other not in above.entries))
    if meant is None:
        return None, False
    if quoted := set(_quotations(node)):
        return meant, any(text.value in quoted for _, text in texts(below.entries[meant].node))
    return meant, is_slip(key, meant)


def _quotations(node: Node) -> Iterator[str]:
    """What the `replaces` at or below a node say."""
    for entry in _entries_of(node):
        if entry.key.value == "replaces" and isinstance(entry.node, Text):
            yield entry.node.value
        else:
            yield from _quotations(entry.node)


def _adds(node: Node) -> bool:
    """Does anything at or below a node say something of its own, rather than of what stands below the layer?"""
    if not isinstance(node, Mapping):
        return not isinstance(node, Broken)
    about = (*WORDS, "text") if "replaces" in node.entries else WORDS
    return any(_adds(entry.node) for key, entry in node.entries.items() if key not in about)


def _entries_of(node: Node) -> tuple[Entry, ...]:
    return tuple(node.entries.values()) if isinstance(node, Mapping) else ()


def _report_absence(key: Text, word: Entry, meant: str | None, misspelt: bool, problems: list[Problem]) -> None:
    omits = word.key.value == "omit"
    what = "left out" if omits else "annotated" if word.key.value == "local_note" else "changed"
    message = f"`{key.value}` is {what}, but there is nothing of this name to {WITH_NOTHING[what]}."
    otherwise = "Delete this entry." if omits else "Delete it; or keep it as your own, without `replaces`."
    help = f"Did you mean `{meant}`?" if meant else otherwise
    # An entry that stands for a folder is found where something in the folder says so.
    place = word.key.place if omits or key.place.path != word.key.place.path else key.place
    code = "omits-nothing" if omits else "changes-nothing"
    problems.append(Problem(code, place, message, help, severity="error" if misspelt else "warning"))


WITH_NOTHING = {"left out": "leave out", "annotated": "annotate", "changed": "change"}


def _entry(lower: Entry | None, upper: Entry, problems: list[Problem]) -> Entry:
    node, below = upper.node, lower.node if lower else None
    words: dict[str, Text] = {}
    if isinstance(node, Mapping) and any(word in node.entries for word in ABOUT_ENTRY):
        words = _words(node, ABOUT_ENTRY, problems)
        node = node.less(*ABOUT_ENTRY)
        if "omit" in words:
            _check_omission(words["omit"], node, problems)
        if list(node.entries) == ["text"] and isinstance(node.get("text"), Text):
            node = node.entries["text"].node  # where one text is wanted, its long form is no other thing
    only_words = isinstance(node, Mapping) and not node.entries
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
        lower.key if lower and isinstance(merged, Mapping) and not isinstance(below, Sequence) else upper.key,
        merged,
        omitted=words.get("omit") or (lower.omitted if lower else None),
        local_note=words.get("local_note") or (lower.local_note if lower else None),
        wish=(sides[0], words[sides[0]]) if sides and lower is None else lower.wish if lower else None,
        added=lower.added if lower else True,
    )


def _check_omission(why: Text, beside: Mapping, problems: list[Problem]) -> None:
    if why.value.lower() in ("true", "false", "yes", "no"):
        message, help = "`omit` says why something is left out.", "Write a reason; or delete this line, to leave it in."
        problems.append(Problem("layer-word", why.place, message, help))
    elif beside.entries:
        first = _first_said(beside)
        message = f"`{first.value}` stands in what is left out, and is not shown."
        help = "Delete the one or the other; what is your own needs a key of its own."
        problems.append(Problem("layer-word", first.place, message, help, severity="warning"))


def _first_said(mapping: Mapping) -> Text:
    """The key of the first that a mapping, which may stand for a folder, says itself."""
    entry = next(iter(mapping.entries.values()))
    return _first_said(entry.node) if isinstance(entry.node, Mapping) and entry.node.entries else entry.key


def _misplaced(word: Text, message: str, problems: list[Problem], severity: Severity = "error") -> None:
    problems.append(Problem("layer-place", word.place, message, "Delete this line.", severity=severity))


def _lay(below: Node | None, above: Node, problems: list[Problem]) -> Node:
    if isinstance(below, Broken):
        below = None
    if isinstance(above, Text):
        return _text_over(below, above, Change(_text_of(below)))
    if isinstance(above, Sequence) and isinstance(below, Sequence):
        return replace(above, below=below)
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
    rest = above.less("text", *ABOUT_TEXT)
    text = above.get("text")
    if not isinstance(text, Text):
        if text is None:
            some = next(above.entries[word].key for word in ABOUT_TEXT if word in above.entries)
            message = f"`{some.value}` speaks of a text, but there is none beside it."
            problems.append(Problem("layer-word", some.place, message, "Write `text:` with the new wording."))
        elif not isinstance(text, Broken):
            message = "`text` takes one text."
            problems.append(
                Problem("layer-word", above.entries["text"].key.place, message, "Write it after the colon.")
            )
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
        entry = Entry(Text("text", text.place), changed)
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
