"""Adapting a thing by its address: its stub in the right file of the layer, and taking note of new wording below it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from macros.framework.addresses import address_of
from macros.framework.data import ADAPTATION, LAYERS, Data
from macros.framework.nodes import Location, Text, texts, trace, wordings
from macros.framework.nodes import Mapping as MappingNode
from macros.framework.problems import did_you_mean, nearest, shown
from macros.framework.values import field_words
from macros.outputs.layer_file import CannotEditError, with_replaces, with_values

#: The files of a layer that lie at its top, by the first part of what they hold.
TOP = ("site", "messages", "glossary", "facilitation")
#: The texts that a layer may add to a thing.
ADDED = ("label", "summary", "note", "source_note", "short_title")


class CannotAdaptError(ValueError):
    """What is asked for cannot be done; the message says why, and what to do."""


@dataclass(frozen=True)
class Written:
    """A line of a layer's file at which something was written, and what to do with it now."""

    path: str
    line: int
    message: str


def adapt(data: Data, root: Path, address: str, field: str = "", said: Mapping[str, str] | None = None) -> Written:
    """Write what a layer says of the thing at an address into the file where it belongs, below `root`.

    `said` are a layer's words for it: `text`, `reason`, `since`, `by`, `omit`, `local_note`. Whatever speaks of the
    text quotes it in `replaces`; with nothing said, that is a stub in which the text below is to be reworded. `field`
    names another text of the thing than its text or title. CannotAdaptError for an address that does not exist, and
    for a text that the layer has changed already.
    """
    said = dict(said or {})
    location = _located(data, address)
    if not set(said) & {"omit", "local_note"} or set(said) & {"text"}:
        if field in _unsaid(data, location) and "text" in said:
            if set(said) == {"text"}:
                return _written(root, location, {field: said["text"]})
            return _written(root, (*location, field), said)
        location, text = _text(data, location, address, field)
        if text.place.layer == ADAPTATION:
            done = "is your own" if text.change is None or text.change.below is None else "is reworded already"
            raise CannotAdaptError(f"{text.place.path}:{text.place.line}: This {done}. Edit it there.")
        said = {"text": said.pop("text", text.value), "replaces": text.value, **said}
    elif field:
        location = (*location, *field.split("/"))
    return _written(root, location, said)


def _written(root: Path, location: Location, said: Mapping[str, str]) -> Written:
    file, keys = _file(location)
    path = root / file
    before = _content(path) if path.exists() else _schema_line(file)
    line = _write(path, before, lambda typed: with_values(typed, keys, said))
    return Written(file, line, f"{_told(said)} Then run `python -m macros check`.")


def _told(said: Mapping[str, str]) -> str:
    if "omit" in said:
        return "It is left out now."
    if "local_note" in said:
        return "The note stands beside it now."
    if "replaces" in said and said["text"] == said["replaces"]:
        return "Put your wording in the place of `text`, and say why by `reason`."
    return "It is reworded now." if "replaces" in said else "It is added now."


def accept(data: Data, root: Path, address: str) -> list[Written]:
    """Quote in `replaces` what now stands below each text of a thing that the layer changes, the text staying as it is.

    CannotAdaptError for an address that does not exist, and where there is nothing to take note of.
    """
    location = _located(data, address)
    found = [
        wording
        for here, text in texts(trace(data.tree, location).node, location)
        if address_of(here) == address_of(location)
        for wording in wordings(text)
        if _differs(wording)
    ]
    if not found:
        raise CannotAdaptError(f"`{address}` has no change of yours whose `replaces` differs from what stands below.")
    written = []
    # From the last one up, so that the lines of those above stay where they are.
    for text in sorted(found, key=lambda text: (text.place.path, -text.place.line, -text.place.column)):
        assert text.change is not None
        assert text.change.below is not None
        path = root / text.place.path
        edit = partial(with_replaces, line=text.place.line, column=text.place.column, replaces=text.change.below.value)
        _write(path, _content(path), edit)
        message = f"It replaces {shown(text.change.below.value, 200)} now."
        written.append(Written(text.place.path, text.place.line, message))
    return written[::-1]


def _from_link(data: Data, link: str) -> str:
    """The address that a link on the site leads to; what is no such link, as it is."""
    page, _, anchor = link.partition("#")
    parts = [part for part in page.partition("?")[0].split("/") if part]
    at = next((number for number, part in enumerate(parts) if part in data.project.frameworks), None)
    if at is None:
        return link
    return "/".join([*parts[at : at + 2], *anchor.split("--")]) if anchor else "/".join(parts[at:])


