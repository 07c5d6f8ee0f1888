"""What a layer is to say of something: which words, at which location, and whether it says so already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.adapt.targets import CannotAdaptError, Target, find_blocking_problem, find_in_model
from macros.adapt.yaml_format import Value
from macros.layers.load import ADAPTATION, Dataset
from macros.model.adapted_entries import iter_adapted_entries
from macros.model.addresses import get_address, get_text_name
from macros.model.fields import Part
from macros.source import tree as nodes
from macros.source.problems import quote, suggest
from macros.source.tree import Entry, Location, SourceLocation, TextNode, find_node, iter_texts

#: Which of a thing's texts is meant where none is named.
MAIN = ("text", "title", "term")
#: What no page has a place for a note in.
UNMARKED = ("site", "messages")
#: How many of its texts a message names.
FEW = 8


@dataclass(frozen=True)
class LayerEdit:
    """What the layer is to say of what stands at a location; it may say so already, at a place. `instead` is where a
    text stands that gives way to the one that is said."""

    location: Location
    values: Mapping[str, Value]
    message: str
    already: SourceLocation | None = None
    instead: SourceLocation | None = None


def plan_edits(data: Dataset, meant: Target, field: str, words: Mapping[str, str]) -> list[LayerEdit]:
    """What the words come to, in the order in which it is written."""
    location = find_part_location(data, meant, field)
    found = find_node(data.tree, location)
    if found.invalid and _stands(data, location) and (why := find_blocking_problem(data, found.place)):
        raise CannotAdaptError(why)
    if "local_note" in words and location[0] in UNMARKED:
        raise CannotAdaptError(f"No page shows a note beside what stands in {location[0]}.yml. Leave out --note.")
    itself = found.depth == len(location) and found.entry and found.entry.omitted
    if found.omitted and not (itself and words == {"omit": itself.value}):
        raise _there_already(found.omitted.place, f"{_left_out(data, location)} is left out already.")
    if "omit" in words:
        return [_omission(data, meant, location, words["omit"])]
    if not _stands(data, location) and {"text", "local_note"} <= words.keys():
        return [_addition(data, meant, location, words)]
    about_text = {word: text for word, text in words.items() if word != "local_note"}
    said = [_wording(data, meant, location, about_text)] if about_text or not words else []
    return said + ([_note(data, meant, location, words["local_note"])] if "local_note" in words else [])


def find_part_location(data: Dataset, meant: Target, field: str) -> Location:
    """Where the part of a thing stands that `field` names, or the thing itself where it names none."""
    return _of_part(data, (*meant.location, *filter(None, map(str.strip, field.split("/")))))


def _wording(data: Dataset, meant: Target, location: Location, words: Mapping[str, str]) -> LayerEdit:
    location = find_text_location(data, location)
    node = find_node(data.tree, location).node
    if not _stands(data, location):
        return _addition(data, meant, location, words)
    if isinstance(node, nodes.ListNode) and all(isinstance(item, TextNode) for item in node.items):
        return _list(location, words, nodes.to_plain_data(node), node.place)
    if not isinstance(node, TextNode):
        raise _no_text(data, meant, location)
    if node.place.layer == ADAPTATION:
        reason = node.change.reason.value if node.change and node.change.reason else None
        if words.get("text") == node.value and words.get("reason") in (None, reason):
            return LayerEdit(location, words, "", already=node.place)
        change = node.change
        if "text" in words and change and change.replaces and change.replaces.value == node.value:
            # The stub that an earlier call wrote, or what came of it; nobody has said anything otherwise yet.
            return LayerEdit(_of_part(data, location), words, "It is reworded now.", instead=node.place)
        done = "is your own" if node.change is None or node.change.below is None else "is reworded already"
        raise _there_already(node.place, f"This {done}.")
    values = {"text": words.get("text", node.value), "replaces": node.value, **words}
    why = "" if "reason" in words else " Say why in a line `reason: …` below it."
    message = "It is reworded now." if "text" in words else f"Put your wording in the place of `text`.{why}"
    return LayerEdit(_of_part(data, location), values, message)


def _left_out(data: Dataset, location: Location) -> str:
    """What it is that is left out, at or around a location, by the name that one would give it."""
    ways = (location[:end] for end in range(1, len(location) + 1))
    address, field = get_text_name(next(way for way in ways if find_node(data.tree, way).omitted))
    return f"`{field}` of `{address}`" if field else f"`{address}`"


def _addition(data: Dataset, meant: Target, location: Location, words: Mapping[str, str]) -> LayerEdit:
    """A text that a thing may have and has not."""
    value = find_in_model(data, location)
    if isinstance(value, tuple) and (value or "text" in words):
        return _list(location, words, list(value))
    if "text" not in words:
        raise _no_text(data, meant, location)
    if set(words) == {"text"}:
        return LayerEdit(location[:-1], {str(location[-1]): words["text"]}, "It is added now.")
    return LayerEdit(location, words, "It is added now.")


def _list(
    location: Location, words: Mapping[str, str], now: Sequence[str], place: SourceLocation | None = None
) -> LayerEdit:
    """A list in the place of one below, its items parted by commas; nothing can be said about it beside it."""
    if "reason" in words:
        raise CannotAdaptError("This is a list, which takes no reason. Leave out --reason.")
    items = [item.strip() for item in words["text"].split(",") if item.strip()] if words else list(now)
    already = place if place and place.layer == ADAPTATION else None
    if already and items != list(now):
        raise _there_already(already, "This is changed already.")
    message = "It is changed now." if words else "Put your own in the place of these."
    return LayerEdit(location[:-1], {str(location[-1]): items}, message, already)


def _note(data: Dataset, meant: Target, location: Location, note: str) -> LayerEdit:
    entry = _entry(data, meant, location)
    if entry.local_note and entry.local_note.value != note:
        said = f"A note stands beside it already: {quote(entry.local_note.value)}."
        raise _there_already(entry.local_note.place, said)
    already = entry.local_note.place if entry.local_note else None
    return LayerEdit(location, {"local_note": note}, "The note stands beside it now.", already)


def _omission(data: Dataset, meant: Target, location: Location, reason: str) -> LayerEdit:
    entry = _entry(data, meant, location)
    if entry.added:
        place = entry.key.place
        raise CannotAdaptError(f"{place.path}:{place.line}: This is your own. Delete it there.")
    if entry.omitted:
        return LayerEdit(location, {"omit": reason}, "", already=entry.omitted.place)
    touched = _touched(location, entry)
    if places := sorted(touched.get(get_address(location), ()), key=lambda place: (place.path, place.line)):
        here = f"{places[0].path}:{places[0].line}"
        raise CannotAdaptError(f"{here}: You say something about it here already. Delete that, then leave it out.")
    too = ", and with it what you say of its parts" if touched else ""
    return LayerEdit(location, {"omit": reason}, f"It is left out now{too}.")


def _touched(location: Location, entry: Entry) -> Mapping[str, list[SourceLocation]]:
    """Where the layer says something of an entry and of what is in it, by the address of what it speaks of."""
    found: defaultdict[str, list[SourceLocation]] = defaultdict(list)
    around = nodes.MapNode({str(location[-1]): entry}, entry.node.place)
    for here, each in iter_adapted_entries(around, location[:-1]):
        said = (each.omitted, each.local_note, each.node, each.key)
        found[get_address(here)] += [some.place for some in said if some and some.place.layer == ADAPTATION]
    return found


def _there_already(place: SourceLocation, message: str) -> CannotAdaptError:
    return CannotAdaptError(f"{place.path}:{place.line}: {message} Edit it there.")


def _stands(data: Dataset, location: Location) -> bool:
    return find_node(data.tree, location).depth == len(location)


def _entry(data: Dataset, meant: Target, location: Location) -> Entry:
    found = find_node(data.tree, location)
    if not _stands(data, location) or not found.entry:
        raise _no_text(data, meant, location)
    return found.entry


def find_text_location(data: Dataset, location: Location) -> Location:
    """Where the text stands that is meant by a location: there, or the title of what stands there."""
    node = find_node(data.tree, location).node
    if not _stands(data, location) or not isinstance(node, nodes.MapNode):
        return location
    return next(((*location, name) for name in MAIN if isinstance(node.get(name), TextNode)), location)


def _of_part(data: Dataset, location: Location) -> Location:
    """What is said of the `text` of a part is said of the part."""
    return (
        location[:-1] if location[-1] == "text" and isinstance(find_in_model(data, location[:-1]), Part) else location
    )


def _no_text(data: Dataset, meant: Target, location: Location) -> CannotAdaptError:
    if find_in_model(data, location) == "":
        return CannotAdaptError("Nothing stands there yet: give your words with --text.")
    field = "/".join(map(str, location[len(meant.location) :]))
    known = dict.fromkeys(
        "/".join(str(part) for part in here if not isinstance(part, int)) or "text"
        for here, _ in iter_texts(find_node(data.tree, meant.location).node)
        if get_address((*meant.location, *here)) == get_address(meant.location)
        and all(isinstance(part, str) for part in here[:-1])
    )
    names = [f"`{name}`" for name in known]
    few = ", ".join(names[:FEW]) + (", …" if len(names) > FEW else "")
    what = f"has no text {quote(field)}" if field else "is no text"
    help = suggest(field, known, f"--field names one that it has: {few}." if few else "")
    return CannotAdaptError(f"`{meant.address}` {what}. {help}".rstrip())
