"""The report of `check`, for people, for tools and for a pull request."""

from __future__ import annotations

import json
from collections.abc import Sequence

from macros.source.problems import Problem, escape_invisible


def format_text(problems: Sequence[Problem], read: str) -> str:
    """A line a problem, `path:line:column: CODE address: what is wrong. What to do.`, further lines indented; at last a
    line that counts. `read` says what was read: `4 frameworks, 10 sections`."""
    return "\n".join([*map(format_line, problems), _ending(problems, read)])


def format_line(problem: Problem) -> str:
    """One problem as its line of the report, with its further lines."""
    severity = "warning " if problem.severity == "warning" else ""
    subject = f"{problem.code} {problem.address}".rstrip()
    first, *further = problem.message.split("\n")
    sentence = " ".join(part for part in (first, problem.help) if part)
    place = problem.place
    # A file's name or a key may hold anything; a line of the report is one line, and sends nothing to the terminal.
    head = escape_invisible(f"{place.path}:{place.line}:{place.column}: {severity}{subject}: {sentence}")
    return "\n".join([head, *(f"    {escape_invisible(more)}" for more in further)])


def format_json(problems: Sequence[Problem]) -> str:
    """A list of `{path, line, column, severity, code, address, message, help}`."""
    rows = [
        {
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity,
            "code": problem.code,
            "address": problem.address,
            "message": problem.message,
            "help": problem.help,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def format_github(problems: Sequence[Problem], read: str) -> str:
    """Workflow commands that put each problem on its line of a pull request, and the line that counts."""
    rows = []
    for problem in problems:
        place = problem.place
        properties = {"file": place.path, "line": place.line, "col": place.column, "title": problem.code}
        said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
        subject = f"{problem.address}: " if problem.address else ""
        rows.append(f"::{problem.severity} {said}::{_escaped(f'{subject}{problem.message} {problem.help}'.strip())}")
    return "\n".join([*rows, _ending(problems, read)])


def _ending(problems: Sequence[Problem], read: str) -> str:
    only_warnings = problems and all(problem.severity == "warning" for problem in problems)
    return f"{read}: {format_count(problems)}." + (" The site can be published all the same." if only_warnings else "")


def format_count(problems: Sequence[Problem]) -> str:
    """`no problems`, or `2 errors, 1 warning`."""
    said = []
    for severity in ("error", "warning"):
        if number := sum(problem.severity == severity for problem in problems):
            said.append(f"{number} {severity}{'s' if number > 1 else ''}")
    return ", ".join(said) or "no problems"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
