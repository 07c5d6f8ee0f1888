"""Strict reading of one YAML file: one pass gives data and places.

The YAML that is read: UTF-8, one document; mappings, lists and text. Every scalar is text. What surprises people in
YAML (anchors, tags, merge keys, a key given twice, a comment that swallows half a sentence) is an error.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from macros.source.problems import Problem
from macros.source.tree import UPSTREAM, Entry, InvalidNode, ListNode, MapNode, Node, SourceLocation, TextNode
from macros.source.yaml_errors import explain_yaml_error

CODES = {
    "unreadable": "A file cannot be opened: it is missing its target, is a folder or a device, or may not be read.",
    "encoding": "A file is not UTF-8. In your editor choose “Save with encoding: UTF-8”.",
    "character": "A control character, or one that changes the direction of the text around it, hides in the file.",
    "syntax": "The file is not YAML: a bracket or quotation mark is open, the indentation is uneven, a colon is lost.",
    "several-documents": "A line of three dashes starts a second document. One file holds one document.",
    "unsupported-yaml": "Anchors (&), aliases (*), tags (!), merge keys (<<) and directives (%) are not read: plain "
    "text can be searched, translated and adapted, and data never becomes code.",
    "too-deep": "Lists and mappings are nested more than twenty deep.",
    "too-large": "A file is larger than 2 MB.",
    "duplicate-key": "A key is given twice in one mapping. YAML itself would keep the last without a word.",
    "empty-value": "A key has no value. Write one, or delete the key.",
    "unquoted-hash": "A # after a space starts a comment, so the rest of the line is lost. "
    "Straight before a letter or digit it was hardly meant as one; a comment has a space after the #.",
    "key-shape": "A key is a list or a mapping, where a word is expected.",
}

DEEPEST = 20
BEGINS = {"while scanning a simple key", "while scanning a quoted scalar"}
LARGEST = 2 * 2**20
# Control characters, line separators, embeddings, overrides and isolates of direction, and what is no character.
UNSUPPORTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
COMMENT_IN_TEXT = re.compile(r"[ \t]+#\w")
EMPTY_WORDS = {"null", "Null", "NULL", "~"}  # what other readers of YAML take for nothing


class _BeyondReadingError(Exception):
    """The rest of the file cannot be read; why has been reported."""


def read_yaml_file(path: Path, shown_as: str, layer: str) -> tuple[Node | None, list[Problem]]:
    """Read one file: its root node (None when it is empty or beyond reading) and everything wrong with it.

    `shown_as` is the path that reports name. No error is raised for what is in the file or stands in its place.
    """
    start = SourceLocation(shown_as, layer=layer)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            why = "It is a folder." if stat.S_ISDIR(status.st_mode) else "It is not a file."
            return None, [Problem("unreadable", start, why, "Put a YAML file in its place.")]
        if status.st_size > LARGEST:
            return None, [Problem("too-large", start, "The file is larger than 2 MB.", "Divide it.")]
        raw = path.read_bytes()
    except OSError as error:
        return None, [Problem("unreadable", start, f"It cannot be opened: {error.strerror}.", "Put a YAML file here.")]
    text, problem = decode_utf8(raw, start)
    return (None, [problem]) if problem else read_yaml_text(text, shown_as, layer)


def decode_utf8(raw: bytes, start: SourceLocation) -> tuple[str, Problem | None]:
    """A file's text; for one that is not UTF-8, the problem, at the first byte that is none. `start` is the file."""
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        lines = split_lines(raw[: error.start].decode("utf-8", "replace"))
        place = replace(start, line=len(lines), column=len(lines[-1]) + 1)
        return "", Problem("encoding", place, "The file is not UTF-8.", "Save it with the encoding UTF-8.")


def read_yaml_text(text: str, shown_as: str, layer: str = UPSTREAM) -> tuple[Node | None, list[Problem]]:
    """Read a text as `read` reads a file."""
    reader = _Reader(text, shown_as, layer)
    try:
        node = reader.read_document()
    except _BeyondReadingError:
        node = None
    return node, reader.problems


def split_lines(text: str) -> list[str]:
    """A text's lines as YAML counts them; a line may end in LF, CR or both."""
    return re.split(r"\r\n|\r|\n", text)


