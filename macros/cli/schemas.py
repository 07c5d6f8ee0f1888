"""The command `schemas`: write the JSON Schemas that editors check the data with."""

from __future__ import annotations

from pathlib import Path

import click

from macros.cli import OK
from macros.model.json_schema import build_schemas, dump_schema
from macros.outputs.format_page import write_format_page

FOLDER = Path("data/schemas")
FORMAT_PAGE = Path("content/format.md")


@click.command("schemas")
def command() -> int:
    """Write the JSON Schemas for editors, and the page on the format, after a change of the model.

    They go to data/schemas/ and content/format.md.
    """
    if FORMAT_PAGE.is_file():
        FORMAT_PAGE.write_text(write_format_page(FORMAT_PAGE.read_text("utf-8")), "utf-8")
        click.echo(FORMAT_PAGE)
    for name, schema in build_schemas().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump_schema(schema), "utf-8")
        click.echo(path)
    return OK
