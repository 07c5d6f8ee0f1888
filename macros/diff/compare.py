"""What is different between two states of the data: by address what is new, reworded, moved, retired, brought back; and
what may not happen to an address, that its thing is taken away or that it comes to be another's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from macros.layers.load import Dataset
from macros.model.addresses import Element, get_address
from macros.source.tree import iter_texts

Kind = Literal[
    "new", "reworded", "moved", "reordered", "retired", "brought back", "left out", "gone", "taken away", "used again"
]

#: The kinds in the order in which they are told; the last two are mistakes.
KINDS: tuple[Kind, ...] = get_args(Kind)
MISTAKES: tuple[Kind, ...] = ("taken away", "used again")

#: The kinds of thing that are known by what they say; titles may be found anew.
SAID = ("statement", "item", "question")
#: A site's own decisions, which are no content; what people answer with is.
DECISIONS = ("site",)
ANSWERS = ("site", "responses")
#: What is told by a kind of its own, or is no text that readers read.
UNTOLD = frozenset(["was", "retired", "sections"])


@dataclass(frozen=True)
class Difference:
    """One difference. `what` is the kind of thing (`statement`, …) or `text`; `old` and `new` are texts as they were
    and are, `field` says which text of the thing is reworded, and `old_address` where what has moved was before.
    `inside` counts what a new thing holds, by kind of thing.

    What a layer omits is left out, and an entry of the glossary may be gone; a thing that is gone without a word
    (`retired`, `was`) is taken away, which is a mistake."""

    kind: Kind
    address: str
    what: str
    field: str = ""
    old: str = ""
    new: str = ""
    old_address: str = ""
    old_field: str = ""
    inside: Mapping[str, int] | None = None


@dataclass(frozen=True)
class FrameworkChanges:
    """All that is different in one framework, or in a file such as the glossary, with its title and versions."""

    key: str
    title: str
    old_version: str
    version: str
    differences: tuple[Difference, ...]


def compare(old: Dataset, new: Dataset) -> tuple[FrameworkChanges, ...]:
    """Everything that is different, by framework in their order, then by file; what is the same is left out."""
    found: defaultdict[str, list[Difference]] = defaultdict(list)
    for difference in _Comparison(old, new).all():
        found[difference.address.partition("/")[0]].append(difference)
    order = [*new.project.frameworks, *old.project.frameworks]
    changed = []
    for key in sorted(found, key=lambda key: order.index(key) if key in order else len(order)):
        before, after = (data.project.frameworks.get(key) for data in (old, new))
        changed.append(
            FrameworkChanges(
                key=key,
                title=(after or before).title if after or before else key.capitalize(),  # type: ignore[union-attr]
                old_version=before.version if before else "",
                version=after.version if after else "",
                differences=tuple(sorted(found[key], key=lambda difference: KINDS.index(difference.kind))),
            )
        )
    return tuple(changed)


class _State:
    """What a state of the data says, by address."""

    def __init__(self, data: Dataset) -> None:
        self.data, self.things = data, data.elements

    @cached_property
    def said(self) -> dict[str, dict[str, str]]:
        """The texts of everything that has any, by the name of the text."""
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for location, text in iter_texts(self.data.tree):
            address = get_address(location)
            parts = len(address.split("/"))
            field = "/".join(map(str, location[2 * parts if location[0] == "frameworks" else parts :]))
            decided = location[0] in DECISIONS and location[:2] != ANSWERS
            if not decided and field.partition("/")[0] not in UNTOLD:
                found[address][field or "text"] = text.value
        return found

    def main(self, address: str) -> str:
        """The text by which readers know what has an address."""
        said = self.said.get(address, {})
        return next((said[name] for name in ("text", "title", "term") if name in said), "")


class _Comparison:
    def __init__(self, old: Dataset, new: Dataset) -> None:
        self.old, self.new = _State(old), _State(new)
        #: Each address as it was before, by what it is now.
        self.before: dict[str, str] = {}

    @cached_property
    def _left(self) -> set[str]:
        """The addresses that things say they have left since, by `was`."""
        return {
            former
            for thing in self.new.things.values()
            for former in getattr(thing.value, "was", ())
            if former != thing.address and thing.address not in self.old.things
        }

    def all(self) -> Iterator[Difference]:
        for thing in self.new.things.values():
            yield from self._thing(thing)
        yield from self._gone()
        for address in {**self.old.said, **self.new.said}:
            if address not in self.new.things and address not in self.old.things:
                yield from self._file(address)

    def _thing(self, thing: Element) -> Iterator[Difference]:
        address = thing.address
        old_address = self._was(thing)
        if old_address is None:
            if old := self._taken(address):
                yield Difference("used again", address, thing.kind, old=old, new=self.new.main(address))
            elif thing.parent is None or thing.parent.address in self.before:
                inside = Counter[str](other.kind for other in self._inside(thing))
                kind: Kind = "brought back" if address in self.old.data.omitted else "new"
                yield Difference(kind, address, thing.kind, new=self.new.main(address), inside=inside or None)
            return
        self.before[address] = old_address
        before = self.old.things[old_address]
        old, new = self.old.main(old_address), self.new.main(address)
        parent_before = self.before.get(thing.parent.address, "") if thing.parent else ""
        followed = thing.parent is not None and old_address == f"{parent_before}/{thing.key}"
        if old_address != address and not followed:
            yield Difference("moved", address, thing.kind, old=old, new=new, old_address=old_address)
        if (thing.kind in SAID and is_other_text(old, new)) or (before.kind != thing.kind and old_address == address):
            yield Difference("used again", address, thing.kind, old=old, new=new)
            return
        own, own_before = getattr(thing.value, "retired", ""), getattr(before.value, "retired", "")
        if own and not own_before:
            yield Difference("retired", address, thing.kind, old=new, new=own)
        if own_before and not own:
            yield Difference("brought back", address, thing.kind, new=new)
        was_in = self._renamed[thing.framework].get(before.column, before.column)
        if thing.column != was_in and old_address == address:
            yield Difference("moved", address, thing.kind, new=new, field=thing.column, old_field=before.column)
        if thing.kind == "framework":
            yield from self._columns(address)
        yield from self._reworded(thing.kind, old_address, address)

    @cached_property
    def _renamed(self) -> dict[str, dict[str, str]]:
        """By framework, the name of each column that has another one now: it is gone, and all that stood in it and is
        there still stands in one that is new."""
        before, after = (state.data.project.frameworks for state in (self.old, self.new))
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for key in before.keys() & after.keys():
            gone, come = (
                before[key].columns.keys() - after[key].columns,
                after[key].columns.keys() - before[key].columns,
            )
            names: defaultdict[str, set[str]] = defaultdict(set)
            for thing in self.old.data.elements_by_framework[key]:
                if thing.column in gone and (now := self.new.things.get(thing.address)):
                    names[thing.column].add(now.column)
            found[key] = {column: next(iter(now)) for column, now in names.items() if len(now) == 1 and now <= come}
        return found

    def _columns(self, framework: str) -> Iterator[Difference]:
        """What has become of a framework's columns and sections as such: their names, and their order."""
        before, after = (state.data.project.frameworks[framework] for state in (self.old, self.new))
        renamed = self._renamed[framework]
        for column, name in renamed.items():
            yield Difference(
                "moved",
                framework,
                "column",
                new=after.columns[name].title,
                field=name,
                old_field=column,
            )
        for field, were, are in (
            ("columns", [renamed.get(column, column) for column in before.columns], list(after.columns)),
            ("sections", [self._now(framework, section) for section in before.sections], list(after.sections)),
        ):
            old, new = ([key for key in some if key in other] for some, other in ((were, are), (are, were)))
            if old != new:
                yield Difference(
                    "reordered", framework, "framework", field=field, old=", ".join(old), new=", ".join(new)
                )

    def _now(self, framework: str, section: str) -> str:
        """The key of a section now, which may have got another one."""
        return self.new.data.former_addresses.get(f"{framework}/{section}", section).rpartition("/")[2]

    def _was(self, thing: Element) -> str | None:
        """The address at which a thing stood before; None if it is new."""
        address = thing.address
        if address in self.old.things and address not in self._left:
            return address
        for former in getattr(thing.value, "was", ()):
            if former in self.old.things:
                return str(former)
        if thing.parent and (parent := self.before.get(thing.parent.address)):
            inherited = f"{parent}/{thing.key}"
            if inherited != address and inherited in self.old.things:
                return inherited
        return None

    def _taken(self, address: str) -> str:
        """What the address meant before, when it has come to stand for another thing."""
        if address in self.old.things:
            return self.old.main(address)
        if address in self.old.data.former_addresses:
            return self.old.main(self.old.data.former_addresses[address])
        return ""

    def _gone(self) -> Iterator[Difference]:
        followed = set(self.before.values())
        gone: set[str] = set()
        for address, thing in self.old.things.items():
            if address in followed or address in self.new.things:
                continue
            gone.add(address)
            if thing.parent is None or thing.parent.address not in gone:
                kind: Kind = "left out" if address in self.new.data.omitted else "taken away"
                yield Difference(kind, address, thing.kind, old=self.old.main(address))

    def _file(self, address: str) -> Iterator[Difference]:
        """What has no address among the things of frameworks: entries of the glossary, messages, and so on."""
        before, after = self.old.said.get(address), self.new.said.get(address)
        if before is None:
            yield Difference("new", address, "text", new=self.new.main(address))
        elif after is None:
            yield Difference("gone", address, "text", old=self.old.main(address))
        else:
            yield from self._reworded("text", address, address)

    def _reworded(self, what: str, old_address: str, address: str) -> Iterator[Difference]:
        before, after = self.old.said.get(old_address, {}), self.new.said.get(address, {})
        if what == "framework":
            before = {self._field(address, field): text for field, text in before.items()}
        for field in {**before, **after}:
            old, new = before.get(field, ""), after.get(field, "")
            if old != new:
                yield Difference("reworded", address, what, field=field, old=old, new=new)

    def _field(self, framework: str, field: str) -> str:
        """The name that a framework's text has now, which may be one of a column that has another name."""
        head, _, rest = field.partition("/")
        column, slash, part = rest.partition("/")
        return f"{head}/{self._renamed[framework].get(column, column)}{slash}{part}" if head == "columns" else field

    def _inside(self, thing: Element) -> Iterator[Element]:
        for child in self.new.data.children[thing.address]:
            yield child
            yield from self._inside(child)


def is_other_text(old: str, new: str) -> bool:
    """Does a text say something else altogether, rather than the same in other words?

    It does when it has several words, and none of any weight is left of those that there were.
    """
    before, after = _stems(old), _stems(new)
    return min(len(before), len(after)) > 2 and not before & after


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w{4,}", text.casefold())}
