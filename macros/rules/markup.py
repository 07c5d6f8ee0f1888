"""Texts hold only the marks that are understood where they stand, and links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.layers.site_look import resolve_link
from macros.model.prose import list_targets, strip_markup
from macros.rules.rule import Finding, rule
from macros.rules.shown_texts import is_home_text, is_prose
from macros.source.problems import quote
from macros.source.spelling import suggest
from macros.source.text_places import locate_fragment
from macros.source.tree import Location, TextNode, iter_texts

#: What is understood nowhere: HTML, and calls of macros.
FOREIGN = r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|&(?:[a-z]+|#\d+);|\{\{|\{%"
LINK = r"\[[^\[\]]+\]\([^()\s]+\)"
IN_LINES = re.compile(rf"{FOREIGN}|{LINK}|\*\*\w[^*]*\*\*")
IN_PROSE = re.compile(rf"{FOREIGN}|{LINK}|^#{{1,6}} \S|`[^`]+`|^> |\|-{{3,}}", re.MULTILINE)
IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()\s]+\)")
#: A list whose lines are joined, as YAML does in `>-`, or as a text of one line asks.
JOINED_LIST = re.compile(
    r"(?:^|: |\n)[-*] \S.*(?:\n| )[-*] \S|[•▪◦‣●]\s*\S.*\s[•▪◦‣●]\s*\S", re.DOTALL
)


@rule("markup", "warning")
def find_markup(data: Dataset) -> Iterator[Finding]:
    """A text holds marks that mean nothing where it stands, so readers see them as they are typed.

    A `summary`, `note` or `source_note`, a text of the glossary, and the prose of a meeting may
    have paragraphs, lists, *emphasis* and [links](https://example.org/), as CommonMark has them.
    All other texts are one plain line. Nothing takes HTML, headings, tables, images or a call of a
    macro. A web address alone becomes a link by itself in a local note.
    """
    for location, text, prose in _iter_typed(data):
        shown = strip_markup(text.value) if prose else text.value
        marks = IN_PROSE if prose else IN_LINES
        match = marks.search(shown) or IMAGE.search(text.value)
        if match:
            message = f"The text holds {quote(match[0])}, which readers see as it is typed."
            place = locate_fragment(text, match[0])
            yield Finding(location, message, "Say it in plain words.", place=place)
        elif _has_joined_list(text.value, prose):
            message = "The items of a list stand here in one line."
            help = (
                "Begin the text with `|-`, so that its lines stay lines."
                if prose
                else "Write the parts of a statement under `items`, or a list into its `note`."
            )
            yield Finding(location, message, help, place=text.place)


@rule("unknown-reference", "warning")
def find_unknown_references(data: Dataset) -> Iterator[Finding]:
    """A link in a text names the address of an element that is not there.

    Such a link, `[the plan](framework/section/practice)`, leads to where the element is read, and
    follows it when it moves. In the `home` of site.yml, it may name a page, too: `[them](guides)`.
    One that leads nowhere is shown as its words alone.
    """
    for location, text, prose in _iter_typed(data):
        for target in list_targets(text.value) if prose else ():
            if ":" in target or target in data.elements:
                continue
            if is_home_text(location) and _leads_to_page(data, target):
                continue
            now = data.follow_address(target)
            if now in data.elements:
                help = f"It has moved: write `{now}`."
            else:
                help = suggest(target, data.elements, "Write an element's whole address.")
            message = f"There is no {quote(target)}."
            yield Finding(location, message, help, place=locate_fragment(text, target))


def _leads_to_page(data: Dataset, target: str) -> bool:
    """Tell whether a link leads to a page; data without pages are looked at for themselves."""
    return not data.claims or any(resolve_link(data, target))


def _iter_typed(data: Dataset) -> Iterator[tuple[Location, TextNode, bool]]:
    """Yield every text, what layers remark included, and whether it is prose."""
    for location, text in iter_texts(data.tree):
        yield location, text, is_prose(location)
    notes = {id(entry.local_note) for _, entry in data.adapted_entries}
    for location, text in data.remarks:
        yield location, text, id(text) in notes


def _has_joined_list(text: str, prose: bool) -> bool:
    """Tell whether a list's items stand in one line, where readers see them so."""
    match = JOINED_LIST.search(text)
    return match is not None and (not prose or "\n" not in match[0])
