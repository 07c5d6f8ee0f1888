"""The description of a key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias


class Description(NamedTuple):
    """What a key means, in a sentence; an example of it; and where readers see it."""

    meaning: str
    example: str
    seen: str


#: Descriptions by the name of the class and of the key: `Statement.text`.
Descriptions: TypeAlias = Mapping[str, Description]


def describe(meaning: str, example: str, seen: str) -> Description:
    """Return the description of a key."""
    return Description(meaning, example, seen)
