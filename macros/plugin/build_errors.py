"""What becomes of a build whose data have errors: it ends, or a server shows the report."""

from __future__ import annotations

from typing import NoReturn

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from macros.outputs.report import format_count, format_line
from macros.plugin.build import Build
from macros.plugin.build_log import log
from macros.plugin.theme_context import ThemeContext


def show_report(build: Build, files: Files) -> None:
    """Let every page of a server show the report."""
    _log_errors(build)
    context = ThemeContext(build)
    report = context.render_report()
    for file in files.documentation_pages():
        if file.page:
            fill_with_report(file.page, context, report)


def fill_with_report(page: Page, context: ThemeContext, report: str) -> None:
    """Let a page show the report in place of what it holds."""
    page.content, page.toc = report, TableOfContents([])
    page.title = context.say("report-title")


def stop_at_errors(build: Build, is_serving: bool) -> None:
    """End a build that has errors, unless a server is to show them."""
    if build.errors and not is_serving:
        stop(build)


def stop(build: Build) -> NoReturn:
    """End the build with a line for each error, and raise MkDocs' PluginError."""
    _log_errors(build)
    count = format_count(build.errors)
    raise PluginError(f"The site was not built: {count}. What stood before stands still.")


def _log_errors(build: Build) -> None:
    for problem in build.errors:
        log.error(format_line(problem))
