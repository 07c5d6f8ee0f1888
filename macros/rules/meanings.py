"""The meanings of responses: each that is asked has one, and there is none of any other."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.layers.response_sets import find_response_set
from macros.model.addresses import Element
from macros.rules.meeting import iter_facilitations
from macros.rules.rule import Finding, rule
from macros.source.spelling import suggest
from macros.source.tree import Location


@rule("missing-meaning", "warning")
def find_missing_meanings(data: Dataset) -> Iterator[Finding]:
    """A response that is asked for has no meaning, though others have.

    `meanings` tells people in one sentence each how the responses of a set differ: by the name of
    the set and the key of the response, in data/facilitation.yml, or under `facilitation` in a
    framework or section that asks it. (Where no response has a meaning, none is missed.)
    """
    for facilitation in iter_facilitations(data):
        section, explained = facilitation.section, facilitation.combined.meanings
        if section is None or not explained:
            continue
        for name in _list_asked_sets(data, section):
            for response, location in _locate_responses(data, section.framework, name).items():
                if explained.get(name, {}).get(response):
                    continue
                message = f"The response `{response}` of the set `{name}` has no meaning."
                where = "in facilitation.yml, below `meanings:`"
                if location[0] == "frameworks":
                    where = "in framework.yml, below `facilitation:`, `meanings:`"
                help = f"Say in one sentence what it means, {where}, `{name}:`."
                yield Finding(location, message, help)


def _list_asked_sets(data: Dataset, element: Element) -> list[str]:
    """Return the names of the sets that are asked of an element and of all that it holds."""
    if element.retired:
        return []
    names = [_get_asked_set(data, element)]
    for child in data.children[element.address]:
        names += _list_asked_sets(data, child)
    return [name for name in dict.fromkeys(names) if name]


def _get_asked_set(data: Dataset, element: Element) -> str:
    """Return the name of the set that is asked of an element, "" where none has one."""
    if element.kind == "statement" and not _has_column(data, element):
        return ""
    name, responses = find_response_set(data, element)
    return name if responses and "/" not in name else ""


def _has_column(data: Dataset, element: Element) -> bool:
    """Tell whether a statement's column is declared."""
    return element.column in data.project.frameworks[element.framework].columns


def _locate_responses(data: Dataset, framework: str, name: str) -> dict[str, Location]:
    """Return where each response of a set is declared: in the framework, or else in site.yml."""
    own = data.project.frameworks[framework].responses
    if name in own:
        holder: Location = ("frameworks", framework, "responses", name)
        return {key: (*holder, key) for key in own[name]}
    if name == "practice":
        return {}  # asked by a framework alone
    shared = data.project.site.responses.get(name, {})
    return {key: ("site", "responses", name, key) for key in shared}


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
