"""What authors and generated pages can call, and the addresses that calls take."""

from __future__ import annotations

from macros.layers.dataset import Dataset
from macros.source.spelling import suggest

#: What can be called, with the kinds of element whose address each takes; none takes no address.
CALLS: dict[str, tuple[str, ...]] = {
    "profile": ("section",),
    "practice": ("practice",),
    "checklist": ("section",),
    "guide": ("section",),
    "framework": ("framework",),
    "frameworks": (),
    "home_lead": (),
    "home_steps": (),
    "resume": (),
    "guides": (),
    "reflections": (),
    "team": (),
    "district": (),
    "glossary": (),
    "changes": (),
    "conformance": (),
    "statement": (),
}


class UnknownAddressError(LookupError):
    """A call with an address that does not exist, or that belongs to another kind of element.

    `help` says what to write. `now` is where what once had the address is today, and `retired`
    says that it is no longer shown.
    """

    def __init__(
        self, call: str, address: str, help: str, now: str = "", retired: bool = False
    ) -> None:
        super().__init__(f"{call}({address!r}) names nothing that exists.")
        self.call, self.address, self.help = call, address, help
        self.now, self.retired = now, retired


def check_call(data: Dataset, call: str, address: str) -> None:
    """Raise UnknownAddressError when a call cannot be answered."""
    kinds = CALLS[call]
    if not kinds:
        return
    element = data.elements.get(address)
    if element and element.kind in kinds and not element.retired:
        return
    known = [key for key, each in data.elements.items() if each.kind in kinds and not each.retired]
    retired = element is not None and element.retired
    now = data.former_addresses.get(address, "")
    if now in known:
        help = f"It has moved: write `{now}`."
        raise UnknownAddressError(call, address, help, now, retired)
    example = f"Write the address of a {kinds[0]}, such as {known[0]}." if known else ""
    raise UnknownAddressError(call, address, suggest(address, known, example), "", retired)
