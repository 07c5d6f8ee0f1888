"""A rule, and what it finds."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.source.problems import Severity
from macros.source.tree import Location, SourceLocation


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule finds: where in the tree, what is wrong, what to do.

    The report names the line of the location's key, or that of its value with `at_value`, or else
    `place`. `absent` says that something is missing inside: if a layer leaves something out there,
    that line is named. `is_warning` says that it is no error, though its rule's others are.
    """

    location: Location
    message: str
    help: str = ""
    at_value: bool = False
    absent: bool = False
    place: SourceLocation | None = None
    is_warning: bool = False


Check = Callable[[Dataset], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A function that checks the data, with its code and its public explanation."""

    code: str
    severity: Severity
    explanation: str
    check: Check


RULES: dict[str, Rule] = {}


def rule(code: str, severity: Severity = "error") -> Callable[[Check], Check]:
    """Make a function a rule; its docstring is the rule's public explanation."""

    def register(check: Check) -> Check:
        RULES[code] = Rule(code, severity, inspect.getdoc(check) or "", check)
        return check

    return register