def fold_scalar(event: Any) -> str:
    """A scalar's text: lines joined as its style says, paragraphs parted by an empty line.

    In a literal block (`|`) an empty line parts paragraphs and other line ends are spaces; everywhere else YAML has
    folded the lines already, and what is left of a line end parts paragraphs.
    """
    value: str = event.value
    if "\n" not in value:
        return value
    # Lines indented further than their neighbours are kept apart by YAML, and are no paragraphs either.
    parts = re.split(r"\n[ \t]*\n\s*" if event.style == "|" else r"\n+(?![ \t])", value.strip("\n"))
    return "\n\n".join(" ".join(part.split()) for part in parts)


#: What git writes above the first of two versions that it cannot unite.
CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)


class _Reader:
    def __init__(self, text: str, path: str, layer: str) -> None:
        self.text, self.path, self.layer = text, path, layer
        self.problems: list[Problem] = []
        self.events: Iterator[Any] = iter(())

    def make_location(self, mark: Any) -> SourceLocation:
        return SourceLocation(self.path, mark.line + 1, mark.column + 1, self.layer)

    def report_problem(self, code: str, place: SourceLocation, message: str, help: str) -> None:
        self.problems.append(Problem(code, place, message, help))

    def read_document(self) -> Node | None:
        self.check_characters()
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.events = yaml.parse(self.text, Loader=loader)
        self.next_event()  # the stream begins
        start = self.next_event()
        if isinstance(start, yaml.StreamEndEvent):
            return None
        if start.version or start.tags:
            self.report_problem(
                "unsupported-yaml", self.make_location(start.start_mark), "A % directive.", "Delete the line."
            )
        first = self.next_event()
        nothing = isinstance(first, yaml.ScalarEvent) and not first.value and not first.style and first.tag is None
        node = None if nothing else self.read_node(first, 1)  # nothing: three dashes or comments alone
        self.next_event()  # the document ends
        more = self.next_event()
        if not isinstance(more, yaml.StreamEndEvent):
            self.report_problem(
                "several-documents",
                self.make_location(more.start_mark),
                "A second document starts here.",
                "Delete the line of dashes, or move what follows to a file of its own.",
            )
        return node

    def check_characters(self) -> None:
        seen: set[str] = set()
        for match in UNSUPPORTED.finditer(self.text):
            if match[0] not in seen:
                seen.add(match[0])
                lines = split_lines(self.text[: match.start()])
                self.report_unsupported(match[0], SourceLocation(self.path, len(lines), len(lines[-1]) + 1, self.layer))
        if seen:
            raise _BeyondReadingError

    def report_unsupported(self, char: str, place: SourceLocation) -> None:
        name = (
            "A direction-changing" if char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" else "A control"
        )
        self.report_problem("character", place, f"{name} character (U+{ord(char):04X}) hides here.", "Delete it.")

    def next_event(self) -> Any:
        try:
            return next(self.events)
        except yaml.YAMLError as error:
            self.report_syntax_error(error)
        except (ValueError, OverflowError) as error:  # an escape beyond Unicode
            self.report_problem(
                "syntax", SourceLocation(self.path, layer=self.layer), f"The file is not YAML: {error}.", "Mend it."
            )
        raise _BeyondReadingError

    def report_syntax_error(self, error: yaml.YAMLError) -> None:
        mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        said = str(getattr(error, "problem", None) or error).strip()
        if context and str(getattr(error, "context", "")) in BEGINS:
            mark = context  # what has no end is mended where it begins
        lines = split_lines(self.text.rstrip())
        place = self.make_location(mark) if mark else SourceLocation(self.path, layer=self.layer)
        if place.line > len(lines):
            place = SourceLocation(self.path, len(lines), len(lines[-1]) + 1, self.layer)
        last = self.problems[-1] if self.problems else None
        if last and last.code == "unquoted-hash" and place.line - last.place.line < 2:
            return  # the text goes on after the comment that swallowed its line
        if found := CONFLICT.search(self.text):
            at = SourceLocation(self.path, len(split_lines(self.text[: found.start()])), layer=self.layer)
            message = "A merge that was not finished has left two versions of some lines here."
            help = "Keep the lines that are right; delete the others, and those that begin with <<<<, ==== or >>>>."
            self.report_problem("syntax", at, message, help)
            return
        line = lines[place.line - 1]
        message, help = explain_yaml_error(said, line, place.column)
        since = f" It began on line {context.line + 1}." if context and context.line + 1 < place.line else ""
        self.report_problem("syntax", place, message + since, help)

    def read_node(self, event: Any, depth: int) -> Node:
        place = self.make_location(event.start_mark)
        if depth > DEEPEST:
            self.report_problem("too-deep", place, "Nested more than twenty deep.", "Write it flatter.")
            raise _BeyondReadingError
        sound = self.is_supported(event, place)
        node: Node
        if isinstance(event, yaml.AliasEvent):
            return InvalidNode(place)
        if isinstance(event, yaml.ScalarEvent):
            node = self.read_scalar(event, place)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self.read_list(place, depth)
        else:
            node = self.read_map(place, depth)
        return node if sound else InvalidNode(place)

    def is_supported(self, event: Any, place: SourceLocation) -> bool:
        what = None
        if isinstance(event, yaml.AliasEvent):
            what = "An alias (*): YAML would copy something else to this place."
        elif event.anchor:
            what = "An anchor (&)."
        elif event.tag is not None:
            what = "A tag (!)."
        if what:
            self.report_problem(
                "unsupported-yaml", place, what, "Write the text itself; in quotes, if it starts with & * or !."
            )
        return what is None

    def read_scalar(self, event: Any, place: SourceLocation) -> Node:
        if not event.style:
            if event.value in EMPTY_WORDS:
                help = "Write a value or delete the key; in quotes, if it is meant as a text."
                self.report_problem("empty-value", place, f"`{event.value}` means nothing in YAML.", help)
                return InvalidNode(place)
            if COMMENT_IN_TEXT.match(self.text, event.end_mark.index):
                end = self.make_location(event.end_mark)
                help = 'Put the text in "double quotes", or write a space after the #.'
                self.report_problem("unquoted-hash", end, "A # after a space starts a comment: the rest is lost.", help)
                if not event.value:
                    return InvalidNode(place)
        elif event.style == '"' and not self.check_escapes(event.value, place):
            return InvalidNode(place)
        return TextNode(fold_scalar(event), place)

    def check_escapes(self, value: str, place: SourceLocation) -> bool:
        """Do a quoted text's escapes stand for characters that one may type? Those that one may not are reported."""
        found = dict.fromkeys((*UNSUPPORTED.findall(value), *re.findall("\r", value)))
        for char in found:
            self.report_unsupported(char, place)
        return not found

    def read_list(self, place: SourceLocation, depth: int) -> Node:
        items: list[Node] = []
        while not isinstance(event := self.next_event(), yaml.SequenceEndEvent):
            items.append(self.is_filled(self.read_node(event, depth + 1), "This item"))
        sound = tuple(item for item in items if not isinstance(item, InvalidNode))
        return ListNode(sound, place, lost=len(sound) < len(items)) if items else self.report_empty(place, "This list")

    def read_map(self, place: SourceLocation, depth: int) -> Node:
        entries: dict[str, Entry] = {}
        some, usable = False, True
        while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
            some = True
            key = self.read_key(event, depth)
            node = self.read_node(self.next_event(), depth + 1)
            if key is None:
                usable = False
                continue
            if key.value in entries:
                first = entries[key.value].key.place.line
                help = "Rename one of them, or delete it."
                message = f"`{key.value}` is given twice here; first on line {first}."
                self.report_problem("duplicate-key", key.place, message, help)
                continue
            if isinstance(node, TextNode) and not node.value.strip():
                node = self.report_empty(key.place, f"`{key.value}`")
            entries[key.value] = Entry(key, node)
        if not some:
            return self.report_empty(place, "This mapping")
        return MapNode(entries, place) if usable or entries else InvalidNode(place)

    def read_key(self, event: Any, depth: int) -> TextNode | None:
        place = self.make_location(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            if event.value == "<<" and not event.style:
                self.report_problem("unsupported-yaml", place, "A merge key (<<).", "Write the keys themselves.")
                return None
            self.is_supported(event, place)
            if event.style == '"' and not self.check_escapes(event.value, place):
                return None
            if "\n" in event.value:
                self.report_problem("key-shape", place, "A key must be one word on one line.", "Write `key: value`.")
                return None
            return TextNode(event.value, place)
        before = len(self.problems)
        self.read_node(event, depth + 1)
        del self.problems[before:]  # what is wrong inside goes with the key
        help = "Write `key: value`; a text that starts with a bracket or brace goes in quotes."
        self.report_problem("key-shape", place, "A key must be a word.", help)
        return None

    def is_filled(self, node: Node, what: str) -> Node:
        return self.report_empty(node.place, what) if isinstance(node, TextNode) and not node.value.strip() else node

    def report_empty(self, place: SourceLocation, what: str) -> InvalidNode:
        self.report_problem("empty-value", place, f"{what} has no value.", "Write one, or delete it.")
        return InvalidNode(place)
