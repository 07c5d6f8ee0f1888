"""Nothing that readers need is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TypeVar

from macros.layers.dataset import Dataset
from macros.model.addresses import Element
from macros.model.framework import Column, RelationKind, SectionGroup
from macros.rules.rule import Finding, rule
from macros.source.spelling import suggest
from macros.source.text_places import locate_fragment
from macros.source.tree import Location, find_node, iter_texts

#: What has a title, and is no element.
Titled = TypeVar("Titled", Column, RelationKind, SectionGroup)


@rule("missing-title")
def find_missing_titles(data: Dataset) -> Iterator[Finding]:
    """Pages, navigation and guides name things by their titles, so none may be missing.

    Frameworks, their parts, sections, practices, columns and kinds of relation need a `title`,
    glossary entries a `term`.
    """
    for element in data.elements.values():
        needs_title = element.kind in ("framework", "section", "practice")
        if needs_title and not getattr(element.value, "title", ""):
            help = _suggest_key(data, element, "Write `title: …`.")
            message = f"The {element.kind} has no title."
            yield Finding((*element.location, "title"), message, help)
    for key, framework in data.project.frameworks.items():
        location = ("frameworks", key)
        yield from _find_untitled((*location, "columns"), framework.columns, "column")
        yield from _find_untitled((*location, "parts"), framework.parts, "part")
        kinds = framework.relation_kinds
        yield from _find_untitled((*location, "relation_kinds"), kinds, "kind of relation")
    for key, entry in data.project.glossary.items():
        if not entry.term:
            yield Finding(("glossary", key, "term"), "The entry has no term.", "Write `term: …`.")


def _find_untitled(location: Location, parts: Mapping[str, Titled], name: str) -> Iterator[Finding]:
    for id, part in parts.items():
        if not part.title:
            message = f"The {name} `{id}` has no title."
            yield Finding((*location, id, "title"), message, "Write `title: …`.")


@rule("missing-summary")
def find_missing_summaries(data: Dataset) -> Iterator[Finding]:
    """A framework and a section need a `summary` of a few sentences.

    It is the first thing read on their pages, and what search results and link previews show.
    """
    for element in data.elements.values():
        needs_summary = element.kind in ("framework", "section")
        if needs_summary and not getattr(element.value, "summary", ""):
            message = f"The {element.kind} has no summary."
            help = "Write `summary: >-` and a few sentences below it."
            yield Finding((*element.location, "summary"), message, help)


@rule("missing-version")
def find_missing_versions(data: Dataset) -> Iterator[Finding]:
    """A framework needs a `version`, such as "2026.1".

    Saved reflections and printed guides carry it.
    """
    for key, framework in data.project.frameworks.items():
        if not framework.version:
            location = ("frameworks", key, "version")
            yield Finding(location, "The framework has no version.", 'Write `version: "2026.1"`.')


@rule("missing-source")
def find_missing_sources(data: Dataset) -> Iterator[Finding]:
    """A framework says where its ideas come from.

    That is `source` with `title`, `publisher`, `wording` (`own` or `quoted`) and `rights`. When the
    wording is quoted, `rights` names the license that allows it.
    """
    for key, framework in data.project.frameworks.items():
        location = ("frameworks", key, "source")
        source = framework.source
        missing = [word for word in source.NEEDED if not getattr(source, word)]
        if len(missing) == len(source.NEEDED):
            words = ", ".join(f"`{word}`" for word in missing)
            yield Finding(
                location, "The framework names no source.", f"Write `source:` with {words}."
            )
            continue
        for word in missing:
            help = f"Write `{word}: …` under `source`."
            yield Finding((*location, word), f"The source has no `{word}`.", help)


@rule("missing-text")
def find_missing_texts(data: Dataset) -> Iterator[Finding]:
    """The long form of a statement, an item, a question or a glossary entry needs a `text`."""
    for element in data.elements.values():
        needs_text = element.kind in ("statement", "item", "question")
        if needs_text and not getattr(element.value, "text", ""):
            help = _suggest_key(data, element, "Write `text: …`.")
            message = f"The {element.kind} has no text."
            yield Finding((*element.location, "text"), message, help)
    for key, entry in data.project.glossary.items():
        if not entry.text:
            location = ("glossary", key, "text")
            yield Finding(location, "The entry explains nothing.", "Write `text: …`.")


@rule("missing-site")
def find_missing_settings(data: Dataset) -> Iterator[Finding]:
    """The file site.yml needs a `name`, a `language`, and two sets under `responses`.

    The sets `statement` and `question` hold for every framework that does not declare its own.
    """
    site = data.project.site
    if "site" not in data.tree.entries:
        return  # a missing file is a problem of its own
    for word in ("name", "language"):
        if not getattr(site, word):
            yield Finding(("site", word), f"The site has no {word}.", f"Write `{word}: …`.")
    for name in ("statement", "question"):
        if name not in site.responses:
            message = f"`responses` has no set `{name}`."
            help = "Write what is offered where no set is named."
            yield Finding(("site", "responses", name), message, help)


#: A mark in quotation marks is spoken of, and marks nothing.
ENGLISH_MARK = re.compile(r"(?<![“‘\"'`])\b(TODO|TBD|FIXME|XXX)\b(?![”’\"'`])|[Ll]orem ipsum")
ANY_MARK = re.compile(r"^(TODO|TBD|FIXME|XXX):|[Ll]orem ipsum")


@rule("placeholder")
def find_placeholders(data: Dataset) -> Iterator[Finding]:
    """A text is still to be written.

    It holds TODO, TBD, FIXME or XXX in capitals, “lorem ipsum”, or no letter and no digit at all.
    One that is quoted is only spoken of, and amid other words it is a warning. In languages other
    than English, where “TODO” may be a word, it counts at the start with a colon.
    """
    mark = ENGLISH_MARK if data.is_english else ANY_MARK
    help = "Write it, or delete the key."
    for location, text in chain(iter_texts(data.tree), data.remarks):
        if not any(char.isalnum() for char in text.value):
            yield Finding(location, "The text has no words.", help, place=text.place)
        elif found := mark.search(text.value):
            place = locate_fragment(text, found[0])
            message = "The text is still to be written."
            is_amid = found.start() > 0 and found[0].isupper()
            yield Finding(location, message, help, place=place, is_warning=is_amid)


def _suggest_key(data: Dataset, element: Element, otherwise: str) -> str:
    """Return what to do about an element without a text: its key may be another's, misspelled.

    That can only be in a layer, which need not repeat the texts of what it changes.
    """
    entry = find_node(data.tree, element.location).entry
    if not entry or not entry.added:
        return otherwise
    siblings = data.children[element.parent.address] if element.parent else ()
    keys = [each.key for each in siblings if each.kind == element.kind and each.key != element.key]
    return suggest(element.key, keys, otherwise)
