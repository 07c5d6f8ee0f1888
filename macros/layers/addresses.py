"""The addresses of what a layer's problems are about, found by where it was typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.model.addresses import get_address
from macros.source.problems import Problem
from macros.source.tree import MapNode, SourceLocation, iter_entries


def add_addresses(layer: MapNode, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems of a layer, each with an address, or else the path of its entry."""
    addresses: dict[SourceLocation, str] = {}
    for location, entry in iter_entries(layer):
        address = get_address(location)
        for place in (entry.key.place, entry.node.place):
            addresses.setdefault(place, address)
    for problem in problems:
        address = problem.address or addresses.get(problem.place, "")
        yield replace(problem, address=address)
