"""What discussion guides say about the meeting holds together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.layers.elements import iter_shown_sections
from macros.model.addresses import Element
from macros.model.facilitation import Facilitation
from macros.rules.rule import Finding, rule
from macros.source.tree import UPSTREAM, Location, SourceLocation

#: The fields that each entry must have, by what holds it.
NEEDED = {"roles": ("title", "text"), "hands": ("title", "text"), "agenda": ("title",)}
MOST_LENGTHS = 4


@dataclass(frozen=True, slots=True)
class FacilitationInPlace:
    """What one file says about the meeting.

    `framework` is "" for the defaults, `section` the one that says it, None for the defaults and a
    framework; `combined` is `own` laid over what holds above it.
    """

    location: Location
    framework: str
    own: Facilitation
    combined: Facilitation
    section: Element | None = None


def iter_facilitations(data: Dataset) -> Iterator[FacilitationInPlace]:
    """Yield the defaults, then what each framework and each of its sections says."""
    defaults = data.project.facilitation
    yield FacilitationInPlace(("facilitation",), "", defaults, defaults)
    for key, framework in data.project.frameworks.items():
        location = ("frameworks", key, "facilitation")
        combined = framework.facilitation.lay_over(defaults)
        yield FacilitationInPlace(location, key, framework.facilitation, combined)
        for element, section in iter_shown_sections(data, key):
            own = section.facilitation
            of_section = (*element.location, "facilitation")
            whole = own.lay_over(combined)
            yield FacilitationInPlace(of_section, key, own, whole, section=element)


@rule("meeting-words")
def find_missing_words(data: Dataset) -> Iterator[Finding]:
    """Every role, show of fingers (`hands`) and step of the agenda has a `title`.

    A role and a show of fingers say in `text` what they mean. In a framework or a section, what it
    does not say comes from data/facilitation.yml.
    """
    for facilitation in iter_facilitations(data):
        for holder, words in NEEDED.items():
            entries = getattr(facilitation.combined, holder)
            for key in getattr(facilitation.own, holder):
                for word in words:
                    if getattr(entries[key], word):
                        continue
                    location = (*facilitation.location, holder, key, word)
                    message = f"`{key}` under `{holder}` has no {word}."
                    yield Finding(location, message, f"Write `{word}: …`.", absent=True)


@rule("agenda-minutes")
def find_wrong_minutes(data: Dataset) -> Iterator[Finding]:
    """The minutes of an agenda's steps add up to the length of the meeting.

    They do so for each length that is offered (four at the most): under `minutes`, each step says
    how many it takes in a meeting of 45 minutes, of 60, and so on.
    """
    for facilitation in iter_facilitations(data):
        if facilitation.own.agenda and not data.has_invalid(*facilitation.location):
            yield from _check_agenda(data, facilitation)


@rule("statement-limits", "warning")
def find_wrong_limits(data: Dataset) -> Iterator[Finding]:
    """How many `statements` fit into a meeting is said of each length that the agenda offers.

    And of no other length. A longer meeting has time for as many as a shorter one, or more.
    """
    for facilitation in iter_facilitations(data):
        own, location = facilitation.own, facilitation.location
        if (own.statements or own.agenda) and not data.has_invalid(*location):
            yield from _check_limits(data, facilitation)


def _check_limits(data: Dataset, facilitation: FacilitationInPlace) -> Iterator[Finding]:
    location = (*facilitation.location, "statements" if facilitation.own.statements else "agenda")
    limits = facilitation.combined.statements
    steps = facilitation.combined.agenda.values()
    lengths = {length for step in steps for length in step.minutes}
    place = _locate_change(data, facilitation, "statements") or _locate_change(data, facilitation)
    for length in sorted(limits.keys() - lengths, key=int):
        message = f"The agenda has no meeting of {length} minutes."
        yield Finding(location, message, "Take its number of statements away.", place=place)
    missing = sorted(lengths - limits.keys(), key=int) if limits else []
    for length in missing:
        message = f"How many statements fit into a meeting of {length} minutes is not said."
        yield Finding(location, message, "Write it under `statements`.", place=place)
    figures = [int(limits[length]) for length in sorted(limits, key=int)]
    if figures != sorted(figures):
        message = "A longer meeting has time for fewer statements than a shorter one."
        yield Finding(location, message, "Give it as many or more.", place=place)


def _check_agenda(data: Dataset, facilitation: FacilitationInPlace) -> Iterator[Finding]:
    location = (*facilitation.location, "agenda")
    place = _locate_change(data, facilitation)
    steps = facilitation.combined.agenda
    lengths = list(dict.fromkeys(length for step in steps.values() for length in step.minutes))
    if len(lengths) > MOST_LENGTHS:
        message = f"The agenda has {len(lengths)} lengths: {', '.join(lengths)} minutes."
        help = f"Offer {MOST_LENGTHS} at the most: there is no room on paper for more."
        yield Finding(location, message, help, place=place)
    if not lengths:
        message, help = "No step says how long it takes.", 'Write `minutes: {"60": 10}`.'
        yield Finding(location, message, help, place=place)
    incomplete = list(_find_incomplete_steps(data, facilitation, lengths, place))
    yield from incomplete
    if incomplete:
        return
    for length in lengths:
        total = sum(int(step.minutes[length]) for step in steps.values())
        if total != int(length):
            message = f"The steps of a meeting of {length} minutes add up to {total}."
            yield Finding(location, message, "Give some steps more or fewer.", place=place)


def _find_incomplete_steps(
    data: Dataset,
    facilitation: FacilitationInPlace,
    lengths: list[str],
    change: SourceLocation | None,
) -> Iterator[Finding]:
    """Report each step without minutes for one of the lengths, at a layer's `change` if any."""
    for key, step in facilitation.combined.agenda.items():
        missing = [length for length in lengths if length not in step.minutes]
        if not missing:
            continue
        location = (*facilitation.location, "agenda")
        if key in facilitation.own.agenda:
            location = (*location, key, "minutes")
        is_of_layer = data.locate(location).layer != UPSTREAM
        message = (
            f"The step `{key}` does not say how long it takes in a meeting of {missing[0]} minutes."
        )
        yield Finding(location, message, "Write it.", place=None if is_of_layer else change)


def _locate_change(
    data: Dataset, facilitation: FacilitationInPlace, field: str = "agenda"
) -> SourceLocation | None:
    """Return where a layer changes a field, or the one below it, so that it may not fit."""
    return data.locate_first_adaptation(
        (*facilitation.location, field),
        ("frameworks", facilitation.framework, "facilitation", field),
        ("facilitation", field),
    )
