"""The command `check`: report everything that is missing or wrong."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from macros.authoring import accessibility, blocked_content, replaced_pages
from macros.authoring.accessibility import find_accessibility_problems
from macros.authoring.blocked_content import find_blocked_content
from macros.authoring.content_checks import (
    find_call_problems,
    find_link_problems,
    find_template_problems,
)
from macros.authoring.page_macros import CODES
from macros.authoring.replaced_pages import find_outdated_pages
from macros.cli import OK, PROBLEMS
from macros.cli.summary import summarize_dataset
from macros.layers.dataset import Dataset
from macros.layers.load import CONTENT, load_dataset
from macros.outputs import report
from macros.plugin.configuration import (
    has_own_macros,
    list_template_folders,
    read_configuration,
)
from macros.rules import FORMER_CODES, check, collect_explanations
from macros.source.problems import Problem
from macros.source.spelling import suggest

WIDTH = 100


@click.command("check")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.option("--explain", metavar="CODE", help="Explain a code of the report.")
def command(strict: bool, form: str, explain: str | None) -> int:
    """Read data/ and content/, and report what is missing or wrong, one line per problem."""
    if explain:
        click.echo(explain_code(explain))
        return OK
    data = load_dataset(Path())
    problems = find_problems(data)
    if form == "json":
        click.echo(report.format_json(problems))
    elif form == "github":
        click.echo(report.format_github(problems, summarize_dataset(data)))
    else:
        click.echo(report.format_text(problems, summarize_dataset(data)))
    has_errors = any(problem.severity == "error" for problem in problems)
    return PROBLEMS if has_errors or (strict and problems) else OK


def find_problems(data: Dataset) -> list[Problem]:
    """Return every problem of the data; of the pages too, once the data has no errors.

    Until then nobody can tell which addresses there will be.
    """
    problems = check(data)
    if any(problem.severity == "error" for problem in problems):
        return problems
    root, content = Path(), Path(CONTENT)
    settings = read_configuration(root)
    folders = list_template_folders(root, settings)
    return [
        *problems,
        *find_call_problems(data, content, is_lenient=has_own_macros(settings)),
        *find_template_problems(content, folders),
        *find_link_problems(data, content),
        *find_accessibility_problems(content),
        *find_blocked_content(content, data.project.site.allow),
        *find_outdated_pages(data, root),
    ]


def explain_code(code: str) -> str:
    """Return the explanation of a code, wrapped; raise click.ClickException when there is none.

    A former code leads to the explanation of today's.
    """
    explanations = {
        **collect_explanations(),
        **CODES,
        **accessibility.CODES,
        **blocked_content.CODES,
    }
    explanations |= replaced_pages.CODES
    current = FORMER_CODES.get(code, code)
    if current not in explanations:
        all_codes = f"Known are: {', '.join(explanations)}."
        raise click.ClickException(
            f"There is no code {code}. {suggest(code, explanations, all_codes)}"
        )
    heading = code if current == code else f"{code} is now {current}"
    paragraphs = explanations[current].split("\n\n")
    wrapped = [textwrap.fill(" ".join(paragraph.split()), WIDTH) for paragraph in paragraphs]
    return "\n\n".join([heading, *wrapped])
