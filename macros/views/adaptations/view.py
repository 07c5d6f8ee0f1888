"""What a reader sees of a local adaptation: how a thing differs from the wording below, and why."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from collections.abc import Sequence as Many
from dataclasses import dataclass, replace
from typing import Literal

from macros.layers.load import ADAPTATION, Dataset
from macros.model.addresses import get_address, is_element_location
from macros.model.glossary_terms import GlossaryTerms
from macros.source.tree import (
    Entry,
    ListNode,
    Location,
    MapNode,
    Node,
    SourceLocation,
    TextNode,
    find_node,
    iter_entries,
    iter_texts,
    iter_wordings,
)
from macros.views import links
from macros.views.messages import Messages
from macros.views.text_runs import Run, TermMarker, TextRuns


@dataclass(frozen=True)
class ChangeView:
    """A text that a layer reworded or added.

    `field` says which of a thing's texts it is: `text`, `title`, `summary`, `note`, …; it is empty where the thing as a
    whole is added. `of` names what it belongs to within the thing, such as a step of an agenda, where its field alone
    does not tell. `words` is the wording now, `below` the wording in whose place it stands. It is `stale` when it was
    written for another wording, `replaces`, than now stands below.
    """

    kind: Literal["reworded", "added"]
    field: str
    of: str
    words: str
    below: str
    replaces: str
    stale: bool
    reason: str
    since: str
    by: str
    place: SourceLocation

    @property
    def apart(self) -> bool:
        """Does it not stand with the thing itself, so that its wording has to be told too?"""
        return "/" in self.field


@dataclass(frozen=True)
class OmissionView:
    """Something that a layer leaves out, with its text or title, and the reason given. `address` is empty, and `field`
    is not, where it is no thing of its own."""

    address: str
    field: str
    words: str
    reason: str
    place: SourceLocation


@dataclass(frozen=True)
class AdaptationNote:
    """What documents say of an adaptation: a mark, and what it means."""

    lead: str
    prose: tuple[TextRuns, ...]


@dataclass(frozen=True)
class AdaptationView:
    """What is adapted of one thing: its own texts, what is left out of it, and what a layer notes beside it. `told`
    says it in words, for outputs in which nothing opens."""

    changes: tuple[ChangeView, ...]
    omissions: tuple[OmissionView, ...]
    local_note: tuple[TextRuns, ...]
    told: tuple[AdaptationNote, ...]


@dataclass(frozen=True)
class ChangedElement:
    """Something adapted, on the page that lists all that is: where it is read, if anywhere, and what is said of it.
    `words` are its text or title, by which it is known; `titled` says that they stand above it as its part's title."""

    path: str
    words: str
    titled: bool
    adapted: AdaptationView


@dataclass(frozen=True)
class ChangedPart:
    """A section, a framework's other words, or a file such as the glossary, with what is adapted in it."""

    id: str
    title: str
    path: str
    things: tuple[ChangedElement, ...]


@dataclass(frozen=True)
class ChangesView:
    """All that a layer adapts, in reading order."""

    parts: tuple[ChangedPart, ...]


#: The message that names each of a thing's texts, by the first part of its field.
FIELDS = {
    "text": "field-text",
    "title": "field-title",
    "short_title": "field-title",
    "label": "field-label",
    "purpose": "field-purpose",
    "summary": "field-summary",
    "note": "field-note",
    "evidence": "field-evidence",
    "source": "field-source",
    "source_note": "field-source",
    "term": "field-term",
    "also": "field-term",
    "terms": "field-terms",
    "sections": "field-order",
    "columns": "field-columns",
    "levels": "field-levels",
    "responses": "field-responses",
    "relations": "field-relations",
    "relation_kinds": "field-relations",
    "facilitation": "field-facilitation",
}


def has_adaptations(data: Dataset, layer: str = ADAPTATION) -> bool:
    """Is there anything of which the list of changes tells?"""
    marker = TermMarker(GlossaryTerms({}))
    return any(find_adaptation(data, address, marker, layer) for address in _in_reading_order(data))


