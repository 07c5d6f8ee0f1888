"""Which file holds what: a layer's folder becomes one tree, and the merged tree gets its sections in order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from macros.layers.order import arrange
from macros.source.problems import Problem, Severity, did_you_mean, is_misspelt, printable
from macros.source.tree import Broken, Entry, Location, Mapping, Node, Place, Sequence, Text
from macros.source.yaml_reader import read

CODES = {
    "stray-file": "A file or folder in `data/` that nothing reads: its name or place is not one that is known.",
    "file-shape": "A file holds one text or a list where keys with values are expected.",
    "missing-file": "A file that the site cannot do without, or that `sections` lists, is not there.",
    "unlisted-section": "A section's file is there, but the framework's `sections` does not list it.",
    "listed-twice": "`sections` lists one section twice, so its place in the order is unclear.",
}

ROOT_FILES = ("site", "messages", "glossary", "facilitation")
REQUIRED_FILES = ("site", "glossary")
# Read by others: editors read the schemas, a fork's own layer is read as a layer.
NOT_DATA = ("schemas", "local")
NOTES = ("README", "README.md", "README.txt")


def read_layer(folder: Path, shown_as: str, layer: str) -> tuple[Mapping, list[Problem]]:
    """Read all of a layer's files: a tree with `site`, `messages`, `glossary`, `facilitation` and `frameworks`.

    A framework's tree is its framework.yml, with its section files beside it under `files`. `shown_as` is how reports
    name the folder. A folder that does not exist is an empty layer.
    """
    reader = _Folder(layer)
    return reader.root(folder, shown_as), reader.problems


def file_of(location: Location) -> tuple[str, tuple[str, ...]]:
    """The file of a layer's folder in which something stands, and the keys that lead to it there."""
    keys = tuple(map(str, location))
    if keys[0] != "frameworks":
        return f"{keys[0]}.yml", keys[1:]
    if len(keys) > 3 and keys[2] in ("sections", "files"):
        return f"frameworks/{keys[1]}/{keys[3]}.yml", keys[4:]
    return f"frameworks/{keys[1]}/framework.yml", keys[2:]


def add(entries: dict[str, Entry], key: str, node: Node) -> None:
    entries[key] = Entry(Text(key, node.place), node)


