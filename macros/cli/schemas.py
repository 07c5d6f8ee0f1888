"""The command `schemas`: write the JSON Schemas that editors check the data with."""

from __future__ import annotations

from pathlib import Path

import click

from macros.cli import OK
from macros.model.json_schema import write_schemas

FOLDER = Path("data/schemas")


@click.command("schemas")
def command() -> int:
    """Write the JSON Schemas for editors to data/schemas/, after a change of the model."""
    for path in write_schemas(FOLDER):
        click.echo(path)
    return OK
