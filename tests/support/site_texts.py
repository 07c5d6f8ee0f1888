"""What of the data a built site fails to show, as typed, where readers look for it.

A line for each text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from macros.layers.dataset import Dataset
from macros.model.addresses import Element, make_anchor
from macros.model.framework import UNASKED, Framework, Item, Movable, Question, Section, Statement
from macros.model.prose import strip_markup
from macros.views.messages import load_messages
from tests.support.html_pages import HtmlElement, Page, page, stands, words

#: Where each text of a thing stands: within the element of its anchor, or anywhere on the page that
#: its section has.
BESIDE = ("label", "title", "text")
BELOW = ("note", "source_note", "summary")


def unshown(site: Path, data: Dataset) -> list[str]:
    """Every text that is missing from the pages and files of a site."""
    return [
        *(line for framework in data.project.shown for line in _framework(site, data, framework)),
        *(line for thing in alive(data, "section") for line in _section(site, data, thing)),
        *_glossary(site, data),
        *(line for framework in data.project.shown for line in _export(site, data, framework)),
        *_search(site, data),
    ]


def alive(data: Dataset, *kinds: str) -> list[Element]:
    """The things of some kinds that the site shows."""
    return [
        thing
        for thing in data.elements.values()
        if thing.kind in kinds and not thing.retired and thing.framework in data.project.shown
    ]


def inside(data: Dataset, section: Element) -> list[Element]:
    """The things that a section's pages show."""
    kinds = ("practice", "statement", "item", "question")
    return [
        thing for thing in alive(data, *kinds) if thing.address.startswith(f"{section.address}/")
    ]


def asked(data: Dataset, thing: Element) -> list[str]:
    """The responses that a statement or question asks for."""
    value, framework = thing.value, data.project.frameworks[thing.framework]
    assert isinstance(value, Statement | Question)
    name = value.responses
    if isinstance(value, Statement):
        name = name or framework.columns[thing.column].responses
    name = name or thing.kind
    if not isinstance(name, str):
        return list(name.values())
    if name == UNASKED:
        return []
    return list((framework.responses.get(name) or data.project.site.responses[name]).values())


def read(thing: Element, name: str) -> str:
    """A field's text as it is read: prose without its marks."""
    text = str(getattr(thing.value, name, ""))
    return strip_markup(text) if name in ("summary", "note", "source_note") else text


def _missing(place: str, element: HtmlElement | None, *texts: str) -> Iterator[str]:
    for text in texts:
        shown = element.text if element else ""
        if text and words(text) not in shown and words(strip_markup(text)) not in shown:
            yield f"{place}: {text}"


def _section(site: Path, data: Dataset, section: Element) -> Iterator[str]:
    profile, checklist, guide = (
        page(site, f"{section.address}/{below}") for below in ("", "reflect/", "guide/")
    )
    value = section.value
    assert isinstance(value, Section)
    framework = data.project.frameworks[section.framework]
    for here in (profile, checklist, guide):
        heading = next(here.root.all("h1"), None)
        yield from _missing(here.path, heading, value.title)
        yield from _missing(here.path, here.root, value.label, value.summary)
        if words(value.title) not in here.title:
            yield f"{here.path}: <title> {value.title}"
        for thing in inside(data, section):
            yield from _thing(here, thing, source_notes=here is profile)
    # A guide shows what editors say of the source at its end.
    notes = [getattr(thing.value, "source_note", "") for thing in inside(data, section)]
    yield from _missing(guide.path, guide.root, *notes)
    for here in (profile, guide):
        yield from _missing(
            here.path, here.root, value.source_note, framework.source_note, *_about(framework, data)
        )
    for thing in inside(data, section):
        if thing.kind in ("statement", "question"):
            yield from _asked(checklist, thing, asked(data, thing))
            yield from _missing(
                guide.path, guide.ids.get(make_anchor(thing.address)), *asked(data, thing)
            )
        note = thing.value.source_note
        if note and words(note) in checklist.text:
            yield f"{checklist.path}: shows a source note: {note}"


def _thing(here: Page, thing: Element, source_notes: bool) -> Iterator[str]:
    value = thing.value
    assert isinstance(value, Movable)
    element = here.ids.get(make_anchor(thing.address))
    yield from _missing(
        f"{here.path}#{make_anchor(thing.address)}",
        element,
        *(getattr(value, name, "") for name in BESIDE),
    )
    below = [getattr(value, name, "") for name in BELOW if name != "source_note" or source_notes]
    whole = here.root if thing.kind == "practice" else element  # a practice's anchor is its heading
    yield from _missing(f"{here.path}#{make_anchor(thing.address)}", whole, *below)


def _asked(here: Page, thing: Element, responses: list[str]) -> Iterator[str]:
    """A checklist asks with one named group of labeled choices, and only where there is something
    to ask.
    """
    element = here.ids[make_anchor(thing.address)]
    choices = [label for label in element.all("label") if any(True for _ in label.all("input"))]
    names = {choice.attributes.get("name") for label in choices for choice in label.all("input")}
    if [choice.text for choice in choices] != [words(response) for response in responses]:
        yield (
            f"{here.path}#{make_anchor(thing.address)}: choices"
            f" {[choice.text for choice in choices]}"
        )
    if responses and names != {thing.address}:
        yield f"{here.path}#{make_anchor(thing.address)}: choices named {names}"


