"""All data of a project in hand: its layers read and merged, the model made, and what is wrong so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.layers.collisions import resolve_collisions
from macros.layers.merge import merge_layers
from macros.layers.misplaced import move_out_misplaced
from macros.layers.moves import apply_moves, find_former_addresses
from macros.layers.orphans import drop_orphans
from macros.layers.sections import assemble_sections
from macros.model.adapted_entries import iter_adapted_entries
from macros.model.addresses import Element, get_address, is_element_location, iter_elements
from macros.model.framework import Project
from macros.model.validation_errors import explain_validation_error
from macros.source import tree as nodes
from macros.source.authored_pages import OWN, Claims, read_content
from macros.source.layer_folder import read_layer
from macros.source.problems import Problem
from macros.source.tree import Location, SourceLocation, find_node, iter_omissions, to_plain_data

#: Upstream's folder and the fork's own, from the bottom up.
LAYERS = {nodes.UPSTREAM: "data", OWN: f"data/{OWN}"}
ADAPTATION = OWN
CONTENT = "content"


@dataclass(frozen=True)
class Dataset:
    """What `data/` says: the model, the merged tree that it was made from, and the problems met on the way."""

    project: Project
    tree: nodes.MapNode
    problems: tuple[Problem, ...]
    claims: Claims = field(default_factory=dict)  # which hand-written files claim which place on the site

    @cached_property
    def elements(self) -> dict[str, Element]:
        """Everything by its address; the first one, where two claim the same."""
        found: dict[str, Element] = {}
        for thing in iter_elements(self.project):
            found.setdefault(thing.address, thing)
        return found

    @cached_property
    def children(self) -> Mapping[str, list[Element]]:
        """What each address holds directly; a framework's sections, a section's practices and questions, and so on."""
        found: defaultdict[str, list[Element]] = defaultdict(list)
        for thing in iter_elements(self.project):
            if thing.parent:
                found[thing.parent.address].append(thing)
        return found

    @cached_property
    def elements_by_framework(self) -> Mapping[str, list[Element]]:
        """Everything that has an address, by framework."""
        found: defaultdict[str, list[Element]] = defaultdict(list)
        for thing in self.elements.values():
            found[thing.framework].append(thing)
        return found

    @cached_property
    def is_english(self) -> bool:
        """Is the site in English? Some rules about wording know no other language."""
        return self.project.site.language.lower().split("-")[0] in ("en", "")

    @cached_property
    def adapted_entries(self) -> tuple[tuple[Location, nodes.Entry], ...]:
        """Every entry that a layer rewords, adds, leaves out or annotates, with its location."""
        return tuple(iter_adapted_entries(self.tree))

    @cached_property
    def remarks(self) -> tuple[tuple[Location, nodes.TextNode], ...]:
        """What layers say about the entries that they touch: notes and reasons."""
        return tuple((location, said) for location, entry in self.adapted_entries for said in nodes.iter_remarks(entry))

    @cached_property
    def adaptations(self) -> Mapping[str, list[tuple[Location, nodes.Entry]]]:
        """What layers touched, by the address of the thing that shows it: its own texts and notes, and what is left out
        of it."""
        found: defaultdict[str, list[tuple[Location, nodes.Entry]]] = defaultdict(list)
        for location, entry in self.adapted_entries:
            address = get_address(location)
            if entry.omitted and is_element_location(location):
                address = address.rpartition("/")[0]
            found[address].append((location, entry))
        return found

    @cached_property
    def omitted(self) -> dict[str, Location]:
        """The address of everything that a layer leaves out, with its location."""
        found: dict[str, Location] = {}
        for location, _ in iter_omissions(self.tree):
            # A column, or all practices, may be left out, which is no thing, but holds some.
            inside = (
                nodes.iter_entries(find_node(self.tree, location).node, location)
                if not is_element_location(location)
                else ()
            )
            held = (at for at, _ in inside if is_element_location(at))
            found |= {get_address(at): location for at in [location, *held] if is_element_location(at)}
        return found

    @cached_property
    def former_addresses(self) -> dict[str, str]:
        """The address of everything that has had another one, by that one."""
        return {
            old: get_address(now) for old, now in find_former_addresses(self.tree).items() if old not in self.elements
        }

    def list_addresses(self, framework: str, kinds: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The addresses of a framework's things of some kinds (or all), below the framework."""
        asked = (framework, kinds)
        if asked not in self._known:
            below = (thing for thing in self.elements_by_framework[framework] if thing.kind != "framework")
            self._known[asked] = tuple(
                thing.address.removeprefix(f"{framework}/") for thing in below if not kinds or thing.kind in kinds
            )
        return self._known[asked]

    @cached_property
    def _known(self) -> dict[tuple[str, tuple[str, ...]], tuple[str, ...]]:
        return {}

    def locate(self, location: Location, absent: bool = False) -> SourceLocation:
        """Where the thing at a location was typed, or else the nearest thing that holds it.

        What is missing because a layer leaves it out is found where the layer says so; `absent` says that something
        is missing inside.
        """
        found = find_node(self.tree, location)
        if found.omitted:
            return found.omitted.place
        if absent and (left_out := next(iter_omissions(found.node), None)):
            return left_out[1].place
        return found.place

    def locate_first_adaptation(self, *locations: Location) -> SourceLocation | None:
        """Where a layer first touches something at or below these locations, in their order; None where none does."""
        for location in locations:
            found = find_node(self.tree, location)
            if found.depth == len(location) and (entry := next(iter_adapted_entries(found.node, location), None)):
                return nodes.locate_adaptation(entry[1])
        return None

    def locate_value(self, location: Location) -> SourceLocation:
        """Where the value at a location was typed, rather than its key."""
        return find_node(self.tree, location).node.place

    def is_invalid(self, location: Location) -> bool:
        """Has something unusable already been reported at, or on the way to, this location?"""
        return find_node(self.tree, location).invalid

    def has_invalid(self, *location: str | int) -> bool:
        """Is something at this location there and, in part at least, reported as unusable?"""
        found = find_node(self.tree, location)
        return found.depth == len(location) and nodes.has_invalid(found.node)

    def is_omitted(self, location: Location) -> bool:
        """Does a layer leave out what stands at this location, or something that holds it?"""
        found = find_node(self.tree, location)
        return found.omitted is not None and found.depth == len(location)


