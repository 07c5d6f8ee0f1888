"""The nodes of a YAML text, made from its events in one pass."""

from __future__ import annotations

import re
from typing import Any

import yaml

from macros.source.tree import Entry, InvalidNode, ListNode, MapNode, Node, SourceLocation, TextNode
from macros.source.yaml_events import EventReader, UnreadableTextError
from macros.source.yaml_text import UNSUPPORTED, fold_scalar, take_signs

MAX_DEPTH = 20
COMMENT_IN_TEXT = re.compile(r"[ \t]+#\w")
EMPTY_WORDS = {"null", "Null", "NULL", "~"}  # what other readers of YAML take for nothing


class NodeReader(EventReader):
    """A reader of one document's nodes."""

    def read_document(self) -> Node | None:
        """Return the root node, or None when the text holds nothing but comments.

        Raises:
            UnreadableTextError: The text cannot be read to its end.
        """
        self.check_characters()
        self.read_event()  # the stream begins
        start = self.read_event()
        if isinstance(start, yaml.StreamEndEvent):
            return None
        if start.version or start.tags:
            place = self.make_location(start.start_mark)
            self.report_problem("unsupported-yaml", place, "A % directive.", "Delete the line.")
        root = self.read_event()
        node = None if _is_nothing(root) else self.read_node(root, 1)
        self.read_event()  # the document ends
        end = self.read_event()
        if not isinstance(end, yaml.StreamEndEvent):
            place = self.make_location(end.start_mark)
            message = "A second document starts here."
            help = "Delete the line of dashes, or move what follows to a file of its own."
            self.report_problem("several-documents", place, message, help)
        return node

    def read_node(self, event: Any, depth: int) -> Node:
        """Return the node that begins with an event."""
        place = self.make_location(event.start_mark)
        if depth > MAX_DEPTH:
            message = "Nested more than twenty deep."
            self.report_problem("too-deep", place, message, "Write it flatter.")
            raise UnreadableTextError
        supported = self.is_supported(event, place)
        node: Node
        match event:
            case yaml.AliasEvent():
                return InvalidNode(place)
            case yaml.ScalarEvent():
                node = self.read_scalar(event, place)
            case yaml.SequenceStartEvent():
                node = self.read_list(place, depth)
            case _:
                node = self.read_map(place, depth)
        return node if supported else InvalidNode(place)

    def is_supported(self, event: Any, place: SourceLocation) -> bool:
        """Tell whether an event has neither anchor, alias nor tag; report it if it has."""
        if isinstance(event, yaml.AliasEvent):
            message = "An alias (*): YAML would copy something else to this place."
        elif event.anchor:
            message = "An anchor (&)."
        elif event.tag is not None:
            message = "A tag (!)."
        else:
            return True
        help = "Write the text itself; in quotes, if it starts with & * or !."
        self.report_problem("unsupported-yaml", place, message, help)
        return False

    def read_scalar(self, event: Any, place: SourceLocation) -> Node:
        """Return the text of a scalar."""
        if not event.style:
            if event.value in EMPTY_WORDS:
                message = f"`{event.value}` means nothing in YAML."
                help = "Write a value or delete the key; in quotes, if it is meant as a text."
                self.report_problem("empty-value", place, message, help)
                return InvalidNode(place)
            if COMMENT_IN_TEXT.match(self.text, event.end_mark.index):
                self.report_lost_comment(self.make_location(event.end_mark))
                if not event.value:
                    return InvalidNode(place)
        elif event.style == '"' and not self.check_escapes(event.value, place):
            return InvalidNode(place)
        typed = self.text[event.start_mark.index : event.end_mark.index]
        value = take_signs(fold_scalar(event.value, event.style))
        return TextNode(value, place, typed=typed if "\n" in typed.rstrip() else "")

    def report_lost_comment(self, place: SourceLocation) -> None:
        """Report a comment that was hardly meant as one."""
        message = "A # after a space starts a comment: the rest is lost."
        help = 'Put the text in "double quotes", or write a space after the #.'
        self.report_problem("unquoted-hash", place, message, help)

    def check_escapes(self, value: str, place: SourceLocation) -> bool:
        """Tell whether a quoted text's escapes stand for characters that one may type.

        Those that one may not type are reported.
        """
        unsupported = dict.fromkeys((*UNSUPPORTED.findall(value), *re.findall("\r", value)))
        for char in unsupported:
            self.report_unsupported(char, place)
        return not unsupported

    def read_list(self, place: SourceLocation, depth: int) -> Node:
        """Return the list whose start has been read."""
        items: list[Node] = []
        while not isinstance(event := self.read_event(), yaml.SequenceEndEvent):
            item = self.read_node(event, depth + 1)
            if _is_empty(item):
                item = self.report_empty(item.place, "This item")
            items.append(item)
        if not items:
            return self.report_empty(place, "This list")
        usable = tuple(item for item in items if not isinstance(item, InvalidNode))
        return ListNode(usable, place, lost=len(usable) < len(items))

    def read_map(self, place: SourceLocation, depth: int) -> Node:
        """Return the mapping whose start has been read."""
        entries: dict[str, Entry] = {}
        is_empty = True
        has_bad_keys = False
        while not isinstance(event := self.read_event(), yaml.MappingEndEvent):
            is_empty = False
            key = self.read_key(event, depth)
            node = self.read_node(self.read_event(), depth + 1)
            if key is None:
                has_bad_keys = True
            elif key.value in entries:
                self.report_duplicate_key(key, entries[key.value].key)
            else:
                if _is_empty(node):
                    node = self.report_empty(key.place, f"`{key.value}`")
                entries[key.value] = Entry(key, node)
        if is_empty:
            return self.report_empty(place, "This mapping")
        if has_bad_keys and not entries:
            return InvalidNode(place)
        return MapNode(entries, place)

    def report_duplicate_key(self, key: TextNode, first: TextNode) -> None:
        """Report a key that the same mapping has given before."""
        message = f"`{key.value}` is given twice here; first on line {first.place.line}."
        help = "Rename one of them, or delete it."
        self.report_problem("duplicate-key", key.place, message, help)

    def read_key(self, event: Any, depth: int) -> TextNode | None:
        """Return a mapping's key, or None when no word stands for it."""
        place = self.make_location(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return self.read_scalar_key(event, place)
        problem_count = len(self.problems)
        self.read_node(event, depth + 1)
        del self.problems[problem_count:]  # what is wrong inside goes with the key
        help = "Write `key: value`; a text that starts with a bracket or brace goes in quotes."
        self.report_problem("key-shape", place, "A key must be a word.", help)
        return None

    def read_scalar_key(self, event: Any, place: SourceLocation) -> TextNode | None:
        """Return a key that is a scalar, or None when it cannot be one."""
        if event.value == "<<" and not event.style:
            help = "Write the keys themselves."
            self.report_problem("unsupported-yaml", place, "A merge key (<<).", help)
            return None
        self.is_supported(event, place)
        if event.style == '"' and not self.check_escapes(event.value, place):
            return None
        if "\n" in event.value:
            message = "A key must be one word on one line."
            self.report_problem("key-shape", place, message, "Write `key: value`.")
            return None
        return TextNode(event.value, place)

    def report_empty(self, place: SourceLocation, subject: str) -> InvalidNode:
        """Report that something has no value, and return what stands in its stead."""
        message = f"{subject} has no value."
        self.report_problem("empty-value", place, message, "Write one, or delete it.")
        return InvalidNode(place)


def _is_nothing(event: Any) -> bool:
    """Tell whether an event stands for a document of three dashes or comments alone."""
    if not isinstance(event, yaml.ScalarEvent):
        return False
    return not event.value and not event.style and event.tag is None


def _is_empty(node: Node) -> bool:
    return isinstance(node, TextNode) and not node.value.strip()
