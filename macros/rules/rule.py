"""What a rule is, and what it finds."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.source.problems import Severity
from macros.source.tree import Location, SourceLocation


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where in the tree, what is wrong, what to do.

    The report names the line of the location's key, or that of its value with `at_value`, or else `place`. `absent`
    says that something is missing inside: if a layer leaves something out there, that line is named. `warns` says that
    what would be an error elsewhere is none here.
    """

    location: Location
    message: str
    help: str = ""
    at_value: bool = False
    absent: bool = False
    place: SourceLocation | None = None
    warns: bool = False


Check = Callable[[Dataset], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    severity: Severity
    explanation: str
    check: Check


RULES: dict[str, Rule] = {}


def rule(severity: Severity) -> Callable[[Check], Check]:
    """Make a function a rule; its name, with hyphens, is the rule's code."""

    def register(check: Check) -> Check:
        code = check.__name__.replace("_", "-")
        RULES[code] = Rule(code, severity, inspect.getdoc(check) or "", check)
        return check

    return register