def build_changes_view(data: Dataset, layer: str = ADAPTATION) -> ChangesView:
    """All that a layer adapts of what the site shows."""
    gathered: dict[str, list[ChangedElement]] = {}
    marker = TermMarker(GlossaryTerms({}))
    for address in _in_reading_order(data):
        parts, thing = address.split("/"), data.elements.get(address)
        if found := find_adaptation(data, address, marker, layer):
            part = address if thing is None and len(parts) == 1 else "/".join(parts[: 2 if thing else 1])
            path = "" if thing is None and parts[0] != "glossary" else links.element_path(address)
            path = links.term_path(parts[1]) if parts[0] == "glossary" and len(parts) > 1 else path
            changed = ChangedElement(path, _known_as(data, address), address == part, found)
            gathered.setdefault(part, []).append(changed)
    return ChangesView(tuple(_part(data, part, tuple(things)) for part, things in gathered.items()))


def _in_reading_order(data: Dataset) -> Iterator[str]:
    """Every address that is touched, of what is shown; frameworks left out come first, files last."""
    touched = dict.fromkeys(data.adaptations)
    if "" in touched:
        yield ""
    for address, thing in data.elements.items():
        if address in touched and thing.framework in data.project.shown and not thing.retired:
            yield address
    for address in touched:
        first = address.partition("/")[0]
        # What else site.yml says are a publisher's decisions; responses are words that readers choose from.
        if address == "site/responses" or (address and first not in ("site", *data.project.frameworks)):
            yield address


def _part(data: Dataset, part: str, things: tuple[ChangedElement, ...]) -> ChangedPart:
    thing = data.elements.get(part)
    title = getattr(thing.value, "title", "") if thing else ""
    framework = data.project.frameworks.get(part.partition("/")[0])
    if framework and "/" in part:
        title = f"{framework.short_title or framework.title}: {title}"
    return ChangedPart(part.replace("/", "--"), title, links.element_path(part) if thing else "", things)


def _known_as(data: Dataset, address: str) -> str:
    """A thing's text or title, or a file's key."""
    thing = data.elements.get(address)
    if thing:
        return str(getattr(thing.value, "title", "") or getattr(thing.value, "text", ""))
    node = find_node(data.tree, tuple(address.split("/"))).node if address else None
    term = node.get("term") if isinstance(node, MapNode) else None
    return term.value if isinstance(term, TextNode) else ""


def find_adaptation(data: Dataset, address: str, marker: TermMarker, layer: str = ADAPTATION) -> AdaptationView | None:
    """How the thing at an address is adapted by a layer; None where it stands as below.

    Besides things, files have addresses: `glossary/plan`, `messages/home`.
    """
    return _adapted(data, address, data.adaptations.get(address, ()), marker, layer)


def find_column_adaptation(data: Dataset, framework: str, column: str, marker: TermMarker) -> AdaptationView | None:
    """How what readers see of a framework's column is adapted: its title and its summary."""
    here = ("frameworks", framework, "columns", column)
    shown = (here, (*here, "title"), (*here, "summary"))
    touched = [(location, entry) for location, entry in data.adaptations.get(framework, ()) if location in shown]
    return _adapted(data, framework, touched, marker, ADAPTATION, f"columns/{column}")


def find_facilitation_adaptation(
    data: Dataset, framework: str, name: str, shown: Container[str]
) -> Iterator[AdaptationNote]:
    """What is said of how a part of what is said to the people in the room is adapted, such as its `agenda`: in the
    project's defaults and in a framework's wishes. Of a text that is not among those `shown`, since another stands over
    it, nothing is said."""
    wishes: Location = ("frameworks", framework, "facilitation", name)
    for address, part in ((f"facilitation/{name}", ("facilitation", name)), (framework, wishes)):
        touched = _touched_in(data, address, part)
        told = [(at, entry) for at, entry in touched if entry.omitted or _value(_said(entry.node)) in shown]
        if found := _adapted(data, address, told, TermMarker(GlossaryTerms({})), ADAPTATION):
            changes = tuple(replace(change, field=f"{name}/{change.field}") for change in found.changes)
            yield from _told(changes, found.omissions, (), Messages(data.project.messages, data.project.site.language))


