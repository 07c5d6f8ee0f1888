"""What the data refers to, and why it may not be there."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.rules.rule import Finding
from macros.source.problems import quote
from macros.source.spelling import suggest
from macros.source.tree import UPSTREAM, Location


def find_unknown_address(
    data: Dataset,
    location: Location,
    target: tuple[str, str],
    kinds: tuple[str, ...],
    otherwise: str,
) -> Iterator[Finding]:
    """Report an address below a framework that is not there, or is retired.

    `target` is the framework's id and the address below it that stands at `location`; `kinds` are
    those of the elements that it may name (all, if empty); `otherwise` is what to do about it when
    no address is like it.
    """
    framework, end = target
    address = f"{framework}/{end}"
    element = data.elements.get(address)
    if element and (not kinds or element.kind in kinds):
        if element.retired:
            help = "Name what took its place, or delete this."
            is_warning = is_outdated(data, location)
            message = f"`{end}` is retired."
            yield Finding(location, message, help, at_value=True, is_warning=is_warning)
        return
    if is_omitted_address(data, address) or is_invalid_address(data, address):
        return
    known = data.list_addresses(framework, kinds)
    help = suggest(end, known, otherwise)
    current = data.former_addresses.get(address, "").removeprefix(f"{framework}/")
    if current:
        help = f"It has moved: write `{current}`."
    message = f"There is no {quote(end)} in this framework."
    is_warning = is_outdated(data, location)
    yield Finding(location, message, help, at_value=True, is_warning=is_warning)


def is_outdated(data: Dataset, location: Location) -> bool:
    """Tell whether a layer names it, which upstream may have taken away or renamed since."""
    return data.locate_value(location).layer != UPSTREAM


def is_gone(data: Dataset, location: Location) -> bool:
    """Tell whether what should be declared at a location is omitted by a layer, or invalid."""
    return data.is_invalid(location) or data.is_omitted(location)


def is_omitted_address(data: Dataset, address: str) -> bool:
    """Tell whether a layer omits the element of an address, or one that holds it."""
    return any(above in data.omitted for above in _iter_upwards(address))


def is_invalid_address(data: Dataset, address: str) -> bool:
    """Tell whether the element of an address, or one that holds it, is reported as invalid."""
    parts = address.split("/")
    framework: Location = ("frameworks", parts[0])
    locations: list[Location] = [framework]
    if len(parts) > 1:
        section: Location = (*framework, "sections", parts[1])
        locations.append(section)
        for holder in ("practices", "questions"):
            locations += [(*section, holder), (*section, holder, *parts[2:3])]
    return any(data.is_invalid(location) for location in locations)


def _iter_upwards(address: str) -> Iterator[str]:
    """Yield an address and those of all that holds it."""
    while address:
        yield address
        address = address.rpartition("/")[0]
