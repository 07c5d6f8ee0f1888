"""The folder of a layer: which file holds what, and the one tree that all of them make."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from macros.source.problems import Problem, escape_invisible
from macros.source.spelling import suggest
from macros.source.tree import (
    UPSTREAM,
    Entry,
    InvalidNode,
    ListNode,
    Location,
    MapNode,
    Node,
    SourceLocation,
    TextNode,
)
from macros.source.yaml_reader import read_yaml_file

CODES = {
    "unknown-file": "A file or folder in `data/` that nothing reads: its name or place is not one "
    "that is known.",
    "not-a-mapping": "A file holds one text or a list where keys with values are expected.",
    "missing-file": "A file that the site cannot do without, or that `sections` lists, is not "
    "there.",
    "unlisted-section": "A section's file is there, but the framework's `sections` does not list "
    "it.",
    "duplicate-section": "`sections` lists one section twice, so its place in the order is not "
    "clear.",
}

ROOT_FILES = ("site", "messages", "glossary", "facilitation", "search", "accessibility")
REQUIRED_FILES = ("site",)
#: What may be empty.
OPTIONAL_FILES = ("glossary", "search", "facilitation")
#: Folders read by others: editors read the schemas, and forks' own layers are read as layers.
VERSIONS = "versions"  # what each version brought, as `diff --record` keeps it
EXAMPLES = "examples"  # frameworks for others to copy
NOT_DATA = ("schemas", "local", "sites", "fonts", EXAMPLES, VERSIONS)
SEEN = "seen.yml"  # what a fork has looked at, which is no data
#: The endings of files of which `import` makes a framework.
TABLES = (".docx", ".xlsx", ".csv")
NOTES = ("README", "README.md", "README.txt")


def read_layer(folder: Path, shown_as: str, layer: str) -> tuple[MapNode, list[Problem]]:
    """Read all of a layer's files into one tree.

    The tree holds what each of `ROOT_FILES` says, and `frameworks`. A framework's tree is its
    framework.yml, with its section files beside it under `files`. `shown_as` is how reports name
    the folder. A folder that does not exist is an empty layer.
    """
    reader = _FolderReader(layer)
    tree = reader.read_root(folder, shown_as)
    return tree, reader.problems


def _explain_stray(item: _FolderItem) -> str:
    """Return what to do about a file or folder that nothing reads."""
    if item.is_folder and any(item.path.glob("*.yml")):
        folder, _, name = item.shown.rpartition("/")
        return f"If it holds a framework's files, move it to {folder}/frameworks/{name}/."
    if item.path.suffix in TABLES:
        return f"`python -m macros import {item.shown}` makes a framework of it."
    return "Move it out of data/, or delete it."


def locate_file(location: Location) -> tuple[str, tuple[str, ...]]:
    """Return the file of a layer's folder that holds a location, and the keys to it there."""
    keys = tuple(map(str, location))
    if keys[0] != "frameworks":
        return f"{keys[0]}.yml", keys[1:]
    if len(keys) > 3 and keys[2] in ("sections", "files"):
        return f"frameworks/{keys[1]}/{keys[3]}.yml", keys[4:]
    return f"frameworks/{keys[1]}/framework.yml", keys[2:]


@dataclass(frozen=True)
class _FolderItem:
    """One file or folder; `shown` is how reports name it."""

    path: Path
    shown: str
    is_folder: bool


