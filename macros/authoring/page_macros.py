"""What authors can call in a page: a macro leaves a mark, and once Markdown is done, HTML takes the mark's place.

Raw HTML would pass through Markdown, which is slow and may change it; a mark is a comment that Markdown leaves alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from macros.layers.load import CONTENT
from macros.outputs.html.renderer import CALLS, Heading, HtmlRenderer, UnknownAddressError
from macros.source.authored_pages import OWN
from macros.source.problems import Problem, Severity, quote
from macros.source.tree import SourceLocation

CODES = {
    "unknown-address": "A page calls a macro with an address that does not exist, or that is no thing of the right "
    "kind. (On a fork's own page, what has moved is shown all the same, and what is retired is left out.)",
    "page-syntax": "A page's {{ … }} or {% … %} cannot be understood. To show braces as such, write {% raw %} before "
    "and {% endraw %} after them.",
    "drifted-link": "A fork's own page links to something that upstream has moved, retired or given other words since. "
    "Readers come to where it is now, or to the beginning of the page on which it was.",
    "broken-link": "A fork's own page links to a page or file that does not exist. A link names a page by its file, as "
    "it lies in content/ beside the page: about.md, or sipr/index.md for a framework's page.",
    "unknown-template": "A page's front matter asks for a template that the theme does not have.",
}


def make_syntax_problem(message: str, location: SourceLocation) -> Problem:
    """Return the problem with a page that Jinja does not understand, from Jinja's own message."""
    sentence = (message or "It cannot be understood.").strip().rstrip(".")
    help = (
        "Fix it; to show braces as such, write {% raw %} before and {% endraw %} after them."
    )
    text = f"{sentence[:1].upper()}{sentence[1:]}."
    return Problem("page-syntax", location, text, help)


def make_placeholder(call: str, address: str) -> str:
    """What stands for a call until its HTML takes the place."""
    return f"<!--practice-profiles:{call}:{address}-->"


MARK = re.compile(r"<!--practice-profiles:([a-z]+):([^:>]*)-->")


@dataclass
class PageMacros:
    """The calls on pages while a site is built: `markup` renders them, `problems` gathers what cannot be rendered."""

    markup: HtmlRenderer
    problems: list[Problem] = field(default_factory=list)
    _met: dict[str, int] = field(default_factory=dict)  # how often each wrong call has been met on the page in hand

    def begin_page(self) -> None:
        """Forget the calls of the page before; the same page may be rendered once more."""
        self._met.clear()

    def make_macros(self, source: Callable[[], tuple[str, str]]) -> dict[str, Callable[..., str]]:
        """The macros by name. `source` tells the file of the page in hand and its Markdown, for reports."""

        def macro(call: str) -> Callable[..., str]:
            def run(address: object = "") -> str:
                try:
                    self.markup.check_call(call, str(address))
                except UnknownAddressError as error:
                    self.problems.append(self._problem(error, *source()))
                    return make_placeholder(call, error.now) if error.now else ""
                return make_placeholder(call, str(address))

            run.__name__ = call
            run.__doc__ = f"The {call} at an address, as HTML." if CALLS[call] else f"The {call}, as HTML."
            return run

        return {call: macro(call) for call in CALLS}

    def replace_placeholders(self, html: str, path: str) -> tuple[str, list[Heading]]:
        """Put HTML in the place of each mark on the page at `path`; the headings that it brings."""
        headings: list[Heading] = []
        used: set[str] = set()

        def fragment(mark: re.Match[str]) -> str:
            rendered = self.markup.render(mark[1], mark[2], path, used)
            headings.extend(rendered.headings)
            return rendered.html

        return MARK.sub(fragment, html), headings

    def _problem(self, error: UnknownAddressError, file: str, markdown: str) -> Problem:
        lines = _lines(file) or markdown.split("\n")
        call = re.compile(rf"\b{error.call}\(\s*[\"']?{re.escape(error.address)}[\"']?")
        found = [(number, match.start() + 1) for number, text in enumerate(lines, 1) for match in call.finditer(text)]
        met = self._met[call.pattern] = self._met.get(call.pattern, 0) + 1
        line, column = found[min(met, len(found)) - 1] if found else (1, 1)
        wanted = " or ".join(CALLS[error.call])
        message = f"There is no {wanted} {quote(error.address)}."
        if error.retired:
            message = f"{quote(error.address)} is retired, and is not shown."
        # A fork's own page may have been written before upstream moved or retired something.
        drifted = f"/{CONTENT}/{OWN}/" in f"/{file}" and bool(error.now or error.retired)
        severity: Severity = "warning" if drifted else "error"
        return Problem("unknown-address", SourceLocation(file, line, column), message, error.help, severity=severity)


def _lines(file: str) -> list[str]:
    try:
        return Path(file).read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