def _about(framework: Framework, data: Dataset) -> list[str]:
    source = framework.source
    texts = [
        source.title,
        source.publisher,
        source.author,
        source.year,
        load_messages(data).format_date(source.retrieved),
        source.adapted_from,
    ]
    return [framework.title, framework.version, source.rights, source.note, *texts]


def _framework(site: Path, data: Dataset, key: str) -> Iterator[str]:
    framework = data.project.frameworks[key]
    here, home = page(site, f"{key}/"), page(site, "")
    yield from _missing(here.path, next(here.root.all("h1"), None), framework.title)
    yield from _missing(
        here.path,
        here.root,
        framework.summary,
        framework.source_note,
        *_about(framework, data),
    )
    # A card says what a framework is for, or where nobody has, what is in it.
    shown = framework.purpose or framework.summary
    yield from _missing(home.path, home.root, framework.title, shown)
    if f"{key}/" not in [address for _, address in home.links]:
        yield f"{home.path}: no link to {key}/"
    if framework.source.url and framework.source.url not in [address for _, address in here.links]:
        yield f"{here.path}: no link to {framework.source.url}"
    for thing in alive(data, "section", "practice"):
        if thing.framework == key:
            value = thing.value
            yield from _missing(
                here.path, here.root, *(getattr(value, name) for name in ("label", "title"))
            )
            yield from _missing(
                here.path, here.root, value.summary if isinstance(value, Section) else ""
            )
    for relation in framework.relations:
        kind = framework.relation_kinds[relation.kind]
        titles = [
            getattr(data.elements[f"{key}/{end}"].value, "title", "")
            for end in relation.among or (relation.from_, relation.to)
        ]
        sentences = [item.text for item in here.root.all("li") if words(kind.title) in item.text]
        if not any(
            all(words(title) in sentence for title in [*titles, kind.reverse])
            for sentence in sentences
        ):
            yield f"{here.path}: no sentence says that {titles} {kind.title}"


def _glossary(site: Path, data: Dataset) -> Iterator[str]:
    here = page(site, "glossary/")
    for key, entry in data.project.glossary.items():
        element = here.ids.get(key)
        related = [data.project.glossary[other].term for other in entry.see]
        yield from _missing(
            f"{here.path}#{key}", element, entry.term, *entry.also, entry.text, *related
        )


def _iter_addressed(value: Any) -> Iterator[dict[str, Any]]:
    """Iterate over all objects within a JSON value that have an address."""
    if isinstance(value, dict):
        if "address" in value:
            yield value
        inner = list(value.values())
    else:
        inner = value if isinstance(value, list) else []
    for each in inner:
        yield from _iter_addressed(each)


def _export(site: Path, data: Dataset, key: str) -> Iterator[str]:
    """`framework.json` holds every text at its address, what is retired too, and its page."""
    export = json.loads((site / key / "framework.json").read_text("utf-8"))
    entries = {entry["address"]: entry for entry in _iter_addressed(export)}
    if (export["format"], export["version"]) != ("practice-profiles/framework", 1):
        yield f"{key}/framework.json: {export['format']} {export['version']}"
    for thing in data.elements.values():
        if thing.framework != key:
            continue
        entry = entries.get(thing.address, {})
        for name in (*BESIDE, *BELOW, "retired", "origin", "short_title"):
            typed = getattr(thing.value, name, "")
            if typed != entry.get(name, ""):
                yield f"{key}/framework.json: {thing.address}: {name}: {typed}"
        path, _, id = entry.get("url", "nowhere").partition("#")
        if not thing.retired and not stands(site, path, id):
            yield f"{key}/framework.json: {thing.address} is at {entry.get('url')}"


def found_by_search(site: Path) -> list[dict[str, str]]:
    """The entries of the search index, as a reader sees them."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    return [
        {name: unescape(entry[name]) for name in ("location", "title", "text")}
        for entry in index["docs"]
    ]


def _search(site: Path, data: Dataset) -> Iterator[str]:
    """Each text is found once, and leads to where it stands."""
    entries = found_by_search(site)
    made = [entry for entry in entries if entry["location"].partition("/")[0] in data.project.shown]
    whole = "\n".join(words(f"{entry['title']}\n{entry['text']}") for entry in made)
    typed = "\n".join(
        words(read(thing, name))
        for thing in alive(
            data, "framework", "section", "practice", "statement", "item", "question"
        )
        for name in ("title", "summary", "text", "note")
    )
    for thing in alive(data, "statement", "item", "question"):
        value = thing.value
        assert isinstance(value, Statement | Item | Question)
        here = [
            entry for entry in made if entry["location"].endswith(f"#{make_anchor(thing.address)}")
        ]
        here = [
            entry
            for entry in here
            if entry["location"].startswith("/".join(thing.address.split("/")[:2]) + "/")
        ]
        if len(here) != 1 or words(value.text) not in words(here[0]["title"]):
            yield f"search: {len(here)} entries for {thing.address}"
        if whole.count(words(value.text)) != typed.count(words(value.text)):
            yield f"search: not found once: {value.text}"
    for entry in entries:
        path, _, id = entry["location"].partition("#")
        if not stands(site, path, id):
            yield f"search: leads to nothing: {entry['location']}"
