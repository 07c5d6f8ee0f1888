"""What must hold of the data beyond its shape.

Each rule is a small function with a code; its docstring is the public explanation that
`check --explain` shows, and `tests/rules/<code>.txt` has its examples that pass and fail.
Reading order: `rule` (what one is), `completeness`, `empty_parts`, `names`, `additions`, `pages`,
`site`, `contrast`, `targets` (what rules about names share), `references`, `relations`, `shares`,
`glossary`, `messages`, `meeting`, `meanings`, `shown_texts`, `wording`, `printing`, `drift`,
`former_codes`.
"""

from __future__ import annotations

from macros.layers import (
    collisions,
    merge,
    misplaced,
    missing_targets,
    moves,
    order,
    orphans,
)
from macros.layers.dataset import Dataset
from macros.model import validation_errors
from macros.model.addresses import get_address
from macros.rules import (
    additions,
    completeness,
    contrast,
    drift,
    empty_parts,
    glossary,
    look,
    markup,
    meanings,
    meeting,
    messages,
    names,
    pages,
    printing,
    references,
    relations,
    responses,
    shares,
    site,
    spoken_texts,
    wording,
)
from macros.rules.former_codes import FORMER_CODES
from macros.rules.rule import RULES, Finding, Rule
from macros.source import layer_folder, yaml_reader
from macros.source.problems import Problem

__all__ = ["FORMER_CODES", "RULES", "check", "collect_explanations"]

#: The modules of rules, in the order in which they report what is wrong at one place.
RULE_MODULES = (
    completeness,
    empty_parts,
    contrast,
    drift,
    meeting,
    meanings,
    messages,
    names,
    additions,
    pages,
    spoken_texts,
    wording,
    markup,
    printing,
    references,
    relations,
    responses,
    shares,
    glossary,
    site,
    look,
)
#: The modules that find what can be wrong before there is a model, each with its `CODES`.
MODULES_WITH_CODES = (
    yaml_reader,
    layer_folder,
    missing_targets,
    order,
    merge,
    moves,
    misplaced,
    orphans,
    collisions,
    validation_errors,
)


def check(data: Dataset) -> list[Problem]:
    """Return everything that is wrong with the data, in the order of files and lines."""
    problems = list(data.problems)
    for rule in _list_rules():
        for finding in rule.check(data):
            if not data.is_invalid(finding.location):
                problems.append(_make_problem(data, rule, finding))
    unique = dict.fromkeys(problems)
    return sorted(unique, key=_get_sort_key)


def _list_rules() -> list[Rule]:
    """Return every rule, in the order of `RULE_MODULES`."""
    names = [module.__name__ for module in RULE_MODULES]
    return sorted(RULES.values(), key=lambda rule: names.index(rule.check.__module__))


def _make_problem(data: Dataset, rule: Rule, finding: Finding) -> Problem:
    if finding.place:
        place = finding.place
    elif finding.at_value:
        place = data.locate_value(finding.location)
    else:
        place = data.locate(finding.location, finding.absent)
    return Problem(
        rule.code,
        place,
        finding.message,
        finding.help,
        get_address(finding.location),
        "warning" if finding.is_warning else rule.severity,
    )


def _get_sort_key(problem: Problem) -> tuple[str, int, int]:
    return problem.place.path, problem.place.line, problem.place.column


def collect_explanations() -> dict[str, str]:
    """Return the explanation of every code that a report can carry, by the code."""
    explanations: dict[str, str] = {}
    for module in MODULES_WITH_CODES:
        explanations |= module.CODES
    for rule in RULES.values():
        explanations[rule.code] = rule.explanation
    return dict(sorted(explanations.items()))
