"""The command `schemas`: write the JSON Schemas that editors check the data with."""

from __future__ import annotations

from pathlib import Path

import click

from macros.cli import OK
from macros.model.json_schema import build_schemas, dump_schema

FOLDER = Path("data/schemas")


@click.command("schemas")
def command() -> int:
    """Write the JSON Schemas for editors to data/schemas/, after a change of the model."""
    for name, schema in build_schemas().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump_schema(schema), "utf-8")
        click.echo(path)
    return OK