class _Folder:
    def __init__(self, layer: str) -> None:
        self.layer = layer
        self.problems: list[Problem] = []

    def place(self, shown: str) -> Place:
        return Place(shown, layer=self.layer)

    def inside(self, folder: Path, shown: str) -> Iterator[tuple[Path, str, bool]]:
        """What a folder holds, in order: its path, how reports name it, whether it is a folder. Notes for people and
        hidden files are left out."""
        try:
            found = sorted((name, (folder / name).is_dir()) for name in os.listdir(folder))
        except FileNotFoundError:
            return
        except OSError as error:
            why = f"The folder cannot be opened: {error.strerror}."
            self.problems.append(Problem("unreadable", self.place(shown), why, "Put a folder here that may be read."))
            return
        for name, is_folder in found:
            if name.startswith(".") or name in NOTES:
                continue
            if not name.isprintable():
                here = self.place(f"{shown}/{printable(name)}")
                self.problems.append(Problem("stray-file", here, "The name holds unusual characters.", "Rename it."))
                continue
            yield folder / name, f"{shown}/{name}", is_folder

    def root(self, folder: Path, shown_as: str) -> Mapping:
        tree: dict[str, Entry] = {}
        for path, shown, is_folder in self.inside(folder, shown_as):
            if is_folder and path.name in NOT_DATA:
                continue
            if is_folder and path.name == "frameworks":
                add(tree, "frameworks", self.frameworks(path, shown))
            elif path.suffix == ".yml" and path.stem in ROOT_FILES:
                if node := self.file(path, shown):
                    add(tree, path.stem, node)
            else:
                self.stray(shown, is_folder, [f"{name}.yml" for name in ROOT_FILES] + ["frameworks"])
                if path.suffix == ".yaml" and path.stem in ROOT_FILES:
                    add(tree, path.stem, Broken(self.place(shown)))
        return Mapping(tree, self.place(shown_as))

    def stray(self, shown: str, is_folder: bool, known: list[str]) -> None:
        help = did_you_mean(shown.rpartition("/")[2], known, "Move it out of data/, or delete it.")
        message = f"Nothing reads this {'folder' if is_folder else 'file'}."
        self.problems.append(Problem("stray-file", self.place(shown), message, help))

    def frameworks(self, folder: Path, shown_as: str) -> Mapping:
        tree: dict[str, Entry] = {}
        for path, shown, is_folder in self.inside(folder, shown_as):
            if is_folder:
                add(tree, path.name, self.framework(path, shown))
            else:
                help = "Give each framework a folder of its own with a framework.yml."
                message = "A file where only folders are read."
                self.problems.append(Problem("stray-file", self.place(shown), message, help))
        return Mapping(tree, self.place(shown_as))

    def framework(self, folder: Path, shown_as: str) -> Node:
        whole: Node = Mapping({}, self.place(f"{shown_as}/framework.yml"))
        files: dict[str, Entry] = {}
        for path, shown, is_folder in self.inside(folder, shown_as):
            node: Node | None
            if path.suffix == ".yml":
                node = self.file(path, shown)
            else:
                self.stray(shown, is_folder, [f"{path.stem}.yml"])
                # It was most likely meant, so nothing is said about its absence.
                node = Broken(self.place(shown)) if path.suffix == ".yaml" else None
            if node and path.stem == "framework":
                whole = node
            elif node:
                add(files, path.stem, node)
        if not isinstance(whole, Mapping):
            return whole  # what its sections mean cannot be told without it
        entries = dict(whole.entries)
        if (given := entries.pop("files", None)) is not None:
            message, help = "`files` is no key here.", "Did you mean `sections`?"
            self.problems.append(Problem("unknown-key", given.key.place, message, help, address=folder.name))
        if files:
            add(entries, "files", Mapping(files, whole.place))
        return replace(whole, entries=entries)

    def file(self, path: Path, shown: str) -> Node | None:
        """A file's mapping; Broken where it cannot be read; None for a layer's empty file, which says nothing."""
        node, found = read(path, shown, self.layer)
        self.problems += found
        place = self.place(shown)
        if node is None and not found:
            if self.layer != Place("").layer:
                return None
            help = "Write its keys, or delete the file."
            self.problems.append(Problem("missing-file", place, "The file is empty.", help))
        elif isinstance(node, Text | Sequence):
            help = "Write `key: value` lines."
            self.problems.append(Problem("file-shape", place, "The file holds no keys.", help))
        elif isinstance(node, Mapping):
            return replace(node, place=place)
        return Broken(place)


def assemble(tree: Mapping) -> tuple[Mapping, list[Problem]]:
    """Put each framework's section files, in the order of its `sections`, in that list's place.

    Reports sections that are listed without a file, or have a file without being listed; a section that a layer adds
    needs no listing. Frameworks whose every part a layer omits are left as they are.
    """
    problems = [_missing(name, tree) for name in REQUIRED_FILES if name not in tree.entries]
    frameworks = tree.get("frameworks")
    if not isinstance(frameworks, Mapping) or not frameworks.entries:
        place = Place(f"{tree.place.path}/frameworks", layer=tree.place.layer)
        help = "Make a folder frameworks/<id>/ with a framework.yml in it."
        return tree, [*problems, Problem("missing-file", place, "There is no framework.", help)]
    entries = {
        key: replace(entry, node=_sections(key, entry.node, problems)) if isinstance(entry.node, Mapping) else entry
        for key, entry in frameworks.entries.items()
    }
    whole = replace(tree.entries["frameworks"], node=replace(frameworks, entries=entries))
    return replace(tree, entries={**tree.entries, "frameworks": whole}), problems


def _missing(name: str, tree: Mapping) -> Problem:
    place = Place(f"{tree.place.path}/{name}.yml", layer=tree.place.layer)
    return Problem("missing-file", place, f"There is no {name}.yml.", "Every site needs one; restore it.")


