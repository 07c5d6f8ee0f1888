"""Nothing that readers need is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from macros.layers.dataset import Dataset
from macros.model.addresses import Element
from macros.model.fields import Keyed, ResponseSet
from macros.model.framework import Column, Practice
from macros.rules.rule import Finding, rule
from macros.source.spelling import suggest
from macros.source.tree import Location, MapNode, find_node, iter_texts


@rule("error")
def missing_title(data: Dataset) -> Iterator[Finding]:
    """Frameworks, sections, practices, columns and kinds of relation need a `title`, glossary entries a `term`: pages,
    navigation and guides name them by it."""
    for thing in data.elements.values():
        if thing.kind in ("framework", "section", "practice") and not getattr(thing.value, "title", ""):
            help = _meant(data, thing, "Write `title: …`.")
            yield Finding((*thing.location, "title"), f"The {thing.kind} has no title.", help)
    for key, framework in data.project.frameworks.items():
        for holder, parts in (("columns", framework.columns), ("relation_kinds", framework.relation_kinds)):
            for id, part in parts.items():
                if not part.title:
                    what = "column" if isinstance(part, Column) else "kind of relation"
                    message = f"The {what} `{id}` has no title."
                    yield Finding(("frameworks", key, holder, id, "title"), message, "Write `title: …`.")
    for key, entry in data.project.glossary.items():
        if not entry.term:
            yield Finding(("glossary", key, "term"), "The entry has no term.", "Write `term: …`.")


@rule("error")
def missing_summary(data: Dataset) -> Iterator[Finding]:
    """A framework and a section need a `summary` of a few sentences: the first thing read on their pages, and what
    search results and link previews show."""
    for thing in data.elements.values():
        if thing.kind in ("framework", "section") and not getattr(thing.value, "summary", ""):
            message = f"The {thing.kind} has no summary."
            yield Finding((*thing.location, "summary"), message, "Write `summary: >-` and a few sentences below it.")


@rule("error")
def missing_version(data: Dataset) -> Iterator[Finding]:
    """A framework needs a `version`, such as "2026.1": saved reflections and printed guides carry it."""
    for key, framework in data.project.frameworks.items():
        if not framework.version:
            yield Finding(("frameworks", key, "version"), "The framework has no version.", 'Write `version: "2026.1"`.')


@rule("error")
def missing_source(data: Dataset) -> Iterator[Finding]:
    """A framework tells where its ideas come from: `source` with `title`, `publisher`, `wording` (`own` or `quoted`)
    and `rights`. When the wording is quoted, `rights` names the licence that allows it."""
    for key, framework in data.project.frameworks.items():
        location = ("frameworks", key, "source")
        missing = [word for word in framework.source.NEEDED if not getattr(framework.source, word)]
        if len(missing) == len(framework.source.NEEDED):
            yield Finding(location, "The framework names no source.", f"Write `source:` with {_listed(missing)}.")
            continue
        for word in missing:
            yield Finding((*location, word), f"The source has no `{word}`.", f"Write `{word}: …` under `source`.")


@rule("error")
def missing_text(data: Dataset) -> Iterator[Finding]:
    """A statement, an item, a question and a glossary entry say something: their long form needs a `text`."""
    for thing in data.elements.values():
        if thing.kind in ("statement", "item", "question") and not getattr(thing.value, "text", ""):
            help = _meant(data, thing, "Write `text: …`.")
            yield Finding((*thing.location, "text"), f"The {thing.kind} has no text.", help)
    for key, entry in data.project.glossary.items():
        if not entry.text:
            yield Finding(("glossary", key, "text"), "The entry explains nothing.", "Write `text: …`.")


@rule("error")
def missing_site(data: Dataset) -> Iterator[Finding]:
    """site.yml needs a `name`, a `language`, and under `responses` the sets `statement` and `question`, which hold for
    every framework that does not declare its own."""
    site = data.project.site
    if "site" not in data.tree.entries:
        return  # the file itself has been asked for
    for word in ("name", "language"):
        if not getattr(site, word):
            yield Finding(("site", word), f"The site has no {word}.", f"Write `{word}: …`.")
    for name in ("statement", "question"):
        if name not in site.responses:
            message = f"`responses` has no set `{name}`."
            yield Finding(("site", "responses", name), message, "Write what is offered where no set is named.")


HOLDS = {"framework": "sections", "section": "practices or questions", "practice": "statements or questions"}


@rule("error")
def empty_part(data: Dataset) -> Iterator[Finding]:
    """A framework without sections, a section without practices and questions, or a practice without statements and
    questions would be an empty page; a site that shows no framework would have nothing to say, and a set without
    responses nothing to choose from."""
    for thing in data.elements.values():
        if thing.retired:
            continue
        wants = HOLDS.get(thing.kind)
        alive = any(not child.retired for child in data.children[thing.address])
        if wants and not alive and not data.has_invalid(*thing.location):
            yield Finding(thing.location, f"The {thing.kind} is empty.", f"Give it {wants}.", absent=True)
    yield from _nothing_shown(data)
    holders: list[tuple[Location, Keyed[ResponseSet]]] = [(("site",), data.project.site.responses)]
    holders += [(("frameworks", key), framework.responses) for key, framework in data.project.frameworks.items()]
    for location, sets in holders:
        for name, responses in sets.items():
            at = (*location, "responses", name)
            if not responses and not data.has_invalid(*at):
                yield Finding(at, f"The set `{name}` has no response.", "Leave one in, or write one.", absent=True)


def _nothing_shown(data: Dataset) -> Iterator[Finding]:
    chosen, frameworks = data.project.site.frameworks, data.tree.get("frameworks")
    if data.project.shown or frameworks is None or data.has_invalid("frameworks"):
        return
    message, help = "No framework is left to show.", "Leave one in, or write one of your own."
    if not data.project.frameworks:
        yield Finding(("frameworks",), message, help, absent=True)
    elif all(data.is_omitted(("frameworks", key)) for key in chosen):
        yield Finding(("site", "frameworks"), "Every framework that is listed is left out.", "List another one.")


@rule("error")
def empty_column(data: Dataset) -> Iterator[Finding]:
    """A column that the framework requires, everywhere or for the sections and practices that its `required` lists,
    must hold at least one statement that is not retired."""
    for thing in data.elements.values():
        practice = thing.value
        if not isinstance(practice, Practice) or thing.retired:
            continue
        _, section, key = thing.address.split("/")
        framework = data.project.frameworks[thing.framework]
        for id, column in framework.columns.items():
            required = column.required
            if required is True or (required and (section in required or f"{section}/{key}" in required)):
                statements = practice.columns.get(id, {})
                unusable = data.has_invalid(*thing.location, id) or _yields(data, (*thing.location, id))
                if not any(not statement.retired for statement in statements.values()) and not unusable:
                    message = f"The column `{id}` is required, and has no statement."
                    help = f"Write `{id}:` with at least one statement."
                    yield Finding((*thing.location, id), message, help, absent=True)


def _yields(data: Dataset, location: Location) -> bool:
    """Does something in a column only step back for a namesake, which a report of its own tells?"""
    column = find_node(data.tree, location).node
    return isinstance(column, MapNode) and any(entry.cascaded for entry in column.entries.values())


ENGLISH_MARK = re.compile(r"\b(TODO|TBD|FIXME|XXX)\b|[Ll]orem ipsum")
ANY_MARK = re.compile(r"^(TODO|TBD|FIXME|XXX):|[Ll]orem ipsum")


@rule("error")
def placeholder(data: Dataset) -> Iterator[Finding]:
    """A text that is still to be written: TODO, TBD, FIXME or XXX in capitals, “lorem ipsum”, or no letter and no digit
    at all. In languages other than English, where “TODO” may be a word, it counts at the start with a colon."""
    mark = ENGLISH_MARK if data.is_english else ANY_MARK
    help = "Write it, or delete the key."
    for location, text in chain(iter_texts(data.tree), data.remarks):
        if not any(char.isalnum() for char in text.value):
            yield Finding(location, "The text has no words.", help, place=text.place)
        elif mark.search(text.value):
            yield Finding(location, "The text is still to be written.", help, place=text.place)


def _meant(data: Dataset, thing: Element, otherwise: str) -> str:
    """What to do about a thing that does not say what it is: in a layer its key is perhaps another's, misspelt."""
    entry = find_node(data.tree, thing.location).entry
    beside = data.children[thing.parent.address] if thing.parent else ()
    others = [other.key for other in beside if other.kind == thing.kind and other.key != thing.key]
    return suggest(thing.key, others, otherwise) if entry and entry.added else otherwise


def _listed(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
