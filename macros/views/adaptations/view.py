"""The adaptation of one element: how it differs from the wording below, and why."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from macros.layers.dataset import Dataset
from macros.layers.load import ADAPTATION
from macros.source.tree import Entry, Location, MapNode, TextNode, iter_entries
from macros.views.adaptations.changes import ChangeView, iter_changes
from macros.views.adaptations.names import PartNames
from macros.views.adaptations.node_texts import find_main_text, get_main_text
from macros.views.adaptations.omissions import OmissionView, find_omission
from macros.views.adaptations.wording import (
    AdaptationNote,
    AdaptationWording,
    build_wording,
    iter_notes,
)
from macros.views.messages import load_messages
from macros.views.text_runs import Prose, ProseList, TermMarker, TextRuns, make_plain_marker


@dataclass(frozen=True)
class AdaptationView:
    """What is adapted of one element: its texts, what is left out of it, and a note beside it.

    `wording` says it in sentences; `notes` are the same for outputs in which nothing opens.
    """

    changes: tuple[ChangeView, ...]
    omissions: tuple[OmissionView, ...]
    local_note: Prose
    wording: AdaptationWording
    notes: tuple[AdaptationNote, ...]


@dataclass(frozen=True)
class _Facts:
    """What a layer did to some entries, before it is put into words."""

    changes: tuple[ChangeView, ...]
    omissions: tuple[OmissionView, ...]
    local_note: Prose

    def __bool__(self) -> bool:
        return bool(self.changes or self.omissions or self.local_note)


def find_adaptation(
    data: Dataset, address: str, marker: TermMarker | None = None, layer: str = ADAPTATION
) -> AdaptationView | None:
    """Return how a layer adapts what has an address; None where it stands as below.

    Besides elements, files have addresses: `glossary/plan`, `messages/home`. `marker` marks the
    terms of a local note.
    """
    facts = _collect_facts(data, address, data.adaptations.get(address, ()), marker, layer)
    return _build_view(data, facts)


def find_column_adaptation(
    data: Dataset, framework: str, column: str, marker: TermMarker
) -> AdaptationView | None:
    """Return how a layer adapts a column's title and summary; None where it does not."""
    holder = ("frameworks", framework, "columns", column)
    shown = (holder, (*holder, "title"), (*holder, "summary"))
    entries = [
        (location, entry)
        for location, entry in data.adaptations.get(framework, ())
        if location in shown
    ]
    facts = _collect_facts(data, framework, entries, marker)
    # On the column itself, fields are named from the column on.
    prefix = f"columns/{column}"
    changes = tuple(
        replace(change, field=change.field.removeprefix(prefix).lstrip("/"), of="")
        for change in facts.changes
    )
    return _build_view(data, replace(facts, changes=changes))


def iter_facilitation_notes(
    data: Dataset, framework: str, name: str, shown: Container[str]
) -> Iterator[AdaptationNote]:
    """Yield the notes on how a part of the facilitation is adapted, such as its `agenda`.

    It may be adapted in the project's defaults and in the framework's wishes. There is no note on
    a text that is not among those `shown`, since another stands over it.
    """
    messages = load_messages(data)
    defaults: Location = ("facilitation", name)
    wishes: Location = ("frameworks", framework, "facilitation", name)
    for address, part in ((f"facilitation/{name}", defaults), (framework, wishes)):
        entries = [
            (location, entry)
            for location, entry in _iter_entries_within(data, address, part)
            if entry.omitted or get_main_text(entry.node) in shown
        ]
        facts = _collect_facts(data, address, entries)
        changes = [replace(change, field=f"{name}/{change.field}") for change in facts.changes]
        wording = build_wording(changes, facts.omissions, messages)
        yield from iter_notes(wording, (), messages)


def _iter_entries_within(
    data: Dataset, address: str, part: Location
) -> Iterator[tuple[Location, Entry]]:
    """Yield the adapted entries within a part of what has an address.

    Of what is added as a whole and has no name, each text is an entry.
    """
    for location, entry in data.adaptations.get(address, ()):
        entries = [(location, entry)]
        if entry.added and isinstance(entry.node, MapNode) and find_main_text(entry.node) is None:
            entries = [
                (inner_location, inner)
                for inner_location, inner in iter_entries(entry.node, location)
                if isinstance(inner.node, TextNode)
            ]
        for inner_location, inner in entries:
            if inner_location[: len(part)] == part:
                yield inner_location, inner


def _collect_facts(
    data: Dataset,
    address: str,
    entries: Iterable[tuple[Location, Entry]],
    marker: TermMarker | None = None,
    layer: str = ADAPTATION,
) -> _Facts:
    """Return what a layer did to the adapted entries of what has an address."""
    names = PartNames(data, address)
    marker = marker or make_plain_marker()
    changes: list[ChangeView] = []
    omissions: list[OmissionView] = []
    local_note: list[TextRuns | ProseList] = []
    for location, entry in entries:
        changes += iter_changes(location, entry, layer, names)
        omission = find_omission(location, entry, layer)
        if omission:
            omissions.append(omission)
        note = entry.local_note
        if note and note.place.layer == layer and not entry.omitted:
            local_note += marker.mark_paragraphs(note.value)
    return _Facts(tuple(changes), tuple(omissions), tuple(local_note))


def _build_view(data: Dataset, facts: _Facts) -> AdaptationView | None:
    """Return the view of an adaptation; None where there is nothing to tell."""
    if not facts:
        return None
    messages = load_messages(data)
    wording = build_wording(facts.changes, facts.omissions, messages)
    notes = tuple(iter_notes(wording, facts.local_note, messages))
    return AdaptationView(facts.changes, facts.omissions, facts.local_note, wording, notes)
