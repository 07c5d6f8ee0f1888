"""The differences between two states of the data.

By address these are what is new, reworded, moved, retired, brought back; and what may not happen to
an address: that its element is taken away, or that it comes to be another's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from macros.diff.columns import ColumnNames
from macros.diff.differences import KINDS, Difference, FrameworkChanges, Kind
from macros.diff.former_addresses import FormerAddresses
from macros.diff.state import State, list_descendants
from macros.layers.dataset import Dataset
from macros.model.addresses import Element

#: The kinds of element that are known by their text; a title may change altogether.
KNOWN_BY_TEXT = ("statement", "item", "question")


def compare(old: Dataset, new: Dataset) -> tuple[FrameworkChanges, ...]:
    """Return all differences, by framework in their order, then by file."""
    by_part: defaultdict[str, list[Difference]] = defaultdict(list)
    for difference in _Comparison(old, new).iter_differences():
        by_part[difference.address.partition("/")[0]].append(difference)
    order = [*new.project.frameworks, *old.project.frameworks]
    keys = sorted(by_part, key=lambda key: order.index(key) if key in order else len(order))
    return tuple(_build_changes(old, new, key, by_part[key]) for key in keys)


def _build_changes(
    old: Dataset, new: Dataset, key: str, differences: Sequence[Difference]
) -> FrameworkChanges:
    """Return the differences of a framework or file, ordered by kind."""
    before, after = old.project.frameworks.get(key), new.project.frameworks.get(key)
    framework = after or before
    ordered = sorted(differences, key=lambda difference: KINDS.index(difference.kind))
    return FrameworkChanges(
        key=key,
        title=framework.title if framework else key.capitalize(),
        old_version=before.version if before else "",
        version=after.version if after else "",
        differences=tuple(ordered),
    )


class _Comparison:
    """The comparison of two states."""

    def __init__(self, old: Dataset, new: Dataset) -> None:
        self.old, self.new = State(old), State(new)
        self.former = FormerAddresses(self.old, self.new)
        self.columns = ColumnNames(self.old, self.new)

    def iter_differences(self) -> Iterator[Difference]:
        """Yield all differences: of elements, of what is gone, and of files."""
        for element in self.new.elements.values():
            yield from self._compare_element(element)
        yield from self._iter_divisions()
        yield from self._iter_gone()
        for address in {**self.old.texts, **self.new.texts}:
            if address not in self.new.elements and address not in self.old.elements:
                yield from self._compare_file(address)

    def _compare_element(self, element: Element) -> Iterator[Difference]:
        """Yield what differs of an element of the new state."""
        address = element.address
        old_address = self.former.by_address.get(address)
        if old_address is None:
            yield from self._describe_new(element)
            return
        before = self.old.elements[old_address]
        old, new = self.old.get_main_text(old_address), self.new.get_main_text(address)
        is_moved = old_address != address
        merged = self.former.merged.get(address)
        is_divided = old_address in self.former.divided
        if merged:
            yield self._describe_merger(element, merged)
            old = " ".join(self.old.get_main_text(former) for former in merged)
        elif is_moved and not is_divided and not self.former.is_moved_with_parent(element):
            yield Difference(
                "moved", address, element.kind, old=old, new=new, old_address=old_address
            )
        has_other_text = element.kind in KNOWN_BY_TEXT and is_other_text(old, new)
        has_other_kind = before.kind != element.kind and not is_moved
        if has_other_text or has_other_kind:
            yield Difference("used again", address, element.kind, old=old, new=new)
            return
        if not is_divided:
            yield from self._compare_retirement(before, element)
        if not is_moved:
            yield from self._compare_column(before, element)
        if element.kind == "framework":
            yield from self.columns.iter_differences(address)
        for difference in self._compare_texts(element.kind, old_address, address):
            is_main_text = difference.field in ("text", "title")
            if not (is_main_text and (merged or is_divided)):
                yield difference

    def _describe_merger(self, element: Element, merged: Sequence[str]) -> Difference:
        """Return the difference that an element was made of several."""
        others = [former for former in merged if former != element.address]
        return Difference(
            "merged into",
            element.address,
            element.kind,
            old=" / ".join(self.old.get_main_text(former) for former in merged),
            new=self.new.get_main_text(element.address),
            old_address=", ".join(others),
        )

    def _iter_divisions(self) -> Iterator[Difference]:
        """Yield what was divided into several elements, each of them once."""
        for source, parts in self.former.divided.items():
            yield Difference(
                "divided into",
                parts[0],
                self.old.elements[source].kind,
                old=self.old.get_main_text(source),
                new=" / ".join(self.new.get_main_text(part) for part in parts),
                old_address=source,
                parts=parts,
            )

    def _describe_new(self, element: Element) -> Iterator[Difference]:
        """Yield what is new, unless it came with what holds it, or an address used again."""
        address, new = element.address, self.new.get_main_text(element.address)
        if any(address in parts for parts in self.former.divided.values()):
            return
        old = self.old.find_former_text(address)
        if old:
            yield Difference("used again", address, element.kind, old=old, new=new)
        elif element.parent is None or element.parent.address in self.former.by_address:
            numbers = Counter[str](inner.kind for inner in list_descendants(self.new, element))
            kind: Kind = "brought back" if address in self.old.data.omitted else "new"
            yield Difference(kind, address, element.kind, new=new, inside=numbers or None)

    def _compare_retirement(self, before: Element, element: Element) -> Iterator[Difference]:
        """Yield that an element is retired now, or is no longer."""
        was_retired = bool(getattr(before.value, "retired", ""))
        reason = getattr(element.value, "retired", "")
        text = self.new.get_main_text(element.address)
        if reason and not was_retired:
            yield Difference("retired", element.address, element.kind, old=text, new=reason)
        elif was_retired and not reason:
            yield Difference("brought back", element.address, element.kind, new=text)

    def _compare_column(self, before: Element, element: Element) -> Iterator[Difference]:
        """Yield that a statement stands in another column now."""
        if element.column != self.columns.get_new_name(element.framework, before.column):
            yield Difference(
                "moved",
                element.address,
                element.kind,
                new=self.new.get_main_text(element.address),
                field=element.column,
                old_field=before.column,
            )

    def _iter_gone(self) -> Iterator[Difference]:
        """Yield what is no longer there, without what was in it."""
        followed = {*self.former.by_address.values(), *self.former.divided}
        followed.update(*self.former.merged.values())
        gone: set[str] = set()
        for address, element in self.old.elements.items():
            if address in followed or address in self.new.elements:
                continue
            gone.add(address)
            if element.parent is None or element.parent.address not in gone:
                kind: Kind = "left out" if address in self.new.data.omitted else "taken away"
                yield Difference(kind, address, element.kind, old=self.old.get_main_text(address))

    def _compare_file(self, address: str) -> Iterator[Difference]:
        """Yield what differs of an entry of a file, such as the glossary or the messages."""
        if address not in self.old.texts:
            yield Difference("new", address, "text", new=self.new.get_main_text(address))
        elif address not in self.new.texts:
            yield Difference("gone", address, "text", old=self.old.get_main_text(address))
        else:
            yield from self._compare_texts("text", address, address)

    def _compare_texts(self, subject: str, old_address: str, address: str) -> Iterator[Difference]:
        """Yield each text that is another one now."""
        before = self.old.texts.get(old_address, {})
        after = self.new.texts.get(address, {})
        if subject == "framework":
            before = {
                self.columns.get_new_field(address, field): text for field, text in before.items()
            }
        for field in {**before, **after}:
            old, new = before.get(field, ""), after.get(field, "")
            if old != new:
                kind = _name_response_kind(old, new) if _is_response(address, field) else "reworded"
                yield Difference(kind, address, subject, field=field, old=old, new=new)


def _is_response(address: str, field: str) -> bool:
    """Tell whether a text is what people answer with, in a set or where it is asked."""
    return address == "site/responses" or "responses" in field.split("/")[:-1]


def _name_response_kind(old: str, new: str) -> Kind:
    """Return what has become of a response: answers are kept under its key."""
    if not old or not new:
        return "gone" if old else "new"
    return "used again" if is_other_text(old, new) else "reworded"


def is_other_text(old: str, new: str) -> bool:
    """Does a text say something else altogether, rather than the same in other words?

    It does when it has several words, and none of any weight is left of those that there were.
    """
    before, after = _find_stems(old), _find_stems(new)
    return min(len(before), len(after)) > 2 and not before & after


def _find_stems(text: str) -> set[str]:
    """Return the first letters of each word of any weight."""
    return {word[:5] for word in re.findall(r"\w{4,}", text.casefold())}
