"""Loading of a project's data: its layers are read and merged, and the model is made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.layers.addresses import add_addresses
from macros.layers.collisions import resolve_collisions
from macros.layers.dataset import Dataset
from macros.layers.former_keys import follow_former_keys, read_former_keys
from macros.layers.frameworks import list_added_frameworks
from macros.layers.merge import merge_layer
from macros.layers.misplaced import move_out_misplaced
from macros.layers.moves import apply_moves
from macros.layers.news import Seen, hold_back, read_seen, wants_review
from macros.layers.orphans import drop_orphans
from macros.layers.sections import assemble_sections
from macros.layers.versions import read_versions
from macros.model.fields import IN_PLACE, NAME
from macros.model.project import Project
from macros.model.validation_errors import explain_validation_error
from macros.source.authored_pages import Claims, read_content
from macros.source.layer_folder import read_layer
from macros.source.own_folder import OWN, OWN_FOLDER
from macros.source.problems import Problem
from macros.source.tree import (
    UPSTREAM,
    ListNode,
    Location,
    MapNode,
    find_node,
    replace_invalid,
    to_plain_data,
)

#: Upstream's folder and the fork's own, from the bottom up.
LAYERS = {UPSTREAM: "data", OWN: f"data/{OWN_FOLDER}"}
ADAPTATION = OWN
CONTENT = "content"


def load_dataset(root: Path, layers: Mapping[str, str] | None = None) -> Dataset:
    """Read, merge and understand the data under `root`.

    `layers` maps each layer's name to its folder, from the bottom up; reports name files by these
    folders. Nothing in the files raises an error: what is wrong stands in the result's `problems`,
    and the model holds the rest.
    """
    trees: list[MapNode] = []
    problems: list[Problem] = []
    for name, folder in (layers or LAYERS).items():
        tree, layer_problems = read_layer(root / folder, folder, name)
        trees.append(tree)
        problems += layer_problems
    claims, content_problems = read_content(root / CONTENT, CONTENT)
    own = (layers or LAYERS).get(OWN)
    seen, seen_problems = read_seen(root / own, own, OWN) if own else (None, [])
    versions, version_problems = read_versions(root, layers or LAYERS)
    problems += [*content_problems, *seen_problems, *version_problems]
    return replace(build_dataset(trees, problems, claims, seen), versions=versions)


def build_dataset(
    trees: Sequence[MapNode],
    problems: Sequence[Problem] = (),
    claims: Claims | None = None,
    seen: Seen | None = None,
) -> Dataset:
    """Merge layers already read, from the bottom up, and make the model of them.

    With `review: true` in site.yml, what is not among the `seen` is left out.
    """
    tree, merge_problems = _merge_trees(trees, seen)
    project, valid_tree, model_problems = _build_project(tree)
    all_problems = (*problems, *merge_problems, *model_problems)
    return Dataset(project, valid_tree, all_problems, claims or {}, seen)


def _merge_trees(trees: Sequence[MapNode], seen: Seen | None) -> tuple[MapNode, list[Problem]]:
    """Lay each tree over those before it, and put the sections in order."""
    problems: list[Problem] = []
    merged = read_former_keys(trees[0])
    for tree in trees[1:]:
        layer, key_problems = follow_former_keys(merged, tree)
        layer, move_problems = apply_moves(merged, layer)
        layer, place_problems = move_out_misplaced(merged, layer)
        merged, merge_problems = merge_layer(merged, layer)
        layer_problems = (*key_problems, *move_problems, *place_problems, *merge_problems)
        problems += add_addresses(tree, layer_problems)
        if seen and wants_review(merged):
            merged = hold_back(merged, layer, seen)
    for finish in (assemble_sections, drop_orphans, resolve_collisions):
        merged, finish_problems = finish(merged)
        problems += finish_problems
    return list_added_frameworks(merged), problems


def _build_project(tree: MapNode) -> tuple[Project, MapNode, list[Problem]]:
    """Make the model of a tree, and return the part of the tree that fits it.

    What does not fit is taken out, so that the rules can speak about all the rest in the same
    report.
    """
    problems: list[Problem] = []
    while True:
        try:
            project = Project.model_validate(to_plain_data(tree))
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            tree, validation_problems = _take_out_unusable(tree, details)
            problems += validation_problems
        else:
            return project, tree, problems


def _take_out_unusable(tree: MapNode, details: Sequence[Any]) -> tuple[MapNode, list[Problem]]:
    """Return the tree without what pydantic's error details name, and the problem of each."""
    locations = [_find_typed_location(tree, detail["loc"]) for detail in details]
    holders = {location[:-1] for location in locations}
    problems: dict[Location, Problem] = {}
    shortened_lists: list[Location] = []
    for location, detail in zip(locations, details, strict=True):
        if _has_lost_items(tree, location):
            shortened_lists.append(location)  # it is too short since something was taken out of it
        elif location not in holders and location not in problems:
            problems[location] = explain_validation_error(tree, location, detail)
    remaining = replace_invalid(tree, [*problems, *shortened_lists])
    if not isinstance(remaining, MapNode):
        remaining = MapNode({}, tree.place)
    return remaining, list(problems.values())


def _find_typed_location(tree: MapNode, location: tuple[Any, ...]) -> Location:
    """Return as much of pydantic's location as names something that was typed.

    It marks a key that is wrong by `[key]`, and says which of two shapes it reads.
    """
    if location and location[-1] == "[key]":
        location = location[:-1]
    location = tuple(step for step in location if step not in (NAME, IN_PLACE))
    return location[: find_node(tree, location).depth]


def _has_lost_items(tree: MapNode, location: Location) -> bool:
    """Tell whether something invalid was taken out of the list at a location."""
    node = find_node(tree, location).node
    return isinstance(node, ListNode) and node.lost
