"""Whatever is named exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from macros.layers.dataset import Dataset
from macros.model.addresses import get_address
from macros.model.fields import is_key
from macros.model.framework import UNASKED, Framework, Practice, Question, Site, Statement
from macros.rules.contrast import is_color
from macros.rules.rule import Finding, rule
from macros.source.problems import quote
from macros.source.spelling import is_misspelled, suggest
from macros.source.tree import Location, SourceLocation, find_node, has_invalid, iter_omissions


@rule("error")
def unknown_column(data: Dataset) -> Iterator[Finding]:
    """A practice fills a column that its framework does not declare under `columns`, or has a misspelt key."""
    for thing in data.elements.values():
        if not isinstance(thing.value, Practice):
            continue
        columns = data.project.frameworks[thing.framework].columns
        for id in thing.value.columns:
            if id not in columns and not _gone(data, ("frameworks", thing.framework, "columns", id)):
                known = [*columns, *Practice.model_fields]
                help = suggest(id, known, f"Known are: {', '.join(known)}.")
                yield Finding((*thing.location, id), f"`{id}` is neither a column of this framework nor a key.", help)


@rule("error")
def unknown_required(data: Dataset) -> Iterator[Finding]:
    """A column's `required` names a section, or a practice as section/practice, that the framework does not have."""
    for key, framework in data.project.frameworks.items():
        for id, column in framework.columns.items():
            for number, address in enumerate(column.required if isinstance(column.required, tuple) else ()):
                location = ("frameworks", key, "columns", id, "required", number)
                kinds = ("section", "practice")
                yield from _end(data, key, address, location, kinds, "Name a section, or section/practice.")


@rule("error")
def unknown_responses(data: Dataset) -> Iterator[Finding]:
    """`responses` names a set that neither the framework nor site.yml declares. (`none` means: shown, not asked.)"""
    shared = data.project.site.responses
    for key, framework in data.project.frameworks.items():
        sets = [*framework.responses, *shared, UNASKED]
        used: list[tuple[Location, str]] = [
            (("frameworks", key, "columns", id, "responses"), column.responses)
            for id, column in framework.columns.items()
        ]
        used += [
            ((*thing.location, "responses"), thing.value.responses)
            for thing in data.elements_by_framework[key]
            if isinstance(thing.value, Statement | Question)
        ]
        for location, name in used:
            declared: list[Location] = [("frameworks", key, "responses", name), ("site", "responses", name)]
            if not name or name in sets or any(map(data.is_invalid, declared)):
                continue
            if left_out := next(filter(data.is_omitted, declared), None):
                message = f"The set of responses `{name}` is left out, but `{get_address(location)}` asks for it."
                yield Finding(left_out, message, "Leave it in, or name another set there.")
            else:
                help = suggest(name, sets, f"Known are: {', '.join(sets)}.")
                yield Finding(location, f"There is no set of responses `{name}`.", help, at_value=True)


@rule("error")
def unknown_aside(data: Dataset) -> Iterator[Finding]:
    """`aside` lists responses that stand beside the order of their set, since they say nothing of more or less (“Not
    sure”). Each is the key of a response in a set of the same file. (One that a layer leaves out is none any more.)"""
    holders: list[tuple[Location, Site | Framework]] = [(("site",), data.project.site)]
    holders += [(("frameworks", key), framework) for key, framework in data.project.frameworks.items()]
    for location, holder in holders:
        known = [key for responses in holder.responses.values() for key in responses]
        sets: Location = (*location, "responses")
        gone = {key for at, _ in iter_omissions(find_node(data.tree, sets).node) for key in at[-1:]}
        for number, name in enumerate(holder.aside):
            if name not in known and name not in gone and not data.is_invalid(sets) and not data.is_omitted(sets):
                help = suggest(name, known, f"Known are: {', '.join(known)}." if known else "Name the sets first.")
                at: Location = (*location, "aside", number)
                drifted = _drifted(data, at, name, known)
                yield Finding(at, f"There is no response `{name}`.", help, at_value=True, warns=drifted)


@rule("error")
def relation_kind(data: Dataset) -> Iterator[Finding]:
    """A relation's `kind` is one of the framework's `relation_kinds`."""
    for key, framework in data.project.frameworks.items():
        for number, relation in enumerate(framework.relations):
            location = ("frameworks", key, "relations", number, "kind")
            if data.is_invalid(location):
                continue
            if not relation.kind:
                yield Finding(location, "The relation has no kind.", "Write `kind: …`, one of `relation_kinds`.")
            elif relation.kind not in framework.relation_kinds and not _gone(
                data, ("frameworks", key, "relation_kinds", relation.kind)
            ):
                help = suggest(relation.kind, framework.relation_kinds, "Declare it under `relation_kinds`.")
                yield Finding(location, f"There is no kind of relation `{relation.kind}`.", help, at_value=True)


