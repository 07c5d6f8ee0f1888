"""Where the elements of a state were in the state before it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from macros.diff.state import State
from macros.model.addresses import Element


class FormerAddresses:
    """The addresses that elements had in an old state, by those in a new one."""

    def __init__(self, old: State, new: State) -> None:
        self.old, self.new = old, new

    @cached_property
    def by_address(self) -> dict[str, str]:
        """Each element's address before, by its address now; new elements have none."""
        addresses: dict[str, str] = {}
        for element in self.new.elements.values():
            former = self._find_former(element, addresses)
            if former is not None:
                addresses[element.address] = former
        return addresses

    @cached_property
    def merged(self) -> dict[str, tuple[str, ...]]:
        """The addresses that each element was made of, where there were several, by its own."""
        merged: dict[str, tuple[str, ...]] = {}
        for element in self.new.elements.values():
            first = self.by_address.get(element.address)
            others = [
                former
                for former in getattr(element.value, "was", ())
                if former in self.old.elements and former not in self.new.elements
            ]
            addresses = dict.fromkeys([first, *others] if first else others)
            if len(addresses) > 1:
                merged[element.address] = tuple(addresses)
        return merged

    @cached_property
    def divided(self) -> dict[str, tuple[str, ...]]:
        """The addresses of the parts into which an element was divided, by the one it had."""
        parts: defaultdict[str, list[str]] = defaultdict(list)
        for element in self.new.elements.values():
            source = getattr(element.value, "split_from", "")
            if source in self.old.elements and element.address not in self.old.elements:
                parts[source].append(element.address)
        heirs = {
            former: address
            for address, former in self.by_address.items()
            if not self.new.elements[address].retired
        }
        return {
            source: tuple(dict.fromkeys([*filter(None, [heirs.get(source)]), *addresses]))
            for source, addresses in parts.items()
        }

    def is_moved_with_parent(self, element: Element) -> bool:
        """Has an element moved only because what holds it has?"""
        if element.parent is None:
            return False
        former_parent = self.by_address.get(element.parent.address, "")
        return self.by_address[element.address] == f"{former_parent}/{element.key}"

    def _find_former(self, element: Element, addresses: dict[str, str]) -> str | None:
        """Return an element's address before; `addresses` holds those of what holds it."""
        address = element.address
        if address in self.old.elements and address not in self._abandoned:
            return address
        for former in getattr(element.value, "was", ()):
            if former in self.old.elements:
                return str(former)
        parent = addresses.get(element.parent.address) if element.parent else None
        if parent is None:
            return None
        inherited = f"{parent}/{element.key}"
        is_other = inherited != address and inherited in self.old.elements
        return inherited if is_other else None

    @cached_property
    def _abandoned(self) -> set[str]:
        """The addresses that elements say they have left since, by `was`."""
        return {
            former
            for element in self.new.elements.values()
            for former in getattr(element.value, "was", ())
            if former != element.address and element.address not in self.old.elements
        }
