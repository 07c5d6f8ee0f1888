"""All data of a project in hand: its layers read and merged, the model made, and what is wrong so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from macros.framework import nodes
from macros.framework.addresses import Thing, address_of, things
from macros.framework.folders import assemble, read_layer
from macros.framework.layers import WORDS, merge
from macros.framework.model import LONGEST_KEY, Part, Practice, Project, field_words
from macros.framework.nodes import Location, Place, omissions, plain, trace
from macros.framework.problems import Problem, did_you_mean, shown

CODES = {
    "unknown-key": "A key that nothing reads at this place, most often a misspelt one.",
    "wrong-shape": "A text stands where keys or a list belong, or the other way round.",
    "bad-key": f"A key is small letters and digits, with single hyphens between, at most {LONGEST_KEY} characters.",
    "bad-value": "A value is none of those that are possible here.",
    "one-line": "A text with a line break stands where one line is shown. "
    "Paragraphs are for `summary`, `note`, `source_note` and the glossary.",
}

#: Upstream's folder and the fork's own, from the bottom up.
LAYERS = {"upstream": "data", "local": "data/local"}


@dataclass(frozen=True)
class Data:
    """What `data/` says: the model, the merged tree that it was made from, and the problems met on the way."""

    project: Project
    tree: nodes.Mapping
    problems: tuple[Problem, ...]
    pages: frozenset[str] = frozenset()  # addresses' first parts that hand-written pages take

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
    def english(self) -> bool:
        """Is the site in English? Some rules about wording know no other language."""
        return self.project.site.language.lower().split("-")[0] in ("en", "")

    @cached_property
    def omitted(self) -> dict[str, Location]:
        """The address of everything that a layer leaves out, with its location."""
        return {address_of(location): location for location, _ in omissions(self.tree)}

    def place(self, location: Location) -> Place:
        """Where the thing at a location was typed, or else the nearest thing that holds it.

        What is missing because a layer leaves it out is found where the layer says so.
        """
        found = trace(self.tree, location)
        if found.omitted:
            return found.omitted.place
        inside = list(omissions(found.node))
        return inside[0][1].place if inside and found.depth == len(location) else found.place

    def text_place(self, location: Location) -> Place:
        """Where the value at a location was typed, rather than its key."""
        node = trace(self.tree, location).node
        return node.place

    def reported(self, location: Location) -> bool:
        """Has something unusable already been reported at, or on the way to, this location?"""
        return trace(self.tree, location).broken


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
    return understand(trees, problems, _pages(root / "content"))


def _pages(folder: Path) -> frozenset[str]:
    """The first parts of addresses that hand-written pages take."""
    folders = (folder, folder / "local")
    return frozenset(path.stem for inside in folders if inside.is_dir() for path in inside.iterdir()) - {"local"}


def understand(
    trees: Sequence[nodes.Mapping], problems: Sequence[Problem] = (), pages: frozenset[str] = frozenset()
) -> Data:
    """Merge layers already read, and make the model of them."""
    merged, merging = merge(trees)
    tree, assembling = assemble(merged)
    found = [*problems, *merging, *assembling]
    while True:
        try:
            project = Project.model_validate(plain(tree))
            break
        except ValidationError as error:
            # What cannot be used is taken out, so that the rules can speak about all the rest in the same report.
            for detail in error.errors(include_url=False, include_input=False):
                location = _existing(tree, detail["loc"])
                if not trace(tree, location).broken:
                    if not _follows(tree, location):
                        found.append(_problem(tree, location, detail))
                    mended = nodes.broken(tree, (), location)
                    assert isinstance(mended, nodes.Mapping)
                    tree = mended
    return Data(project, tree, tuple(found), pages)


def _follows(tree: nodes.Mapping, location: Location) -> bool:
    """Is what is wrong with a list only that something wrong was taken out of it?"""
    node = trace(tree, location).node
    return isinstance(node, nodes.Sequence) and any(isinstance(item, nodes.Broken) for item in node.items)


def _existing(tree: nodes.Mapping, location: Location) -> Location:
    """As much of pydantic's location as names something that was typed."""
    return location[: trace(tree, location).depth]


