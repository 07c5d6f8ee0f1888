"""What must hold of the data beyond its shape.

Each rule is a small function: its name is its code, its docstring the public explanation that `check --explain` shows,
and `tests/rules/<code>.yml` its examples that pass and fail. Reading order: `completeness`, `names`, `references`,
`wording`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from macros.framework import data, folders, layers, reading
from macros.framework.addresses import address_of
from macros.framework.data import Data
from macros.framework.nodes import Location
from macros.framework.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where in the tree, what is wrong, what to do. The report names the line of the location's key,
    or that of its value with `at_value`."""

    location: Location
    message: str
    help: str = ""
    at_value: bool = False


Check = Callable[[Data], Iterable[Finding]]


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


def check(data: Data) -> list[Problem]:
    """Everything that is wrong with the data, in the order of files and lines."""
    from macros.rules import completeness, names, references, wording  # noqa: F401  (they register their rules)

    found = list(data.problems)
    for rule in RULES.values():
        for finding in rule.check(data):
            if data.reported(finding.location):
                continue
            place = data.text_place(finding.location) if finding.at_value else data.place(finding.location)
            address = address_of(finding.location)
            found.append(Problem(rule.code, place, finding.message, finding.help, address, rule.severity))
    unique = dict.fromkeys(found)
    return sorted(unique, key=lambda problem: (problem.place.path, problem.place.line, problem.place.column))


def explanations() -> dict[str, str]:
    """Every code that a report can carry, with its explanation."""
    from macros.rules import completeness, names, references, wording  # noqa: F401

    shapes = chain.from_iterable(module.CODES.items() for module in (reading, folders, layers, data))
    return dict(sorted([*shapes, *((rule.code, rule.explanation) for rule in RULES.values())]))
