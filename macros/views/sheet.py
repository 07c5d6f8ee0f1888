"""What a section asks, a row each: for teams that write their responses into a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.layers.elements import find_ancestor, iter_ancestors, list_shown_children
from macros.layers.response_sets import find_response_set
from macros.model.addresses import Element
from macros.model.framework import Item, Practice, Question, Section, Statement
from macros.views.adaptations.view import find_adaptation
from macros.views.messages import load_messages
from macros.views.names import make_full_title, make_labeled_text, name_own_levels
from macros.views.responses import (
    ResponseSetView,
    ask_practice,
    build_response_sets,
    get_responses,
    list_choices,
)
from macros.views.statement_numbers import list_statements, number_statements
from macros.views.table_headings import COLUMNS, SHEET_COLUMNS, list_headings
from macros.views.text_runs import to_plain_text

#: What a workbook says around its table, by the messages' keys.
WORDS = (
    "choices",
    "choices-none",
    "meaning",
    "how",
    "how-later",
    "how-team",
    "how-more",
    "person",
    "people",
    "spread",
    "lowest",
    "highest",
    "yes",
    "ask-response",
    "ask-evidence",
    "ask-notes",
    "ask-talk",
    "ask-name",
    "ask-date",
    "ask-person",
    "given",
)


@dataclass(frozen=True)
class SheetRow:
    """A statement, an item, a question, or a practice that is asked as a whole.

    A row may also say how a section or practice is adapted, which no other row would tell. `kind`
    is what it is, in words, with a statement's number; `where` is where one would look for
    evidence; the texts of `responses` are those to choose from, none where nothing is asked, and
    `ordered` those of them that say more or less.
    """

    practice: str
    column: str
    kind: str
    text: str
    where: str
    address: str
    responses: tuple[str, ...]
    ordered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A section's rows in reading order.

    `headings` name the columns of a table, by what they hold, `words` are all else that a workbook
    says; `response_sets` hold the responses to choose from with what each means. `edition` is the
    framework's version as it is shown.
    """

    address: str
    title: str
    name: str
    site: str
    language: str
    framework: str
    version: str
    edition: str
    headings: Mapping[str, str]
    words: Mapping[str, str]
    rows: tuple[SheetRow, ...]
    response_sets: tuple[ResponseSetView, ...]

    @property
    def cells(self) -> list[tuple[str, ...]]:
        """The head and the rows as texts, empty where something is to be filled in."""
        return [self._make_cells(self.headings), *map(self._make_row_cells, self.rows)]

    @property
    def key_cells(self) -> list[tuple[str, ...]]:
        """The responses to choose from, for a table that has no other place for them.

        Each is a row without an address.
        """
        kind = self.words["choices"]
        return [
            self._make_cells(
                {
                    "column": response_set.title,
                    "kind": kind,
                    "text": each.response,
                    "where": each.meaning,
                }
            )
            for response_set in self.response_sets
            for each in response_set.responses
        ]

    def _make_row_cells(self, row: SheetRow) -> tuple[str, ...]:
        """Return the texts of a row's cells."""
        cells = {
            "practice": row.practice,
            "column": row.column,
            "kind": row.kind,
            "text": row.text,
            "where": row.where,
            "framework": self.framework,
            "version": self.version,
            "address": row.address,
        }
        return self._make_cells(cells)

    def _make_cells(self, texts: Mapping[str, str]) -> tuple[str, ...]:
        """Return texts in the order of the columns; "" for a column that has none."""
        return tuple(texts.get(name, "") for name in SHEET_COLUMNS)


def build_sheet(data: Dataset, address: str) -> Sheet:
    """Return the sheet of the section at an address.

    Raises:
        KeyError: There is no element at the address.
    """
    element, messages = data.elements[address], load_messages(data)
    say = messages.say
    section, framework = element.value, data.project.frameworks[element.framework]
    assert isinstance(section, Section)
    title = make_full_title(framework, section)
    return Sheet(
        address=address,
        title=say("sheet-title", title=title, framework=framework.short_name),
        name=say("sheet"),
        site=data.project.site.name,
        language=data.project.site.language,
        framework=element.framework,
        version=framework.version,
        edition=say("framework-of", framework=framework.title, version=framework.version),
        headings=dict(zip(COLUMNS, list_headings(messages), strict=True)),
        words={name: say(f"sheet-{name}") for name in WORDS},
        rows=tuple(_SheetRows(data, element.framework).iter_rows(element)),
        response_sets=build_response_sets(data, address),
    )