class _FolderReader:
    """A reader of one layer's folder, with the problems met on the way."""

    def __init__(self, layer: str) -> None:
        self.layer = layer
        self.problems: list[Problem] = []

    def make_location(self, shown: str) -> SourceLocation:
        """Return the beginning of a file of this layer."""
        return SourceLocation(shown, layer=self.layer)

    def report_problem(self, code: str, shown: str, message: str, help: str) -> None:
        """Add a problem with a file or folder to those met so far."""
        self.problems.append(Problem(code, self.make_location(shown), message, help))

    def report_stray(self, item: _FolderItem, known: Sequence[str]) -> None:
        """Report a file or folder that nothing reads."""
        kind = "folder" if item.is_folder else "file"
        help = suggest(item.path.name, known, _explain_stray(item))
        self.report_problem("unknown-file", item.shown, f"Nothing reads this {kind}.", help)

    def iter_items(self, folder: Path, shown: str) -> Iterator[_FolderItem]:
        """Yield what a folder holds, in order, but for notes for people and hidden files."""
        try:
            names = sorted((name, (folder / name).is_dir()) for name in os.listdir(folder))
        except FileNotFoundError:
            return
        except OSError as error:
            message = f"The folder cannot be opened: {error.strerror}."
            self.report_problem("unreadable", shown, message, "Put a folder here that may be read.")
            return
        for name, is_folder in names:
            if name.startswith(".") or name in NOTES:
                continue
            if name.isprintable():
                yield _FolderItem(folder / name, f"{shown}/{name}", is_folder)
            else:
                shown_item = f"{shown}/{escape_invisible(name)}"
                message = "The name holds unusual characters."
                self.report_problem("unknown-file", shown_item, message, "Rename it.")

    def read_root(self, folder: Path, shown_as: str) -> MapNode:
        """Return the tree of the layer's folder."""
        tree: dict[str, Entry] = {}
        for item in self.iter_items(folder, shown_as):
            name = item.path.stem
            node: Node | None = None
            if item.is_folder and item.path.name in NOT_DATA:
                continue
            if item.path.name == SEEN and self.layer != UPSTREAM:
                continue
            if item.is_folder and item.path.name == "frameworks":
                name = "frameworks"
                node = self.read_frameworks(item.path, item.shown)
            elif item.path.suffix == ".yml" and name in ROOT_FILES:
                node = self.read_file(item)
            else:
                self.report_stray(item, [*(f"{root}.yml" for root in ROOT_FILES), "frameworks"])
                if item.path.suffix == ".yaml" and name in ROOT_FILES:
                    node = self.make_likely_meant(item)
            if node:
                _add_entry(tree, name, node)
        return MapNode(tree, self.make_location(shown_as))

    def make_likely_meant(self, item: _FolderItem) -> InvalidNode:
        """Return what stands for a stray file that was most likely meant to be read.

        So nothing is said about the absence of what it holds.
        """
        return InvalidNode(self.make_location(item.shown))

    def read_frameworks(self, folder: Path, shown_as: str) -> MapNode:
        """Return the frameworks by their folders' names."""
        tree: dict[str, Entry] = {}
        for item in self.iter_items(folder, shown_as):
            if item.is_folder:
                _add_entry(tree, item.path.name, self.read_framework(item.path, item.shown))
            else:
                message = "A file where only folders are read."
                help = "Give each framework a folder of its own with a framework.yml."
                self.report_problem("unknown-file", item.shown, message, help)
        return MapNode(tree, self.make_location(shown_as))

    def read_framework(self, folder: Path, shown_as: str) -> Node:
        """Return a framework's tree, with its section files under `files`."""
        framework: Node = MapNode({}, self.make_location(f"{shown_as}/framework.yml"))
        files: dict[str, Entry] = {}
        for item in self.iter_items(folder, shown_as):
            node = self.read_framework_file(item)
            if node and item.path.stem == "framework":
                framework = node
            elif node:
                _add_entry(files, item.path.stem, node)
        if not isinstance(framework, MapNode):
            return framework  # without it, nobody knows what its sections mean
        entries = dict(framework.entries)
        typed_files = entries.pop("files", None)
        if typed_files:
            place = typed_files.key.place
            message, help = "`files` is no key here.", "Did you mean `sections`?"
            self.problems.append(Problem("unknown-key", place, message, help, folder.name))
        if files:
            _add_entry(entries, "files", MapNode(files, framework.place))
        return replace(framework, entries=entries)

    def read_framework_file(self, item: _FolderItem) -> Node | None:
        """Return what a file of a framework's folder holds, or None where nothing is read."""
        if item.path.suffix == ".yml":
            return self.read_file(item)
        is_table = item.path.suffix in TABLES
        self.report_stray(item, [] if is_table else [f"{item.path.stem}.yml"])
        return self.make_likely_meant(item) if item.path.suffix == ".yaml" else None

    def read_file(self, item: _FolderItem) -> Node | None:
        """Return a file's mapping, invalid where it cannot be read.

        None stands for an empty file of a layer, which says nothing.
        """
        node, problems = read_yaml_file(item.path, item.shown, self.layer)
        self.problems += problems
        place = self.make_location(item.shown)
        match node:
            case None if not problems:
                if self.layer != UPSTREAM or item.path.stem in OPTIONAL_FILES:
                    return None
                help = "Write its keys, or delete the file."
                self.report_problem("missing-file", item.shown, "The file is empty.", help)
            case TextNode() | ListNode():
                help = "Write `key: value` lines."
                self.report_problem("not-a-mapping", item.shown, "The file holds no keys.", help)
            case MapNode():
                return replace(node, place=place)
        return InvalidNode(place)


def _add_entry(entries: dict[str, Entry], key: str, node: Node) -> None:
    entries[key] = Entry(TextNode(key, node.place), node)
