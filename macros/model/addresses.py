"""The stable names of things: `framework/section[/practice[/statement[/item]]]`; a question stands where a practice or
a statement would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from macros.model.fields import get_field_names
from macros.model.framework import Framework, Item, Practice, Project, Question, Section, Statement
from macros.source.tree import Entry, ListNode, Location, MapNode, Node, TextNode

Kind = Literal["framework", "section", "practice", "statement", "item", "question"]
Value: TypeAlias = Framework | Section | Practice | Statement | Item | Question


@dataclass(frozen=True, slots=True)
class Element:
    """Anything that has an address, in its place: the address, where the tree holds it, and the thing itself.

    `parent` is the thing that holds it, `column` the id of the column that lists a statement. A thing is retired
    when it or something that holds it is.
    """

    kind: Kind
    address: str
    location: Location
    value: Value
    parent: Element | None = None
    column: str = ""

    @property
    def key(self) -> str:
        return str(self.location[-1])

    @property
    def retired(self) -> bool:
        own = not isinstance(self.value, Framework) and bool(self.value.retired)
        return own or (self.parent is not None and self.parent.retired)

    @property
    def framework(self) -> str:
        return self.address.partition("/")[0]


def iter_elements(project: Project) -> Iterator[Element]:
    """Everything that has an address, in the order in which readers meet it."""
    for key, framework in project.frameworks.items():
        thing = Element("framework", key, ("frameworks", key), framework)
        yield thing
        for section_key, section in framework.sections.items():
            yield from _section(_below(thing, "section", section_key, section, "sections"), section)


def _below(parent: Element, kind: Kind, key: str, value: Value, *way: str, column: str = "") -> Element:
    return Element(kind, f"{parent.address}/{key}", (*parent.location, *way, key), value, parent, column)


def _section(thing: Element, section: Section) -> Iterator[Element]:
    yield thing
    for key, practice in section.practices.items():
        yield from _practice(_below(thing, "practice", key, practice, "practices"), practice)
    yield from _questions(thing, section)


def _practice(thing: Element, practice: Practice) -> Iterator[Element]:
    yield thing
    for column, statements in practice.columns.items():
        for key, statement in statements.items():
            below = _below(thing, "statement", key, statement, column, column=column)
            yield below
            for item_key, item in statement.items.items():
                yield _below(below, "item", item_key, item, "items")
    yield from _questions(thing, practice)


def _questions(thing: Element, holder: Section | Practice) -> Iterator[Element]:
    for key, question in holder.questions.items():
        yield _below(thing, "question", key, question, "questions")


def get_address(location: Location) -> str:
    """The address of the innermost thing at a location of the tree; for what is no framework, the path to it.

    `("frameworks", "sipr", "sections", "s", "practices", "p", "scale", "k", "text")` gives `sipr/s/p/k`.
    """
    parts = [str(part) for part in location]
    if not parts or parts[0] != "frameworks":
        return "/".join(parts[:2])
    address = parts[1:2]
    for holder, key in zip(parts[2::2], parts[3::2], strict=False):
        if not _holds(len(address), holder):
            break
        address.append(key)
        if holder == "questions":
            break
    return "/".join(address)


def _holds(within: int, holder: str) -> bool:
    """Can a part that is `within` so many others hold addressed things under this key?"""
    if within == 3:
        return holder == "questions" or holder not in get_field_names(Practice)
    return holder in {1: ("sections", "files"), 2: ("practices", "questions"), 4: ("items",)}.get(within, ())


def is_element_location(location: Location) -> bool:
    """Is this the location of something that has an address of its own, rather than of a part of it?"""
    return location[:1] == ("frameworks",) and len(location) == 2 * len(get_address(location).split("/"))


def get_text_name(location: Location) -> tuple[str, str]:
    """By what one asks for the text at a location: the address of what it belongs to, or the path to it, and the name
    of the field, "" where it is the main text or the title."""
    if location[0] != "frameworks":
        path = location[:-1] if location[-1] == "text" and len(location) > 2 else location
        return "/".join(map(str, path)), ""
    address = get_address(location)
    field = "/".join(map(str, location[2 * len(address.split("/")) :]))
    return address, "" if field in ("text", "title") else field


def is_container_location(location: Location) -> bool:
    """Does what stands at this location only hold things, and is neither one nor part of one, as a column is?"""
    if location[:1] == ("frameworks",):
        return is_element_location((*location, "any"))
    return len(location) == 1


def iter_adapted_entries(root: Node, location: Location = (), inside: bool = False) -> Iterator[tuple[Location, Entry]]:
    """Every entry that a layer touched itself: reworded, added, omitted or annotated.

    What is `inside` an entry that a layer adds came with it, and is not told of again; but of what only holds things,
    such as a column in which nothing stood, the things are told of. Of what is inside an omitted entry nothing is told.
    """
    if isinstance(root, MapNode):
        for key, entry in root.entries.items():
            here = (*location, key)
            node = entry.node
            if entry.cascaded:
                continue
            added = entry.added and not (isinstance(node, MapNode) and is_container_location(here))
            if entry.omitted or entry.local_note or _reworded(node) or (added and not inside):
                yield here, entry
            if not entry.omitted:
                yield from iter_adapted_entries(node, here, inside or added)


def _reworded(node: Node) -> bool:
    if isinstance(node, TextNode):
        return node.change is not None
    if isinstance(node, MapNode):
        return node.order is not None and _reordered(node.order)
    return isinstance(node, ListNode) and node.below is not None


def _reordered(names: ListNode) -> bool:
    """Does a layer's list put what the list below names too into another order?"""
    now, before = (_values(held) for held in (names, names.below or names))
    return [name for name in now if name in before] != [name for name in before if name in now]


def _values(names: ListNode) -> list[str]:
    return [item.value for item in names.items if isinstance(item, TextNode)]


def make_anchor(address: str) -> str:
    """Where a thing stands on its section's pages: the address below the section, its `/` written `--`."""
    return "--".join(address.split("/")[2:])