def _sections(address: str, framework: Mapping, problems: list[Problem]) -> Node:
    files = framework.get("files")
    sections = dict(files.entries) if isinstance(files, Mapping) else {}
    fields = framework.less("files")
    if not fields.entries:
        help = "Write it, with `title`, `summary`, `version`, `source`, `columns` and `sections`."
        problems.append(Problem("missing-file", framework.place, "There is no framework.yml.", help, address))
        return Broken(framework.place)
    listing = fields.get("sections")
    listed: dict[str, Entry] = {}
    if isinstance(listing, Sequence):
        listed = _listed(listing, sections, address, problems)
    elif listing is not None and not isinstance(listing, Broken):
        message, help = "`sections` is not a list.", "Write each section's id on a line of its own, after `- `."
        problems.append(Problem("wrong-shape", fields.entries["sections"].key.place, message, help, address))
        listing = Broken(listing.place)
    wishes = {}
    for key, entry in sections.items():
        if key in listed:
            continue
        listed[key] = entry
        if entry.wish:
            wishes[key] = entry.wish
        elif _should_be_listed(entry, listing, framework):
            layer_s_own = listing is not None and listing.place.layer != entry.key.place.layer
            place = listing.place if listing and layer_s_own else entry.key.place
            message = f"{key}.yml is not among the framework's `sections`."
            help = f"Add `- {key}` to `sections`, or " + (
                f"omit it in {key}.yml." if layer_s_own else "delete the file."
            )
            # A layer's own order may be older than the section: then it comes last until somebody gives it a place.
            severity: Severity = "warning" if layer_s_own else "error"
            problems.append(Problem("unlisted-section", place, message, help, f"{address}/{key}", severity))
    order = arrange(listed, wishes, problems) if wishes else list(listed)
    given = fields.entries.get("sections")
    name = given.key if given else Text("sections", framework.place)
    gone = _columns_left_out(fields)
    held = {key: _less_columns(listed[key], gone) if gone else listed[key] for key in order}
    by = listing if isinstance(listing, Sequence) else None
    entry = Entry(name, Mapping(held, name.place, by), omitted=given.omitted if given else None)
    return replace(fields, entries={**fields.entries, "sections": entry})


def _columns_left_out(framework: Mapping) -> dict[str, Text]:
    """Why a layer leaves out each of the columns that it leaves out."""
    columns = framework.entries.get("columns")
    if columns is None or not isinstance(columns.node, Mapping):
        return {}
    whys = {key: columns.omitted or entry.omitted for key, entry in columns.node.entries.items()}
    return {key: why for key, why in whys.items() if why}


def _less_columns(section: Entry, columns: dict[str, Text]) -> Entry:
    """A section in which a column that is left out takes along what practices say in it."""
    practices = section.node.entries.get("practices") if isinstance(section.node, Mapping) else None
    if practices is None or not isinstance(practices.node, Mapping) or not isinstance(section.node, Mapping):
        return section
    entries = {key: _less_column(entry, columns) for key, entry in practices.node.entries.items()}
    practices = replace(practices, node=replace(practices.node, entries=entries))
    return replace(section, node=replace(section.node, entries={**section.node.entries, "practices": practices}))


def _less_column(practice: Entry, columns: dict[str, Text]) -> Entry:
    if not isinstance(practice.node, Mapping):
        return practice
    entries = {
        key: replace(entry, omitted=columns[key], along=True) if key in columns and not entry.omitted else entry
        for key, entry in practice.node.entries.items()
    }
    return replace(practice, node=replace(practice.node, entries=entries))


def _should_be_listed(entry: Entry, listing: Node | None, framework: Mapping) -> bool:
    """A section that is there must be listed, unless a layer above its framework adds it or a layer omits it."""
    added = entry.key.place.layer != framework.place.layer
    return not added and not entry.omitted and not isinstance(listing, Broken)


def _listed(listing: Sequence, sections: dict[str, Entry], address: str, problems: list[Problem]) -> dict[str, Entry]:
    """The sections in the order of the list; an entry that is listed without a file is beyond use."""
    listed: dict[str, Entry] = {}
    names = {item.value for item in listing.items if isinstance(item, Text)}
    unlisted = [key for key in sections if key not in names]
    for item in listing.items:
        if not isinstance(item, Text):
            message = "An item of `sections` is no name."
            problems.append(Problem("wrong-shape", item.place, message, "Write a section's id.", address))
        elif item.value in listed:
            message = f"`{item.value}` is listed twice."
            problems.append(Problem("listed-twice", item.place, message, "Delete one of the two.", address))
        elif found := sections.get(item.value):
            listed[item.value] = found
        else:
            # What a layer lists may have been there, and have been taken away since.
            drifted = item.place.layer != Place("").layer and not is_misspelt(item.value, unlisted)
            if not drifted:
                listed[item.value] = Entry(item, Broken(item.place))
            help = did_you_mean(
                item.value, unlisted, f"Write {item.value}.yml beside framework.yml, or take it off the list."
            )
            message = f"`{item.value}` is listed, but there is no file {item.value}.yml."
            severity: Severity = "warning" if drifted else "error"
            problems.append(Problem("missing-file", item.place, message, help, address, severity))
    return listed
