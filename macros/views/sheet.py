"""What a section asks, a row each: for teams that write their responses into a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.layers.load import Dataset
from macros.model.addresses import Element
from macros.model.framework import Item, Practice, Question, Section, Statement
from macros.model.glossary_terms import GlossaryTerms
from macros.views.adaptations.view import find_adaptation
from macros.views.messages import Messages
from macros.views.pages import load_messages
from macros.views.section import get_responses, make_name
from macros.views.text_runs import TermMarker, to_plain_text


@dataclass(frozen=True)
class SheetRow:
    """A statement, an item, a question, or a practice that is asked as a whole; or how a section or practice is
    adapted, which no other row would tell. `kind` is what it is, in words; the texts of `responses` are those to choose
    from, none where nothing is asked."""

    practice: str
    column: str
    kind: str
    text: str
    address: str
    responses: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A section's rows in reading order. `head` names the columns: practice, column, kind and text, then response,
    evidence and notes to fill in, at last the address. `choices` names the place of the responses to choose from."""

    address: str
    title: str
    name: str
    site: str
    language: str
    head: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    choices: str

    @property
    def cells(self) -> list[tuple[str, ...]]:
        """The head and the rows as the texts of their cells, empty where something is to be filled in."""
        rows = [(row.practice, row.column, row.kind, row.text, "", "", "", row.address) for row in self.rows]
        return [self.head, *rows]


def build_sheet(data: Dataset, address: str) -> Sheet:
    """The sheet of the section at an address; KeyError when there is none."""
    thing, say = data.elements[address], load_messages(data).say
    section, framework = thing.value, data.project.frameworks[thing.framework]
    assert isinstance(section, Section)
    name = f"{make_name(framework, section)}: {section.title}"
    head = ("practice", "column", "kind", "text", "response", "evidence", "notes", "address")
    return Sheet(
        address=address,
        title=say("sheet-title", title=name, framework=framework.short_title or framework.title),
        name=say("sheet"),
        site=data.project.site.name,
        language=data.project.site.language,
        head=tuple(say(f"sheet-{word}") for word in head),
        rows=tuple(_rows(data, thing, load_messages(data))),
        choices=say("sheet-choices"),
    )


KINDS: Mapping[type, str] = {Statement: "sheet-statement", Item: "sheet-item", Question: "sheet-question"}


def _rows(data: Dataset, holder: Element, words: Messages) -> Iterator[SheetRow]:
    yield from _adaptations(data, holder)
    for thing in _in_order(data, holder):
        value = thing.value
        _, responses = get_responses(data, thing)
        if isinstance(value, Practice):
            if responses:
                yield _row(data, thing, words.say("sheet-whole"), words.say("practice-question"), responses)
            yield from _adaptations(data, thing)
        elif isinstance(value, Statement | Item | Question):
            label = getattr(value, "label", "")
            text = f"{label}: {value.text}" if label else value.text
            kind = " · ".join([words.say(KINDS[type(value)]), *_marks(data, thing, words)])
            yield _row(data, thing, kind, text, responses)


def _adaptations(data: Dataset, holder: Element) -> Iterator[SheetRow]:
    """A row for all that is said at once of how a section or a practice is adapted: what is left out of it has no row,
    nor has its title."""
    found = find_adaptation(data, holder.address, TermMarker(GlossaryTerms({})))
    for told in found.told if found else ():
        yield _row(data, holder, told.lead, " ".join(to_plain_text(words) for words in told.prose), {})


def _marks(data: Dataset, thing: Element, words: Messages) -> Iterator[str]:
    """How a thing is adapted, in a word or two; in a table, a row is added too where what holds it is."""
    at: Element | None = thing
    while at and not _is_added(data, at):
        at = at.parent
    found = find_adaptation(data, thing.address, TermMarker(GlossaryTerms({})))
    said = [told.lead for told in found.told] if found else []
    yield from dict.fromkeys([words.say("added-here"), *said] if at else said)


def _is_added(data: Dataset, thing: Element) -> bool:
    found = find_adaptation(data, thing.address, TermMarker(GlossaryTerms({})))
    return found is not None and any(change.kind == "added" and not change.field for change in found.changes)


def _in_order(data: Dataset, holder: Element) -> Iterator[Element]:
    """What a holder holds, as its guide shows it: statements by the framework's columns; a practice itself is asked
    about after its statements and before its questions."""
    columns = list(data.project.frameworks[holder.framework].columns)
    alive = [thing for thing in data.children[holder.address] if not thing.retired]
    statements = [thing for thing in alive if thing.kind == "statement" and thing.column in columns]
    for thing in sorted(statements, key=lambda statement: columns.index(statement.column)):
        yield thing
        yield from _in_order(data, thing)
    if holder.kind == "practice":
        yield holder
    for thing in alive:
        if thing.kind == "practice":
            yield from _in_order(data, thing)
        elif thing.kind in ("question", "item"):
            yield thing


def _row(data: Dataset, thing: Element, kind: str, text: str, responses: Mapping[str, str]) -> SheetRow:
    practice, statement = _above(thing, "practice"), _above(thing, "statement")
    framework = data.project.frameworks[thing.framework]
    said = ""
    if practice and isinstance(practice.value, Practice):
        said = f"{practice.value.label} {practice.value.title}".strip()
    elif thing.kind == "question":
        said = load_messages(data).say("questions")
    column = framework.columns[statement.column].title if statement else ""
    return SheetRow(said, column, kind, text, thing.address, tuple(responses.values()))


def _above(thing: Element, kind: str) -> Element | None:
    """The thing of a kind that a thing is, or stands in."""
    at: Element | None = thing
    while at and at.kind != kind:
        at = at.parent
    return at
