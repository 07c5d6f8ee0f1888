"""The kinds of difference between two states of the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "new",
    "reworded",
    "moved",
    "merged into",
    "divided into",
    "reordered",
    "retired",
    "brought back",
    "left out",
    "gone",
    "taken away",
    "used again",
]

#: The kinds in the order in which they are reported; the last two are mistakes.
KINDS: tuple[Kind, ...] = get_args(Kind)
MISTAKES: tuple[Kind, ...] = ("taken away", "used again")


@dataclass(frozen=True)
class Difference:
    """One difference.

    `subject` is the kind of element (`statement`, …) or `text`; `old` and `new` are texts as they
    were and are, `field` says which text of the element is reworded, and `old_address` where what
    has moved was before. `inside` counts what a new element holds, by kind of element.

    What was merged into an element names all that it was made of as `old_address`, with commas.
    Of what was divided, `address` is the first part, and `parts` are all.

    What a layer omits is left out, and an entry of the glossary may be gone; an element that is
    gone without a word (`retired`, `was`) is taken away, which is a mistake.
    """

    kind: Kind
    address: str
    subject: str
    field: str = ""
    old: str = ""
    new: str = ""
    old_address: str = ""
    old_field: str = ""
    inside: Mapping[str, int] | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class FrameworkChanges:
    """All that differs in a framework, or in a file such as the glossary."""

    key: str
    title: str
    old_version: str
    version: str
    differences: tuple[Difference, ...]
