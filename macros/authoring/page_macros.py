"""The macros that authors call on pages: each leaves a placeholder, which HTML replaces later."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from macros.authoring.placeholders import make_placeholder
from macros.layers.dataset import Dataset
from macros.layers.load import CONTENT
from macros.outputs.html.calls import CALLS, UnknownAddressError, check_call
from macros.source.own_folder import OWN_FOLDER
from macros.source.problems import Problem, Severity, quote
from macros.source.tree import SourceLocation

CODES = {
    "unknown-address": "A page calls a macro with an address that does not exist, or that is no "
    "thing of the right kind. (On a fork's own page, what has moved is shown all the same, and "
    "what is retired is left out.)",
    "page-syntax": "A page's {{ … }} or {% … %} cannot be understood. To show braces as such, "
    "write {% raw %} before and {% endraw %} after them.",
    "drifted-link": "A fork's own page links to something that upstream has moved, retired or "
    "given other words since. Readers come to where it is now, or to the beginning of the page on "
    "which it was.",
    "broken-link": "A fork's own page links to a page or file that does not exist. A link names a "
    "page by its file, as it lies in content/ beside the page: about.md, or sipr/index.md for a "
    "framework's page.",
    "content-link": "A link of the file system in content/ leads out of the project, where it "
    "could publish any file of the computer, or in a circle.",
    "unknown-template": "A page's front matter asks for a template that the theme does not have.",
}
#: Returns the file of the page in hand, as reports name it, and its Markdown.
GetSource = Callable[[], tuple[str, str]]
Macro = Callable[..., str]


@dataclass
class PageMacros:
    """The macros of a site, which is built once; `problems` gathers the calls that have no answer.

    `_wrong_calls` counts how often each wrong call has been met on the page in hand: by that, one
    that stands there more than once is reported at each of its places.
    """

    data: Dataset
    problems: list[Problem] = field(default_factory=list)
    _wrong_calls: Counter[str] = field(default_factory=Counter)

    def begin_page(self) -> None:
        """Forget the calls of the page before; the same page may be rendered once more."""
        self._wrong_calls.clear()

    def make_macros(self, get_source: GetSource) -> dict[str, Macro]:
        """Return the macros by name; `get_source` tells which page a call stands on."""
        return {call: self._make_macro(call, get_source) for call in CALLS}

    def _make_macro(self, call: str, get_source: GetSource) -> Macro:
        """Return the macro for a call."""

        def run(address: object = "") -> str:
            try:
                check_call(self.data, call, str(address))
            except UnknownAddressError as error:
                self.problems.append(self._make_problem(error, *get_source()))
                return make_placeholder(call, error.now) if error.now else ""
            return make_placeholder(call, str(address))

        run.__name__ = call
        run.__doc__ = f"Return the {call}{' at an address' if CALLS[call] else ''}, as HTML."
        return run

    def _make_problem(self, error: UnknownAddressError, file: str, markdown: str) -> Problem:
        """Return the problem that a call on a page names no address."""
        line, column = self._locate_call(error, _read_lines(file) or markdown.split("\n"))
        message = f"There is no {' or '.join(CALLS[error.call])} {quote(error.address)}."
        if error.retired:
            message = f"{quote(error.address)} is retired, and is not shown."
        # A fork's own page may have been written before upstream moved or retired something.
        has_drifted = bool(error.now or error.retired)
        is_own = f"/{CONTENT}/{OWN_FOLDER}/" in f"/{file}"
        severity: Severity = "warning" if has_drifted and is_own else "error"
        place = SourceLocation(file, line, column)
        return Problem("unknown-address", place, message, error.help, severity=severity)

    def _locate_call(self, error: UnknownAddressError, lines: list[str]) -> tuple[int, int]:
        """Return the line and column, from 1, of the next place at which a wrong call stands."""
        call = re.compile(rf"\b{error.call}\(\s*[\"']?{re.escape(error.address)}[\"']?")
        self._wrong_calls[call.pattern] += 1
        places = [
            (number, match.start() + 1)
            for number, line in enumerate(lines, start=1)
            for match in call.finditer(line)
        ]
        if not places:
            return 1, 1
        return places[min(self._wrong_calls[call.pattern], len(places)) - 1]


def _read_lines(file: str) -> list[str]:
    """Return the lines of a file, none where it cannot be read."""
    try:
        return Path(file).read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
