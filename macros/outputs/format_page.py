"""The page on the format of the data, made from the model and its descriptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.model.accessibility import AccessibilityReport, Criterion
from macros.model.descriptions import DESCRIPTIONS, find_description
from macros.model.descriptions.description import Description
from macros.model.facilitation import ExplainedName, Facilitation, Step
from macros.model.fields import Part, get_field_names
from macros.model.framework import (
    Column,
    Framework,
    Item,
    PartNames,
    Practice,
    Question,
    Relation,
    RelationKind,
    Section,
    SectionGroup,
    Source,
    Statement,
)
from macros.model.glossary import GlossaryEntry
from macros.model.search_words import PageWords, SearchWords
from macros.model.site import (
    Allowed,
    Colors,
    FooterLine,
    Home,
    HomeStep,
    PageChoice,
    Site,
)

#: Each file with its parts: the heading of each, and its class.
FILES: dict[str, dict[str, type[Part]]] = {
    "framework.yml": {
        "The framework": Framework,
        "`source`": Source,
        "`terms`": PartNames,
        "A column": Column,
        "A part, which holds sections": SectionGroup,
        "A kind of relation": RelationKind,
        "A relation": Relation,
    },
    "<section>.yml": {
        "The section": Section,
        "A practice": Practice,
        "A statement": Statement,
        "An item of a statement": Item,
        "A question": Question,
    },
    "site.yml": {
        "The site": Site,
        "`colours`": Colors,
        "A line of the `footer`": FooterLine,
        "`pages`": PageChoice,
        "`home`": Home,
        "A step of `home`": HomeStep,
        "`allow`": Allowed,
    },
    "glossary.yml": {"An entry, by its key": GlossaryEntry},
    "facilitation.yml": {
        "The meeting": Facilitation,
        "A step of the `agenda`": Step,
        "A role, or a show of fingers": ExplainedName,
    },
    "search.yml": {"The search": SearchWords, "`pages`": PageWords},
    "accessibility.yml": {"The report": AccessibilityReport, "A criterion": Criterion},
}
#: Where files lie that are not in `data/` itself.
FOLDERS = dict.fromkeys(("framework.yml", "<section>.yml"), "frameworks/<framework>/")
#: What is made stands below this line of the page; what is above is written by hand.
MARKER = "<!-- Made by `python -m macros schemas` from macros/model/descriptions/. -->"


def write_format_page(page: str) -> str:
    """Return the page with its tables as the model has them now, and all above them as it is."""
    above, _, _ = page.partition(MARKER)
    lines = [f"{above.rstrip()}\n", f"{MARKER}\n"]
    for file, parts in FILES.items():
        lines += [f"## `{file}`\n", f"It is `data/{FOLDERS.get(file, '')}{file}`.\n"]
        for heading, part in parts.items():
            lines += [f"### {heading}\n", *_iter_table(part), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def list_undescribed(parts: Sequence[type[Part]]) -> list[str]:
    """Return each key of some parts of the data that has no description: `Statement.text`."""
    names = [f"{part.__name__}.{key}" for part in parts for key in get_field_names(part)]
    return [name for name in names if name not in DESCRIPTIONS]


def _iter_table(part: type[Part]) -> Iterator[str]:
    """Yield the lines of the table of a part's keys."""
    yield "| key | meaning | example | where readers see it |"
    yield "|---|---|---|---|"
    for key in get_field_names(part):
        described = find_description(part, key) or Description("", "", "")
        needed = " **Needed.**" if key in part.NEEDED else ""
        example = described.example.replace("\n  ", " ")
        yield f"| `{key}` | {described.meaning}{needed} | `{example}` | {described.seen} |"
    if part is Practice:
        example = "expected: {one-team: …}"
        yield f"| *a column's id* | Its statements, by key. | `{example}` | everywhere |"
