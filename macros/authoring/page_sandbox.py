"""The sandbox in which hand-written pages are rendered: the project's macros, and little else.

A build and `check` render pages here, so that they agree on what is wrong with one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import ChainableUndefined, StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Namespace

from macros.authoring.page_limits import (
    MAX_CODE,
    TooMuchError,
    check_size,
    join_output,
    limit_steps,
)

#: Filters that make much of little, that draw lots, or that read what is not the page's.
REFUSED_FILTERS = frozenset(
    [
        "attr",
        "batch",
        "center",
        "format",
        "indent",
        "pprint",
        "random",
        "slice",
        "string",
        "tojson",
        "urlize",
        "wordwrap",
        "xmlattr",
        "fill",
    ]
)
#: A heading's own name in Markdown, `{#mine}`, which Jinja would take for a remark that never ends.
HEADING_NAME = re.compile(r"\{#(?=[\w:.-]+(?:[ \t][^{}#\n]*)?\})")


class PageSandbox(SandboxedEnvironment):
    """An environment that knows the macros of pages, and in which nothing else can be called."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, macros: Mapping[str, Callable[..., Any]], is_lenient: bool = False) -> None:
        """Make a sandbox; a lenient one takes unknown names for what somebody else provides."""
        undefined = ChainableUndefined if is_lenient else StrictUndefined
        super().__init__(undefined=undefined, keep_trailing_newline=True)
        safe_range = self.globals["range"]
        self.globals = {"range": safe_range, "dict": dict, "namespace": Namespace, **macros}
        self._callables = list(self.globals.values())
        self.is_lenient = is_lenient
        for name in REFUSED_FILTERS:
            self.filters.pop(name, None)

    def render_text(self, text: str, variables: Mapping[str, Any]) -> str:
        """Return a page's text with its calls answered.

        Raises whatever its expressions raise, and TooMuchError where it does not end.
        """
        source = HEADING_NAME.sub('{{ "{#" }}', text)
        tree = self.parse(source)
        if sum(1 for _ in tree.find_all(nodes.Node)) > MAX_CODE:
            raise TooMuchError("It holds very much code")
        template = self.from_string(tree)
        known = {name: value for name, value in variables.items() if name not in self.globals}
        with limit_steps():
            return join_output(template.generate(known))

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether a page may call something: a macro, and nothing that belongs to it."""
        if isinstance(obj, Undefined):
            return True  # to call it raises the error that tells its name
        return isinstance(obj, (Macro, LoopContext)) or any(obj is own for own in self._callables)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Return what an operator gives of two numbers; others it would only make grow."""
        if not isinstance(left, (int, float)) or not isinstance(right, (int, float)):
            raise SecurityError(f"{operator} is for numbers only")
        if operator == "**" and abs(right) > 100:
            raise TooMuchError("A number grows too large")
        result = super().call_binop(context, operator, left, right)
        check_size(result)
        return result
