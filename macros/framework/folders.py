"""Which file holds what: a layer's folder becomes one tree, and the merged tree gets its sections in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from macros.framework.layers import arrange
from macros.framework.nodes import Broken, Entry, Mapping, Node, Place, Sequence, Text
from macros.framework.problems import Problem, did_you_mean
from macros.framework.reading import read

CODES = {
    "stray-file": "A file or folder in `data/` that nothing reads: its name or place is not one that is known.",
    "file-shape": "A file holds one text or a list where keys with values are expected.",
    "missing-file": "A file that the site cannot do without, or that `sections` lists, is not there.",
    "unlisted-section": "A section's file is there, but the framework's `sections` does not list it.",
    "listed-twice": "`sections` lists one section twice.",
}

ROOT_FILES = ("site", "messages", "glossary", "facilitation")
REQUIRED_FILES = ("site", "glossary")
# Read by others: editors read the schemas, a fork's own layer is read as a layer.
NOT_DATA = ("schemas", "local")


def read_layer(folder: Path, shown_as: str, layer: str) -> tuple[Mapping, list[Problem]]:
    """Read all of a layer's files: a tree with `site`, `messages`, `glossary`, `facilitation` and `frameworks`.

    A framework's tree is its framework.yml, with its section files beside it under `files`. `shown_as` is how reports
    name the folder. A folder that does not exist is an empty layer.
    """
    problems: list[Problem] = []
    tree: dict[str, Entry] = {}
    place = Place(shown_as, layer=layer)
    for path in _inside(folder):
        shown = f"{shown_as}/{path.name}"
        if path.name in NOT_DATA and path.is_dir():
            continue
        if path.name == "frameworks" and path.is_dir():
            add(tree, "frameworks", _frameworks(path, shown, layer, problems))
        elif path.suffix == ".yml" and path.stem in ROOT_FILES:
            if node := _file(path, shown, layer, problems):
                add(tree, path.stem, node)
        else:
            known = [f"{name}.yml" for name in ROOT_FILES] + ["frameworks"]
            problems.append(_stray(path, Place(shown, layer=layer), known))
    return Mapping(tree, place), problems


def add(entries: dict[str, Entry], key: str, node: Node) -> None:
    entries[key] = Entry(Text(key, node.place), node)


def _inside(folder: Path) -> Iterator[Path]:
    """A folder's files and folders, in order; notes for people and hidden files are left out."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return
    yield from (path for path in paths if not path.name.startswith((".", "README")))


def _frameworks(folder: Path, shown: str, layer: str, problems: list[Problem]) -> Mapping:
    tree: dict[str, Entry] = {}
    for path in _inside(folder):
        if path.is_dir():
            add(tree, path.name, _framework(path, f"{shown}/{path.name}", layer, problems))
        else:
            place = Place(f"{shown}/{path.name}", layer=layer)
            help = "Give each framework a folder of its own with a framework.yml."
            problems.append(Problem("stray-file", place, "A file where only folders are read.", help))
    return Mapping(tree, Place(shown, layer=layer))


def _framework(folder: Path, shown: str, layer: str, problems: list[Problem]) -> Mapping:
    whole = Mapping({}, Place(f"{shown}/framework.yml", layer=layer))
    files: dict[str, Entry] = {}
    for path in _inside(folder):
        if path.suffix != ".yml":
            problems.append(_stray(path, Place(f"{shown}/{path.name}", layer=layer), [f"{path.stem}.yml"]))
        elif node := _file(path, f"{shown}/{path.name}", layer, problems):
            if path.stem != "framework":
                add(files, path.stem, node)
            elif isinstance(node, Mapping):
                whole = node
            else:
                add(files, "framework", node)  # beyond reading; told apart from missing
    entries = dict(whole.entries)
    if (given := entries.pop("files", None)) is not None:
        message, help = "`files` is not a key of a framework.", "Did you mean `sections`?"
        problems.append(Problem("unknown-key", given.key.place, message, help, address=folder.name))
    if files:
        add(entries, "files", Mapping(files, whole.place))
    return replace(whole, entries=entries)


