"""Adaptation by address: the edits of the layer's files, and accepting new wording below them.

`targets` tells what is meant, `plan` what is to be written where, `yaml_editor` how it stands in
the file, and `layer_writer` whether it may be written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from macros.adapt.layer_writer import make_schema_line, read_content, save_contents
from macros.adapt.plan import LayerEdit, plan_edits
from macros.adapt.targets import CannotAdaptError, Target, resolve_target
from macros.adapt.text_locations import find_part_location, find_text_location
from macros.adapt.yaml_editor import (
    EditedText,
    format_new_file,
    insert_replaces,
    insert_values,
    replace_wording,
)
from macros.adapt.yaml_file import CannotEditError
from macros.layers.dataset import Dataset
from macros.layers.load import ADAPTATION, LAYERS
from macros.model.addresses import get_text_name
from macros.rules.drift import find_outdated_overrides, iter_outdated_remarks
from macros.source.layer_folder import locate_file
from macros.source.problems import Problem, quote
from macros.source.tree import Location, TextNode
from macros.source.yaml_text import UNSUPPORTED

QUOTED_LENGTH = 200  # characters of a wording that a message quotes


@dataclass(frozen=True)
class AppliedEdit:
    """The line of a layer's file at which something was written, or stood already.

    `message` says what to do with it now; `problems` are the warnings that have come with it.
    """

    path: str
    line: int
    message: str
    problems: tuple[Problem, ...] = ()


def apply_edits(
    data: Dataset,
    root: Path,
    address: str,
    field: str = "",
    words: Mapping[str, str] | None = None,
) -> list[AppliedEdit]:
    """Write what a layer says of an address into the file where it belongs, below `root`.

    `words` are a layer's: `text`, `reason`, `local_note`, `omit`. Whatever speaks of the text
    quotes it in `replaces`; without any words, that is a stub in which the text below is to be
    reworded. `field` names another text than the main one or the title; where there is none yet,
    `text` adds it.

    Raises CannotAdaptError for an address that does not exist, for what the layer says otherwise
    already, and for what `check` would refuse.
    """
    words = {word: _normalize_spaces(text) for word, text in (words or {}).items()}
    _refuse_unusable(field, words)
    target = resolve_target(data, address)
    contents: dict[str, str] = {}
    applied = []
    for edit in plan_edits(data, target, field, words):
        if edit.already:
            message = f"{_describe_move(target)}It says so already; nothing was written."
            applied.append(AppliedEdit(edit.already.path, edit.already.line, message))
            continue
        file, line = _apply_edit(edit, root, contents)
        applied.append(AppliedEdit(file, line, f"{_describe_move(target)}{edit.message}"))
    applied[-1] = replace(applied[-1], problems=save_contents(data, root, contents))
    return applied


def accept_wording(data: Dataset, root: Path, address: str, field: str = "") -> AppliedEdit:
    """Quote in `replaces` what now stands below a text that the layer changes.

    It is the text or title of what has the address, or the one that `field` names; the layer's own
    wording stays as it is.

    Raises CannotAdaptError for an address that does not exist, and where nothing is outdated.
    """
    target = resolve_target(data, address)
    location = find_text_location(data, find_part_location(data, target, field))
    text = _find_outdated(data).get(location)
    remark = _find_outdated_remarks(data).get(find_part_location(data, target, field))
    edit: Callable[[str, int, int, str], EditedText]
    if text and text.change and text.change.below:
        place, below, edit = text.place, text.change.below.value, insert_replaces
    elif remark:
        quotation, text_below = remark
        place, below, edit = quotation.place, text_below.value, replace_wording
    else:
        raise _make_up_to_date_error(data, target, field)
    try:
        edited = edit(read_content(root / place.path), place.line, place.column, below)
    except CannotEditError as error:
        lines = format_new_file((), {"replaces": below})
        raise _make_by_hand_error(place.path, error, lines) from None
    problems = save_contents(data, root, {place.path: edited.text})
    message = f"{_describe_move(target)}It replaces {quote(below, QUOTED_LENGTH)} now."
    return AppliedEdit(place.path, edited.line, message, problems)


def _refuse_unusable(field: str, words: Mapping[str, str]) -> None:
    """Raise CannotAdaptError for words that are empty, or that hold an invisible character."""
    for word, text in words.items():
        if not text:
            raise CannotAdaptError(f"There are no words for `{word}`.")
    hidden = UNSUPPORTED.search("".join([field, *words.values()]))
    if hidden:
        code_point = f"U+{ord(hidden[0]):04X}"
        message = f"A character that nobody sees ({code_point}) hides in it. Type it again."
        raise CannotAdaptError(message)


def _normalize_spaces(text: str) -> str:
    """Return a text as the reader has it: words parted by a space, paragraphs by an empty line."""
    lines = re.sub(r"\r\n?", "\n", text).strip()
    paragraphs = re.split(r"\n[ \t]*\n\s*", lines)
    return "\n\n".join(re.sub(r"[ \t\n]+", " ", paragraph) for paragraph in paragraphs)


def _apply_edit(edit: LayerEdit, root: Path, contents: dict[str, str]) -> tuple[str, int]:
    """Make an edit in the contents of its file, and return the file and the line that was written.

    `contents` are the texts of files with all earlier edits; the file's own is put there.
    """
    name, keys = locate_file(edit.location)
    file = f"{LAYERS[ADAPTATION]}/{name}"
    text = contents.get(file) or read_content(root / file) or make_schema_line(file)
    try:
        edited = _edit_text(text, keys, edit)
    except CannotEditError as error:
        raise _make_by_hand_error(file, error, format_new_file(keys, edit.values)) from None
    contents[file] = edited.text
    return file, edited.line


def _edit_text(text: str, keys: tuple[str, ...], edit: LayerEdit) -> EditedText:
    """Return a file's text with an edit made at some keys."""
    place = edit.replaced
    if place is None:
        return insert_values(text, keys, edit.values)
    edited = replace_wording(text, place.line, place.column, str(edit.values["text"]))
    others = {word: value for word, value in edit.values.items() if word != "text"}
    if not others:
        return edited
    return replace(edited, text=insert_values(edited.text, keys, others).text)


