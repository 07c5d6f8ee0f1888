"""The template syntax of hand-written pages: rendering one, and what is wrong where that fails."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError

from macros.authoring.page_limits import TEMPLATE_FILE, TooMuchError
from macros.authoring.page_sandbox import PageSandbox
from macros.source.authored_pages import split_front_matter
from macros.source.problems import Problem, quote
from macros.source.spelling import suggest
from macros.source.tree import MapNode, SourceLocation, TextNode
from macros.source.yaml_reader import read_yaml_text

CODE = "page-syntax"
SHOW_BRACES = "to show braces as such, write {% raw %} before and {% endraw %} after them."
MARK = "<!--practice-profiles:"  # what stands for a call until its HTML takes the place


def has_calls(text: str) -> bool:
    """Return whether a text holds anything that Jinja would answer or leave out."""
    return "{{" in text or "{%" in text or "{#" in text or MARK in text


def is_left_alone(text: str) -> bool:
    """Return whether a page's front matter says that nothing on it is to be rendered."""
    return read_variables(text).get("render_macros") == "false"


def read_variables(text: str) -> dict[str, str]:
    """Return what a page's front matter says, by key; only texts, which its calls may use."""
    front_matter, _ = split_front_matter(text)
    node, _ = read_yaml_text(front_matter, "", "")
    if not isinstance(node, MapNode):
        return {}
    return {
        key: entry.node.value
        for key, entry in node.entries.items()
        if isinstance(entry.node, TextNode)
    }


def render_page(
    sandbox: PageSandbox,
    text: str,
    file: str,
    variables: Mapping[str, Any] | None = None,
    lines_above: int = 0,
) -> tuple[str, Problem | None]:
    """Return a page's text with its calls answered, and the problem where that failed.

    With a problem, the text is returned as it was. `file` is the page's as reports name it, and
    `lines_above` is how many of its lines stand above the text.
    """
    if MARK in text:
        return text, _make_mark_problem(text, file, lines_above)
    try:
        return sandbox.render_text(text, variables or {}), None
    except UndefinedError as error:
        return text, make_undefined_problem(error, sandbox, file, lines_above)
    except TemplateError as error:
        return text, make_syntax_problem(error, file, lines_above)
    except TooMuchError as error:
        place = SourceLocation(file, _get_line(error) + lines_above)
        return text, Problem(CODE, place, f"{error}.", "Make the page simpler.")
    except Exception as error:  # whatever an author's expression does, the answer is a line
        return text, make_failure_problem(error, file, lines_above)


def make_syntax_problem(error: TemplateError, file: str, lines_above: int = 0) -> Problem:
    """Return the problem that Jinja cannot make anything of a page, at the line of the error."""
    reason = str(error.message or "It cannot be understood.").strip().rstrip(".")
    message = f"{reason[:1].upper()}{reason[1:]}."
    place = SourceLocation(file, _get_line(error) + lines_above)
    return Problem(CODE, place, message, f"Fix it; {SHOW_BRACES}")


def make_undefined_problem(
    error: UndefinedError, sandbox: PageSandbox, file: str, lines_above: int
) -> Problem | None:
    """Return the problem that a page uses a name that is none, and which one may be meant.

    None in a lenient sandbox, where the name may be somebody else's.
    """
    if sandbox.is_lenient:
        return None
    problem = make_syntax_problem(error, file, lines_above)
    name = re.match(r"'(\w+)' is undefined", str(error.message or ""))
    if not name:
        return problem
    help = suggest(name[1], [str(known) for known in sandbox.globals], problem.help)
    return replace(problem, message=f"There is no {quote(name[1])}.", help=help)


def make_failure_problem(error: Exception, file: str, lines_above: int = 0) -> Problem:
    """Return the problem that an expression on a page raises an error which is none of Jinja's."""
    message = f"A macro on this page fails: {str(error).rstrip('.')}."
    return Problem(CODE, SourceLocation(file, _get_line(error) + lines_above), message, "Fix it.")


def count_lines_above(text: str, markdown: str) -> int:
    """Return how many lines of a page's text stand above its Markdown.

    Those of its front matter, of whichever kind, and empty ones: `markdown` is the end of the
    page's `text`, but for space around it.
    """
    return max(0, text.rstrip().count("\n") - markdown.strip().count("\n"))


def _make_mark_problem(text: str, file: str, lines_above: int) -> Problem:
    """Return the problem that a page holds a mark that only the program may write."""
    line = text[: text.index(MARK)].count("\n") + 1 + lines_above
    message = f"The comment `{MARK} …` is for the program alone."
    help = 'Call a macro instead, as `{{ profile("…") }}`.'
    return Problem(CODE, SourceLocation(file, line), message, help)


def _get_line(error: BaseException) -> int:
    """Return the line of a template at which an error arose; 1 where nobody knows."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno or 1
    line = 1
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == TEMPLATE_FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
