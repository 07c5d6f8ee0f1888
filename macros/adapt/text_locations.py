"""Locations of the texts of a target: the one that a field names, or its main text."""

from __future__ import annotations

from macros.adapt.targets import CannotAdaptError, Target, find_in_model
from macros.layers.dataset import Dataset
from macros.model.addresses import get_address
from macros.model.fields import Part
from macros.source.problems import quote
from macros.source.spelling import suggest
from macros.source.tree import Entry, Location, MapNode, TextNode, find_node, iter_texts

#: Which of an element's texts is meant where none is named.
MAIN_FIELDS = ("text", "title", "term")
#: How many of an element's texts a message names.
NAMED_FIELDS = 8


def find_part_location(data: Dataset, target: Target, field: str) -> Location:
    """Return the location of the part that `field` names, or the target's own where it is ""."""
    keys = [key.strip() for key in field.split("/")]
    return find_holder_location(data, (*target.location, *filter(None, keys)))


def find_text_location(data: Dataset, location: Location) -> Location:
    """Return the location of the text that is meant by a location: there, or its main text."""
    node = find_node(data.tree, location).node
    if not has_node(data, location) or not isinstance(node, MapNode):
        return location
    for field in MAIN_FIELDS:
        if isinstance(node.get(field), TextNode):
            return (*location, field)
    return location


def find_holder_location(data: Dataset, location: Location) -> Location:
    """Return the location of which a layer speaks: that of the part, not of the part's `text`."""
    if location[-1] == "text" and isinstance(find_in_model(data, location[:-1]), Part):
        return location[:-1]
    return location


def has_node(data: Dataset, location: Location) -> bool:
    """Return whether anything stands at a location of the tree."""
    return find_node(data.tree, location).depth == len(location)


def get_entry(data: Dataset, target: Target, location: Location) -> Entry:
    """Return the entry at a location of a target.

    Raises CannotAdaptError where none stands.
    """
    entry = find_node(data.tree, location).entry
    if entry is None or not has_node(data, location):
        raise make_no_text_error(data, target, location)
    return entry


def make_no_text_error(data: Dataset, target: Target, location: Location) -> CannotAdaptError:
    """Return the error that no text stands at a location of a target, with those that do."""
    if find_in_model(data, location) == "":
        return CannotAdaptError("Nothing stands there yet: give your words with --text.")
    field = "/".join(map(str, location[len(target.location) :]))
    message = f"has no text {quote(field)}" if field else "is no text"
    known = _list_fields(data, target)
    names = ", ".join(f"`{name}`" for name in known[:NAMED_FIELDS])
    more = ", …" if len(known) > NAMED_FIELDS else ""
    choice = f"--field names one that it has: {names}{more}." if known else ""
    help = suggest(field, known, choice)
    return CannotAdaptError(f"`{target.address}` {message}. {help}".rstrip())


def _list_fields(data: Dataset, target: Target) -> list[str]:
    """Return the fields that name the texts of a target itself, each once, in their order."""
    fields: dict[str, None] = {}
    for below, _ in iter_texts(find_node(data.tree, target.location).node):
        is_own = get_address((*target.location, *below)) == get_address(target.location)
        is_inside_item = any(isinstance(part, int) for part in below[:-1])
        if is_own and not is_inside_item:
            keys = [part for part in below if isinstance(part, str)]
            fields["/".join(keys) or "text"] = None
    return list(fields)
