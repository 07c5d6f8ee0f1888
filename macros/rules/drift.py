"""What a layer changes still stands below it as it did."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.layers.moved_omissions import find_main_text
from macros.model.addresses import get_holder, get_key, get_text_name, is_element_location
from macros.rules.rule import Finding, rule
from macros.source.problems import quote
from macros.source.tree import (
    Location,
    MapNode,
    TextNode,
    find_node,
    iter_wordings,
    locate_adaptation,
)

#: The fields of a framework that hold no wording.
DECISIONS = frozenset(
    [
        "version",
        "level",
        "responses",
        "required",
        "ordered",
        "holds_when",
        "origin",
        "wording",
        "url",
        "year",
        "retrieved",
        "kind",
    ]
)
#: The files that hold decisions rather than wording.
FILES_OF_DECISIONS = ("site", "messages")
#: As many characters of a text as a report shows: all of it, but for a slip.
LONGEST_QUOTATION = 2_000


@rule("outdated-override", "warning")
def find_outdated_quotations(data: Dataset) -> Iterator[Finding]:
    """A layer's `replaces` quotes a wording that no longer stands below it.

    Its own was written for that one. Compare the three that the report shows. Then change your own,
    or let it stand, and take note of the new wording: the command that the line ends with writes it
    into `replaces`, and touches nothing else.
    """
    for location, wording in find_outdated_overrides(data):
        change = wording.change
        if not change or not change.below or not change.replaces:
            continue
        if wording.value == change.below.value:
            message, help = "Below, the text now says what yours does.", "Delete your change."
        else:
            message = "The text below is no longer the one that this replaces."
            help = f"Compare them; if yours stands, run `{make_accept_command(location)}`."
        comparison = (
            f"then: {_quote_whole(change.replaces)}\n"
            f"now: {_quote_whole(change.below)}\n"
            f"yours: {_quote_whole(wording)}"
        )
        yield Finding(location, f"{message}\n{comparison}", help, place=wording.place)


@rule("missing-replaces", "warning")
def find_missing_quotations(data: Dataset) -> Iterator[Finding]:
    """A layer's text stands in the place of another without `replaces`.

    If you added it, the frameworks below have since got something of the same key, and yours hides
    it: give yours another key. If you reword what is below, say so by `replaces`, so that you are
    told when that wording changes: the command in the line writes it. (site.yml and messages.yml
    hold decisions, and so do values that are no wording, such as `level`.)
    """
    for location, wording in find_outdated_overrides(data):
        change = wording.change
        if not change or not change.below or change.replaces:
            continue
        message = (
            "This stands in the place of another text, and does not quote it.\n"
            f"below: {_quote_whole(change.below)}\nyours: {_quote_whole(wording)}"
        )
        command = make_accept_command(location)
        help = f"If you reword it, run `{command}`; if you added it, give it another key."
        yield Finding(location, message, help, place=wording.place)


@rule("retired-target", "warning")
def find_retired_targets(data: Dataset) -> Iterator[Finding]:
    """A layer changes, annotates, leaves out or adds to something that is retired below it.

    It is no longer shown, and neither is the change.
    """
    for location, entry in data.adapted_entries:
        retirement = _find_retirement(data, location)
        place = locate_adaptation(entry)
        if not retirement or retirement.place.layer == place.layer or retirement.place == place:
            continue
        message = f"What this is about has been retired below: {_quote_whole(retirement)}"
        help = "Delete it; to keep your own wording, write it under a key of your own beside it."
        yield Finding(location, message, help, place=place)


@rule("outdated-remark", "warning")
def find_outdated_remarks(data: Dataset) -> Iterator[Finding]:
    """A layer leaves something out, or annotates it, and that says something else now.

    `replaces` beside `omit` or `local_note` quotes the text for which they were written. Look
    whether they still fit. Then delete them, or take note of the new wording: the command that the
    line ends with writes it into `replaces`.
    """
    for location, quotation, below in iter_outdated_remarks(data):
        entry = find_node(data.tree, location).entry
        is_omission = entry is not None and entry.omitted is not None
        subject = "What you leave out" if is_omission else "What your note is about"
        message = (
            f"{subject} says something else now.\n"
            f"then: {_quote_whole(quotation)}\nnow: {_quote_whole(below)}"
        )
        help = f"If yours stands, run `{make_accept_command(location)}`."
        yield Finding(location, message, help, place=quotation.place)


def iter_outdated_remarks(data: Dataset) -> Iterator[tuple[Location, TextNode, TextNode]]:
    """Yield where a layer's omission or note quotes another text than the one below it.

    With the location come the text that is quoted and the one below.
    """
    for location, entry in data.adapted_entries:
        quotation = entry.quotation
        text = find_main_text(entry.node)
        if quotation is None or text is None:
            continue
        layer = quotation.place.layer
        wordings = (each for each in iter_wordings(text) if each.place.layer != layer)
        below = next(wordings, None)
        if below and below.value != quotation.value:
            yield location, quotation, below


def find_outdated_overrides(data: Dataset) -> Iterator[tuple[Location, TextNode]]:
    """Yield every wording of a layer that does not quote the one below it, with its location.

    It quotes another one, or it quotes none and is no decision.
    """
    for location, wording in _iter_reworded_texts(data):
        change = wording.change
        if change is None or change.below is None:
            continue
        quotes_another = change.replaces and change.replaces.value != change.below.value
        lacks_quotation = not change.replaces and not _is_decision(location)
        if quotes_another or lacks_quotation:
            yield location, wording


def _is_decision(location: Location) -> bool:
    """Tell whether a value is no wording, or one that nobody is asked to quote."""
    if location[0] in FILES_OF_DECISIONS or get_holder(location) == "minutes":
        return True
    return get_key(location) in DECISIONS and not is_element_location(location)


def make_accept_command(location: Location) -> str:
    """Return the command that quotes what stands below the text at a location in `replaces`."""
    address, field = get_text_name(location)
    option = f" --field {field}" if field else ""
    return f"python -m macros adapt --accept {address}{option}"


def _iter_reworded_texts(data: Dataset) -> Iterator[tuple[Location, TextNode]]:
    """Yield every wording that any layer put in a text's place, with its location."""
    for location, entry in data.adapted_entries:
        if not isinstance(entry.node, TextNode) or entry.omitted:
            continue
        for wording in iter_wordings(entry.node):
            if wording.change:
                yield location, wording


def _find_retirement(data: Dataset, location: Location) -> TextNode | None:
    """Return why what stands at a location, or what holds it, is retired; None if it is not."""
    for end in range(2, len(location) + 1):
        node = find_node(data.tree, location[:end]).node
        reason = node.get("retired") if isinstance(node, MapNode) else None
        if isinstance(reason, TextNode) and location[end:] != ("retired",):
            return reason
    return None


def _quote_whole(text: TextNode) -> str:
    return quote(text.value, LONGEST_QUOTATION)
