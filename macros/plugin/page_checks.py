"""Checks of hand-written pages while the site is built."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.structure.pages import Page

from macros.authoring.page_syntax import count_lines_above, try_page
from macros.plugin.build import Build, get_source_path
from macros.source.authored_pages import OWN
from macros.source.problems import Problem, quote
from macros.source.tree import SourceLocation


def check_template(build: Build, page: Page, folders: Sequence[str]) -> None:
    """Report a page that asks for a template which none of the theme's folders has."""
    name = page.meta.get("template")
    if not name or any(Path(folder, str(name)).is_file() for folder in folders):
        return
    location = SourceLocation(get_source_path(page))
    message = f"The theme has no template {quote(str(name))}."
    help = "Delete the line `template: …`."
    build.page_macros.problems.append(Problem("unknown-template", location, message, help))


def update_links(build: Build, page: Page, markdown: str) -> str:
    """Return the Markdown of a page with links to what has moved leading to where it is now.

    Only a fork's own pages are changed; each link is reported. MkDocs itself reports a link that
    leads nowhere.
    """
    is_own = Path(page.file.src_dir or "").name == OWN
    if not is_own or build.errors:
        return markdown
    name = page.file.src_uri
    checker = build.project.link_checker
    problems = checker.find_problems(get_source_path(page), name, page.file.content_string)
    warnings = [problem for problem in problems if problem.severity == "warning"]
    build.page_macros.problems += warnings
    return checker.follow_links(name, markdown)


def try_macros(
    build: Build, environment: Environment, variables: dict[str, Any], page: Page, markdown: str
) -> None:
    """Report what Jinja cannot make of a page.

    The macros plugin then leaves the page alone, rather than showing its traceback there.
    """
    if page.meta.get("render_macros") is False:
        return
    context = {**variables, "page": page, **page.meta}
    title = str(page.meta.get("title", ""))  # the plugin renders it, too
    file = get_source_path(page)
    build.page_macros.begin_page()
    lines_above = _count_lines_above(file, markdown)
    problem = try_page(environment, markdown, file, context, lines_above)
    if problem is None:
        problem = try_page(environment, title, file, context)
    build.page_macros.begin_page()
    if problem:
        build.page_macros.problems.append(problem)
        page.meta["render_macros"] = False


def _count_lines_above(file: str, markdown: str) -> int:
    """Return how many lines of a page's file stand above its Markdown."""
    try:
        text = Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return 0
    return count_lines_above(text, markdown)
