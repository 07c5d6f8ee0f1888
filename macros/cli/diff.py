"""The command `diff`: show what differs between two states of the data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from macros.adapt.layer_writer import write_file
from macros.cli import OK, PROBLEMS
from macros.diff import report, revisions
from macros.diff.compare import compare
from macros.diff.record import write_record
from macros.layers.load import ADAPTATION, LAYERS
from macros.source.layer_folder import VERSIONS
from macros.source.tree import UPSTREAM

RECORD = "Keep it for the site's feed, in data/versions/; with --adapted, in data/local/versions/."
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
@click.option("--record", is_flag=True, help=RECORD)
def command(old: str, new: str, adapted: bool, form: str, record: bool) -> int:
    """Show by address what is new, reworded, moved, retired, or restored between OLD and NEW.

    Each is a folder with data/ in it, or a git revision. Upstream's data are compared; with
    --adapted, what readers see, a fork's own layer included. The exit code is 1 when a key is gone
    without a word or has come to stand for something else: neither may happen. --record keeps it
    for changes.atom, the feed of the site, in a file of today's date.
    """
    try:
        before, after = (revisions.load_state(name, Path(), adapted) for name in (old, new))
    except revisions.NoSuchStateError as error:
        raise click.ClickException(str(error)) from error
    changes = compare(before, after)
    click.echo(FORMATS[form](changes))
    if record and report.has_mistakes(changes):
        click.echo("Not recorded: an address was taken away, or used again.", err=True)
    elif record:
        _write_record(write_record(changes, after, date.today()), adapted)
    return PROBLEMS if report.has_mistakes(changes) else OK


def _write_record(text: str, is_own: bool) -> None:
    """Write a record of what differs into the layer that it is of, and say where."""
    folder = Path(LAYERS[ADAPTATION if is_own else UPSTREAM], VERSIONS)
    file = folder / f"{date.today().isoformat()}.json"
    write_file(file.resolve(), text)
    click.echo(f"Recorded in {file.as_posix()}.", err=True)