@rule("error")
def relation_ends(data: Dataset) -> Iterator[Finding]:
    """A relation has either `from` and `to`, or `among` with two addresses or more; they are addresses below the
    framework, of different things that exist and are not retired. An end that a layer omits takes the relation with
    it."""
    for key, framework in data.project.frameworks.items():
        for number, relation in enumerate(framework.relations):
            location = ("frameworks", key, "relations", number)
            ends: list[tuple[Location, str]] = [
                ((*location, "among", position), end) for position, end in enumerate(relation.among)
            ]
            pair = [((*location, word), end) for word, end in (("from", relation.from_), ("to", relation.to)) if end]
            whole = (len(relation.among) > 1 and not pair) or (len(pair) == 2 and not relation.among)
            if not whole and not has_invalid(find_node(data.tree, location).node):
                help = "Write `from` and `to`, or `among` with two addresses or more."
                yield Finding(location, "The relation does not say what it relates.", help)
            seen: set[str] = set()
            for place, end in [*ends, *pair]:
                yield from _end(data, key, end, place, None, "Write an address below the framework: section/practice.")
                if end in seen:
                    yield Finding(place, f"`{end}` is related to itself.", "Name another end.", at_value=True)
                seen.add(end)


def _end(
    data: Dataset, framework: str, end: str, location: Location, kinds: tuple[str, ...] | None, otherwise: str
) -> Iterator[Finding]:
    """What is wrong with an address below a framework that something refers to."""
    address = f"{framework}/{end}"
    thing = data.elements.get(address)
    if thing and (kinds is None or thing.kind in kinds):
        if thing.retired:
            help, drifted = "Name what took its place, or delete this.", _drifted(data, location, end, ())
            yield Finding(location, f"`{end}` is retired.", help, at_value=True, warns=drifted)
        return
    if _left_out(data, address) or _broken(data, address):
        return
    known = data.list_addresses(framework, kinds or ())
    help, drifted = suggest(end, known, otherwise), _drifted(data, location, end, known)
    if now := data.former_addresses.get(address, "").removeprefix(f"{framework}/"):
        help = f"It has moved: write `{now}`."
    message = f"There is no {quote(end)} in this framework."
    yield Finding(location, message, help, at_value=True, warns=drifted)


def _drifted(data: Dataset, location: Location, word: str, known: Iterable[str]) -> bool:
    """Does a layer name what may have been there, and has been taken away since? Then that is worth a warning."""
    return data.locate_value(location).layer != SourceLocation("").layer and not is_misspelled(word, known)


def _gone(data: Dataset, location: Location) -> bool:
    """Is what should be declared here left out by a layer, or reported as beyond use?"""
    return data.is_invalid(location) or data.is_omitted(location)


def _left_out(data: Dataset, address: str) -> bool:
    """Does a layer omit what has this address, or something that holds it?"""
    return any(above in data.omitted for above in _upwards(address))


def _broken(data: Dataset, address: str) -> bool:
    """Has what has this address, or something that holds it, been reported as beyond use?"""
    parts = address.split("/")
    framework: Location = ("frameworks", parts[0])
    ways: list[Location] = [framework]
    if len(parts) > 1:
        section: Location = (*framework, "sections", parts[1])
        ways += [section]
        for holder in ("practices", "questions"):
            ways += [(*section, holder), (*section, holder, *parts[2:3])]
    return any(data.is_invalid(way) for way in ways)


def _upwards(address: str) -> Iterator[str]:
    while address:
        yield address
        address = address.rpartition("/")[0]