def with_site_address(data: Dataset, address: str) -> Dataset:
    """The same data for a site that stands at another address than site.yml says."""
    site = data.project.site.model_copy(update={"address": address})
    return replace(data, project=data.project.model_copy(update={"site": site}))


def load_dataset(root: Path, layers: Mapping[str, str] | None = None) -> Dataset:
    """Read, merge and understand the data under `root`.

    `layers` maps each layer's name to its folder, from the bottom up; reports name files by these folders. Nothing in
    the files raises an error: what is wrong stands in the result's `problems`, and the model holds the rest.
    """
    problems: list[Problem] = []
    trees = []
    for name, folder in (layers or LAYERS).items():
        tree, found = read_layer(root / folder, folder, name)
        trees.append(tree)
        problems += found
    claims, found_there = read_content(root / CONTENT, CONTENT)
    return build_dataset(trees, [*problems, *found_there], claims)


def build_dataset(
    trees: Sequence[nodes.MapNode], problems: Sequence[Problem] = (), claims: Claims | None = None
) -> Dataset:
    """Merge layers already read, and make the model of them."""
    found = list(problems)
    merged = trees[0]
    for layer in trees[1:]:
        layer, following = apply_moves(merged, layer)
        layer, misplacing = move_out_misplaced(merged, layer)
        merged, merging = merge_layers([merged, layer])
        found += [*following, *misplacing, *merging]
    tree, assembling = assemble_sections(merged)
    tree, orphans = drop_orphans(tree)
    tree, namesakes = resolve_collisions(tree)
    found += [*assembling, *orphans, *namesakes]
    while True:
        try:
            project = Project.model_validate(to_plain_data(tree))
        except ValidationError as error:
            # What cannot be used is taken out, so that the rules can speak about all the rest in the same report.
            unusable: dict[Location, None] = {}
            details = error.errors(include_url=False, include_input=False)
            locations = [_existing(tree, detail["loc"]) for detail in details]
            holders = {location[:-1] for location in locations}
            for location, detail in zip(locations, details, strict=True):
                if location in holders or _follows(tree, location):
                    continue  # a list is too short because something in it, or once in it, is of no use
                if location not in unusable:
                    found.append(explain_validation_error(tree, location, detail))
                unusable[location] = None
            unusable |= dict.fromkeys(location for location in locations if _follows(tree, location))
            tree = _less(tree, unusable)
        else:
            return Dataset(project, tree, tuple(found), claims or {})


def _existing(tree: nodes.MapNode, location: tuple[Any, ...]) -> Location:
    """As much of pydantic's location as names something that was typed; it marks a key that is wrong by `[key]`."""
    if location and location[-1] == "[key]":
        location = location[:-1]
    return location[: find_node(tree, location).depth]


def _follows(tree: nodes.MapNode, location: Location) -> bool:
    """Is what is wrong with a list only that something wrong was taken out of it?"""
    node = find_node(tree, location).node
    return isinstance(node, nodes.ListNode) and node.lost


def _less(tree: nodes.MapNode, unusable: Mapping[Location, None]) -> nodes.MapNode:
    left = nodes.replace_invalid(tree, unusable)
    return left if isinstance(left, nodes.MapNode) else nodes.MapNode({}, tree.place)
