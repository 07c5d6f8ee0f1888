"""The rows of a framework's picture: which sections stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from macros.views.framework import RelationView


def arrange_rows(addresses: Sequence[str], relations: Iterable[RelationView]) -> list[list[str]]:
    """Return the sections in rows, by the longest way that directed relations lead to each."""
    leads = _find_leads(addresses, relations)
    if not any(leads.values()):
        return [list(addresses[at : at + 2]) for at in range(0, len(addresses), 2)]
    ranks = _rank_sections(addresses, leads)
    used = sorted(set(ranks.values()))
    return [[address for address in addresses if ranks[address] == rank] for rank in used]


def get_section_address(address: str) -> str:
    """Return the address of the section that an element is or lies in."""
    return "/".join(address.split("/")[:2])


def _find_leads(addresses: Sequence[str], relations: Iterable[RelationView]) -> dict[str, set[str]]:
    """Return the sections that each section leads to; a circle is left open."""
    leads: dict[str, set[str]] = {address: set() for address in addresses}
    for relation in relations:
        if not relation.directed:
            continue
        start, end = (get_section_address(part.address) for part in relation.ends)
        if start != end and not _is_reachable(leads, end, start):
            leads[start].add(end)
    return leads


def _rank_sections(addresses: Sequence[str], leads: Mapping[str, set[str]]) -> dict[str, int]:
    ranks = dict.fromkeys(addresses, 0)
    for _ in addresses:
        for start, ends in leads.items():
            for end in ends:
                ranks[end] = max(ranks[end], ranks[start] + 1)
    # What leads only to one row stands directly above it, as a foundation of the third step stands
    # beside the second.
    led_to = set().union(*leads.values())
    for start, ends in leads.items():
        if ends and start not in led_to:
            ranks[start] = min(ranks[end] for end in ends) - 1
    return ranks


def _is_reachable(leads: Mapping[str, set[str]], start: str, end: str) -> bool:
    waiting, visited = [start], set()
    while waiting:
        section = waiting.pop()
        if section == end:
            return True
        if section not in visited:
            visited.add(section)
            waiting += leads[section]
    return False
