"""What a layer says rests still on what stands below it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.addresses import get_text_name, is_element_location
from macros.rules.rule import Finding, rule
from macros.source.problems import quote
from macros.source.tree import Location, MapNode, TextNode, find_node, iter_wordings, locate_adaptation

#: The fields of a framework that hold no wording.
DECISIONS = frozenset(
    ["version", "level", "responses", "required", "ordered", "origin", "wording", "url", "year", "retrieved", "kind"]
)
WHOLE = 2_000  # as much of a text as a report shows, which is all of it but for a slip


@rule("warning")
def stale_change(data: Dataset) -> Iterator[Finding]:
    """A layer's `replaces` quotes the wording that its own was written for, and another wording now stands below it.
    Compare the three that the report shows. Then change your own, or let it stand, and take note of the new wording:
    the command that the line ends with writes it into `replaces`, and touches nothing else."""
    for location, wording in find_outdated_overrides(data):
        change = wording.change
        if not change or not change.below or not change.replaces:
            continue
        if wording.value == change.below.value:
            message, help = "Below, the text now says what yours does.", "Delete your change."
        else:
            message = "The text below is no longer the one that this replaces."
            help = f"Compare them; if yours stands, run `{make_accept_command(location)}`."
        lines = (("then", change.replaces), ("now", change.below), ("yours", wording))
        told = "\n".join(f"{name}: {quote(said.value, WHOLE)}" for name, said in lines)
        yield Finding(location, f"{message}\n{told}", help, place=wording.place)


@rule("warning")
def unquoted_change(data: Dataset) -> Iterator[Finding]:
    """A layer's text stands in the place of another without `replaces`. If you added it, the frameworks below have
    since got something of the same key, and yours hides it: give yours another key. If you reword what is below, say
    so by `replaces`, so that you are told when that wording changes: the command in the line writes it. (site.yml and
    messages.yml hold decisions, and so do values that are no wording, such as `level`.)"""
    for location, wording in find_outdated_overrides(data):
        if wording.change and wording.change.below and not wording.change.replaces:
            message = (
                "This stands in the place of another text, and does not quote it.\n"
                f"below: {quote(wording.change.below.value, WHOLE)}\nyours: {quote(wording.value, WHOLE)}"
            )
            help = f"If you reword it, run `{make_accept_command(location)}`; if you added it, give it another key."
            yield Finding(location, message, help, place=wording.place)


@rule("warning")
def change_retired(data: Dataset) -> Iterator[Finding]:
    """A layer changes, annotates or leaves out something that is retired below it, or adds something to it. It is no
    longer shown, and neither is the change."""
    for location, entry in data.adapted_entries:
        retired = _retired(data, location)
        place = locate_adaptation(entry)
        if retired and place.layer != retired.place.layer and place != retired.place:
            message = f"What this is about has been retired below: {quote(retired.value, WHOLE)}"
            help = "Delete it; to keep your own wording, write it under a key of your own beside it."
            yield Finding(location, message, help, place=place)


def find_outdated_overrides(data: Dataset) -> Iterator[tuple[Location, TextNode]]:
    """Every wording of a layer in the place of one that it does not quote, with its location: it quotes another, or it
    quotes none and is no decision."""
    for location, wording in _wordings(data):
        change = wording.change
        if change is None or change.below is None:
            continue
        quoted = change.replaces.value if change.replaces else None
        if quoted != change.below.value and (change.replaces or not _is_decision(location)):
            yield location, wording


def _is_decision(location: Location) -> bool:
    """Does a value stand there that is no wording, or one that nobody is asked to quote?"""
    of_field = location[-1] in DECISIONS and not is_element_location(location)
    return of_field or location[0] in ("site", "messages") or location[-2] == "minutes"


def make_accept_command(location: Location) -> str:
    """The command that takes note of what stands below the text at a location, and of nothing else."""
    address, field = get_text_name(location)
    return f"python -m macros adapt --accept {address}" + (f" --field {field}" if field else "")


def _wordings(data: Dataset) -> Iterator[tuple[Location, TextNode]]:
    """Every wording that a layer put in a text's place, of all layers, with its location."""
    for location, entry in data.adapted_entries:
        if isinstance(entry.node, TextNode) and not entry.omitted:
            yield from ((location, wording) for wording in iter_wordings(entry.node) if wording.change)


def _retired(data: Dataset, location: Location) -> TextNode | None:
    """Why what stands at a location, or what holds it, is retired; None if it is not."""
    for end in range(2, len(location) + 1):
        node = find_node(data.tree, location[:end]).node
        why = node.get("retired") if isinstance(node, MapNode) else None
        if isinstance(why, TextNode) and location[end:] != ("retired",):
            return why
    return None
