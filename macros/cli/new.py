"""The command `new`: begin a framework of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from macros.cli import OK
from macros.draft.example import copy_example
from macros.draft.new import Answers, draft_framework
from macros.draft.yaml_draft import write_drafts
from macros.model.fields import is_key
from macros.source.problems import quote

FOLDER = Path("data/local/frameworks")
SHARED = Path("data/frameworks")


EXAMPLE = "Copy the attendance profile, a rubric of three levels, instead of asking."


@click.command("new")
@click.argument("name")
@click.option("--title", help="Its title.")
@click.option("--summary", help="A sentence on it.")
@click.option("--section", help="What its parts are called, such as Domain or Step.")
@click.option("--first", help="The title of its first part.")
@click.option("--example", is_flag=True, help=EXAMPLE)
def command(
    name: str,
    title: str | None,
    summary: str | None,
    section: str | None,
    first: str | None,
    example: bool,
) -> int:
    """Begin a framework in data/local/frameworks/NAME, with comments on what to write where.

    It asks four questions, unless options answer them.
    """
    folder = check_name(name)
    if example:
        paths = _copy_example(folder)
    else:
        asked = (
            title or click.prompt("What is it called"),
            summary or click.prompt("What is it about, in a sentence"),
            section or click.prompt("What do you call one of its parts", default="Section"),
            first or click.prompt("What is the first of them called"),
        )
        answers = Answers(*(" ".join(answer.split()) for answer in asked))
        paths = list(write_drafts(folder, draft_framework(answers)))
    for path in paths:
        click.echo(path.as_posix())
    click.echo("Write on in these files. `python -m macros check` says what is missing.")
    return OK


def _copy_example(folder: Path) -> list[Path]:
    try:
        return copy_example(Path(), folder)
    except FileNotFoundError as error:
        raise click.ClickException(str(error)) from error


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
