"""What a layer says by the right key in the wrong place: below it, the element stands elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from macros.layers.entries import has_location
from macros.model.addresses import get_address, is_element_location
from macros.source.layer_folder import locate_file
from macros.source.problems import Problem, Severity
from macros.source.tree import (
    Location,
    MapNode,
    TextNode,
    find_node,
    iter_entries,
    iter_texts,
    replace_invalid,
)

CODES = {
    "misplaced-key": "A layer changes, annotates or leaves out something in a place where it does "
    "not stand: a column or `practices:` is left out on the way to it, say, or it is in another "
    "section. It would not be shown. Where it could stand, upstream may have moved it, and it is a "
    "warning.",
}


def move_out_misplaced(below: MapNode, above: MapNode) -> tuple[MapNode, list[Problem]]:
    """Return the layer `above` without what is in a wrong place, and a problem for each.

    A place is wrong when what the layer speaks of stands elsewhere in the tree `below`.
    """
    unplaced = [
        (location, quotation)
        for location, quotation in _iter_spoken_of(above)
        if not has_location(below, location) and has_location(below, location[:1])
    ]
    if not unplaced:
        return above, []
    index = _Index(below)
    right_places: dict[Location, Location] = {}
    for location, quotation in unplaced:
        depth = find_node(below, location).depth
        candidates = index.iter_candidates(location, quotation)
        if right_place := _find_right_place(location, depth, candidates):
            right_places.setdefault(location[: depth + 1], right_place)
    problems = [_make_problem(above, wrong, right) for wrong, right in right_places.items()]
    remaining = replace_invalid(above, right_places)
    assert isinstance(remaining, MapNode)
    return remaining, problems


def _iter_spoken_of(above: MapNode) -> Iterator[tuple[Location, str]]:
    """Yield where a layer speaks of what stands below it, and what it quotes of that, or ""."""
    for location, entry in iter_entries(above.without("site", "messages")):
        if not isinstance(entry.node, MapNode):
            continue
        quotation = entry.node.get("replaces")
        if isinstance(quotation, TextNode):
            yield location, quotation.value
            continue
        words = entry.node.entries
        if "omit" in words or ("local_note" in words and "text" not in words):
            yield location, ""


class _Index:
    """An index of a tree: the locations of everything, by its text and by its key."""

    def __init__(self, tree: MapNode) -> None:
        self.by_text: defaultdict[str, list[Location]] = defaultdict(list)
        self.by_key: defaultdict[str, list[Location]] = defaultdict(list)
        for location, text in iter_texts(tree):
            owner = location[:-1] if location[-1] == "text" else location
            self.by_text[text.value].append(owner)
        for location, _ in iter_entries(tree):
            self.by_key[str(location[-1])].append(location)

    def iter_candidates(self, location: Location, quotation: str) -> Iterator[Location]:
        """Yield where that may stand which a layer quotes, or has at another location."""
        if quotation:
            yield from self.by_text[quotation]
            return
        for candidate in self.by_key[str(location[-1])]:
            if _is_within(location, candidate):
                yield candidate


def _is_within(location: Location, other: Location) -> bool:
    """Tell whether all parts of a location are, in their order, among those of another one."""
    parts = iter(other)
    return all(part in parts for part in location)


def _find_right_place(
    location: Location, depth: int, candidates: Iterable[Location]
) -> Location | None:
    """Return where that stands whose key a layer has in a wrong place, or None.

    That is the part of the location at `depth`, the first that is not there below the layer.
    """
    key, inside = location[depth], location[depth + 1 :]
    for candidate in candidates:
        end = len(candidate) - len(inside)
        right_place = candidate[:end]
        if is_element_location(candidate) and get_address(candidate) == get_address(location):
            continue  # only its column differs, and upstream may have moved it there
        if candidate[end:] != inside or right_place[-1:] != (key,):
            continue
        if right_place[0] == location[0] and not _is_part_elsewhere(location, right_place):
            return right_place
    return None


def _is_part_elsewhere(location: Location, candidate: Location) -> bool:
    """Tell whether a candidate is a part of another framework, such as a level of the same id."""
    return location[:2] != candidate[:2] and not is_element_location(candidate)


def _make_problem(above: MapNode, wrong: Location, right: Location) -> Problem:
    file, keys = locate_file(right)
    holders = "".join(f"{key}: " for key in keys[:-1]).strip()
    entry = find_node(above, wrong).entry
    assert entry is not None
    message = f"There is no `{wrong[-1]}` in this place."
    help = f"Write it in {above.place.path}/{file}"
    help += f", below `{holders}`." if holders else "."
    could_stand = is_element_location(wrong) and len(wrong) == len(right)
    severity: Severity = "warning" if could_stand else "error"
    return Problem("misplaced-key", entry.key.place, message, help, severity=severity)
