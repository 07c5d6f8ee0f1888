"""All data of a project in hand: its layers read and merged, the model made, and what is wrong so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.layers.collisions import yielding
from macros.layers.merge import merge
from macros.layers.misplaced import misplaced
from macros.layers.moves import follow, former
from macros.layers.orphans import resting
from macros.layers.sections import assemble
from macros.model.addresses import Thing, adapted, address_of, is_thing, things
from macros.model.framework import Project
from macros.model.validation_errors import misfit
from macros.source import tree as nodes
from macros.source.authored_pages import OWN, Claims, read_content
from macros.source.layer_folder import read_layer
from macros.source.problems import Problem
from macros.source.tree import Location, Place, omissions, plain, trace

#: Upstream's folder and the fork's own, from the bottom up.
LAYERS = {nodes.UPSTREAM: "data", OWN: f"data/{OWN}"}
ADAPTATION = OWN
CONTENT = "content"


@dataclass(frozen=True)
class Data:
    """What `data/` says: the model, the merged tree that it was made from, and the problems met on the way."""

    project: Project
    tree: nodes.Mapping
    problems: tuple[Problem, ...]
    claims: Claims = field(default_factory=dict)  # which hand-written files claim which place on the site

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Everything by its address; the first one, where two claim the same."""
        found: dict[str, Thing] = {}
        for thing in things(self.project):
            found.setdefault(thing.address, thing)
        return found

    @cached_property
    def children(self) -> Mapping[str, list[Thing]]:
        """What each address holds directly; a framework's sections, a section's practices and questions, and so on."""
        found: defaultdict[str, list[Thing]] = defaultdict(list)
        for thing in things(self.project):
            if thing.parent:
                found[thing.parent.address].append(thing)
        return found

    @cached_property
    def within(self) -> Mapping[str, list[Thing]]:
        """Everything that has an address, by framework."""
        found: defaultdict[str, list[Thing]] = defaultdict(list)
        for thing in self.things.values():
            found[thing.framework].append(thing)
        return found

    @cached_property
    def english(self) -> bool:
        """Is the site in English? Some rules about wording know no other language."""
        return self.project.site.language.lower().split("-")[0] in ("en", "")

    @cached_property
    def touched(self) -> tuple[tuple[Location, nodes.Entry], ...]:
        """Every entry that a layer rewords, adds, leaves out or annotates, with its location."""
        return tuple(adapted(self.tree))

    @cached_property
    def remarks(self) -> tuple[tuple[Location, nodes.Text], ...]:
        """What layers say about the entries that they touch: notes and reasons."""
        return tuple((location, said) for location, entry in self.touched for said in nodes.remarks(entry))

    @cached_property
    def adapted(self) -> Mapping[str, list[tuple[Location, nodes.Entry]]]:
        """What layers touched, by the address of the thing that shows it: its own texts and notes, and what is left out
        of it."""
        found: defaultdict[str, list[tuple[Location, nodes.Entry]]] = defaultdict(list)
        for location, entry in self.touched:
            address = address_of(location)
            if entry.omitted and is_thing(location):
                address = address.rpartition("/")[0]
            found[address].append((location, entry))
        return found

    @cached_property
    def omitted(self) -> dict[str, Location]:
        """The address of everything that a layer leaves out, with its location."""
        found: dict[str, Location] = {}
        for location, _ in omissions(self.tree):
            # A column, or all practices, may be left out, which is no thing, but holds some.
            inside = nodes.entries(trace(self.tree, location).node, location) if not is_thing(location) else ()
            held = (at for at, _ in inside if is_thing(at))
            found |= {address_of(at): location for at in [location, *held] if is_thing(at)}
        return found

    @cached_property
    def former(self) -> dict[str, str]:
        """The address of everything that has had another one, by that one."""
        return {old: address_of(now) for old, now in former(self.tree).items() if old not in self.things}

    def known(self, framework: str, kinds: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The addresses of a framework's things of some kinds (or all), below the framework."""
        asked = (framework, kinds)
        if asked not in self._known:
            below = (thing for thing in self.within[framework] if thing.kind != "framework")
            self._known[asked] = tuple(
                thing.address.removeprefix(f"{framework}/") for thing in below if not kinds or thing.kind in kinds
            )
        return self._known[asked]

    @cached_property
    def _known(self) -> dict[tuple[str, tuple[str, ...]], tuple[str, ...]]:
        return {}

    def place(self, location: Location, absent: bool = False) -> Place:
        """Where the thing at a location was typed, or else the nearest thing that holds it.

        What is missing because a layer leaves it out is found where the layer says so; `absent` says that something
        is missing inside.
        """
        found = trace(self.tree, location)
        if found.omitted:
            return found.omitted.place
        if absent and (left_out := next(omissions(found.node), None)):
            return left_out[1].place
        return found.place

    def touched_at(self, *locations: Location) -> Place | None:
        """Where a layer first touches something at or below these locations, in their order; None where none does."""
        for location in locations:
            found = trace(self.tree, location)
            if found.depth == len(location) and (entry := next(adapted(found.node, location), None)):
                return nodes.said_at(entry[1])
        return None

    def text_place(self, location: Location) -> Place:
        """Where the value at a location was typed, rather than its key."""
        return trace(self.tree, location).node.place

    def reported(self, location: Location) -> bool:
        """Has something unusable already been reported at, or on the way to, this location?"""
        return trace(self.tree, location).broken

    def hides(self, *location: str | int) -> bool:
        """Is something at this location there and, in part at least, reported as unusable?"""
        found = trace(self.tree, location)
        return found.depth == len(location) and nodes.holds_broken(found.node)

    def left_out(self, location: Location) -> bool:
        """Does a layer leave out what stands at this location, or something that holds it?"""
        found = trace(self.tree, location)
        return found.omitted is not None and found.depth == len(location)


def published_at(data: Data, address: str) -> Data:
    """The same data for a site that stands at another address than site.yml says."""
    site = data.project.site.model_copy(update={"address": address})
    return replace(data, project=data.project.model_copy(update={"site": site}))


def load(root: Path, layers: Mapping[str, str] | None = None) -> Data:
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
    return understand(trees, [*problems, *found_there], claims)


def understand(trees: Sequence[nodes.Mapping], problems: Sequence[Problem] = (), claims: Claims | None = None) -> Data:
    """Merge layers already read, and make the model of them."""
    found = list(problems)
    merged = trees[0]
    for layer in trees[1:]:
        layer, following = follow(merged, layer)
        layer, misplacing = misplaced(merged, layer)
        merged, merging = merge([merged, layer])
        found += [*following, *misplacing, *merging]
    tree, assembling = assemble(merged)
    tree, orphans = resting(tree)
    tree, namesakes = yielding(tree)
    found += [*assembling, *orphans, *namesakes]
    while True:
        try:
            project = Project.model_validate(plain(tree))
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
                    found.append(misfit(tree, location, detail))
                unusable[location] = None
            unusable |= dict.fromkeys(location for location in locations if _follows(tree, location))
            tree = _less(tree, unusable)
        else:
            return Data(project, tree, tuple(found), claims or {})


def _existing(tree: nodes.Mapping, location: tuple[Any, ...]) -> Location:
    """As much of pydantic's location as names something that was typed; it marks a key that is wrong by `[key]`."""
    if location and location[-1] == "[key]":
        location = location[:-1]
    return location[: trace(tree, location).depth]


def _follows(tree: nodes.Mapping, location: Location) -> bool:
    """Is what is wrong with a list only that something wrong was taken out of it?"""
    node = trace(tree, location).node
    return isinstance(node, nodes.Sequence) and node.lost


def _less(tree: nodes.Mapping, unusable: Mapping[Location, None]) -> nodes.Mapping:
    left = nodes.without(tree, unusable)
    return left if isinstance(left, nodes.Mapping) else nodes.Mapping({}, tree.place)