def _find_outdated(data: Dataset) -> dict[Location, TextNode]:
    """Return the fork's own wordings that do not quote what is below them, by location."""
    return {
        location: wording
        for location, wording in find_outdated_overrides(data)
        if wording.place.layer == ADAPTATION
    }


def _find_outdated_remarks(data: Dataset) -> dict[Location, tuple[TextNode, TextNode]]:
    """Return what the fork's own omissions and notes quote, and what is below, by location."""
    return {
        location: (quotation, below)
        for location, quotation, below in iter_outdated_remarks(data)
        if quotation.place.layer == ADAPTATION
    }


def _make_up_to_date_error(data: Dataset, target: Target, field: str) -> CannotAdaptError:
    """Return the error that a text is not outdated, with the target's other texts that are."""
    others = []
    for location in (*_find_outdated(data), *_find_outdated_remarks(data)):
        address, name = get_text_name(location)
        if address == target.address and name != field:
            others.append(f"`--field {name}`")
    subject = f"`{target.address}` has"
    if field:
        subject += f", in its {quote(field)},"
    message = f"{subject} no change of yours whose `replaces` differs from what is below."
    if others:
        message += f" Of others it has: {', '.join(others)}."
    return CannotAdaptError(message)


def _describe_move(target: Target) -> str:
    """Return a sentence on the address that a target has now, "" where it has not moved."""
    return f"`{target.was}` is now `{target.address}`. " if target.was else ""


def _make_by_hand_error(file: str, error: CannotEditError, lines: str) -> CannotAdaptError:
    """Return the error that a file could not be edited, with the lines to write by hand."""
    reason = f"{file}:{error.line}: {error}"
    return CannotAdaptError(f"{reason} Nothing was written; write this by hand:\n{lines}")
