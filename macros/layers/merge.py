"""Laying one partial tree over another, by key.

A layer is a file of the same path and shape as the one below, in which nothing is required.
Whatever it says stands in place of what is below; what it leaves unsaid stays. A local adaptation
and a translation are both layers, and nothing here knows which is which, nor what a framework is.
"""

from __future__ import annotations

from dataclasses import replace

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
    "misused-keyword": "`omit`, `local_note`, `after`, `before`, `replaces`, `reason`, `since` and "
    "`by` are a layer's words. Each takes one text, and `replaces` goes with the text that stands "
    "in the old one's place, or with an omission or a note.",
}


def merge_layer(below: MapNode, above: MapNode) -> tuple[MapNode, list[Problem]]:
    """Return the tree `below` with the layer `above` laid over it, and the layer's problems."""
    merger = _LayerMerger()
    return merger.merge_maps(below, above), merger.problems


class _LayerMerger:
    """A merger of two trees, with the problems met on the way."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def merge_maps(self, below: MapNode, above: MapNode) -> MapNode:
        """Lay one mapping over another."""
        entries = dict(below.entries)
        positions: dict[str, tuple[str, TextNode]] = {}
        for key, upper in above.entries.items():
            lower = below.entries.get(key)
            if lower is not None:
                entries[key] = self.merge_entry(lower, upper)
                continue
            if problem := find_missing_target(upper, below, above):
                self.problems.append(problem)
                continue
            added = self.add_entry(upper)
            if isinstance(added.node, MapNode) and not added.node.entries:
                continue  # all that is in it speaks of what is not there
            entries[key] = added
            if added.position:
                positions[key] = added.position
        if positions:
            keys, problems = arrange_keys(entries, positions)
            entries = {key: entries[key] for key in keys}
            self.problems += problems
        return MapNode(entries, below.place)

    def merge_entry(self, lower: Entry, upper: Entry) -> Entry:
        """Lay one entry over another of the same key."""
        words, node = self.split_entry(upper.node)
        merged = self.merge_nodes(lower.node, node) if _is_filled(node) else lower.node
        side = next((side for side in ("after", "before") if side in words), None)
        if side:
            # Upstream may have come to have what a layer had added: no reason to publish nothing.
            message = "It has its place already: only what a layer adds can choose one."
            self.report_position(words[side], message, "warning")
        # What a layer puts in another's place is found where the layer says it.
        is_below = isinstance(merged, MapNode) and not isinstance(lower.node, ListNode)
        return replace(
            lower,
            key=lower.key if is_below else upper.key,
            node=merged,
            omitted=words.get("omit", lower.omitted),
            local_note=words.get("local_note", lower.local_note),
            quotation=words.get("replaces", lower.quotation),
        )

    def add_entry(self, upper: Entry) -> Entry:
        """Return an entry of the layer that has nothing below it."""
        words, node = self.split_entry(upper.node)
        added = self.merge_nodes(None, node) if _is_filled(node) else node
        sides = [side for side in ("after", "before") if side in words]
        if len(sides) > 1:
            message = "`after` and `before` cannot both be granted."
            self.report_position(words["before"], message)
        return Entry(
            upper.key,
            added,
            omitted=words.get("omit"),
            local_note=words.get("local_note"),
            position=(sides[0], words[sides[0]]) if sides else None,
            added=True,
        )

    def split_entry(self, node: Node) -> tuple[dict[str, TextNode], Node]:
        """Return a layer's words about an entry, and the node without them."""
        if not isinstance(node, MapNode) or not any(word in node.entries for word in ABOUT_ENTRY):
            return {}, node
        about: tuple[str, ...] = ABOUT_ENTRY
        if "text" not in node.entries and ("omit" in node.entries or "local_note" in node.entries):
            about = (*ABOUT_ENTRY, "replaces")
        words = self.read_words(node, about)
        remaining = node.without(*about)
        if "omit" in words:
            self.check_omission(words["omit"], remaining)
        text = remaining.get("text")
        if len(remaining.entries) == 1 and isinstance(text, TextNode):
            return words, text  # where one text is wanted, its long form is nothing else
        return words, remaining

    def check_omission(self, reason: TextNode, beside: MapNode) -> None:
        """Report an omission without a reason, and what stands beside one."""
        if reason.value.lower() in ("true", "false", "yes", "no"):
            message = "`omit` says why something is left out."
            help = "Write a reason; or delete this line, to leave it in."
            self.problems.append(Problem("misused-keyword", reason.place, message, help))
        elif beside.entries:
            key = _find_first_key(beside)
            message = f"`{key.value}` stands in what is left out, and is not shown."
            help = "Delete the one or the other; what is your own needs a key of its own."
            problem = Problem("misused-keyword", key.place, message, help, severity="warning")
            self.problems.append(problem)

    def report_position(self, word: TextNode, message: str, severity: Severity = "error") -> None:
        """Report an `after` or `before` that cannot be granted."""
        help = "Delete this line."
        self.problems.append(Problem("bad-position", word.place, message, help, severity=severity))

    def merge_nodes(self, below: Node | None, above: Node) -> Node:
        """Lay one node over another, or over nothing."""
        if isinstance(below, InvalidNode):
            below = None
        match above:
            case TextNode():
                return _lay_text(below, above, Change(_get_text(below)))
            case ListNode() if isinstance(below, ListNode):
                return replace(above, below=below)
            case MapNode():
                has_long_text = isinstance(below, TextNode) and "text" in above.entries
                if has_long_text or any(word in above.entries for word in ABOUT_TEXT):
                    return self.merge_change(below, above)
                return self.merge_maps(_make_long_form(below, above.place), above)
            case _:
                return above

    def merge_change(self, below: Node | None, above: MapNode) -> Node:
        """Lay a text with a layer's words about it over a node.

        The text is `{text, replaces, reason, since, by}`, perhaps within a longer form.
        """
        words = self.read_words(above, ABOUT_TEXT)
        remaining = above.without("text", *ABOUT_TEXT)
        text = above.get("text")
        if not isinstance(text, TextNode):
            self.report_missing_text(above)
            if remaining.entries:
                return self.merge_nodes(below, remaining)
            return InvalidNode(above.place) if below is None else below
        changed = _lay_text(below, text, Change(_get_text(below), **words))
        if remaining.entries:
            return self.merge_maps(_make_long_form(changed, above.place), remaining)
        return changed

    def report_missing_text(self, mapping: MapNode) -> None:
        """Report that a layer's words about a text have no text beside them."""
        text = mapping.entries.get("text")
        if text is None:
            word = next(word for word in ABOUT_TEXT if word in mapping.entries)
            place = mapping.entries[word].key.place
            message = f"`{word}` speaks of a text, but there is none beside it."
            help = "Write `text:` with the new wording."
        elif isinstance(text.node, InvalidNode):
            return
        else:
            place = text.key.place
            message = "`text` takes one text."
            help = "Write it after the colon."
        self.problems.append(Problem("misused-keyword", place, message, help))

    def read_words(self, mapping: MapNode, words: tuple[str, ...]) -> dict[str, TextNode]:
        """Return those of a layer's `words` that a mapping gives, each with its text."""
        texts: dict[str, TextNode] = {}
        for word in words:
            entry = mapping.entries.get(word)
            match entry:
                case Entry(node=TextNode() as text):
                    texts[word] = text
                case Entry(key=key, node=ListNode() | MapNode()):
                    message, help = f"`{word}` takes one text.", f"Write `{word}: …` on one line."
                    self.problems.append(Problem("misused-keyword", key.place, message, help))
        return texts


