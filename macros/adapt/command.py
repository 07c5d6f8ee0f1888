"""Adapting a thing by its address: what is said of it in the right file of the layer, and taking note of new wording.

`targets` tells what is meant, `sayings` what is to be written where. Here it is written, if the data is as sound with
it as it was before.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.adapt.plan import LayerEdit, find_part_location, find_text_location, plan_edits
from macros.adapt.targets import CannotAdaptError, Target, resolve_target
from macros.adapt.yaml_editor import (
    CannotEditError,
    Edited,
    insert_replaces,
    insert_values,
    replace_wording,
    write_new_file,
)
from macros.layers.load import ADAPTATION, LAYERS, Dataset, build_dataset
from macros.model.addresses import get_text_name
from macros.rules import check
from macros.rules.drift import find_outdated_overrides
from macros.source.layer_folder import locate_file, read_layer
from macros.source.problems import Problem, quote
from macros.source.tree import Location, TextNode
from macros.source.yaml_reader import UNSUPPORTED

#: What is right again only after more than one change: minutes that one step gains, another must give.
STEPWISE = ("agenda-minutes",)


@dataclass(frozen=True)
class AppliedEdit:
    """The line of a layer's file at which something was written, or stood already, and what to do with it now.

    `problems` are the warnings that are there since, and what another step is to mend.
    """

    path: str
    line: int
    message: str
    problems: tuple[Problem, ...] = ()


def apply_edits(
    data: Dataset, root: Path, address: str, field: str = "", said: Mapping[str, str] | None = None
) -> list[AppliedEdit]:
    """Write what a layer says of the thing at an address into the file where it belongs, below `root`.

    `said` are a layer's words for it: `text`, `reason`, `local_note`, `omit`. Whatever speaks of the text quotes it in
    `replaces`; with nothing said, that is a stub in which the text below is to be reworded. `field` names another text
    of the thing than its text or title; where it has none, `text` adds it. CannotAdaptError for an address that does
    not exist, for what the layer says otherwise already, and for what `check` would refuse.
    """
    words = {word: _tidied(text) for word, text in (said or {}).items()}
    if empty := next((word for word, text in words.items() if not text), None):
        raise CannotAdaptError(f"There are no words for `{empty}`.")
    if hidden := UNSUPPORTED.search("".join([field, *words.values()])):
        raise CannotAdaptError(f"A character that nobody sees (U+{ord(hidden[0]):04X}) hides in it. Type it anew.")
    meant = resolve_target(data, address)
    contents: dict[str, str] = {}
    written = []
    for saying in plan_edits(data, meant, field, words):
        name, keys = locate_file(saying.location)
        file = f"{LAYERS[ADAPTATION]}/{name}"
        if place := saying.already:
            written.append(
                AppliedEdit(place.path, place.line, f"{_moved(meant)}It says so already; nothing was written.")
            )
            continue
        before = contents.get(file) or _content(root / file) or _schema_line(file)
        try:
            edited = _edited(before, keys, saying)
        except CannotEditError as error:
            raise _by_hand(file, error, write_new_file(keys, saying.values)) from None
        contents[file] = edited.text
        written.append(AppliedEdit(file, edited.line, f"{_moved(meant)}{saying.message}"))
    written[-1] = replace(written[-1], problems=_saved(data, root, contents))
    return written


def _edited(before: str, keys: tuple[str, ...], saying: LayerEdit) -> Edited:
    if not saying.instead:
        return insert_values(before, keys, saying.values)
    place, rest = saying.instead, {word: said for word, said in saying.values.items() if word != "text"}
    edited = replace_wording(before, place.line, place.column, str(saying.values["text"]))
    return replace(edited, text=insert_values(edited.text, keys, rest).text) if rest else edited


def accept_wording(data: Dataset, root: Path, address: str, field: str = "") -> AppliedEdit:
    """Quote in `replaces` what now stands below one text of a thing that the layer changes, the text staying as it is.

    It is the thing's text or title, or the one that `field` names. CannotAdaptError for an address that does not exist,
    and where there is nothing to take note of.
    """
    meant = resolve_target(data, address)
    location = find_text_location(data, find_part_location(data, meant, field))
    text = _unsettled(data).get(location)
    if text is None:
        raise _settled(data, meant, field)
    assert text.change
    assert text.change.below
    path, below = text.place.path, text.change.below.value
    try:
        edited = insert_replaces(_content(root / path), text.place.line, text.place.column, below)
    except CannotEditError as error:
        raise _by_hand(path, error, write_new_file((), {"replaces": below})) from None
    problems = _saved(data, root, {path: edited.text})
    return AppliedEdit(path, edited.line, f"{_moved(meant)}It replaces {quote(below, 200)} now.", problems)


def _unsettled(data: Dataset) -> dict[Location, TextNode]:
    """The fork's own wordings that do not quote what is below them, with their locations."""
    return {
        location: wording for location, wording in find_outdated_overrides(data) if wording.place.layer == ADAPTATION
    }


