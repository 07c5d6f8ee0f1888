"""The stable names of elements: `framework/section[/practice[/statement[/item]]]`.

A question stands where a practice or a statement would.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from macros.model.fields import get_field_names
from macros.model.framework import Framework, Item, Practice, Question, Section, Statement
from macros.model.project import Project
from macros.source.tree import Location

Kind = Literal["framework", "section", "practice", "statement", "item", "question"]
Value: TypeAlias = Framework | Section | Practice | Statement | Item | Question

#: The keys under which an element holds others, by the number of parts of its address; a
#: practice (3) holds statements under its columns besides.
HOLDERS = {
    1: ("sections", "files"),
    2: ("practices", "questions"),
    3: ("questions",),
    4: ("items",),
}
#: How many parts the location of something directly inside a practice has, such as a column's:
#: `("frameworks", …, "sections", …, "practices", …, "scale")`.
PRACTICE_MEMBER_LENGTH = 7


@dataclass(frozen=True, slots=True)
class Element:
    """Anything that has an address, with its value and its place in the tree.

    `parent` is the element that holds it, `column` the id of the column that lists a statement.
    """

    kind: Kind
    address: str
    location: Location
    value: Value
    parent: Element | None = None
    column: str = ""

    @property
    def key(self) -> str:
        """The last part of the address."""
        return get_key(self.location)

    @property
    def retired(self) -> bool:
        """Whether the element, or one that holds it, is retired."""
        if not isinstance(self.value, Framework) and self.value.retired:
            return True
        return self.parent is not None and self.parent.retired

    @property
    def framework(self) -> str:
        """The id of the framework that the element belongs to."""
        return self.address.partition("/")[0]


def iter_elements(project: Project) -> Iterator[Element]:
    """Yield every element of a project, in the order in which readers meet them."""
    for key, framework in project.frameworks.items():
        element = Element("framework", key, ("frameworks", key), framework)
        yield element
        for section_key, section in framework.sections.items():
            yield from _iter_section(
                _make_child(element, "section", section_key, section, "sections"), section
            )


def _iter_section(element: Element, section: Section) -> Iterator[Element]:
    yield element
    for key, practice in section.practices.items():
        yield from _iter_practice(
            _make_child(element, "practice", key, practice, "practices"), practice
        )
    yield from _iter_questions(element, section)


def _iter_practice(element: Element, practice: Practice) -> Iterator[Element]:
    yield element
    for column, statements in practice.columns.items():
        for key, statement in statements.items():
            child = _make_child(element, "statement", key, statement, column, column=column)
            yield child
            for item_key, item in statement.items.items():
                yield _make_child(child, "item", item_key, item, "items")
    yield from _iter_questions(element, practice)


def _iter_questions(element: Element, holder: Section | Practice) -> Iterator[Element]:
    for key, question in holder.questions.items():
        yield _make_child(element, "question", key, question, "questions")


def _make_child(
    parent: Element, kind: Kind, key: str, value: Value, holder: str, column: str = ""
) -> Element:
    """Make the element that `parent` holds at `key` under the key `holder`."""
    address = f"{parent.address}/{key}"
    return Element(kind, address, (*parent.location, holder, key), value, parent, column)


@lru_cache(maxsize=50_000)  # many rules ask for the same ones
def get_address(location: Location) -> str:
    """Return the address of the innermost element at a location, or the path outside frameworks.

    `("frameworks", "sipr", "sections", "s", "practices", "p", "scale", "k", "text")` gives
    `sipr/s/p/k`.
    """
    parts = [str(part) for part in location]
    if not parts or parts[0] != "frameworks":
        return "/".join(parts[:2])
    address = parts[1:2]
    for holder, key in zip(parts[2::2], parts[3::2], strict=False):
        if not _is_holder(holder, len(address)):
            break
        address.append(key)
        if holder == "questions":
            break
    return "/".join(address)


def _is_holder(key: str, depth: int) -> bool:
    """Tell whether an element whose address has `depth` parts holds others under `key`."""
    if key in HOLDERS.get(depth, ()):
        return True
    is_practice = depth == 3
    return is_practice and key not in get_field_names(Practice)


@lru_cache(maxsize=50_000)
def is_element_location(location: Location) -> bool:
    """Tell whether an element stands at a location, rather than a part of one."""
    if location[:1] != ("frameworks",):
        return False
    return len(location) == 2 * len(get_address(location).split("/"))


def is_container_location(location: Location) -> bool:
    """Tell whether what stands at a location only holds elements, as a column does."""
    if location[:1] == ("frameworks",):
        return is_element_location((*location, "any"))
    return len(location) == 1


def is_practice_member_location(location: Location) -> bool:
    """Tell whether a location is that of a field or a column of a practice."""
    return len(location) == PRACTICE_MEMBER_LENGTH and location[4] == "practices"


def get_key(location: Location) -> str:
    """Return the last part of a location, "" for the root."""
    return str(location[-1]) if location else ""


def get_holder(location: Location) -> str:
    """Return the key that holds the last part of a location, "" where none does.

    For a statement that is its column, for a practice `practices`.
    """
    return get_key(location[:-1])


def get_text_name(location: Location) -> tuple[str, str]:
    """Return by what one asks for the text at a location: an address, or a path, and a field.

    The field is "" for the main text or the title.
    """
    if location[0] != "frameworks":
        is_long_form = get_key(location) == "text" and len(location) > 2
        path = location[:-1] if is_long_form else location
        return "/".join(map(str, path)), ""
    field = "/".join(map(str, get_field_location(location)))
    return get_address(location), "" if field in ("text", "title") else field


def get_field_location(location: Location) -> Location:
    """Return as much of a location as leads on from its innermost element, or from its path."""
    depth = len(get_address(location).split("/"))
    # In frameworks, each key of an address stands below the name of what holds it.
    return location[2 * depth if location[0] == "frameworks" else depth :]


def make_anchor(address: str) -> str:
    """Make the anchor of an element on its section's pages: `practice--statement`."""
    return "--".join(address.split("/")[2:])
