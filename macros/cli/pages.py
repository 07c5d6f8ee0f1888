"""The command `pages`: write the site's pages for any other tool that makes sites."""

from __future__ import annotations

from pathlib import Path

import click

from macros.authoring.export import build_page_files, write_files
from macros.authoring.other_tool import build_project
from macros.cache.documents import DocumentCache
from macros.cli import OK, PROBLEMS
from macros.cli.output_paths import check_output_folder
from macros.cli.summary import summarize_dataset
from macros.layers.load import CONTENT, load_dataset
from macros.outputs.report import format_text
from macros.plugin.configuration import read_configuration
from macros.plugin.progress import Progress, print_progress
from macros.rules import check
from macros.source.problems import Problem

NAV = "Write a whole project for another tool, with the menu and the head of each page."


@click.command("pages")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--assets", is_flag=True, help="Write the scripts, styles and fonts, too.")
@click.option("--nav", is_flag=True, help=NAV)
def command(out: Path, assets: bool, nav: bool) -> int:
    """Write the site's pages to the folder OUT, bodies rendered, with front matter.

    With --assets, everything that they load is written beside them. The other tool puts the styles
    assets/profiles.css and assets/site.css, and the script assets/profiles.js, into each page.

    With --nav, the pages lie in OUT/docs, and OUT/mkdocs.yml tells Zensical, or another tool that
    reads such files, the rest: the menu, styles and scripts, the policy, the page for lost
    visitors.
    """
    check_output_folder(out)
    data = load_dataset(Path())
    problems = list_errors(check(data))
    files: dict[str, str | Path] = {}
    if not problems:
        cache = DocumentCache(Path())
        progress = Progress(print_progress)
        files, problems = build_page_files(data, Path(CONTENT), cache, progress)
    if problems:
        click.echo(format_text(problems, summarize_dataset(data)))
    if list_errors(problems):
        return PROBLEMS
    if assets:
        # The bundles know MkDocs, which pages alone can do without.
        from macros.plugin.asset_files import list_asset_files  # noqa: PLC0415

        files = {**list_asset_files(data, Path()), **files}
    if nav:
        named = read_configuration(Path()).get("nav")
        files = build_project(data, files, named)
    paths = list(write_files(files, out))
    click.echo(f"{len(paths)} files written to {out}.")
    return OK


def list_errors(problems: list[Problem]) -> list[Problem]:
    """Return those of the problems that are errors."""
    return [problem for problem in problems if problem.severity == "error"]
