"""What is written by hand and what is made from the data keep out of each other's way on the site."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.rules.names import RESERVED_FRAMEWORKS
from macros.rules.rule import Finding, rule
from macros.source.authored_pages import OWN, get_name_in_layer, is_own
from macros.source.tree import Location, SourceLocation

SITE_FILES = ("404.html", "sitemap.xml", "sitemap.xml.gz", "assets/site.css", "search/search_index.json")
FRAMEWORK_FILES = ("framework.json", "framework.js", "guide.pdf")
SECTION_PAGES = ("", "reflect/", "guide/")
SECTION_FILES = (
    "guide.pdf",
    "guide-facilitator.pdf",
    "guide-large-print.pdf",
    "guide.docx",
    "responses.xlsx",
    "responses.csv",
)


@rule("error")
def taken_page(data: Dataset) -> Iterator[Finding]:
    """A page written by hand has the address of one that is made from the data: that of a framework, a section, the
    glossary, the list of changes, …; or a file has that of one that is made. What is made is what links lead to, so the
    other needs another name. Two pages cannot have one address either; a fork's own takes the place of one in
    `content/` when it has the same name."""
    made_from = dict(list_generated_paths(data))
    for path, files in data.claims.items():
        is_page, first = path.endswith("/"), path.partition("/")[0]
        location = ("site",) if path == f"{first}/" and first in RESERVED_FRAMEWORKS else made_from.get(path)
        for file in files if location else ():
            if is_own(file) or not is_page or location == ("site",):
                message = f"`/{path}` is the address of a {'page' if is_page else 'file'} that is made from the data."
                yield Finding((), message, "Rename it. What is made can be changed in data/local/.", place=_place(file))
            elif location and len(location) > 2:  # a framework has been told of by `reserved_id`
                yield Finding(location, f"`/{path}` is the address of {file}.", "Rename the section's file.")
        if not location and len({get_name_in_layer(file) for file in files}) > 1:
            message = f"`/{path}` is the address of {files[0]} too."
            help = f"Call it {get_name_in_layer(files[0])}, to put it there instead, or give it another name."
            yield Finding((), message, help, place=_place(files[-1]))


def _place(file: str) -> SourceLocation:
    return SourceLocation(file, layer=OWN) if is_own(file) else SourceLocation(file)


def list_generated_paths(data: Dataset) -> Iterator[tuple[str, Location]]:
    """The path of all that is made from the data, but for the pages that every site has; and what each is made from."""
    yield from ((path, ("site",)) for path in SITE_FILES)
    for key in data.project.shown:
        yield from ((f"{key}/{end}", ("frameworks", key)) for end in ("", *FRAMEWORK_FILES))
        for thing in data.children[key]:
            if thing.kind == "section" and not thing.retired:
                yield from ((f"{thing.address}/{end}", thing.location) for end in (*SECTION_PAGES, *SECTION_FILES))