def _differs(text: Text) -> bool:
    change = text.change
    if text.place.layer != ADAPTATION or change is None or change.below is None:
        return False
    return change.replaces is None or change.replaces.value != change.below.value


def _located(data: Data, address: str) -> Location:
    """Where the tree holds what has an address, or a path such as `glossary/plan`, or what a link leads to."""
    address = _from_link(data, address)
    if thing := data.things.get(address):
        return thing.location
    parts = tuple(address.split("/"))
    if parts[0] in TOP and len(parts) > 1 and trace(data.tree, parts).depth == len(parts):
        return parts
    if now := data.former.get(address):
        raise CannotAdaptError(f"`{address}` has moved: write `{now}`.")
    if address in data.omitted:
        place = data.place(next(_omitted(data, address)))
        raise CannotAdaptError(f"{place.path}:{place.line}: `{address}` is left out already.")
    inside = trace(data.tree, parts[:-1])
    beside = inside.node.entries if parts[0] in TOP and isinstance(inside.node, MappingNode) else {}
    if meant := nearest(parts[-1], beside):
        raise CannotAdaptError(f"There is no {shown(address)}. Did you mean `{'/'.join([*parts[:-1], meant])}`?")
    if broken := next((problem for problem in data.problems if problem.severity == "error"), None):
        place = broken.place
        raise CannotAdaptError(f"{place.path}:{place.line}:{place.column}: {broken.message} Mend this first.")
    otherwise = "Copy the link of a statement from its page: it is taken for an address too."
    raise CannotAdaptError(f"There is no {shown(address)}. {did_you_mean(address, data.things, otherwise)}")


def _omitted(data: Data, address: str) -> Iterator[Location]:
    for location, entry in data.adapted.get(address.rpartition("/")[0], ()):
        if entry.omitted and address_of(location) == address:
            yield location


def _unsaid(data: Data, location: Location) -> list[str]:
    """The texts that a thing could have and has not."""
    thing = data.things.get(address_of(location))
    known = field_words(type(thing.value)) if thing and thing.location == location else ()
    return [name for name in known if name in ADDED and not getattr(thing.value, name, "")] if thing else []


def _text(data: Data, location: Location, address: str, field: str) -> tuple[Location, Text]:
    """The text of a thing that is meant, and where it stands."""
    node = trace(data.tree, location).node
    if field:
        location = (*location, *field.split("/"))
        found = trace(data.tree, location)
        if found.depth == len(location) and isinstance(found.node, Text):
            return location, found.node
        known = (
            [key for key in node.entries if isinstance(node.get(key), Text)] if isinstance(node, MappingNode) else []
        )
        otherwise = f"Its texts are: {', '.join(known) or 'text'}."
        raise CannotAdaptError(f"`{address}` has no text {shown(field)}. {did_you_mean(field, known, otherwise)}")
    if isinstance(node, Text):
        return location, node
    if isinstance(node, MappingNode):
        if isinstance(text := node.get("text"), Text):
            return location, text
        for name in ("title", "term"):
            if isinstance(text := node.get(name), Text):
                return (*location, name), text
    raise CannotAdaptError(f"`{address}` is no text. Name one inside it: `{address}/…`.")


def _file(location: Location) -> tuple[str, tuple[str, ...]]:
    """The file of the layer where something belongs, and the keys that lead to it there."""
    folder, keys = LAYERS[ADAPTATION], tuple(map(str, location))
    if keys[0] != "frameworks":
        return f"{folder}/{keys[0]}.yml", keys[1:]
    if len(keys) > 3 and keys[2] == "sections":
        return f"{folder}/frameworks/{keys[1]}/{keys[3]}.yml", keys[4:]
    return f"{folder}/frameworks/{keys[1]}/framework.yml", keys[2:]


def _schema_line(file: str) -> str:
    """The first line of a new file, by which editors know what may stand in it."""
    name = Path(file).stem if "frameworks" not in file or file.endswith("/framework.yml") else "section"
    up = "../" * (file.count("/") - 1)
    return f"# yaml-language-server: $schema={up}schemas/layer/{name}.json\n"


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotAdaptError(f"{path}: The file is not UTF-8. Save it with the encoding UTF-8.") from None


def _write(path: Path, before: str, edit: Callable[[str], str]) -> int:
    """Write a file edited; the line at which the first difference stands."""
    try:
        after = edit(before)
    except CannotEditError as error:
        raise CannotAdaptError(f"{os.path.relpath(path)}: {error} Write into it by hand.") from None
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(after.encode("utf-8"))
    beside.replace(path)
    lines, were = after.splitlines(), before.splitlines()
    return next((number for number, line in enumerate(lines, 1) if number > len(were) or line != were[number - 1]), 1)
