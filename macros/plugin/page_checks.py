"""Checks of hand-written pages while the site is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mkdocs.structure.pages import Page

from macros.authoring.authored_page import PageRenderer
from macros.authoring.link_checker import find_malformed_addresses
from macros.authoring.page_template import find_template_problem
from macros.plugin.build import Build, get_source_path
from macros.plugin.own_pages import is_own_file


def check_template(build: Build, page: Page, folders: Sequence[str]) -> None:
    """Report a page that asks for a template which none of the theme's folders has."""
    name = page.meta.get("template")
    problem = name and find_template_problem(str(name), get_source_path(page), folders)
    if problem:
        build.page_macros.problems.append(problem)
        del page.meta["template"]


def has_malformed_addresses(build: Build, page: Page) -> bool:
    """Report the links of a page that MkDocs would stumble over, and return whether it has any."""
    file = get_source_path(page)
    problems = list(find_malformed_addresses(file, page.file.content_string))
    build.page_macros.problems += problems
    return bool(problems)


def update_links(build: Build, page: Page, markdown: str) -> str:
    """Return the Markdown of a page with links to what has moved leading to where it is now.

    Only a fork's own pages are changed; each link is reported. MkDocs itself reports a link that
    leads nowhere.
    """
    if not is_own_file(page.file) or build.errors:
        return markdown
    name = page.file.src_uri
    checker = build.project.link_checker
    problems = checker.find_problems(get_source_path(page), name, page.file.content_string)
    warnings = [problem for problem in problems if problem.severity == "warning"]
    build.page_macros.problems += warnings
    return checker.follow_links(name, markdown)


def render_macros(
    build: Build, macros: Mapping[str, Callable[..., Any]], page: Page, markdown: str
) -> str:
    """Return a page's Markdown with its calls answered in the sandbox.

    The macros plugin, whose own environment would let a page run anything, then leaves it alone.
    `macros` are all that it has registered; those that it brings itself are not for pages.
    """
    own = {name: macro for name, macro in macros.items() if not _is_of_plugin(macro)}
    renderer = PageRenderer(build.page_macros, own)
    file, text = get_source_path(page), page.file.content_string
    rendered = renderer.render(file, text, markdown)
    title = page.meta.get("title")
    if title:
        page.meta["title"] = renderer.render_title(file, text, str(title))
    page.meta["render_macros"] = False
    return rendered


def _is_of_plugin(macro: Callable[..., Any]) -> bool:
    """Tell whether the macros plugin brings a macro itself: those read files and settings."""
    module = getattr(macro, "__module__", None) or getattr(macro, "func", macro).__module__
    return str(module).partition(".")[0] in ("mkdocs_macros", "mkdocs")
