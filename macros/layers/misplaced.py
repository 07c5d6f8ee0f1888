"""What a layer says by the right key in the wrong place: below it, the thing stands elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from macros.model.addresses import get_address, is_element_location
from macros.source.layer_folder import locate_file
from macros.source.problems import Problem
from macros.source.tree import Location, MapNode, TextNode, find_node, iter_entries, iter_texts, replace_invalid

CODES = {
    "misplaced-key": "A layer changes, annotates or leaves out something in a place where it does not stand: a column "
    "or `practices:` is left out on the way to it, say, or it is in another section. It would not be shown.",
}

Index = dict[str, list[Location]]


def move_out_misplaced(below: MapNode, above: MapNode) -> tuple[MapNode, list[Problem]]:
    """The layer `above` less what it says in a wrong place of things in the tree `below`, and an error for each."""
    speaking = [
        (location, quoted)
        for location, quoted in _speaking(above)
        if find_node(below, location).depth < len(location) and find_node(below, location[:1]).depth
    ]
    if not speaking:
        return above, []
    by_text, by_key = _indexes(below)
    found: dict[Location, Location] = {}
    for location, quoted in speaking:
        start = find_node(below, location).depth
        among = by_text[quoted] if quoted else (at for at in by_key[str(location[-1])] if _is_within(location, at))
        if right := _right(location, start, among):
            found.setdefault(location[: start + 1], right)
    problems = [_problem(above, wrong, right) for wrong, right in found.items()]
    left = replace_invalid(above, found)
    assert isinstance(left, MapNode)
    return left, problems


def _speaking(above: MapNode) -> Iterator[tuple[Location, str]]:
    """Where a layer speaks of what stands below it, and what it quotes of that, "" where nothing."""
    for location, entry in iter_entries(above.without("site", "messages")):
        words = entry.node.entries if isinstance(entry.node, MapNode) else {}
        quoted = words["replaces"].node if "replaces" in words else None
        if isinstance(quoted, TextNode):
            yield location, quoted.value
        elif "omit" in words or ("local_note" in words and "text" not in words):
            yield location, ""


def _indexes(below: MapNode) -> tuple[Index, Index]:
    """Where everything stands below, by its text and by its key."""
    by_text: Index = defaultdict(list)
    by_key: Index = defaultdict(list)
    for location, text in iter_texts(below):
        by_text[text.value].append(location[:-1] if location[-1] == "text" else location)
    for location, _ in iter_entries(below):
        by_key[str(location[-1])].append(location)
    return by_text, by_key


def _right(location: Location, start: int, among: Iterable[Location]) -> Location | None:
    """Where that stands whose key a layer has in a wrong place: the part of the location at `start`."""
    inside = location[start + 1 :]
    for at in among:
        right = at[: len(at) - len(inside)]
        if is_element_location(at) and get_address(at) == get_address(location):
            continue  # it has another column, which changes no address: that may have been upstream's doing
        if at[len(right) :] == inside and right[-1:] == location[start : start + 1] and right[0] == location[0]:
            return right
    return None


def _is_within(location: Location, other: Location) -> bool:
    """Does a location name parts of another one, in their order, and leave some out?"""
    parts = iter(other)
    return all(part in parts for part in location)


def _problem(above: MapNode, wrong: Location, right: Location) -> Problem:
    file, keys = locate_file(right)
    way = "".join(f"{key}: " for key in keys[:-1]).strip()
    entry = find_node(above, wrong).entry
    assert entry is not None
    message = f"There is no `{wrong[-1]}` in this place."
    help = f"Write it in {above.place.path}/{file}" + (f", below `{way}`." if way else ".")
    return Problem("misplaced-key", entry.key.place, message, help)