def _settled(data: Dataset, meant: Target, field: str) -> CannotAdaptError:
    """Why nothing can be taken note of, and of which other texts of the thing it can."""
    names = (get_text_name(here) for here in _unsettled(data))
    others = [f"`--field {name}`" for address, name in names if address == meant.address and name != field]
    what = f"`{meant.address}`" + (f" has, in its {quote(field)}," if field else " has")
    help = f" Of others it has: {', '.join(others)}." if others else ""
    return CannotAdaptError(f"{what} no change of yours whose `replaces` differs from what is below.{help}")


def _moved(meant: Target) -> str:
    return f"`{meant.was}` is now `{meant.address}`. " if meant.was else ""


def _tidied(text: str) -> str:
    """A text as the reader has it: what parts words is one space, an empty line parts paragraphs."""
    lines = re.sub(r"\r\n?", "\n", text).strip()
    paragraphs = re.split(r"\n[ \t]*\n\s*", lines)
    return "\n\n".join(re.sub(r"[ \t\n]+", " ", paragraph) for paragraph in paragraphs)


def _schema_line(file: str) -> str:
    """The first line of a new file, by which editors know what may stand in it."""
    name = Path(file).stem if "frameworks" not in file or file.endswith("/framework.yml") else "section"
    up = "../" * (file.count("/") - 1)
    return f"# yaml-language-server: $schema={up}schemas/layer/{name}.json\n"


def _content(path: Path) -> str:
    if not path.exists():
        return ""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise CannotAdaptError(f"{path}: The file is not UTF-8. Save it with the encoding UTF-8.") from None


def _by_hand(file: str, error: CannotEditError, lines: str) -> CannotAdaptError:
    return CannotAdaptError(f"{file}:{error.line}: {error} Nothing was written; write this by hand:\n{lines}")


def _saved(data: Dataset, root: Path, contents: Mapping[str, str]) -> tuple[Problem, ...]:
    """Write files of the layer, and tell the warnings that come with it, and the errors that the next step may mend.
    CannotAdaptError if other errors would come."""
    new = _new(check(data), check(_with(data, root, contents))) if contents else []
    if errors := [problem for problem in new if problem.severity == "error" and problem.code not in STEPWISE]:
        told = (f"{problem.address}: {problem.message} {problem.help}".strip(": ") for problem in errors)
        between = " " if len(errors) == 1 else "\n"
        raise CannotAdaptError(f"Nothing was written: `check` would refuse it.{between}" + "\n".join(told))
    for file, content in contents.items():
        path = (root / file).resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        beside.write_bytes(content.encode("utf-8"))
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    return tuple(new)


def _new(before: Sequence[Problem], after: Sequence[Problem]) -> list[Problem]:
    """The problems that have come; one that was there may stand on another line since, or be told in other words."""

    def kind(problem: Problem) -> tuple[str, str, str]:
        return problem.code, problem.place.path, problem.address

    more = Counter(map(kind, after)) - Counter(map(kind, before))
    told = {(*kind(problem), problem.message) for problem in before}
    found = []
    for problem in sorted(after, key=lambda problem: (*kind(problem), problem.message) in told):
        if more[kind(problem)]:
            more[kind(problem)] -= 1
            found.append(problem)
    return found


def _with(data: Dataset, root: Path, contents: Mapping[str, str]) -> Dataset:
    """The data as it would be with files of the layer that hold something else."""
    own = LAYERS[ADAPTATION]
    with TemporaryDirectory() as copy:
        try:
            if (root / own).is_dir():
                shutil.copytree((root / own).resolve(), copy, dirs_exist_ok=True, copy_function=os.symlink)
            for file, content in contents.items():
                path = Path(copy, Path(file).relative_to(own))
                path.parent.mkdir(parents=True, exist_ok=True)
                path.unlink(missing_ok=True)
                path.write_bytes(content.encode("utf-8"))
        except OSError as error:
            why = error.strerror or f"something in {own}/ cannot be read"
            raise CannotAdaptError(f"{', '.join(contents)}: Nothing can be written there: {why}.") from None
        folders = {name: (Path(copy) if name == ADAPTATION else root / folder) for name, folder in LAYERS.items()}
        read = [read_layer(folder, LAYERS[name], name) for name, folder in folders.items()]
    return build_dataset([tree for tree, _ in read], list(chain(*(found for _, found in read))), data.claims)
