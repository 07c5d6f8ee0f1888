"""The report of `check`, for people, for tools and for a pull request."""

from __future__ import annotations

import json
from collections.abc import Sequence

from macros.source.problems import Problem, escape_invisible


def format_text(problems: Sequence[Problem], read: str) -> str:
    """Return the report for people: a line a problem, at last a line that counts.

    `read` says what was read: `4 frameworks, 10 sections`.
    """
    return "\n".join([*map(format_line, problems), _format_summary(problems, read)])


def format_line(problem: Problem) -> str:
    """Return one problem as a line of the report, with further lines of it indented.

    `path:line:column: CODE address: what is wrong. What to do.`
    """
    severity = "warning " if problem.severity == "warning" else ""
    subject = f"{problem.code} {problem.address}".rstrip()
    first, *further = problem.message.split("\n")
    sentence = " ".join(part for part in (first, problem.help) if part)
    place = problem.place
    head = f"{place.path}:{place.line}:{place.column}: {severity}{subject}: {sentence}"
    # A file's name or a key may hold anything; a line of the report is one line, and sends nothing
    # to the terminal.
    lines = [escape_invisible(head), *(f"    {escape_invisible(line)}" for line in further)]
    return "\n".join(lines)


def format_json(problems: Sequence[Problem]) -> str:
    """Return a list of `{path, line, column, severity, code, address, message, help}`."""
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
    """Return workflow commands that put each problem on its line of a pull request."""
    lines = [_format_workflow_command(problem) for problem in problems]
    return "\n".join([*lines, _format_summary(problems, read)])


def format_count(problems: Sequence[Problem]) -> str:
    """Return `no problems`, or `2 errors, 1 warning`."""
    counts = []
    for severity in ("error", "warning"):
        number = sum(problem.severity == severity for problem in problems)
        if number:
            counts.append(f"{number} {severity}{'s' if number > 1 else ''}")
    return ", ".join(counts) or "no problems"


def _format_summary(problems: Sequence[Problem], read: str) -> str:
    summary = f"{read}: {format_count(problems)}."
    if problems and all(problem.severity == "warning" for problem in problems):
        summary += " The site can be published all the same."
    return summary


def _format_workflow_command(problem: Problem) -> str:
    place = problem.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.code,
    }
    listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    subject = f"{problem.address}: " if problem.address else ""
    message = f"{subject}{problem.message} {problem.help}".strip()
    return f"::{problem.severity} {listed}::{_escape_message(message)}"


def _escape_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_message(text).replace(":", "%3A").replace(",", "%2C")
