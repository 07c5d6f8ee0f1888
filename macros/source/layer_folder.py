"""Which file holds what: a layer's folder becomes one tree, and the merged tree gets its sections in order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from macros.source.problems import Problem, escape_invisible, suggest
from macros.source.tree import Entry, InvalidNode, ListNode, Location, MapNode, Node, SourceLocation, TextNode
from macros.source.yaml_reader import read_yaml_file

CODES = {
    "unknown-file": "A file or folder in `data/` that nothing reads: its name or place is not one that is known.",
    "not-a-mapping": "A file holds one text or a list where keys with values are expected.",
    "missing-file": "A file that the site cannot do without, or that `sections` lists, is not there.",
    "unlisted-section": "A section's file is there, but the framework's `sections` does not list it.",
    "duplicate-section": "`sections` lists one section twice, so its place in the order is unclear.",
}

ROOT_FILES = ("site", "messages", "glossary", "facilitation")
REQUIRED_FILES = ("site", "glossary")
# Read by others: editors read the schemas, a fork's own layer is read as a layer.
NOT_DATA = ("schemas", "local")
NOTES = ("README", "README.md", "README.txt")


def read_layer(folder: Path, shown_as: str, layer: str) -> tuple[MapNode, list[Problem]]:
    """Read all of a layer's files: a tree with `site`, `messages`, `glossary`, `facilitation` and `frameworks`.

    A framework's tree is its framework.yml, with its section files beside it under `files`. `shown_as` is how reports
    name the folder. A folder that does not exist is an empty layer.
    """
    reader = _FolderReader(layer)
    return reader.read_root(folder, shown_as), reader.problems


def locate_file(location: Location) -> tuple[str, tuple[str, ...]]:
    """The file of a layer's folder in which something stands, and the keys that lead to it there."""
    keys = tuple(map(str, location))
    if keys[0] != "frameworks":
        return f"{keys[0]}.yml", keys[1:]
    if len(keys) > 3 and keys[2] in ("sections", "files"):
        return f"frameworks/{keys[1]}/{keys[3]}.yml", keys[4:]
    return f"frameworks/{keys[1]}/framework.yml", keys[2:]


def add_entry(entries: dict[str, Entry], key: str, node: Node) -> None:
    entries[key] = Entry(TextNode(key, node.place), node)


class _FolderReader:
    def __init__(self, layer: str) -> None:
        self.layer = layer
        self.problems: list[Problem] = []

    def make_location(self, shown: str) -> SourceLocation:
        return SourceLocation(shown, layer=self.layer)

    def iter_contents(self, folder: Path, shown: str) -> Iterator[tuple[Path, str, bool]]:
        """What a folder holds, in order: its path, how reports name it, whether it is a folder. Notes for people and
        hidden files are left out."""
        try:
            found = sorted((name, (folder / name).is_dir()) for name in os.listdir(folder))
        except FileNotFoundError:
            return
        except OSError as error:
            why = f"The folder cannot be opened: {error.strerror}."
            self.problems.append(
                Problem("unreadable", self.make_location(shown), why, "Put a folder here that may be read.")
            )
            return
        for name, is_folder in found:
            if name.startswith(".") or name in NOTES:
                continue
            if not name.isprintable():
                here = self.make_location(f"{shown}/{escape_invisible(name)}")
                self.problems.append(Problem("unknown-file", here, "The name holds unusual characters.", "Rename it."))
                continue
            yield folder / name, f"{shown}/{name}", is_folder

    def read_root(self, folder: Path, shown_as: str) -> MapNode:
        tree: dict[str, Entry] = {}
        for path, shown, is_folder in self.iter_contents(folder, shown_as):
            if is_folder and path.name in NOT_DATA:
                continue
            if is_folder and path.name == "frameworks":
                add_entry(tree, "frameworks", self.read_frameworks(path, shown))
            elif path.suffix == ".yml" and path.stem in ROOT_FILES:
                if node := self.read_file(path, shown):
                    add_entry(tree, path.stem, node)
            else:
                self.report_stray(shown, is_folder, [f"{name}.yml" for name in ROOT_FILES] + ["frameworks"])
                if path.suffix == ".yaml" and path.stem in ROOT_FILES:
                    add_entry(tree, path.stem, InvalidNode(self.make_location(shown)))
        return MapNode(tree, self.make_location(shown_as))

    def report_stray(self, shown: str, is_folder: bool, known: list[str]) -> None:
        help = suggest(shown.rpartition("/")[2], known, "Move it out of data/, or delete it.")
        message = f"Nothing reads this {'folder' if is_folder else 'file'}."
        self.problems.append(Problem("unknown-file", self.make_location(shown), message, help))

    def read_frameworks(self, folder: Path, shown_as: str) -> MapNode:
        tree: dict[str, Entry] = {}
        for path, shown, is_folder in self.iter_contents(folder, shown_as):
            if is_folder:
                add_entry(tree, path.name, self.read_framework(path, shown))
            else:
                help = "Give each framework a folder of its own with a framework.yml."
                message = "A file where only folders are read."
                self.problems.append(Problem("unknown-file", self.make_location(shown), message, help))
        return MapNode(tree, self.make_location(shown_as))

    def read_framework(self, folder: Path, shown_as: str) -> Node:
        whole: Node = MapNode({}, self.make_location(f"{shown_as}/framework.yml"))
        files: dict[str, Entry] = {}
        for path, shown, is_folder in self.iter_contents(folder, shown_as):
            node: Node | None
            if path.suffix == ".yml":
                node = self.read_file(path, shown)
            else:
                self.report_stray(shown, is_folder, [f"{path.stem}.yml"])
                # It was most likely meant, so nothing is said about its absence.
                node = InvalidNode(self.make_location(shown)) if path.suffix == ".yaml" else None
            if node and path.stem == "framework":
                whole = node
            elif node:
                add_entry(files, path.stem, node)
        if not isinstance(whole, MapNode):
            return whole  # what its sections mean cannot be told without it
        entries = dict(whole.entries)
        if (given := entries.pop("files", None)) is not None:
            message, help = "`files` is no key here.", "Did you mean `sections`?"
            self.problems.append(Problem("unknown-key", given.key.place, message, help, address=folder.name))
        if files:
            add_entry(entries, "files", MapNode(files, whole.place))
        return replace(whole, entries=entries)

    def read_file(self, path: Path, shown: str) -> Node | None:
        """A file's mapping; Broken where it cannot be read; None for a layer's empty file, which says nothing."""
        node, found = read_yaml_file(path, shown, self.layer)
        self.problems += found
        place = self.make_location(shown)
        if node is None and not found:
            if self.layer != SourceLocation("").layer:
                return None
            help = "Write its keys, or delete the file."
            self.problems.append(Problem("missing-file", place, "The file is empty.", help))
        elif isinstance(node, TextNode | ListNode):
            help = "Write `key: value` lines."
            self.problems.append(Problem("not-a-mapping", place, "The file holds no keys.", help))
        elif isinstance(node, MapNode):
            return replace(node, place=place)
        return InvalidNode(place)
