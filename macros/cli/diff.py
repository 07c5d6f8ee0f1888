"""The command `diff`: show what differs between two states of the data."""

from __future__ import annotations

from pathlib import Path

import click

from macros.cli import OK, PROBLEMS
from macros.diff import report, revisions
from macros.diff.compare import compare

FORMATS = {
    "text": report.format_text,
    "markdown": report.format_markdown,
    "json": report.format_json,
}


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--adapted", is_flag=True, help="Compare what data/local/ makes of it, too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to report.",
)
def command(old: str, new: str, adapted: bool, form: str) -> int:
    """Show by address what is new, reworded, moved, retired, or restored between OLD and NEW.

    Each is a folder with data/ in it, or a git revision. Upstream's data are compared; with
    --adapted, what readers see, a fork's own layer included. The exit code is 1 when a key is gone
    without a word or has come to stand for something else: neither may happen.
    """
    try:
        before, after = (revisions.load_state(name, Path(), adapted) for name in (old, new))
    except revisions.NoSuchStateError as error:
        raise click.ClickException(str(error)) from error
    changes = compare(before, after)
    click.echo(FORMATS[form](changes))
    return PROBLEMS if report.has_mistakes(changes) else OK
