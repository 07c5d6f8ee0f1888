"""A hand-written page: its text rendered in the sandbox, for a build, an export, and `check`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.authoring.page_macros import PageMacros
from macros.authoring.page_sandbox import PageSandbox
from macros.authoring.page_syntax import (
    count_lines_above,
    has_calls,
    is_left_alone,
    read_variables,
    render_page,
)
from macros.source.authored_pages import split_front_matter


@dataclass
class PageRenderer:
    """Renders hand-written pages, and adds what is wrong with them to the macros' problems.

    `own_macros` are those that mkdocs.yml registers besides the project's; where they are not at
    hand, a lenient renderer lets names pass that it does not know.
    """

    macros: PageMacros
    own_macros: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    is_lenient: bool = False

    def render(self, file: str, text: str, markdown: str | None = None) -> str:
        """Return a page's Markdown with its calls answered; "" where that fails.

        `file` is the page's as reports name it, `text` all that it holds, and `markdown` what
        stands below its front matter, if somebody has changed that.
        """
        body = split_front_matter(text)[1] if markdown is None else markdown
        if not has_calls(body) or is_left_alone(text):
            return body
        lines_above = count_lines_above(text, body) if text else 0
        rendered, problem = self._render(file, text, body, lines_above)
        return "" if problem else rendered

    def render_title(self, file: str, text: str, title: str) -> str:
        """Return a title from a page's front matter with its calls answered."""
        if not has_calls(title) or is_left_alone(text):
            return title
        return self._render(file, text, title, 0)[0]

    def _render(self, file: str, text: str, part: str, lines_above: int) -> tuple[str, bool]:
        """Return a part of a page with its calls answered, and whether that failed."""
        self.macros.begin_page()
        known = self.macros.make_macros(lambda: (file, text))
        sandbox = PageSandbox({**self.own_macros, **known}, self.is_lenient)
        site = self.macros.data.project.site
        config = {"site_name": site.name, "site_url": site.address}
        variables = {**read_variables(text), "config": config}
        rendered, problem = render_page(sandbox, part, file, variables, lines_above)
        self.macros.begin_page()
        if problem:
            self.macros.problems.append(problem)
        return rendered, problem is not None
