"""Paths on the site of all that is made from the data, relative to the site's root."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.project import Project
from macros.source.tree import Location

GLOSSARY = "glossary/"
GUIDES = "guides/"
REFLECTIONS = "reflections/"
TEAM = "team/"
DISTRICT = "district/"
CHANGES = "changes/"
STYLE_SHEET = "assets/site.css"
WORD_TEMPLATE = "assets/word-template.js"
CONFORMANCE = "acr.yaml"
SEARCH_INDEX = "search/search_index.json"
SITEMAP = "sitemap.xml"
SITE_INDEX = "api/index.json"
FRAMEWORK_SCHEMA = "schemas/framework.json"
#: The formats of saved files; they are those that data/schemas/ holds under the same names.
SAVED_SCHEMAS = ("reflection", "team", "district")
FEED = "changes.atom"
#: The files that every site has.
SITE_FILES = (
    *("404.html", "sitemap.xml", "sitemap.xml.gz", "app.webmanifest", "worker.js"),
    *(STYLE_SHEET, WORD_TEMPLATE, SEARCH_INDEX, SITE_INDEX, CONFORMANCE, FRAMEWORK_SCHEMA, FEED),
)
#: The first parts of paths that the site needs for itself.
RESERVED_NAMES = frozenset(
    {
        "reflections",
        "team",
        "district",
        "guides",
        "glossary",
        "changes",
        "assets",
        "search",
        "404",
        "index",
    }
)

#: Below a framework's path.
FRAMEWORK_DATA = "framework.json"
FRAMEWORK_SCRIPT = "framework.js"
BOOKLET = "guide.pdf"

#: Below a section's path, which is that of its practice profile.
CHECKLIST = "reflect/"
GUIDE = "guide/"
#: A section's documents, by the key of the message that names them.
SECTION_DOCUMENTS: dict[str, str] = {
    "document-handout": "handout.pdf",
    "document-handout-word": "handout.docx",
    "document-record": "record.pdf",
    "document-record-word": "record.docx",
    "document-facilitator": "facilitator.pdf",
    "document-facilitator-word": "facilitator.docx",
    "document-participant": "guide.pdf",
    "document-large": "guide-large-print.pdf",
    "document-word": "guide.docx",
    "document-sheet": "responses.xlsx",
    "document-csv": "responses.csv",
}

#: What was at another address before: it stays there, too, as printed links lead to it.
FORMER_DOCUMENTS = {"guide-facilitator.pdf": "facilitator.pdf"}


def iter_generated_paths(project: Project) -> Iterator[tuple[str, Location]]:
    """Yield the path of all that is made from the data, with the location of its origin.

    The pages that every site has are not among them: the paths of `RESERVED_NAMES`.
    """
    for path in SITE_FILES:
        yield path, ("site",)
    for key in project.shown:
        location: Location = ("frameworks", key)
        for end in ("", FRAMEWORK_DATA, FRAMEWORK_SCRIPT, BOOKLET):
            yield f"{key}/{end}", location
        for section, value in project.frameworks[key].sections.items():
            if value.retired:
                continue
            for end in ("", CHECKLIST, GUIDE, *SECTION_DOCUMENTS.values(), *FORMER_DOCUMENTS):
                yield f"{key}/{section}/{end}", (*location, "sections", section)


def has_one_guide(project: Project, framework: str) -> bool:
    """Return whether a framework has one section, whose guide is that of the whole."""
    sections = project.frameworks[framework].sections.values()
    return sum(not section.retired for section in sections) == 1


def list_other_paths(project: Project, path: str) -> list[str]:
    """Return where a section's document is found, too: where it or a booklet was before."""
    section, _, name = path.rpartition("/")
    others = [f"{section}/{former}" for former, now in FORMER_DOCUMENTS.items() if now == name]
    framework, _, key = section.partition("/")
    if key and name == BOOKLET and has_one_guide(project, framework):
        others.append(f"{framework}/{BOOKLET}")
    return others
