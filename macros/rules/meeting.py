"""What discussion guides say about the meeting holds together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.model.facilitation import Facilitation
from macros.model.framework import Section
from macros.rules.rule import Finding, rule
from macros.source.spelling import suggest
from macros.source.tree import UPSTREAM, Location, SourceLocation

#: The fields that each entry must have, by what holds it.
NEEDED = {"roles": ("title", "text"), "hands": ("title", "text"), "agenda": ("title",)}
MOST_LENGTHS = 4


@dataclass(frozen=True, slots=True)
class FacilitationInPlace:
    """What one file says about the meeting.

    `framework` is "" for the defaults; `combined` is `own` laid over what holds above it.
    """

    location: Location
    framework: str
    own: Facilitation
    combined: Facilitation


def iter_facilitations(data: Dataset) -> Iterator[FacilitationInPlace]:
    """Yield the defaults, then what each framework and each of its sections says."""
    defaults = data.project.facilitation
    yield FacilitationInPlace(("facilitation",), "", defaults, defaults)
    for key, framework in data.project.frameworks.items():
        location = ("frameworks", key, "facilitation")
        combined = framework.facilitation.lay_over(defaults)
        yield FacilitationInPlace(location, key, framework.facilitation, combined)
        for element in data.children[key]:
            if isinstance(element.value, Section) and not element.retired:
                own = element.value.facilitation
                of_section = (*element.location, "facilitation")
                yield FacilitationInPlace(of_section, key, own, own.lay_over(combined))


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


def _locate_change(data: Dataset, facilitation: FacilitationInPlace) -> SourceLocation | None:
    """Return where a layer changes an agenda, or one below it, so that it may not add up."""
    return data.locate_first_adaptation(
        (*facilitation.location, "agenda"),
        ("frameworks", facilitation.framework, "facilitation", "agenda"),
        ("facilitation", "agenda"),
    )


@rule("unknown-meaning")
def find_unknown_meanings(data: Dataset) -> Iterator[Finding]:
    """What `meanings` explains, by the name of a set and the key of a response, must exist.

    It must do so in the framework or in site.yml. (What a layer leaves out takes its meaning with
    it.)
    """
    for facilitation in iter_facilitations(data):
        framework = facilitation.framework
        known = _collect_responses(data, framework)
        for name, meanings in facilitation.own.meanings.items():
            location = (*facilitation.location, "meanings", name)
            if name not in known:
                if not _is_gone(data, framework, name):
                    help = suggest(name, known, f"Known are: {', '.join(known)}.")
                    yield Finding(location, f"There is no set of responses `{name}`.", help)
                continue
            responses = known[name]
            for response in meanings:
                if response not in responses and not _is_gone(data, framework, name, response):
                    help = suggest(response, responses, f"Known are: {', '.join(responses)}.")
                    message = f"`{name}` has no response `{response}`."
                    yield Finding((*location, response), message, help)


def _is_gone(data: Dataset, framework: str, *path: str) -> bool:
    """Tell whether a set or a response is omitted or invalid where it could be declared.

    That is in site.yml and in the framework; for the defaults (""), in any framework.
    """
    frameworks = [framework] if framework else list(data.project.frameworks)
    holders: list[Location] = [("site",), *(("frameworks", key) for key in frameworks)]
    locations = [(*holder, "responses", *path) for holder in holders]
    return any(data.is_omitted(each) or data.is_invalid(each) for each in locations)


def _collect_responses(data: Dataset, framework: str) -> dict[str, list[str]]:
    """Return the keys of the responses of each set that a framework can ask.

    Its own sets go before the site's. The defaults (""), which are for all frameworks, can ask
    those of any.
    """
    project = data.project
    known = {name: list(responses) for name, responses in project.site.responses.items()}
    if framework:
        for name, responses in project.frameworks[framework].responses.items():
            known[name] = list(responses)
        return known
    for each in project.frameworks.values():
        for name, responses in each.responses.items():
            known[name] = list(dict.fromkeys([*known.get(name, []), *responses]))
    return known