def _is_filled(node: Node) -> bool:
    """Tell whether a node without a layer's words about its entry says anything else."""
    return not isinstance(node, MapNode) or bool(node.entries)


def _find_first_key(mapping: MapNode) -> TextNode:
    """Return the key of the first entry that a mapping says something of.

    The mapping may stand for a folder, or for what only holds entries.
    """
    entry = next(iter(mapping.entries.values()))
    node = entry.node
    if not isinstance(node, MapNode) or not node.entries:
        return entry.key
    if any(word in node.entries for word in ("text", *LAYER_WORDS)):
        return entry.key
    return _find_first_key(node)


def _lay_text(below: Node | None, text: TextNode, change: Change) -> Node:
    """Lay a text over a node; into it, where the node is the long form of a text."""
    has_words = bool(change.replaces or change.reason or change.since or change.by)
    is_new = change.below is not None and change.below.value != text.value
    # A text that says again what stands below adapts nothing.
    changed = replace(text, change=change) if has_words or is_new else text
    if isinstance(below, MapNode) and isinstance(below.get("text"), TextNode):
        entry = Entry(TextNode("text", text.place), changed)
        return replace(below, entries={**below.entries, "text": entry})
    return changed


def _get_text(node: Node | None) -> TextNode | None:
    """Return the text that a node is, or that its long form holds."""
    text = node.get("text") if isinstance(node, MapNode) else node
    return text if isinstance(text, TextNode) else None


def _make_long_form(node: Node | None, place: SourceLocation) -> MapNode:
    """Return the mapping that entries can be laid over: a mapping, or a text in its long form.

    Of everything else nothing stays.
    """
    match node:
        case MapNode():
            return node
        case TextNode():
            return MapNode({"text": Entry(TextNode("text", node.place), node)}, node.place)
        case _:
            return MapNode({}, place)
