"""What must hold of the data beyond its shape.

Each rule is a small function: its name is its code, its docstring the public explanation that `check --explain` shows,
and `tests/rules/<code>.txt` its examples that pass and fail. Reading order: `rule` (what one is), `completeness`,
`names`, `pages`, `contrast`, `references`, `messages`, `meeting`, `wording`, `printing`, `drift`.
"""

from __future__ import annotations

from itertools import chain

from macros.layers import collisions as namesakes
from macros.layers import merge as layers
from macros.layers import misplaced, moves, order, orphans
from macros.layers import missing_targets as absence
from macros.layers.dataset import Dataset
from macros.model import validation_errors as misfits
from macros.model.addresses import get_address
from macros.rules import (
    completeness,
    contrast,
    drift,
    meeting,
    messages,
    names,
    pages,
    printing,
    references,
    wording,
)  # importing them registers their rules
from macros.rules.rule import RULES
from macros.source import layer_folder as folders
from macros.source import yaml_reader as reading
from macros.source.problems import Problem

__all__ = [
    "RULES",
    "check",
    "collect_explanations",
    "completeness",
    "contrast",
    "drift",
    "meeting",
    "messages",
    "names",
    "pages",
    "printing",
    "references",
    "wording",
]


#: What can be wrong before there is a model, by the module that tells of it.
MODULES = (reading, folders, absence, order, layers, moves, misplaced, orphans, namesakes, misfits)


def check(data: Dataset) -> list[Problem]:
    """Everything that is wrong with the data, in the order of files and lines."""
    found = list(data.problems)
    for rule in RULES.values():
        for finding in rule.check(data):
            if data.is_invalid(finding.location):
                continue
            place = data.locate(finding.location, finding.absent)
            if finding.at_value:
                place = data.locate_value(finding.location)
            place = finding.place or place
            address = get_address(finding.location)
            severity = "warning" if finding.warns else rule.severity
            found.append(Problem(rule.code, place, finding.message, finding.help, address, severity))
    unique = dict.fromkeys(found)
    return sorted(unique, key=lambda problem: (problem.place.path, problem.place.line, problem.place.column))


def collect_explanations() -> dict[str, str]:
    """Every code that a report can carry, with its explanation."""
    shapes = chain.from_iterable(module.CODES.items() for module in MODULES)
    return dict(sorted([*shapes, *((rule.code, rule.explanation) for rule in RULES.values())]))
