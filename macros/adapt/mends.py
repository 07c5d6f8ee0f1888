"""What can be mended in a layer without asking anybody, one mend for each problem.

Lines that belong elsewhere move there. What speaks of something that is gone, or says what
upstream now says itself, becomes a comment: not a word of the fork is dropped. What quotes a
wording that was only typed in another way quotes it as it is typed now.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.adapt.block_editor import (
    comment_out_block,
    cut_block,
    insert_block,
    rename_key,
)
from macros.adapt.column_mend import is_column, rename_column
from macros.adapt.layer_writer import make_schema_line
from macros.adapt.yaml_editor import insert_replaces, replace_wording
from macros.adapt.yaml_file import YamlFile
from macros.layers.dataset import Dataset
from macros.layers.load import ADAPTATION, LAYERS
from macros.model.addresses import get_address
from macros.rules.drift import find_outdated_overrides, iter_outdated_remarks
from macros.source.layer_folder import locate_file
from macros.source.problems import Problem
from macros.source.tree import Location, SourceLocation, TextNode

#: The texts of files by their paths from the project's folder.
Contents = Mapping[str, str]
GONE_CODES = ("missing-target", "unknown-message")
GONE = "No longer used: there is nothing of this name upstream."
SAID = "No longer needed: upstream says it in these words."
#: Signs that are typed in more ways than one.
TYPED_ALIKE = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


@dataclass(frozen=True)
class Mend:
    """A mend at a place of the layer: `kind` and `subject` say what is done to what.

    `apply` returns the contents of files with it, or raises CannotEditError.
    """

    kind: str
    subject: str
    place: SourceLocation
    apply: Callable[[Contents], Contents]

    @property
    def key(self) -> tuple[str, str, str]:
        """By what a mend is known again after others."""
        return self.kind, self.subject, self.place.path


def iter_mends(data: Dataset, problems: Sequence[Problem]) -> Iterator[Mend]:
    """Yield what can be mended in the fork's own layer, by the problems that `check` reports.

    What moves comes last: by then all that is in it has been mended.
    """
    own = [problem for problem in problems if problem.place.layer == ADAPTATION]
    for problem in own:
        if problem.code in GONE_CODES and "Did you mean" not in problem.help:
            place = problem.place
            yield Mend("comment", problem.address, place, _make_comment_edit(place, GONE))
    for location, wording in find_outdated_overrides(data):
        if wording.place.layer == ADAPTATION:
            yield from _mend_override(location, wording)
    for location, quotation, below in iter_outdated_remarks(data):
        if quotation.place.layer == ADAPTATION and _are_alike(quotation.value, below.value):
            place, now = quotation.place, below.value
            edit = _make_edit(place, now, replace_wording)
            yield Mend("accept", get_address(location), place, edit)
    moved = [problem for problem in own if problem.code == "target-moved" and problem.target]
    # What holds others goes before them, so that they come to where it stands then.
    for problem in sorted(moved, key=lambda problem: len(problem.target)):
        yield _make_move(problem)


def _mend_override(location: Location, wording: TextNode) -> Iterator[Mend]:
    """Yield what can be mended where a text does not quote the one below it."""
    change, place = wording.change, wording.place
    if not change or not change.below or not change.replaces:
        return
    address = get_address(location)
    if wording.value == change.below.value:
        yield Mend("comment", address, place, _make_comment_edit(place, SAID))
    elif _are_alike(change.replaces.value, change.below.value):
        edit = _make_edit(place, change.below.value, insert_replaces)
        yield Mend("accept", address, place, edit)


def _are_alike(text: str, other: str) -> bool:
    """Tell whether two texts differ only in how they are typed."""
    return _normalize(text) == _normalize(other)


def _normalize(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", " ", text.translate(TYPED_ALIKE)).strip()


def _make_move(problem: Problem) -> Mend:
    """Return the mend that moves an entry's lines to where they belong."""
    place = problem.place
    name, keys = locate_file(problem.target)
    target = f"{LAYERS[ADAPTATION]}/{name}"

    def apply(contents: Contents) -> Contents:
        if is_column(problem.target):
            return rename_column(contents, place, problem.target)
        old_keys = YamlFile(contents[place.path]).find_key_at(place.line, place.column)
        if target == place.path and old_keys[:-1] == keys[:-1]:
            renamed = rename_key(contents[place.path], old_keys, keys[-1])
            return {**contents, place.path: renamed}
        text, block = cut_block(contents[place.path], place.line, place.column)
        changed = {**contents, place.path: text}
        below = changed.get(target, "") or make_schema_line(target)
        return {**changed, target: insert_block(below, keys, block)}

    return Mend("move", problem.address, place, apply)


def _make_comment_edit(place: SourceLocation, why: str) -> Callable[[Contents], Contents]:
    def apply(contents: Contents) -> Contents:
        text = contents[place.path]
        line, column = _find_key(text, place)
        return {**contents, place.path: comment_out_block(text, line, column, why)}

    return apply


def _make_edit(
    place: SourceLocation, now: str, edit: Callable[[str, int, int, str], object]
) -> Callable[[Contents], Contents]:
    def apply(contents: Contents) -> Contents:
        edited = edit(contents[place.path], place.line, place.column, now)
        return {**contents, place.path: str(getattr(edited, "text", ""))}

    return apply


def _find_key(text: str, place: SourceLocation) -> tuple[int, int]:
    """Return the line and column of the key of the entry that is spoken of at a place.

    The place is that of the key itself, of a word in the entry, or of its text.
    """
    file = YamlFile(text)
    keys = file.find_key_at(place.line, place.column)
    is_word = keys[-1] in ("omit", "text", "replaces", "local_note")
    return file.find_key_place(keys[:-1] if is_word else keys)