def _touched_in(data: Dataset, address: str, part: Location) -> Iterator[tuple[Location, Entry]]:
    """What is touched of a part of a thing: of what is added as a whole and has no name, each text."""
    for at, entry in data.adaptations.get(address, ()):
        if entry.added and isinstance(entry.node, MapNode) and _said(entry.node) is None:
            inside = [(here, each) for here, each in iter_entries(entry.node, at) if isinstance(each.node, TextNode)]
        else:
            inside = [(at, entry)]
        yield from ((here, each) for here, each in inside if here[: len(part)] == part)


def _adapted(
    data: Dataset, address: str, touched: Many[tuple[Location, Entry]], marker: TermMarker, layer: str, part: str = ""
) -> AdaptationView | None:
    """What is said of the entries of a thing that are `touched`; where they are a `part` of it, of which alone a reader
    is told, the fields are those of the part."""
    namer = _Namer(data, address)
    changes = tuple(change for location, entry in touched for change in _changes(location, entry, layer, namer))
    omissions = tuple(omission for location, entry in touched for omission in _omissions(location, entry, layer))
    note = tuple(words for _, entry in touched for words in _note(entry, marker, layer))
    if not (changes or omissions or note):
        return None
    if part:
        changes = tuple(replace(each, field=each.field.removeprefix(part).lstrip("/"), of="") for each in changes)
    words = Messages(data.project.messages, data.project.site.language)
    return AdaptationView(changes, omissions, note, tuple(_told(changes, omissions, note, words)))


def _told(
    changes: tuple[ChangeView, ...], omissions: tuple[OmissionView, ...], note: tuple[TextRuns, ...], words: Messages
) -> Iterator[AdaptationNote]:
    say = words.say
    if changes:
        added = all(change.kind == "added" for change in changes)
        lead = say("added-here" if added else "reworded-here")
        yield AdaptationNote(lead, tuple(_line(_change_in_words(change, say)) for change in changes))
    if omissions:
        lines = (f"“{omission.words}” {say('because')} {omission.reason}" for omission in omissions)
        yield AdaptationNote(words.count("left-out", len(omissions)), tuple(map(_line, lines)))
    if note:
        yield AdaptationNote(say("local-note"), note)


def _change_in_words(change: ChangeView, say: Callable[..., str]) -> str:
    field = FIELDS.get(change.field.split("/")[0], "") if change.field != "text" else ""
    said = [f"{say(field)}:" if field else "", f"{change.of}:" if change.of else ""]
    said.append(f"{say('here-says')} “{change.words}”" if change.apart and change.words else "")
    said.append(f"{say('original-says')} “{change.below}”" if change.below else say("not-in-original"))
    said.append(f"{say('original-changed')} “{change.replaces}”" if change.stale else "")
    said.append(f"{say('because')} {change.reason}" if change.reason else "")
    since = say("changed-since", since=change.since) if change.since else ""
    by = say("changed-by", by=change.by) if change.by else ""
    said.append(" · ".join(filter(None, (since, by))))
    return " ".join(filter(None, said))


def _line(text: str) -> TextRuns:
    return (Run(text),)


class _Namer:
    """Names what is meant by the places and lists within a thing."""

    def __init__(self, data: Dataset, address: str) -> None:
        self.data, self.framework = data, data.project.frameworks.get(address.partition("/")[0])
        self.address = address

    def of(self, location: Location, words: str) -> str:
        """The title of what a text belongs to within its thing, unless the text says it."""
        found = ""
        for end in range(len(location) - len(_parts(location)) + 1, len(location)):
            found = _value(_said(find_node(self.data.tree, location[:end]).node)) or found
        if location[-2:-1] == ("minutes",):
            say = Messages(self.data.project.messages, self.data.project.site.language).say
            found = ", ".join(filter(None, (found, say("guide-minutes", minutes=location[-1]))))
        return "" if found == words else found

    def listed(self, field: str, items: ListNode) -> str:
        """A list in words: of sections and relations, which it gives by their keys, the titles."""
        if field not in ("sections", "relations"):
            return _value(items)
        between = ", " if field == "sections" else "; "
        return between.join(self._item(item) for item in items.items)

    def _item(self, item: Node) -> str:
        if not isinstance(item, MapNode):
            return self._title(_value(item)) if isinstance(item, TextNode) else ""
        ends, kind = [item.get(name) for name in ("from", "to", "among")], item.get("kind")
        named = [self._title(text.value) for end in ends if end for _, text in iter_texts(end)]
        known = self.framework.relation_kinds if self.framework else {}
        word = _value(kind) if isinstance(kind, TextNode) else ""
        word = known[word].title if word in known else word
        return f"{', '.join(named)} ({word})" if item.get("among") else f" {word} ".join(named)

    def _title(self, key: str) -> str:
        return _known_as(self.data, f"{self.address}/{key}") or key


