"""The command `guides`: write the documents of discussion guides."""

from __future__ import annotations

from pathlib import Path

import click

from macros.authoring.export import write_files
from macros.cache.documents import CachedDocument, DocumentCache
from macros.cli import OK, PROBLEMS, USAGE
from macros.cli.output_paths import check_output_folder
from macros.cli.pages import list_errors
from macros.cli.summary import format_number, summarize_dataset
from macros.layers.load import load_dataset
from macros.outputs.documents import list_document_addresses
from macros.outputs.html.renderer import HtmlRenderer
from macros.outputs.report import format_text
from macros.plugin.progress import Progress, print_progress
from macros.rules import check
from macros.source.problems import quote
from macros.source.spelling import suggest


@click.command("guides")
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("addresses", metavar="[ADDRESS]...", nargs=-1)
def command(out: Path, addresses: tuple[str, ...]) -> int:
    """Write documents of discussion guides to the folder OUT: PDF, Word, and spreadsheets.

    ADDRESS is that of a section, such as sipr/build-capacity, or of a framework, for its booklet
    and all of its sections. Without one, all are written.
    """
    check_output_folder(out)
    data = load_dataset(Path())
    if errors := list_errors(check(data)):
        click.echo(format_text(errors, summarize_dataset(data)))
        return PROBLEMS
    known = list_document_addresses(data)
    asked = [address.strip("/") for address in addresses] or known
    unknown = [address for address in asked if address not in known]
    for address in unknown:
        click.echo(describe_unknown(address, known), err=True)
    if unknown:
        return USAGE
    out.mkdir(parents=True, exist_ok=True)  # before the work, in case it is not possible
    wanted = [address for address in known if is_wanted(address, asked)]
    cache = DocumentCache(Path())
    documents = cache.ensure_documents(HtmlRenderer(data), wanted, Progress(print_progress))
    return write_documents(documents, out, cache)


def describe_unknown(address: str, known: list[str]) -> str:
    """Return the line that says that there is nothing at an address, and what may be meant."""
    all_addresses = f"Known are: {', '.join(known)}."
    help = suggest(address, known, all_addresses)
    return f"There is no section or framework {quote(address)}. {help}"


def is_wanted(address: str, asked: list[str]) -> bool:
    """Return whether an address is one of those asked for, or below one of them."""
    return any(f"{address}/".startswith(f"{each}/") for each in asked)


def write_documents(documents: list[CachedDocument], out: Path, cache: DocumentCache) -> int:
    """Write the documents below a folder, say which were left out, and return the exit code."""
    files: dict[str, str | Path] = {
        document.view.path: document.file for document in documents if document.file
    }
    paths = list(write_files(files, out))
    for document in documents:
        if not document.file:
            click.echo(f"{document.view.path} was left out. {document.why}.", err=True)
        elif document.view.lacking:
            lacking = document.view.lacking
            click.echo(
                f"{document.view.path} shows codes for {lacking}: no font has them.", err=True
            )
    count = format_number(len(paths), "document")
    click.echo(f"{count} written to {out}: {cache.made} made now, {cache.kept} kept from before.")
    return OK if len(files) == len(documents) else PROBLEMS
