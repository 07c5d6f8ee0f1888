"""What is written by hand and what is made from the data keep out of each other's way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.site_paths import RESERVED_NAMES, iter_generated_paths
from macros.rules.rule import Finding, rule
from macros.source.authored_pages import get_name_in_layer, is_own
from macros.source.own_folder import OWN
from macros.source.problems import quote
from macros.source.tree import Location, SourceLocation

#: What Windows takes for a device, with any ending, and has no file of the name.
DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
FORBIDDEN = re.compile(r'[<>:"|?*\\]|[. ]$')


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


@rule("file-name")
def find_unusable_names(data: Dataset) -> Iterator[Finding]:
    """A file's or folder's name is one that every computer can hold.

    Windows has no file called `con`, `aux`, `nul` and so on, or with `?` or `:` in its name. On
    Windows and on a Mac, `Team.md` and `team.md` are one file, and one of the two would be lost.
    """
    for key, framework in data.project.frameworks.items():
        sections = [("frameworks", key, "sections", section) for section in framework.sections]
        for location in (("frameworks", key), *sections):
            if DEVICE.fullmatch(location[-1]):
                yield Finding(location, _explain_device(location[-1]), "Rename it.")
    for files in data.claims.values():
        for file in files:
            yield from _find_unusable_parts(file)
    yield from _find_names_in_other_case(data)


def _find_unusable_parts(file: str) -> Iterator[Finding]:
    """Report each part of a file's path that Windows cannot hold."""
    for part in get_name_in_layer(file).split("/"):
        if DEVICE.fullmatch(part):
            yield Finding((), _explain_device(part), "Rename it.", place=_locate_file(file))
        elif FORBIDDEN.search(part):
            message = f"Windows has no files with a name such as {quote(part)}."
            help = "Rename it: letters, digits, hyphens."
            yield Finding((), message, help, place=_locate_file(file), is_warning=True)


def _explain_device(name: str) -> str:
    return f"Windows has no files of the name {quote(name)}."


def _find_names_in_other_case(data: Dataset) -> Iterator[Finding]:
    """Report what has another's path but for capital letters.

    Where the two come from two hands, one merge more must not stop a site.
    """
    paths: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name in RESERVED_NAMES:
        paths[f"{name}/"][f"{name}/"] = ""
    for path, _ in iter_generated_paths(data.project):
        paths[path.lower()][path] = ""
    for path, files in data.claims.items():
        paths[path.lower()][path] = files[-1]
    for twins in paths.values():
        if len(twins) == 1:
            continue
        *others, (path, file) = sorted(twins.items(), key=lambda twin: (is_own(twin[1]), twin[0]))
        if not file:
            continue
        path_of_other, other = others[-1]
        message = f"But for capital letters, `/{path}` is `/{path_of_other}`."
        is_warning = is_own(file) != is_own(other)
        help = "Rename it: on Windows and on a Mac, the two are one."
        yield Finding((), message, help, place=_locate_file(file), is_warning=is_warning)


def _locate_file(file: str) -> SourceLocation:
    return SourceLocation(file, layer=OWN) if is_own(file) else SourceLocation(file)
