"""The command `adapt`: write a local change into the right file of data/local/."""

from __future__ import annotations

from pathlib import Path

import click

from macros.adapt import command as adaptation
from macros.adapt.layer_writer import lock_layer
from macros.adapt.own_page import accept_page
from macros.adapt.targets import CannotAdaptError
from macros.cli import OK
from macros.layers.load import load_dataset
from macros.outputs.report import format_line
from macros.source.authored_pages import is_page

FIELD = (
    "Another of its texts than its title or text: summary, note, columns/ID/title, levels/ID, "
    "terms/section, …"
)


@click.command("adapt")
@click.argument("address")
@click.option("--accept", is_flag=True, help="Accept the new wording below your change.")
@click.option("--field", default="", help=FIELD)
@click.option("--text", metavar="WORDING", help="Your wording; for a list, its items with commas.")
@click.option("--reason", metavar="WHY", help="Why you word it differently.")
@click.option("--omit", metavar="WHY", help="Leave it out, and say why.")
@click.option("--note", metavar="NOTE", help="Put a note of your own beside it.")
def command(
    address: str,
    accept: bool,
    field: str,
    text: str | None,
    reason: str | None,
    omit: str | None,
    note: str | None,
) -> int:
    """Write your change to something into the right file of data/local/.

    ADDRESS is framework/section/practice/statement, a path such as glossary/plan or site/name, or a
    link copied from a page; an old address of something that has moved works too.

    Your change is written beside the wording that it replaces. Without any words of yours, a stub
    is written for you to edit. Everything else in the file stays as it is: nothing that you wrote
    before is overwritten, and nothing is written that `check` would refuse. With --accept,
    `replaces` quotes the wording that now stands below a text that you changed; with the name of a
    page of your own, such as about.md, it notes the page of upstream's whose place yours takes.
    """
    options = {"text": text, "reason": reason, "omit": omit, "local_note": note}
    words = {word: value for word, value in options.items() if value is not None}
    if accept and words:
        raise click.ClickException("--accept takes an address and --field, and no words.")
    if omit is not None and len(words) > 1:
        raise click.ClickException("What is left out says nothing else: --omit goes alone.")
    try:
        with lock_layer(Path()):
            data = load_dataset(Path())
            if accept and is_page(address):
                edits = [accept_page(Path(), address)]
            elif accept:
                edits = [adaptation.accept_wording(data, Path(), address, field)]
            else:
                edits = adaptation.apply_edits(data, Path(), address, field, words)
    except CannotAdaptError as error:
        raise click.ClickException(str(error)) from error
    for edit in edits:
        click.echo(f"{edit.path}:{edit.line}: {edit.message}")
        for problem in edit.problems:
            click.echo(format_line(problem))
    return OK
