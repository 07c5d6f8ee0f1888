"""What somebody means who types an address, a path such as `glossary/plan`, or pastes a link to a page of the site."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Keyed
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from macros.layers.load import Dataset
from macros.model.fields import Part
from macros.source.problems import find_nearest, quote, suggest
from macros.source.tree import ListNode, Location, MapNode, SourceLocation, TextNode, find_node

#: What holds texts beside the frameworks: the files at the top of a layer, by the first part of a path.
TOP = ("site", "messages", "glossary", "facilitation")
#: What may stand after an address: the pages below a section's own, and the text that a statement is.
ENDS = ("reflect", "guide", "text")


class CannotAdaptError(ValueError):
    """What is asked for cannot be done; the message says why, and what to do."""


@dataclass(frozen=True)
class Target:
    """What is meant: where the tree holds it, and its address, or the path to it. `was` is the address that it had
    before, where that was typed."""

    location: Location
    address: str
    was: str = ""


def resolve_target(data: Dataset, typed: str) -> Target:
    """The thing or text that is meant, what a layer leaves out included. CannotAdaptError if there is none."""
    meant = list(_meant(typed))
    for address in meant:
        if found := _found(data, address):
            return found
    known = (*TOP, *data.project.frameworks)
    address = next((each for each in meant if each.partition("/")[0] in known), meant[0] if meant else "")
    raise CannotAdaptError(next(why for failure in FAILURES if (why := failure(data, address, typed.strip()))))


def _meant(typed: str) -> Iterator[str]:
    """The addresses that may be meant, the likeliest first."""
    typed = typed.strip().strip("`'\"<>“”").strip()
    try:
        link = urlsplit(typed)
    except ValueError:  # brackets where a host would stand
        link = urlsplit("")
    parts = [unquote(part) for part in link.path.split("/") if part]
    if not parts:
        return
    anchor = unquote(link.fragment).partition(":~:")[0]
    is_link = link.scheme or link.netloc or link.fragment or not typed[:1].isalnum() or "." in parts[0]
    # A site may lie in a folder of another one, and the folder may be named as a framework is.
    for start in range(len(parts) if is_link else 1):
        rest = parts[start:]
        if anchor and not anchor.startswith("__"):  # a page's own places begin so
            yield "/".join([*rest[: 1 if rest[0] in TOP else 2], *anchor.split("--")])
            continue
        yield "/".join(rest)
        if len(rest) > 1 and (rest[-1] in ENDS or "." in rest[-1]):  # a page below it, or a document
            yield "/".join(rest[:-1])


def _found(data: Dataset, address: str) -> Target | None:
    at, met = address, {address}
    while True:
        if location := _location(data, at):
            return Target(location, at, was=address if at != address else "")
        old = next((each for each in _upwards(at) if each in data.former_addresses), None)
        if old is None:
            return None
        at = data.former_addresses[old] + at.removeprefix(old)
        if at in met:
            return None
        met.add(at)


def _location(data: Dataset, address: str) -> Location | None:
    if thing := data.elements.get(address):
        return thing.location
    if address in data.omitted:
        return data.omitted[address]
    parts = tuple(address.split("/"))
    if parts[0] not in TOP or len(parts) < 2:
        return None
    stands = find_node(data.tree, parts).depth == len(parts)
    return parts if stands or find_in_model(data, parts) is not None else None


def find_in_model(data: Dataset, location: Location) -> Any:
    """What the model has at a location, which need not be said anywhere; None if it knows no such thing."""
    value: Any = data.project
    for part in map(str, location):
        if isinstance(value, Part):
            value = {**dict(value), **(value.model_extra or {})}
        value = value.get(part) if isinstance(value, Keyed) else None
    return value


def _upwards(address: str) -> Iterator[str]:
    """An address and those of what holds it, from the innermost outwards."""
    while address:
        yield address
        address = address.rpartition("/")[0]


def _nothing(data: Dataset, address: str, typed: str) -> str:
    return "" if typed else f"There is no address. {COPY}"


def _left_out(data: Dataset, address: str, typed: str) -> str:
    holder = next((each for each in _upwards(address) if each in data.omitted), None)
    if holder is None:
        return ""
    place = data.locate(data.omitted[holder])
    return f"{place.path}:{place.line}: `{holder}` is left out, and with it all that is in it."


def _whole_file(data: Dataset, address: str, typed: str) -> str:
    holds = data.tree.get(address)
    if address not in TOP or not isinstance(holds, MapNode):
        return ""
    return f"`{address}` is a whole file. Name a text in it, such as `{address}/{next(iter(holds.entries))}`."


def _field(data: Dataset, address: str, typed: str) -> str:
    """It is a text of a thing, which has no address of its own."""
    for holder in _upwards(address):
        if (thing := data.elements.get(holder)) and holder != address:
            parts = tuple(address.removeprefix(f"{holder}/").split("/"))
            found = find_node(data.tree, (*thing.location, *parts))
            if found.depth == len(thing.location) + len(parts) and isinstance(found.node, TextNode | ListNode):
                return f"`{'/'.join(parts)}` is a text of `{holder}`: write `{holder} --field {'/'.join(parts)}`."
            return ""
    return ""


def _namesake(data: Dataset, address: str, typed: str) -> str:
    parts = tuple(address.split("/"))
    holder = find_node(data.tree, parts[:-1])
    if parts[0] not in TOP or holder.depth < len(parts) - 1 or not isinstance(holder.node, MapNode):
        return ""
    meant = find_nearest(parts[-1], holder.node.entries)
    return f"There is no {quote(address)}. Did you mean `{'/'.join([*parts[:-1], meant])}`?" if meant else ""


def _unreadable(data: Dataset, address: str, typed: str) -> str:
    return find_blocking_problem(data)


def find_blocking_problem(data: Dataset, place: SourceLocation | None = None) -> str:
    """What is to be fixed first: what is wrong on the line of a place, or else the first error; "" if none is."""
    errors = [problem for problem in data.problems if problem.severity == "error"]
    here = (each for each in errors if place and (each.place.path, each.place.line) == (place.path, place.line))
    broken = next(here, errors[0] if errors else None)
    if broken is None:
        return ""
    at = broken.place
    return f"{at.path}:{at.line}:{at.column}: Fix this first: {broken.message} {broken.help}".rstrip()


def _unknown(data: Dataset, address: str, typed: str) -> str:
    return f"There is no {quote(address or typed)}. {suggest(address, data.elements, COPY)}"


COPY = "Copy the link of a statement from its page: it is taken for an address too."
#: Why nothing may be meant, each with what to do; the first that has something to say says it.
FAILURES = (_nothing, _left_out, _whole_file, _field, _namesake, _unreadable, _unknown)
