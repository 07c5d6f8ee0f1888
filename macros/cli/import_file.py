"""The command `import`: make a framework of the tables of a file."""

from __future__ import annotations

from pathlib import Path

import click

from macros.cli import OK
from macros.cli.new import check_name
from macros.draft.assembly import assemble_framework
from macros.draft.blocks import UnreadableFileError
from macros.draft.files import draft_files, list_doubts
from macros.draft.keys import make_key
from macros.draft.readers import read_file
from macros.draft.yaml_draft import write_drafts


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", help="The name of its folder; made of the file's name otherwise.")
@click.option("--title", help="What it is called; the file's title otherwise.")
def command(file: Path, name: str | None, title: str | None) -> int:
    """Make a framework in data/local/frameworks/ of a Word file, a sheet, CSV, or CASE as JSON.

    Tables become practices and statements. Wherever that is in doubt, a comment says so at its
    line, and so does this report.
    """
    try:
        found = read_file(file)
    except UnreadableFileError as error:
        raise click.ClickException(str(error)) from error
    own = found.own.key if found.own else ""
    folder = check_name(name or own or make_key(file.stem, (), "framework"))
    found.title = title or found.title  # also that of a part without a heading
    framework = assemble_framework(found)
    framework.title = title or framework.title
    if not framework.sections:
        message = f"{file.name} holds no table, list, or question to make a framework of."
        raise click.ClickException(message)
    for path in write_drafts(folder, draft_files(framework)):
        click.echo(path)
        for line, doubt in list_doubts(path.read_text("utf-8")):
            click.echo(f"{path}:{line}: {doubt}")
    click.echo("Read these files against yours. `python -m macros check` says what is missing.")
    return OK
