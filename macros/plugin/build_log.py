"""What a build says in MkDocs' log."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from mkdocs.utils import CountHandler

from macros.outputs.report import format_line
from macros.source.problems import Problem

log = logging.getLogger("mkdocs.practice_profiles")


def log_warnings(problems: Iterable[Problem]) -> None:
    """Log warnings as information: style is no reason to stop a strict build."""
    for problem in dict.fromkeys(problems):
        if problem.severity == "warning":
            log.info(format_line(problem))


def has_logged_warnings() -> bool:
    """Return whether anything has been logged for which MkDocs ends a strict build."""
    handlers = logging.getLogger("mkdocs").handlers
    counters = [handler for handler in handlers if isinstance(handler, CountHandler)]
    return any(counter.get_counts() for counter in counters)