@rule("error")
def former_address(data: Dataset) -> Iterator[Finding]:
    """`was` names the address that a thing had before it was moved or renamed, in full: `framework/section/practice`.
    Saved responses, links and local changes follow it; so it cannot be the address of something that exists, and two
    things cannot both claim it."""
    claimed: dict[str, str] = {}
    for thing in data.elements.values():
        for number, old in enumerate(getattr(thing.value, "was", ())):
            location: Location = (*thing.location, "was")
            if data.locate((*location, number)) != data.locate(location):
                location = (*location, number)
            parts = old.split("/")
            if len(parts) < 2 or not all(is_key(part) for part in parts):
                help = f"Write the whole old address, such as `{thing.address}`."
                yield Finding(location, f"{quote(old)} is no address.", help, at_value=True)
            elif old in data.elements:
                help = "An address that is in use cannot be a former one. Rename one of the two."
                yield Finding(location, f"`{old}` exists still.", help, at_value=True)
            elif old in claimed:
                message = f"`{old}` is claimed by `{claimed[old]}` too."
                yield Finding(location, message, "Only one of them can follow it.", at_value=True)
            claimed.setdefault(old, thing.address)


@rule("error")
def glossary_reference(data: Dataset) -> Iterator[Finding]:
    """An entry's `see` names the key of another entry of the glossary."""
    glossary = data.project.glossary
    for key, entry in glossary.items():
        for number, other in enumerate(entry.see):
            if other == key:
                message, help = f"`{key}` refers to itself.", "Name another entry."
            elif other in glossary or _gone(data, ("glossary", other)):
                continue
            else:
                message = f"The glossary has no entry `{other}`."
                help = suggest(other, glossary, "Name the key of an entry.")
            location: Location = ("glossary", key, "see", number)
            drifted = other != key and _drifted(data, location, other, glossary)
            yield Finding(location, message, help, at_value=True, warns=drifted)


@rule("error")
def glossary_twice(data: Dataset) -> Iterator[Finding]:
    """Two glossary entries explain the same word, so a reader could be shown either."""
    explained: dict[str, str] = {}
    for key, entry in data.project.glossary.items():
        forms: list[tuple[Location, str]] = [(("glossary", key, "term"), entry.term)]
        forms += [(("glossary", key, "also", number), form) for number, form in enumerate(entry.also)]
        for location, form in forms:
            if form and (other := explained.setdefault(form.casefold(), key)) != key:
                message = f"{quote(form)} is explained by `{other}` too."
                yield Finding(location, message, "Take it out of one of the two.", at_value=True)


@rule("error")
def shown_framework(data: Dataset) -> Iterator[Finding]:
    """`frameworks` in site.yml names the frameworks that the site shows, by the names of their folders, each once."""
    seen: set[str] = set()
    for number, key in enumerate(data.project.site.frameworks):
        location = ("site", "frameworks", number)
        if key in seen:
            yield Finding(location, f"`{key}` is listed twice.", "Delete one of the two.", at_value=True)
        elif key not in data.project.frameworks and not _left_out(data, key) and not _broken(data, key):
            help = suggest(key, data.project.frameworks, "Name a folder in data/frameworks/.")
            drifted = bool(data.project.shown) and _drifted(data, location, key, data.project.frameworks)
            yield Finding(location, f"There is no framework `{key}`.", help, at_value=True, warns=drifted)
        seen.add(key)


@rule("error")
def web_address(data: Dataset) -> Iterator[Finding]:
    """A web address begins with https:// or http://, names a host and has 1,000 characters at the most: a source's
    `url`, the site's `address` and `repository`. (Anything else could run a script when it is clicked, or be too long
    for a square code.)"""
    site = data.project.site
    urls: list[tuple[Location, str]] = [(("site", word), getattr(site, word)) for word in ("address", "repository")]
    urls += [(("frameworks", key, "source", "url"), f.source.url) for key, f in data.project.frameworks.items()]
    for location, url in urls:
        if url and not is_web_address(url):
            yield Finding(location, f"{quote(url)} is no web address.", "Write it in full: https://….", at_value=True)


def is_web_address(url: str) -> bool:
    if len(url) > 1000:
        return False
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  (raises ValueError for what is no number)
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and bool(parts.hostname) and not re.search(r"[\s<>\"'`]", url)


@rule("error")
def site_values(data: Dataset) -> Iterator[Finding]:
    """In site.yml `language` is a code such as `en` or `pt-BR`, and each of `colours` is #rrggbb."""
    site = data.project.site
    if site.language and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", site.language):
        message = f"{quote(site.language)} is no language code."
        yield Finding(("site", "language"), message, "Write a code such as en, es or pt-BR.", at_value=True)
    for name in type(site.colours).model_fields:
        colour = getattr(site.colours, name)
        if colour and not is_color(colour):
            message = f"{quote(colour)} is no colour."
            yield Finding(("site", "colours", name), message, 'Write six digits: "#1f5f8b".', at_value=True)
