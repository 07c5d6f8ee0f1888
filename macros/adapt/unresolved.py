"""Why what somebody typed is not the address of anything, and what to type instead."""

from __future__ import annotations

from collections.abc import Sequence

from macros.adapt.typed_addresses import TOP_FILES, iter_holders
from macros.layers.dataset import Dataset
from macros.source.problems import Problem, quote
from macros.source.spelling import find_nearest, suggest
from macros.source.tree import ListNode, MapNode, SourceLocation, TextNode, find_node

COPY_LINK = "Copy the link of a statement from its page: it is taken for an address too."


def explain_unresolved(data: Dataset, candidates: Sequence[str], typed: str) -> str:
    """Return in a line why none of the candidates for what was typed is there."""
    if not typed:
        return f"There is no address. {COPY_LINK}"
    address = _choose_candidate(data, candidates)
    for explain in (
        _explain_omission,
        _explain_whole_file,
        _explain_field,
        _explain_misspelling,
    ):
        if reason := explain(data, address):
            return reason
    if reason := find_blocking_problem(data):
        return reason
    return f"There is no {quote(address or typed)}. {suggest(address, data.elements, COPY_LINK)}"


def find_blocking_problem(data: Dataset, place: SourceLocation | None = None) -> str:
    """Return what is to be fixed first, "" where nothing is.

    That is the error on the line of a place, or else the first one.
    """
    errors = [problem for problem in data.problems if problem.severity == "error"]
    if not errors:
        return ""
    error = _find_error_at(errors, place) or errors[0]
    at = error.place
    message = f"Fix this first: {error.message} {error.help}".rstrip()
    return f"{at.path}:{at.line}:{at.column}: {message}"


def _find_error_at(errors: Sequence[Problem], place: SourceLocation | None) -> Problem | None:
    """Return the first error on the line of a place, or None."""
    if place is None:
        return None
    for error in errors:
        if (error.place.path, error.place.line) == (place.path, place.line):
            return error
    return None


def _choose_candidate(data: Dataset, candidates: Sequence[str]) -> str:
    """Return the first candidate that begins as an address does, else the likeliest; "" of none."""
    known = (*TOP_FILES, *data.project.frameworks)
    for address in candidates:
        if address.partition("/")[0] in known:
            return address
    return candidates[0] if candidates else ""


def _explain_omission(data: Dataset, address: str) -> str:
    """Return where a layer leaves out what holds the address, "" where none does."""
    for holder in iter_holders(address):
        if holder in data.omitted:
            place = data.locate(data.omitted[holder])
            message = f"`{holder}` is left out, and with it all that is in it."
            return f"{place.path}:{place.line}: {message}"
    return ""


def _explain_whole_file(data: Dataset, address: str) -> str:
    """Return which text of a file to name, "" where the address is no whole file."""
    node = data.tree.get(address)
    if address not in TOP_FILES or not isinstance(node, MapNode):
        return ""
    example = f"{address}/{next(iter(node.entries))}"
    return f"`{address}` is a whole file. Name a text in it, such as `{example}`."


def _explain_field(data: Dataset, address: str) -> str:
    """Return how to name a text that has no address of its own, "" where it is none."""
    for holder in iter_holders(address):
        element = data.elements.get(holder)
        if element is None or holder == address:
            continue
        field = address.removeprefix(f"{holder}/")
        location = (*element.location, *field.split("/"))
        route = find_node(data.tree, location)
        if route.depth == len(location) and isinstance(route.node, TextNode | ListNode):
            return f"`{field}` is a text of `{holder}`: write `{holder} --field {field}`."
        return ""
    return ""


def _explain_misspelling(data: Dataset, address: str) -> str:
    """Return which text of a file is meant by a path that is nearly its own, "" where none is."""
    parts = address.split("/")
    route = find_node(data.tree, tuple(parts[:-1]))
    if parts[0] not in TOP_FILES or route.depth < len(parts) - 1:
        return ""
    if not isinstance(route.node, MapNode):
        return ""
    nearest = find_nearest(parts[-1], route.node.entries)
    if nearest is None:
        return ""
    meant = "/".join([*parts[:-1], nearest])
    return f"There is no {quote(address)}. Did you mean `{meant}`?"