def _changes(location: Location, entry: Entry, layer: str, namer: _Namer) -> Iterator[ChangeView]:
    if entry.omitted:
        return
    field, node = _field(location), entry.node
    # What lies over an addition, as a translation does, does not make it less of one.
    first = _lowest(node) if isinstance(node, TextNode) else entry.key
    if entry.added and first.place.layer == layer:
        text = _said(node)
        change = text.change if text else None
        words = text.value if text else ", ".join(text.value for _, text in iter_texts(node))
        yield ChangeView(
            kind="added",
            field=field,
            of=namer.of(location, words),
            words=words,
            below="",
            replaces="",
            stale=False,
            reason=_value(change.reason) if change else "",
            since=_value(change.since) if change else "",
            by=_value(change.by) if change else "",
            place=entry.key.place,
        )
    elif isinstance(node, TextNode):
        yield from _rewording(field, namer.of(location, node.value), node, layer)
    else:
        items = node.order if isinstance(node, MapNode) else node
        if isinstance(items, ListNode) and items.below and items.place.layer == layer:
            words, below = (namer.listed(field, held) for held in (items, items.below))
            of = namer.of(location, words)
            yield ChangeView("reworded", field or "text", of, words, below, "", False, "", "", "", items.place)


def _rewording(field: str, of: str, text: TextNode, layer: str) -> Iterator[ChangeView]:
    for wording in iter_wordings(text):
        change = wording.change
        if change is None or wording.place.layer != layer:
            continue
        if change.below and change.below.value == wording.value:
            continue  # a stub, or what below says now too: nothing differs
        below, replaces = _value(change.below), _value(change.replaces)
        yield ChangeView(
            kind="reworded" if below else "added",
            field=field or "text",
            of=of,
            words=wording.value,
            below=below,
            replaces=replaces,
            stale=bool(replaces) and replaces != below,
            reason=_value(change.reason),
            since=_value(change.since),
            by=_value(change.by),
            place=wording.place,
        )


def _omissions(location: Location, entry: Entry, layer: str) -> Iterator[OmissionView]:
    if entry.omitted and entry.omitted.place.layer == layer:
        whole = is_element_location(location)
        yield OmissionView(
            address=get_address(location) if whole else "",
            field="" if whole else _field(location),
            words=_value(_said(entry.node)) or ", ".join(_held(entry.node)),
            reason=entry.omitted.value,
            place=entry.omitted.place,
        )


def _held(node: Node) -> Iterator[str]:
    """The words by which the things are known that a mapping holds, which is none itself."""
    if isinstance(node, MapNode):
        yield from filter(None, (_value(_said(entry.node)) for entry in node.entries.values()))


def _note(entry: Entry, marker: TermMarker, layer: str) -> tuple[TextRuns, ...]:
    note = entry.local_note
    return marker.mark_paragraphs(note.value) if note and note.place.layer == layer and not entry.omitted else ()


def _field(location: Location) -> str:
    """Which part of its thing stands at a location: `note`, `columns/scale/title`; "" for the thing as a whole."""
    return "/".join(map(str, _parts(location)))


def _parts(location: Location) -> Location:
    """As much of a location as leads on from its thing."""
    parts = len(get_address(location).split("/"))
    return location[2 * parts if location[0] == "frameworks" else parts :]


def _said(node: Node) -> TextNode | None:
    """The text by which readers know a thing: its text, its title, or its term."""
    if isinstance(node, TextNode):
        return node
    if isinstance(node, MapNode):
        words = (node.get(name) for name in ("text", "title", "term"))
        return next((text for text in words if isinstance(text, TextNode)), None)
    return None


def _lowest(text: TextNode) -> TextNode:
    return list(iter_wordings(text))[-1]


def _value(node: TextNode | ListNode | None) -> str:
    if isinstance(node, ListNode):
        return ", ".join(item.value for item in node.items if isinstance(item, TextNode))
    return node.value if node else ""
