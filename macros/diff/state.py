"""The elements and texts of a state of the data, by address."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from macros.layers.dataset import Dataset
from macros.model.addresses import Element, get_address, get_field_location
from macros.source.tree import Location, iter_texts

#: Fields that have a kind of difference of their own, or hold no text that readers read.
IGNORED_FIELDS = frozenset(["was", "split_from", "retired", "sections", "part"])


class State:
    """A state of the data."""

    def __init__(self, data: Dataset) -> None:
        self.data, self.elements = data, data.elements

    @cached_property
    def texts(self) -> dict[str, dict[str, str]]:
        """The texts of everything that has any, by address and by the name of the text."""
        texts: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for location, text in iter_texts(self.data.tree):
            address = get_address(location)
            field = "/".join(map(str, get_field_location(location)))
            if not _is_ignored(location, field):
                texts[address][field or "text"] = text.value
        return dict(texts)

    def get_main_text(self, address: str) -> str:
        """Return the text by which readers know what has an address; "" for none."""
        texts = self.texts.get(address, {})
        for name in ("text", "title", "term"):
            if name in texts:
                return texts[name]
        return ""

    def find_former_text(self, address: str) -> str:
        """Return the text of what had an address then, or had it before then; "" for none."""
        if address in self.elements:
            return self.get_main_text(address)
        now = self.data.former_addresses.get(address)
        return self.get_main_text(now) if now else ""


def _is_ignored(location: Location, field: str) -> bool:
    """Is a text none whose wording readers follow?

    A site's own decisions are no content; what people answer with is.
    """
    is_decision = location[0] == "site" and location[:2] != ("site", "responses")
    return is_decision or field.partition("/")[0] in IGNORED_FIELDS


def list_descendants(state: State, element: Element) -> list[Element]:
    """Return all that an element holds, also what is retired."""
    descendants = []
    for child in state.data.children[element.address]:
        descendants += [child, *list_descendants(state, child)]
    return descendants
