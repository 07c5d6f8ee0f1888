"""How far the site conforms to the accessibility guidelines, criterion by criterion."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from macros.model.fields import Keyed, Line, Part, Prose, make_empty_mapping

#: How far a criterion is met, in the words of the Voluntary Product Accessibility Template (VPAT).
Adherence = Literal[
    "supports", "partially-supports", "does-not-support", "not-applicable", "not-evaluated"
]


class Criterion(Part):
    """A success criterion of the guidelines; `tests` name what shows that it is met."""

    NEEDED: ClassVar[tuple[str, ...]] = ("title", "level", "adherence")
    title: Line = ""
    level: Literal["A", "AA"] = "A"
    adherence: Adherence = "not-evaluated"
    notes: Prose = ""
    tests: tuple[Line, ...] = ()


class AccessibilityReport(Part):
    """An accessibility conformance report.

    `assessed` is the date of the assessment; `browsers` and `readers` are those that were tried.
    Keys of `criteria` are numbers, written with hyphens: `1-4-3`.
    """

    assessed: Line = ""
    browsers: tuple[Line, ...] = ()
    readers: tuple[Line, ...] = ()
    criteria: Keyed[Criterion] = Field(default_factory=make_empty_mapping)
