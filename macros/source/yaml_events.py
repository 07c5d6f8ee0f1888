"""The events of a YAML text, and what is wrong with a text that has none to give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from macros.source.problems import Problem
from macros.source.tree import SourceLocation
from macros.source.yaml_errors import QUOTE_IT, explain_yaml_error
from macros.source.yaml_text import (
    DIRECTION_MARKS,
    UNSUPPORTED,
    locate_end,
    split_lines,
    straighten_spaces,
)

#: Where libyaml names what has no end, which is fixed where it begins.
UNENDED = {"while scanning a simple key", "while scanning a quoted scalar"}
#: What git writes above the first of two versions that it cannot unite.
CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)


class UnreadableTextError(Exception):
    """The rest of the text cannot be read; the reason has been reported."""


class EventReader:
    """A reader of a text's events, one by one, with the problems met on the way."""

    def __init__(self, text: str, path: str, layer: str) -> None:
        self.text = text = straighten_spaces(text)
        self.start = SourceLocation(path, layer=layer)
        self.problems: list[Problem] = []
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.events: Iterator[Any] = yaml.parse(text, Loader=loader)

    def make_location(self, mark: Any) -> SourceLocation:
        """Return the place of a mark, which counts from 0."""
        start = self.start
        return SourceLocation(start.path, mark.line + 1, mark.column + 1, start.layer)

    def report_problem(self, code: str, place: SourceLocation, message: str, help: str) -> None:
        """Add a problem to those met so far."""
        self.problems.append(Problem(code, place, message, help))

    def check_characters(self) -> None:
        """Report each character that no file may hold, at its first place.

        Raises:
            UnreadableTextError: There is such a character.
        """
        reported: set[str] = set()
        for match in UNSUPPORTED.finditer(self.text):
            if match[0] not in reported:
                reported.add(match[0])
                place = locate_end(self.text[: match.start()], self.start)
                self.report_unsupported(match[0], place)
        if reported:
            raise UnreadableTextError

    def report_unsupported(self, char: str, place: SourceLocation) -> None:
        """Report a character that no file may hold."""
        kind = "A direction-changing" if char in DIRECTION_MARKS else "A control"
        message = f"{kind} character (U+{ord(char):04X}) hides here."
        self.report_problem("character", place, message, "Delete it.")

    def read_event(self) -> Any:
        """Return the next event.

        Raises:
            UnreadableTextError: The text is no YAML from here on.
        """
        try:
            return next(self.events)
        except yaml.YAMLError as error:
            self.report_syntax_error(error)
        except (ValueError, OverflowError) as error:  # an escape beyond Unicode
            message = f"The file is not YAML: {error}."
            self.report_problem("syntax", self.start, message, "Fix it.")
        raise UnreadableTextError

    def report_syntax_error(self, error: yaml.YAMLError) -> None:
        """Report why the text is no YAML, where an author can fix it."""
        place = self.locate_error(error)
        if self.is_after_lost_comment(place):
            return
        if conflict := CONFLICT.search(self.text):
            self.report_conflict(locate_end(self.text[: conflict.start()], self.start))
            return
        reason = str(getattr(error, "problem", None) or error).strip()
        line = split_lines(self.text.rstrip())[place.line - 1]
        message, help = explain_yaml_error(reason, line, place.column)
        context = getattr(error, "context_mark", None)
        if context and context.line + 1 < place.line and help != QUOTE_IT:
            message += f" It began on line {context.line + 1}."
        self.report_problem("syntax", place, message, help)

    def locate_error(self, error: yaml.YAMLError) -> SourceLocation:
        """Return the place of an error: within the text, and where what has no end begins."""
        mark = getattr(error, "problem_mark", None)
        context_mark = getattr(error, "context_mark", None)
        if context_mark and str(getattr(error, "context", "")) in UNENDED:
            mark = context_mark
        place = self.make_location(mark) if mark else self.start
        end = locate_end(self.text.rstrip(), self.start)
        return end if place.line > end.line else place

    def is_after_lost_comment(self, place: SourceLocation) -> bool:
        """Tell whether the text goes on here after a comment that swallowed its line."""
        last = self.problems[-1] if self.problems else None
        if last is None or last.code != "unquoted-hash":
            return False
        return place.line - last.place.line < 2

    def report_conflict(self, place: SourceLocation) -> None:
        """Report the marks of a merge that was not finished."""
        message = "A merge that was not finished has left two versions of some lines here."
        help = (
            "Keep the lines that are right; delete the others, and those that begin with <<<<, "
            "==== or >>>>."
        )
        self.report_problem("syntax", place, message, help)
