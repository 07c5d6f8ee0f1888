"""The command `offline`: pack a built site as a zip that opens without a server."""

from __future__ import annotations

from pathlib import Path

import click

from macros.cli import OK
from macros.cli.output_paths import check_output_file
from macros.layers.load import load_dataset
from macros.outputs import offline
from macros.views.messages import load_messages


@click.command("offline")
@click.argument("site", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
def command(site: Path, out: Path) -> int:
    """Pack the built site in the folder SITE as the zip file OUT.

    It opens without a server, from a folder or a USB drive: start.html leads in.
    """
    check_output_file(out, ".zip")
    pages = dict(offline.iter_site_files(site))
    if "index.html" not in pages:
        raise click.ClickException(f"{site}: There is no site. Build it with `make site`.")
    data = load_dataset(Path())
    site_data, say = data.project.site, load_messages(data).say
    files = {f"site/{path}": content for path, content in offline.make_offline_files(pages).items()}
    start = offline.write_start_page(site_data.name, site_data.language, say)
    files["start.html"] = start.encode("utf-8")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(offline.write_zip(files))
    click.echo(f"{len(files)} files packed into {out}.")
    return OK
