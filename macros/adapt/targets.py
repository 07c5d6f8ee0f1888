"""Targets of an adaptation: what is meant by an address, a path, or a link to a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from macros.adapt.typed_addresses import TOP_FILES, iter_holders, list_candidates
from macros.adapt.unresolved import explain_unresolved
from macros.layers.dataset import Dataset
from macros.model.fields import Part
from macros.source.tree import Location, find_node


class CannotAdaptError(ValueError):
    """A request that cannot be met; the message says why, and what to do."""


@dataclass(frozen=True)
class Target:
    """What is to be adapted: its location in the tree, and its address, or the path to it.

    `was` is the address that it had before, where that was typed.
    """

    location: Location
    address: str
    was: str = ""


def resolve_target(data: Dataset, typed: str) -> Target:
    """Return the element or text that is meant; a layer may leave it out.

    Raises CannotAdaptError where nothing is meant.
    """
    candidates = list_candidates(typed)
    for address in candidates:
        if target := _find_target(data, address):
            return target
    raise CannotAdaptError(explain_unresolved(data, candidates, typed.strip()))


def find_in_model(data: Dataset, location: Location) -> Any:
    """Return what the model has at a location, though no file says it; None if it has nothing."""
    value: Any = data.project
    for part in map(str, location):
        if isinstance(value, Part):
            value = {**dict(value), **(value.model_extra or {})}
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _find_target(data: Dataset, address: str) -> Target | None:
    """Return what has an address, or has had it before; None if nothing has."""
    current = address
    seen = {address}
    while True:
        if location := _find_location(data, current):
            return Target(location, current, was=address if current != address else "")
        moved = _follow_move(data, current)
        if moved is None or moved in seen:
            return None
        seen.add(moved)
        current = moved


def _follow_move(data: Dataset, address: str) -> str | None:
    """Return where an address leads by the innermost move of what holds it; None without one."""
    for holder in iter_holders(address):
        if holder in data.former_addresses:
            return data.former_addresses[holder] + address.removeprefix(holder)
    return None


def _find_location(data: Dataset, address: str) -> Location | None:
    """Return the location of what has an address now, or a path; None if nothing has."""
    if element := data.elements.get(address):
        return element.location
    if address in data.omitted:
        return data.omitted[address]
    parts = tuple(address.split("/"))
    if parts[0] not in TOP_FILES or len(parts) == 1:
        return None
    is_in_tree = find_node(data.tree, parts).depth == len(parts)
    return parts if is_in_tree or find_in_model(data, parts) is not None else None
