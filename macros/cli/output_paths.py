"""Where commands write: never over what the site is made from."""

from __future__ import annotations

from pathlib import Path

import click

#: What a site is made from, below the project's folder.
SOURCES = ("content", "data", "macros", "overrides", "tests", ".git", ".github")


def check_output_folder(out: Path) -> None:
    """Raise click.ClickException where files written to a folder could replace sources."""
    folder, root = out.resolve(), Path().resolve()
    sources = [(root / name).resolve() for name in SOURCES]
    is_source = any(folder.is_relative_to(source) for source in sources)
    if is_source or root.is_relative_to(folder):
        raise click.ClickException(
            f"{out}: What the site is made from lies there. Name a folder of its own, such as out."
        )


def check_output_file(out: Path, suffix: str) -> None:
    """Raise click.ClickException where a file written would replace something else."""
    if out.suffix.lower() != suffix:
        raise click.ClickException(f"{out}: Name a file that ends with {suffix}.")
    if out.is_dir():
        raise click.ClickException(f"{out}: It is a folder. Name a file.")
