"""The command `new`: begin a framework of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from macros.cli import OK
from macros.draft.new import Answers, draft_framework
from macros.draft.yaml_draft import write_drafts
from macros.model.fields import is_key
from macros.source.problems import quote

FOLDER = Path("data/local/frameworks")
SHARED = Path("data/frameworks")


@click.command("new")
@click.argument("name")
@click.option("--title", prompt="What is it called", help="Its title.")
@click.option("--summary", prompt="What is it about, in a sentence", help="A sentence on it.")
@click.option(
    "--section",
    prompt="What do you call one of its parts",
    default="Section",
    show_default=True,
    help="What its parts are called, such as Domain or Step.",
)
@click.option(
    "--first", prompt="What is the first of them called", help="The title of its first part."
)
def command(name: str, title: str, summary: str, section: str, first: str) -> int:
    """Begin a framework in data/local/frameworks/NAME, with comments on what to write where.

    It asks four questions, unless options answer them.
    """
    folder = check_name(name)
    answers = Answers(*(" ".join(answer.split()) for answer in (title, summary, section, first)))
    for path in write_drafts(folder, draft_framework(answers)):
        click.echo(path)
    click.echo("Write on in these files. `python -m macros check` says what is missing.")
    return OK


def check_name(name: str) -> Path:
    """Return the folder of a new framework of this name.

    Raises:
        click.ClickException: It cannot be one, or there is such a framework.
    """
    if not is_key(name):
        message = f"{quote(name)} is no name of a folder here. Use small letters, digits, hyphens."
        raise click.ClickException(message)
    for folder in (FOLDER / name, SHARED / name):
        if folder.exists():
            raise click.ClickException(f"There is {folder} already. Choose another name.")
    return FOLDER / name
