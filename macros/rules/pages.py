"""What is written by hand and what is made from the data keep out of each other's way."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.site_paths import RESERVED_NAMES, iter_generated_paths
from macros.rules.rule import Finding, rule
from macros.source.authored_pages import OWN, get_name_in_layer, is_own
from macros.source.tree import Location, SourceLocation


@rule("path-conflict")
def find_path_conflicts(data: Dataset) -> Iterator[Finding]:
    """A page or file written by hand has the address of one that is made from the data.

    That is the address of a framework, a section, the glossary, the list of changes, and so on.
    What is made is what links lead to, so the other needs another name. Two pages cannot have one
    address either; a fork's own takes the place of one in `content/` when it has the same name.
    """
    origins = dict(iter_generated_paths(data.project))
    for path, files in data.claims.items():
        origin = ("site",) if _is_reserved(path) else origins.get(path)
        if origin:
            yield from _find_generated_twins(path, files, origin)
        else:
            yield from _find_authored_twins(path, files)


def _is_reserved(path: str) -> bool:
    """Tell whether a path is that of a page that every site has."""
    first = path.partition("/")[0]
    return path == f"{first}/" and first in RESERVED_NAMES


def _find_generated_twins(path: str, files: tuple[str, ...], origin: Location) -> Iterator[Finding]:
    """Report each file at a path of what is made from `origin`: it gives way, or a section does."""
    is_page, is_section = path.endswith("/"), origin[2:3] == ("sections",)
    for file in files:
        if is_own(file) or not is_page or origin == ("site",):
            kind = "page" if is_page else "file"
            message = f"`/{path}` is the address of a {kind} that is made from the data."
            help = "Rename it. What is made can be changed in data/local/."
            yield Finding((), message, help, place=_locate_file(file))
        elif is_section:  # for a framework, `reserved-id` reports it
            message = f"`/{path}` is the address of {file}."
            yield Finding(origin, message, "Rename the section's file.")


def _find_authored_twins(path: str, files: tuple[str, ...]) -> Iterator[Finding]:
    """Report the last of the files at one path, unless it takes the place of the others."""
    names = {get_name_in_layer(file) for file in files}
    if len(names) > 1:
        message = f"`/{path}` is the address of {files[0]} too."
        name = get_name_in_layer(files[0])
        help = f"Call it {name}, to put it there instead, or give it another name."
        yield Finding((), message, help, place=_locate_file(files[-1]))


def _locate_file(file: str) -> SourceLocation:
    return SourceLocation(file, layer=OWN) if is_own(file) else SourceLocation(file)