class _SheetRows:
    """The rows of a framework's sections."""

    def __init__(self, data: Dataset, framework: str) -> None:
        self.data = data
        self.say = load_messages(data).say
        self.framework = data.project.frameworks[framework]
        self.aside = data.project.find_aside(framework)
        self.numbers: dict[str, str] = {}  # of statements, by their addresses

    def iter_rows(self, section: Element) -> Iterator[SheetRow]:
        """Yield a section's rows."""
        yield from self._iter_adaptation_rows(section)
        for element in self._iter_in_order(section):
            if isinstance(element.value, Practice):
                yield from self._iter_practice_rows(element)
            elif isinstance(element.value, Statement | Item | Question):
                yield self._make_text_row(element, element.value)

    def _iter_in_order(self, holder: Element) -> Iterator[Element]:
        """Yield what an element holds, as its guide shows it.

        Statements go by the framework's columns; a practice itself is asked about after its
        statements and before its questions.
        """
        if holder.kind == "practice":
            self.numbers |= number_statements(self.data, holder)
            for statement, _ in list_statements(self.data, holder):
                yield statement
                yield from self._iter_in_order(statement)
            yield holder
        for child in list_shown_children(self.data, holder.address):
            if child.kind == "practice":
                yield from self._iter_in_order(child)
            elif child.kind in ("question", "item"):
                yield child

    def _iter_practice_rows(self, practice: Element) -> Iterator[SheetRow]:
        """Yield a row for a practice that is asked as a whole, and those on its adaptation."""
        responses = get_responses(self.data, practice)
        if responses:
            kind, text = self.say("sheet-whole"), ask_practice(self.data, practice)
            yield self._make_row(practice, kind, text, responses)
        yield from self._iter_adaptation_rows(practice)

    def _iter_adaptation_rows(self, holder: Element) -> Iterator[SheetRow]:
        """Yield rows on how a section or a practice is adapted.

        What is left out of it has no row, nor has its title.
        """
        adapted = find_adaptation(self.data, holder.address)
        for note in adapted.notes if adapted else ():
            text = " ".join(map(to_plain_text, note.prose))
            yield self._make_row(holder, note.lead, text, {})

    def _make_text_row(self, element: Element, value: Statement | Item | Question) -> SheetRow:
        """Return the row of a statement, an item or a question."""
        kind = " · ".join([self._name_kind(element, value), *self._list_marks(element)])
        where = value.evidence if isinstance(value, Statement) else ""
        text = make_labeled_text(value, self.numbers.get(element.address, ""))
        return self._make_row(element, kind, text, list_choices(self.data, element), where)

    def _list_ordered(self, element: Element, responses: Mapping[str, str]) -> tuple[str, ...]:
        """Return the texts of responses from the least to the fullest, without those aside."""
        name, own = find_response_set(self.data, element)
        texts = tuple(responses[key] for key in responses if key in own and key not in self.aside)
        is_best_first = self.data.project.is_best_first(element.framework, name)
        return texts[::-1] if is_best_first else texts

    def _name_kind(self, element: Element, value: Statement | Item | Question) -> str:
        """Return what a row is called: a statement by its number."""
        match value:
            case Statement():
                return self.say("sheet-statement", number=self.numbers[element.address])
            case Item():
                return self.say("sheet-item")
            case Question():
                return self.say("sheet-question")

    def _list_marks(self, element: Element) -> list[str]:
        """Return how an element is adapted, in a word or two.

        In a table, a row is added too where what holds it is.
        """
        adapted = find_adaptation(self.data, element.address)
        marks = [note.lead for note in adapted.notes] if adapted else []
        if any(self._is_added(ancestor) for ancestor in iter_ancestors(element)):
            marks.insert(0, self.say("added-here"))
        return list(dict.fromkeys(marks))

    def _is_added(self, element: Element) -> bool:
        """Does a layer add an element as a whole?"""
        adapted = find_adaptation(self.data, element.address)
        if adapted is None:
            return False
        return any(change.kind == "added" and not change.field for change in adapted.changes)

    def _make_row(
        self,
        element: Element,
        kind: str,
        text: str,
        responses: Mapping[str, str],
        where: str = "",
    ) -> SheetRow:
        """Return a row on an element, with the practice and column that it stands in."""
        return SheetRow(
            practice=self._find_practice_name(element),
            column=self._find_column_title(element),
            kind=kind,
            text=text,
            where=where,
            address=element.address,
            responses=tuple(responses.values()),
            ordered=self._list_ordered(element, responses),
        )

    def _find_practice_name(self, element: Element) -> str:
        """Return the label and title of an element's practice; for a section's, `Questions`."""
        practice = find_ancestor(element, Practice)
        if practice:
            return f"{practice.label} {practice.title}".strip()
        return self.say("questions") if element.kind == "question" else ""

    def _find_column_title(self, element: Element) -> str:
        """Return the title of the column that lists an element's statement, if it has one.

        The levels of the statement come after it, where the column does not say them.
        """
        for ancestor in iter_ancestors(element):
            if ancestor.kind == "statement":
                title = self.framework.columns[ancestor.column].title
                levels = name_own_levels(self.data, ancestor)
                return f"{title} · {levels}" if levels else title
        return ""
