"""The template syntax of hand-written pages: rendering one, and what is wrong where that fails.

Whoever builds pages tries each of them here, with an environment that has the macros, and reports
the problem with the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from macros.source.problems import Problem
from macros.source.tree import SourceLocation

CODE = "page-syntax"
SHOW_BRACES = "to show braces as such, write {% raw %} before and {% endraw %} after them."
TEMPLATE_FILE = "<template>"  # as Jinja names a template that has no file

#: What a page may raise when it is rendered without all that it may ask for: Jinja's own errors (an
#: unknown variable, something unsafe), those of Python's operators, methods and functions on values
#: that they do not fit (`1 / 0`, `"a" + 1`, `[].pop()`), and those of blocks nested too deeply.
RENDER_ERRORS: tuple[type[Exception], ...] = (
    TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    StopIteration,
    SyntaxError,
    TypeError,
    ValueError,
)


def has_calls(text: str) -> bool:
    """Return whether a text holds anything that Jinja would answer: `{{ … }}` or `{% … %}`."""
    return "{{" in text or "{%" in text


def render_page(
    environment: Environment,
    text: str,
    file: str,
    variables: Mapping[str, Any] | None = None,
    lines_above: int = 0,
) -> tuple[str, Problem | None]:
    """Return a page's text with its calls answered, and the problem where that failed.

    With a problem, the text is returned as it was. `file` is the page's as reports name it, and
    `lines_above` is how many of its lines stand above the text.
    """
    try:
        return environment.from_string(text).render(variables or {}), None
    except TemplateError as error:
        return text, make_syntax_problem(error, file, lines_above)
    except Exception as error:  # whatever an author's expression does, the answer is a line
        return text, make_failure_problem(error, file)


def try_page(
    environment: Environment,
    text: str,
    file: str,
    variables: Mapping[str, Any] | None = None,
    lines_above: int = 0,
) -> Problem | None:
    """Return what is wrong where a page cannot be rendered, else None; as `render_page` does."""
    _, problem = render_page(environment, text, file, variables, lines_above)
    return problem


def find_syntax_problem(environment: Environment, text: str, file: str) -> Problem | None:
    """Return what is wrong with a page's syntax, else None; nothing of the page is run."""
    try:
        environment.from_string(text)
    except TemplateSyntaxError as error:
        return make_syntax_problem(error, file)
    return None


def make_syntax_problem(error: TemplateError, file: str, lines_above: int = 0) -> Problem:
    """Return the problem that Jinja cannot make anything of a page, at the line of the error."""
    reason = str(error.message or "It cannot be understood.").strip().rstrip(".")
    message = f"{reason[:1].upper()}{reason[1:]}."
    place = SourceLocation(file, _get_line(error) + lines_above)
    return Problem(CODE, place, message, f"Fix it; {SHOW_BRACES}")


def make_failure_problem(error: Exception, file: str) -> Problem:
    """Return the problem that an expression on a page raises an error which is none of Jinja's."""
    message = f"A macro on this page fails: {error}."
    return Problem(CODE, SourceLocation(file), message, "Fix the call.")


def count_lines_above(text: str, markdown: str) -> int:
    """Return how many lines of a page's text stand above its Markdown.

    Those of its front matter, of whichever kind, and empty ones: `markdown` is the end of the
    page's `text`, but for space around it.
    """
    return max(0, text.rstrip().count("\n") - markdown.strip().count("\n"))


def _get_line(error: TemplateError) -> int:
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
