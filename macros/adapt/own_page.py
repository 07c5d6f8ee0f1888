"""Accepting upstream's page below a page of a fork's own."""

from __future__ import annotations

from pathlib import Path

from macros.adapt.command import AppliedEdit
from macros.adapt.layer_writer import read_content, write_file
from macros.adapt.targets import CannotAdaptError
from macros.layers.load import CONTENT
from macros.source.own_folder import OWN_FOLDER
from macros.source.page_quotations import find_quoted_digest, make_digest, quote_digest


def accept_page(root: Path, typed: str) -> AppliedEdit:
    """Write into a page of the fork's own that it stands for upstream's page as it now is.

    `typed` is the page's name, also below `content/` or `content/local/`.

    Raises CannotAdaptError where there are not both, or nothing has changed.
    """
    name = typed.removeprefix("./").removeprefix(f"{CONTENT}/").removeprefix(f"{OWN_FOLDER}/")
    own, upstream = f"{CONTENT}/{OWN_FOLDER}/{name}", f"{CONTENT}/{name}"
    for file in (own, upstream):
        if ".." in Path(name).parts or not (root / file).is_file():
            raise CannotAdaptError(f"There is no {file}, so no page takes another's place.")
    text, digest = read_content(root / own), make_digest(read_content(root / upstream))
    if find_quoted_digest(text)[0] == digest:
        raise CannotAdaptError(f"{own} stands for {upstream} as it now is.")
    quoted = quote_digest(text, digest)
    write_file((root / own).resolve(), quoted)
    message = f"It stands for {upstream} as it now is."
    return AppliedEdit(own, find_quoted_digest(quoted)[1], message)
