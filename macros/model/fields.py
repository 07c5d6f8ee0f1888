"""The kinds of value in the data's files: keys, lines, prose, flags, and parts made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticCustomError

KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_KEY = 80
DIGITS = r"^[0-9]{1,3}$"  # of a number, such as minutes
SHARE = r"^[1-9][0-9]{0,2} of [1-9][0-9]{0,2}$"  # of schools, in which it holds
LENGTH = r"^[1-9][0-9]{0,2}$"  # of a meeting, in minutes
#: The forms of a message for a number of things: CLDR's plural categories.
FORMS = ("zero", "one", "two", "few", "many", "other")


def check_one_line(text: str) -> str:
    """Return a text as one line; raise PydanticCustomError for several paragraphs.

    What looks like a list is joined; a rule tells of it.
    """
    if "\n\n" in text:
        raise PydanticCustomError("line_break", "This text has a line break, and is one line.")
    return " ".join(text.split("\n")) if "\n" in text else text


def parse_flag(value: object) -> bool:
    """Return what `true` or `false` means; raise PydanticCustomError for anything else."""
    if value == "true":
        return True
    if value == "false":
        return False
    raise PydanticCustomError("flag", "A flag is exactly `true` or `false`.")


def parse_list(value: object) -> object:
    """Return a list of one for a text, and anything else unchanged."""
    return [value] if isinstance(value, str) else value


def parse_required(value: object) -> bool | tuple[str, ...]:
    """Return what `required` means: a flag, or the sections and practices that it lists."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if isinstance(value, str):
        return parse_flag(value)
    message = "`required` is `true`, `false`, or a list of sections and practices."
    raise PydanticCustomError("required", message)


def expand_short_form(value: object) -> object:
    """Return the long form of a statement, an item or a question that is given as its text."""
    return {"text": value} if isinstance(value, str) else value


def make_empty_mapping() -> Mapping[Any, Any]:
    """Return a mapping without entries that nobody can change."""
    return MappingProxyType({})


T = TypeVar("T")
Key: TypeAlias = Annotated[str, StringConstraints(pattern=KEY, max_length=LONGEST_KEY)]
Line: TypeAlias = Annotated[str, AfterValidator(check_one_line)]
Prose: TypeAlias = str  # paragraphs, lists, emphasis and links, as CommonMark has them
Number: TypeAlias = Annotated[str, StringConstraints(pattern=DIGITS)]  # as it was typed
Share: TypeAlias = Annotated[str, StringConstraints(pattern=SHARE)]
Flag: TypeAlias = Annotated[bool, BeforeValidator(parse_flag)]
Addresses: TypeAlias = Annotated[tuple[Line, ...], BeforeValidator(parse_list)]
#: One key, or a list of several.
Keys: TypeAlias = Annotated[tuple[Key, ...], BeforeValidator(parse_list)]
Keyed: TypeAlias = Annotated[Mapping[Key, T], AfterValidator(MappingProxyType)]
ResponseSet: TypeAlias = Keyed[Line]

NAME, IN_PLACE = "name of a set", "responses in place"
#: What may be asked of an element: a set by its name, or responses written where they are asked.
Answers: TypeAlias = Annotated[
    Annotated[Key, Tag(NAME)] | Annotated[ResponseSet, Tag(IN_PLACE)],
    Discriminator(lambda value: IN_PLACE if isinstance(value, Mapping) else NAME),
]


class Part(BaseModel):
    """Anything in the data.

    `NEEDED` names the fields that a rule asks for, so that the schema for editors does too.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)
    NEEDED: ClassVar[tuple[str, ...]] = ()


@cache
def get_field_names(part: type[Part]) -> tuple[str, ...]:
    """Return the keys that one may write in a part, in the order of its long form."""
    return tuple(field.alias or name for name, field in part.model_fields.items())


def is_key(word: str) -> bool:
    """Tell whether a word can be a key, the id of anything."""
    return len(word) <= LONGEST_KEY and re.fullmatch(KEY, word) is not None
