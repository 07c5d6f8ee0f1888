"""The plan of an adaptation: which words a layer is to say, and at which location of the tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.adapt.targets import CannotAdaptError, Target, find_in_model
from macros.adapt.text_locations import (
    find_holder_location,
    find_part_location,
    find_text_location,
    get_entry,
    has_node,
    make_no_text_error,
)
from macros.adapt.unresolved import find_blocking_problem
from macros.adapt.yaml_format import Value
from macros.layers.dataset import Dataset
from macros.layers.load import ADAPTATION
from macros.layers.moved_omissions import find_main_text
from macros.model.adapted_entries import iter_adapted_entries
from macros.model.addresses import get_address, get_text_name
from macros.source.problems import quote
from macros.source.tree import (
    Entry,
    ListNode,
    Location,
    MapNode,
    Route,
    SourceLocation,
    TextNode,
    find_node,
    to_plain_data,
)

#: Files whose texts no page shows a note beside.
FILES_WITHOUT_NOTES = ("site", "messages")

#: A layer's words by their names: `text`, `reason`, `local_note`, `omit`.
Words = Mapping[str, str]


@dataclass(frozen=True)
class LayerEdit:
    """Values that the layer is to have at a location, and the message that tells of them.

    `already` is where the layer says so already, and `replaced` where the text stands in whose
    place the new one is to be put; most often they are None.
    """

    location: Location
    values: Mapping[str, Value]
    message: str
    already: SourceLocation | None = None
    replaced: SourceLocation | None = None


def plan_edits(data: Dataset, target: Target, field: str, words: Words) -> list[LayerEdit]:
    """Return the edits that the words come to, in the order in which they are made.

    Raises CannotAdaptError where the layer says something else already, and where the words do
    not fit.
    """
    location = find_part_location(data, target, field)
    _refuse_unsuitable(data, location, words)
    if "omit" in words:
        return [_plan_omission(data, target, location, words["omit"])]
    if not has_node(data, location) and {"text", "local_note"} <= words.keys():
        return [_plan_addition(data, target, location, words)]
    edits = []
    about_text = {word: text for word, text in words.items() if word != "local_note"}
    if about_text or not words:
        edits.append(_plan_wording(data, target, location, about_text))
    if "local_note" in words:
        quotation = {} if edits else _quote_below(data, location)
        edits.append(_plan_note(data, target, location, words["local_note"], quotation))
    return edits


def _refuse_unsuitable(data: Dataset, location: Location, words: Words) -> None:
    """Raise CannotAdaptError where nothing, or nothing of this kind, can be said at a location."""
    route = find_node(data.tree, location)
    if route.invalid and has_node(data, location):
        reason = find_blocking_problem(data, route.place)
        if reason:
            raise CannotAdaptError(reason)
    if "local_note" in words and location[0] in FILES_WITHOUT_NOTES:
        message = f"No page shows a note beside what stands in {location[0]}.yml."
        raise CannotAdaptError(f"{message} Leave out --note.")
    if route.omitted and not _is_same_omission(route, location, words):
        name = _name_omitted(data, location)
        raise _make_conflict_error(route.omitted.place, f"{name} is left out already.")


def _is_same_omission(route: Route, location: Location, words: Words) -> bool:
    """Return whether the words leave out again, for the same reason, what stands at a location."""
    if route.depth < len(location) or not route.entry or not route.entry.omitted:
        return False
    return words == {"omit": route.entry.omitted.value}


def _name_omitted(data: Dataset, location: Location) -> str:
    """Return the name of what is left out, at or around a location, as one would give it."""
    end = 1
    while not find_node(data.tree, location[:end]).omitted:
        end += 1
    address, field = get_text_name(location[:end])
    return f"`{field}` of `{address}`" if field else f"`{address}`"


def _plan_wording(data: Dataset, target: Target, location: Location, words: Words) -> LayerEdit:
    """Plan another wording of a text or list; with no words, a stub for the author to edit."""
    location = find_text_location(data, location)
    if not has_node(data, location):
        return _plan_addition(data, target, location, words)
    node = find_node(data.tree, location).node
    if isinstance(node, ListNode) and all(isinstance(item, TextNode) for item in node.items):
        return _plan_list(location, words, to_plain_data(node), node.place)
    if not isinstance(node, TextNode):
        raise make_no_text_error(data, target, location)
    if node.place.layer == ADAPTATION:
        return _plan_wording_again(data, location, node, words)
    values = {"text": node.value, "replaces": node.value, **words}
    message = "It is reworded now."
    if "text" not in words:
        message = "Put your wording in the place of `text`."
        if "reason" not in words:
            message += " Say why in a line `reason: …` below it."
    holder = find_holder_location(data, location)
    route = find_node(data.tree, holder)
    if route.entry and route.entry.quotation and route.entry.quotation.place.layer == ADAPTATION:
        del values["replaces"]  # the note's own serves for the text too
    return LayerEdit(holder, values, message)


def _plan_wording_again(
    data: Dataset, location: Location, node: TextNode, words: Words
) -> LayerEdit:
    """Plan another wording of a text that the layer words already, where that loses nothing."""
    change = node.change
    reason = change.reason.value if change and change.reason else None
    if words.get("text") == node.value and words.get("reason") in (None, reason):
        return LayerEdit(location, words, "", already=node.place)
    if "text" in words and _is_stub(node):
        holder = find_holder_location(data, location)
        return LayerEdit(holder, words, "It is reworded now.", replaced=node.place)
    if change is None or change.below is None:
        raise _make_conflict_error(node.place, "This is your own.")
    raise _make_conflict_error(node.place, "This is reworded already.")


def _is_stub(node: TextNode) -> bool:
    """Return whether a text is still that of the stub which an earlier call wrote."""
    if node.change is None or node.change.replaces is None:
        return False
    return node.change.replaces.value == node.value


def _plan_addition(data: Dataset, target: Target, location: Location, words: Words) -> LayerEdit:
    """Plan a text that the target may have and has not."""
    default = find_in_model(data, location)
    if isinstance(default, tuple) and (default or "text" in words):
        return _plan_list(location, words, list(default))
    if "text" not in words:
        raise make_no_text_error(data, target, location)
    if whole_set := _copy_site_responses(data, location):
        key, others = str(location[-1]), {**whole_set}
        is_known = key in others
        others[key] = words["text"]
        verb = "reworded" if is_known else "added"
        message = (
            f"It is {verb} now. The whole set was copied, since the set of a framework stands in "
            "the place of the site's."
        )
        return LayerEdit(location[:-1], others, message)
    if set(words) == {"text"}:
        return LayerEdit(location[:-1], {str(location[-1]): words["text"]}, "It is added now.")
    return LayerEdit(location, words, "It is added now.")


def _copy_site_responses(data: Dataset, location: Location) -> Words:
    """Return the responses of the site's set in whose place a framework's own would come.

    There are none where the location is no response of a framework, and where the framework has
    a set of that name.
    """
    if location[0] != "frameworks" or location[2:3] != ("responses",) or len(location) != 5:
        return {}
    if has_node(data, location[:-1]):
        return {}
    return data.project.site.responses.get(str(location[3]), {})


def _plan_list(
    location: Location, words: Words, current: Sequence[str], place: SourceLocation | None = None
) -> LayerEdit:
    """Plan a list in place of the current one; `text` has its items, with commas between them.

    A list has no room beside it in which something could be said about it.
    """
    if "reason" in words:
        raise CannotAdaptError("This is a list, which takes no reason. Leave out --reason.")
    items = list(current)
    message = "Put your own in the place of these."
    if words:
        items = [item.strip() for item in words["text"].split(",") if item.strip()]
        message = "It is changed now."
    already = place if place and place.layer == ADAPTATION else None
    if already and items != list(current):
        raise _make_conflict_error(already, "This is changed already.")
    return LayerEdit(location[:-1], {str(location[-1]): items}, message, already)


def _plan_note(
    data: Dataset, target: Target, location: Location, note: str, quotation: Words
) -> LayerEdit:
    """Plan a local note beside what stands at a location, with what it quotes of that."""
    present = get_entry(data, target, location).local_note
    if present and present.value != note:
        message = f"A note stands beside it already: {quote(present.value)}."
        raise _make_conflict_error(present.place, message)
    already = present.place if present else None
    values = {"local_note": note, **quotation}
    return LayerEdit(location, values, "The note stands beside it now.", already)


def _quote_below(data: Dataset, location: Location) -> Words:
    """Return the `replaces` by which a note or an omission quotes the text that it rests on.

    There is none where the layer words that text itself, and quotes there what is below.
    """
    text = find_main_text(find_node(data.tree, location).node)
    if text is None or text.change or text.place.layer == ADAPTATION:
        return {}
    return {"replaces": text.value}


def _plan_omission(data: Dataset, target: Target, location: Location, reason: str) -> LayerEdit:
    """Plan that what stands at a location is left out."""
    entry = get_entry(data, target, location)
    if entry.added:
        place = entry.key.place
        raise CannotAdaptError(f"{place.path}:{place.line}: This is your own. Delete it there.")
    if entry.omitted:
        return LayerEdit(location, {"omit": reason}, "", already=entry.omitted.place)
    adapted = _find_adapted_places(location, entry)
    own_places = adapted.get(get_address(location), [])
    if own_places:
        first = min(own_places, key=lambda place: (place.path, place.line))
        message = "You say something about it here already. Delete that, then leave it out."
        raise CannotAdaptError(f"{first.path}:{first.line}: {message}")
    parts = ", and with it what you say of its parts" if adapted else ""
    values = {"omit": reason, **_quote_below(data, location)}
    return LayerEdit(location, values, f"It is left out now{parts}.")


def _find_adapted_places(location: Location, entry: Entry) -> Mapping[str, list[SourceLocation]]:
    """Return where the layer speaks of an entry and of what is in it, by the address meant."""
    places: defaultdict[str, list[SourceLocation]] = defaultdict(list)
    root = MapNode({str(location[-1]): entry}, entry.node.place)
    for inner, adapted in iter_adapted_entries(root, location[:-1]):
        nodes = (adapted.omitted, adapted.local_note, adapted.node, adapted.key)
        places[get_address(inner)] += [
            node.place for node in nodes if node and node.place.layer == ADAPTATION
        ]
    return places


def _make_conflict_error(place: SourceLocation, message: str) -> CannotAdaptError:
    """Return the error that the layer says something at a place which is not to be overwritten."""
    return CannotAdaptError(f"{place.path}:{place.line}: {message} Edit it there.")