def _problem(tree: nodes.Mapping, location: Location, detail: Any) -> Problem:
    found = trace(tree, location)
    address, word = address_of(location), str(location[-1]) if location else ""
    place = found.entry.key.place if found.entry and not isinstance(location[-1], int) else found.place

    def problem(code: str, message: str, help: str, place: Place = place) -> Problem:
        return Problem(code, place, message, help, address)

    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        if word in WORDS:
            return problem(
                "unknown-key", f"`{word}` is a layer's word.", "Use it in data/local/, over what it changes."
            )
        known = _known(location)
        return problem(
            "unknown-key", f"`{word}` is no key here.", did_you_mean(word, known, f"Known are: {', '.join(known)}.")
        )
    if kind in ("string_pattern_mismatch", "string_too_long"):
        key = found.node.value if isinstance(found.node, nodes.Text) and "[key]" not in detail["loc"] else word
        limit = f", at most {LONGEST_KEY} characters" if len(key) > LONGEST_KEY else ""
        return problem("bad-key", f"{shown(key)} is no key.", f"Use small letters, digits and single hyphens{limit}.")
    if kind == "one_line":
        help = "Join its lines; a folded text (`>-`) has no empty line within."
        return problem("one-line", f"`{word}` has a line break, and is one line.", help, found.node.place)
    if kind in ("flag", "required"):
        help = "Write true or false" + (", or a list of sections or section/practice." if kind == "required" else ".")
        return problem("bad-value", f"`{word}` is neither `true` nor `false`.", help, found.node.place)
    if kind == "literal_error":
        values = [
            value for value in str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ") if value
        ]
        return problem(
            "bad-value", f"`{word}` cannot be {_said(found.node)}.", f"Write {' or '.join(values)}.", found.node.place
        )
    if kind in ("too_short", "too_long"):
        help = "Write [one of them, several of them]."
        return problem("wrong-shape", f"`{word}` takes exactly two texts.", help)
    expected = {
        "string_type": "one text",
        "dict_type": "keys with values",
        "mapping_type": "keys with values",
        "model_type": "keys with values",
        "model_attributes_type": "keys with values",
        "tuple_type": "a list",
        "list_type": "a list",
    }.get(kind, "something else")
    help = {
        "one text": "Write it after the colon.",
        "a list": "Write its items on lines of their own, after `- `.",
    }.get(expected, "Write `key: value` lines below it, indented.")
    return problem("wrong-shape", f"`{word}` takes {expected}, not {_shape(found.node)}.", help)


def _said(node: nodes.Node) -> str:
    return shown(node.value) if isinstance(node, nodes.Text) else _shape(node)


def _shape(node: nodes.Node) -> str:
    return {nodes.Text: "a text", nodes.Sequence: "a list", nodes.Mapping: "keys with values"}.get(type(node), "this")


def _known(location: Location) -> tuple[str, ...]:
    """The keys that could stand beside the last one of a location, read off the model's classes."""
    part: Any = Project
    for step in location[:-1]:
        part = _inside(part, step)
    return field_words(part) if isinstance(part, type) and issubclass(part, Part) else ()


def _inside(annotation: Any, step: str | int) -> Any:
    """The class that a field, a keyed entry or a list's item holds."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        fields = {field.alias or name: field.annotation for name, field in annotation.model_fields.items()}
        if step in fields:
            return _bare(fields[str(step)])
        if annotation is Practice:
            return _bare(get_args(Practice.__annotations__["__pydantic_extra__"])[1])
        return None
    arguments = get_args(annotation)
    return _bare(arguments[-1] if arguments[-1:] != (Ellipsis,) else arguments[0]) if arguments else None


def _bare(annotation: Any) -> Any:
    """An annotation without `Annotated` around it."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    return annotation
