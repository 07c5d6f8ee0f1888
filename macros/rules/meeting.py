"""What discussion guides say about the meeting holds together."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.facilitation import Facilitation
from macros.model.framework import Section
from macros.rules.rule import Finding, rule
from macros.source.spelling import suggest
from macros.source.tree import Location, SourceLocation


def iter_facilitations(data: Dataset) -> Iterator[tuple[Location, str, Facilitation, Facilitation]]:
    """Each place that says something about meetings: where it stands, its framework's id ("" for the defaults), what is
    said there, and what holds there when it is laid over what stands above it."""
    defaults = data.project.facilitation
    yield ("facilitation",), "", defaults, defaults
    for key, framework in data.project.frameworks.items():
        here = framework.facilitation.lay_over(defaults)
        yield ("frameworks", key, "facilitation"), key, framework.facilitation, here
        for thing in data.children[key]:
            if isinstance(thing.value, Section) and not thing.retired:
                own = thing.value.facilitation
                yield (*thing.location, "facilitation"), key, own, own.lay_over(here)


@rule("error")
def meeting_words(data: Dataset) -> Iterator[Finding]:
    """Every role, every show of fingers (`hands`) and every step of the agenda has a `title`; a role and a show of
    fingers say in `text` what they mean. In a framework or a section, what it does not say comes from
    data/facilitation.yml."""
    for location, _, said, whole in iter_facilitations(data):
        for holder, words in (("roles", ("title", "text")), ("hands", ("title", "text")), ("agenda", ("title",))):
            for key in getattr(said, holder):
                entry = getattr(whole, holder)[key]
                for word in words:
                    if not getattr(entry, word):
                        message = f"`{key}` under `{holder}` has no {word}."
                        yield Finding((*location, holder, key, word), message, f"Write `{word}: …`.", absent=True)


MOST_LENGTHS = 4


@rule("error")
def agenda_minutes(data: Dataset) -> Iterator[Finding]:
    """The minutes of an agenda's steps add up to the length of the meeting, for each length that is offered (four at
    the most): under `minutes`, each step says how many it takes in a meeting of 45 minutes, of 60, and so on."""
    for location, key, said, whole in iter_facilitations(data):
        if not said.agenda or data.has_invalid(*location):
            continue
        place = _disturbed(data, location, key)
        lengths = dict.fromkeys(length for step in whole.agenda.values() for length in step.minutes)
        if len(lengths) > MOST_LENGTHS:
            message = f"The agenda has {len(lengths)} lengths: {', '.join(lengths)} minutes."
            help = f"Offer {MOST_LENGTHS} at the most: there is no room on paper for more."
            yield Finding((*location, "agenda"), message, help, place=place)
        if not lengths:
            message, help = "No step says how long it takes.", 'Write `minutes: {"60": 10}`.'
            yield Finding((*location, "agenda"), message, help, place=place)
        complete = True
        for step_key, step in whole.agenda.items():
            if missing := [length for length in lengths if length not in step.minutes]:
                complete = False
                message = f"The step `{step_key}` does not say how long it takes in a meeting of {missing[0]} minutes."
                here = (*location, "agenda", *([step_key, "minutes"] if step_key in said.agenda else []))
                own = data.locate(here).layer != SourceLocation("").layer
                yield Finding(here, message, "Write it.", place=None if own else place)
        for length in lengths if complete else ():
            total = sum(int(step.minutes[length]) for step in whole.agenda.values())
            if total != int(length):
                message = f"The steps of a meeting of {length} minutes add up to {total}."
                yield Finding((*location, "agenda"), message, "Give some steps more or fewer.", place=place)


def _disturbed(data: Dataset, location: Location, framework: str) -> SourceLocation | None:
    """Where a layer changes an agenda, or one that it is laid over, so that it may no longer add up."""
    agendas = (*location, "agenda"), ("frameworks", framework, "facilitation", "agenda"), ("facilitation", "agenda")
    return data.locate_first_adaptation(*agendas)


@rule("error")
def unknown_meaning(data: Dataset) -> Iterator[Finding]:
    """`meanings` tells what each response means, by the name of the set and the key of the response: both must exist,
    in the framework or in site.yml. (What a layer leaves out takes its meaning with it.)"""
    for location, key, said, _ in iter_facilitations(data):
        known = _responses(data, key)
        holders = [("site",), *(("frameworks", each) for each in ([key] if key else data.project.frameworks))]

        def is_gone(*inside: str, holders: list[tuple[str, ...]] = holders) -> bool:
            ways = [(*holder, "responses", *inside) for holder in holders]
            return any(data.is_omitted(way) or data.is_invalid(way) for way in ways)

        for name, meanings in said.meanings.items():
            at = (*location, "meanings", name)
            if name not in known:
                if is_gone(name):
                    continue
                help = suggest(name, known, f"Known are: {', '.join(known)}.")
                yield Finding(at, f"There is no set of responses `{name}`.", help)
                continue
            for response in meanings:
                if response not in known[name] and not is_gone(name, response):
                    help = suggest(response, known[name], f"Known are: {', '.join(known[name])}.")
                    yield Finding((*at, response), f"`{name}` has no response `{response}`.", help)


def _responses(data: Dataset, framework: str) -> dict[str, list[str]]:
    """The keys of the responses of each set that a framework can ask: its own sets go before the site's. For the
    defaults, which speak to all frameworks, those of any."""
    project = data.project
    asked = [project.frameworks[framework]] if framework else list(project.frameworks.values())
    known = {name: list(responses) for name, responses in project.site.responses.items()}
    for each in asked:
        for name, responses in each.responses.items():
            shared = [] if framework else known.get(name, [])
            known[name] = list(dict.fromkeys([*shared, *responses]))
    return known