def _file(path: Path, shown: str, layer: str, problems: list[Problem]) -> Node | None:
    """A file's mapping; Broken where it cannot be read; None for an empty file, which says nothing."""
    node, found = read(path, shown, layer)
    problems += found
    place = Place(shown, layer=layer)
    if node is None:
        if not found and layer == "upstream":
            problems.append(Problem("missing-file", place, "The file is empty.", "Write its keys, or delete the file."))
            return Broken(place)
        return Broken(place) if found else None
    if isinstance(node, Text | Sequence):
        problems.append(Problem("file-shape", place, "The file holds no keys.", "Write `key: value` lines."))
        return Broken(place)
    return replace(node, place=place) if isinstance(node, Mapping) else Broken(place)


def _stray(path: Path, place: Place, known: list[str]) -> Problem:
    what = "folder" if path.is_dir() else "file"
    help = did_you_mean(path.name, known, "Move it out of data/, or delete it.")
    return Problem("stray-file", place, f"Nothing reads this {what}.", help)


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


def _sections(address: str, framework: Mapping, problems: list[Problem]) -> Mapping:
    files = framework.get("files")
    sections = dict(files.entries) if isinstance(files, Mapping) else {}
    if sections.pop("framework", None) is not None:
        # Nothing is known of the list, so every section counts as listed.
        entries = {**framework.without("files").entries}
        add(entries, "sections", Mapping(sections, framework.place))
        return replace(framework, entries=entries)
    listing = framework.get("sections")
    if not framework.without("files").entries:
        help = "Write it, with `title`, `summary`, `version`, `source`, `columns` and `sections`."
        problems.append(Problem("missing-file", framework.place, "There is no framework.yml.", help, address))
        listing = Broken(framework.place)
    listed: dict[str, Entry] = {}
    if isinstance(listing, Sequence):
        for item in listing.items:
            if not isinstance(item, Text):
                if not isinstance(item, Broken):
                    message = "An item of `sections` is no name."
                    problems.append(Problem("wrong-shape", item.place, message, "Write a section's id.", address))
            elif item.value in listed:
                message = f"`{item.value}` is listed twice."
                problems.append(Problem("listed-twice", item.place, message, "Delete one of the two.", address))
            elif found := sections.get(item.value):
                listed[item.value] = found
            else:
                listed[item.value] = Entry(item, Broken(item.place))
                unlisted = [
                    key for key in sections if key not in {i.value for i in listing.items if isinstance(i, Text)}
                ]
                otherwise = f"Write {item.value}.yml beside framework.yml, or take it off the list."
                help = did_you_mean(item.value, unlisted, otherwise)
                message = f"`{item.value}` is listed, but there is no file {item.value}.yml."
                problems.append(Problem("missing-file", item.place, message, help, address))
    elif listing is not None and not isinstance(listing, Broken):
        message, help = "`sections` is not a list.", "Write each section's id on a line of its own, after `- `."
        problems.append(Problem("wrong-shape", framework.entries["sections"].key.place, message, help, address))
    wishes = {}
    for key, entry in sections.items():
        if key in listed:
            continue
        listed[key] = entry
        if entry.wish:
            wishes[key] = entry.wish
        elif entry.key.place.layer == framework.place.layer and not isinstance(listing, Broken):
            help = f"Add `- {key}` to `sections` in framework.yml, or delete the file."
            message = f"{key}.yml is not among the framework's `sections`."
            problems.append(Problem("unlisted-section", entry.key.place, message, help, f"{address}/{key}"))
    order = arrange(listed, wishes, problems) if wishes else list(listed)
    entries = dict(framework.without("files").entries)
    name = entries["sections"].key if "sections" in entries else Text("sections", framework.place)
    entries["sections"] = Entry(name, Mapping({key: listed[key] for key in order}, name.place))
    return replace(framework, entries=entries)
