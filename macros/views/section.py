"""What a reader sees of a section: as its practice profile, its checklist and its discussion guide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.layers.load import Dataset
from macros.model.addresses import Element, make_anchor
from macros.model.framework import UNASKED, Framework, Item, Movable, Practice, Question, Section, Source, Statement
from macros.model.glossary_terms import GlossaryTerms
from macros.source.tree import SourceLocation
from macros.views.adaptations.view import AdaptationView, find_adaptation, find_column_adaptation
from macros.views.text_runs import TermMarker, TextRuns


@dataclass(frozen=True)
class Entry:
    """What every addressed thing shows: its address, anchor, source note, where it can be edited, and how it differs
    from what stands below, if a layer adapts it."""

    address: str
    anchor: str
    source_note: tuple[TextRuns, ...]
    place: SourceLocation
    adapted: AdaptationView | None


@dataclass(frozen=True)
class ItemView(Entry):
    label: str
    words: TextRuns
    note: tuple[TextRuns, ...]
    own: bool


@dataclass(frozen=True)
class Asked(Entry):
    """A statement or question; `responses` are its texts by key, none where it is shown and not asked."""

    words: TextRuns
    note: tuple[TextRuns, ...]
    own: bool
    responses: Mapping[str, str]


@dataclass(frozen=True)
class StatementView(Asked):
    label: str
    items: tuple[ItemView, ...]
    level: str


@dataclass(frozen=True)
class ColumnView:
    """A column as one practice fills it; its summary stands where the section first shows the column, and so does how
    the column is adapted.

    `level_shape` numbers the framework's levels, so that each can be told by a shape besides its word.
    """

    id: str
    title: str
    summary: tuple[TextRuns, ...]
    level: str
    level_title: str
    level_shape: int
    ordered: bool
    statements: tuple[StatementView, ...]
    adapted: AdaptationView | None


@dataclass(frozen=True)
class PracticeView(Entry):
    """`name` is what its framework calls it with its label, such as `Characteristic 2`; empty without a label."""

    label: str
    name: str
    title: str
    summary: tuple[TextRuns, ...]
    columns: tuple[ColumnView, ...]
    questions: tuple[Asked, ...]
    responses: Mapping[str, str]


@dataclass(frozen=True)
class LevelView:
    id: str
    title: str


@dataclass(frozen=True)
class Neighbor:
    address: str
    name: str
    title: str


@dataclass(frozen=True)
class SectionView(Entry):
    """A section with everything that its pages show, in reading order.

    `levels` are those that its statements speak of, in the order of the framework's columns. `terms` are the keys of
    the glossary entries that its texts meet, in the order in which they do.
    """

    framework: str
    framework_title: str
    framework_short_title: str
    version: str
    name: str
    label: str
    title: str
    summary: tuple[TextRuns, ...]
    practice_term: str
    practices_term: str
    practices: tuple[PracticeView, ...]
    questions: tuple[Asked, ...]
    levels: tuple[LevelView, ...]
    source: Source
    framework_source_note: tuple[TextRuns, ...]
    previous: Neighbor | None
    next: Neighbor | None
    terms: tuple[str, ...]


def build_section_view(data: Dataset, address: str) -> SectionView:
    """The view of the section at an address; KeyError when there is none."""
    thing = data.elements[address]
    assert isinstance(thing.value, Section)
    return _SectionBuilder(data, thing).build_section(thing.value)


def build_practice_view(data: Dataset, address: str) -> tuple[PracticeView, tuple[str, ...]]:
    """The view of the practice at an address, and the glossary terms that it meets; KeyError when there is none."""
    thing = data.elements[address]
    assert isinstance(thing.value, Practice)
    maker = _SectionBuilder(data, thing)
    return maker.build_practice(thing, thing.value), tuple(maker.marker.met)


def make_name(framework: Framework, part: Section | Practice) -> str:
    """How a part is called before its title: a section's label stands in place of its term (`Step 1`), a practice's
    goes with it (`Characteristic 2`)."""
    if isinstance(part, Section):
        return part.label or framework.terms.section[0]
    return f"{framework.terms.practice[0]} {part.label}" if part.label else ""


def find_neighbors(data: Dataset, address: str) -> tuple[Neighbor | None, Neighbor | None]:
    """The sections before and after one, in its framework's order."""
    framework = data.project.frameworks[address.partition("/")[0]]
    sections = [thing for thing in data.children[address.rpartition("/")[0]] if not thing.retired]
    here = [thing.address for thing in sections].index(address)

    def neighbour(at: int) -> Neighbor | None:
        if not 0 <= at < len(sections):
            return None
        section = sections[at].value
        assert isinstance(section, Section)
        return Neighbor(sections[at].address, make_name(framework, section), section.title)

    return neighbour(here - 1), neighbour(here + 1)


class _SectionBuilder:
    """Makes the views of one section, keeping count of the terms met."""

    def __init__(self, data: Dataset, thing: Element) -> None:
        self.data, self.thing = data, thing
        self.framework = data.project.frameworks[thing.framework]
        self.marker = TermMarker(GlossaryTerms(data.project.glossary))
        self.levels = list(dict.fromkeys(column.level for column in self.framework.columns.values() if column.level))
        self.introduced: set[str] = set()  # columns whose summary has been shown

    def build_entry(self, thing: Element, value: Movable) -> dict[str, object]:
        return {
            "address": thing.address,
            "anchor": make_anchor(thing.address),
            "source_note": self.marker.mark_paragraphs(value.source_note),
            "place": self.data.locate(thing.location),
            "adapted": find_adaptation(self.data, thing.address, self.marker),
        }

    def iter_shown(self, thing: Element, kind: str) -> list[Element]:
        children = self.data.children[thing.address]
        return [child for child in children if child.kind == kind and not child.retired]

    def build_section(self, section: Section) -> SectionView:
        framework, address = self.framework, self.thing.address
        summary, entry = self.marker.mark_paragraphs(section.summary), self.build_entry(self.thing, section)
        practices = tuple(
            self.build_practice(thing, thing.value)
            for thing in self.iter_shown(self.thing, "practice")
            if isinstance(thing.value, Practice)
        )
        levels = {
            level: LevelView(level, framework.get_level_title(level))
            for practice in practices
            for column in practice.columns
            for level in [column.level, *(statement.level for statement in column.statements)]
            if level
        }
        order = [column.level for column in framework.columns.values()]
        before, after = find_neighbors(self.data, address)
        return SectionView(
            **entry,  # type: ignore[arg-type]
            framework=self.thing.framework,
            framework_title=framework.title,
            framework_short_title=framework.short_title or framework.title,
            version=framework.version,
            name=make_name(framework, section),
            label=section.label,
            title=section.title,
            summary=summary,
            practice_term=framework.terms.practice[0],
            practices_term=framework.terms.practice[1],
            practices=practices,
            questions=self.build_questions(self.thing),
            levels=tuple(sorted(levels.values(), key=lambda level: order.index(level.id) if level.id in order else 99)),
            source=framework.source,
            framework_source_note=self.marker.mark_paragraphs(framework.source_note),
            previous=before,
            next=after,
            terms=tuple(self.marker.met),
        )

    def build_practice(self, thing: Element, practice: Practice) -> PracticeView:
        summary, entry = self.marker.mark_paragraphs(practice.summary), self.build_entry(thing, practice)
        statements = self.iter_shown(thing, "statement")
        columns = tuple(
            self.build_column(id, [statement for statement in statements if statement.column == id])
            for id in self.framework.columns
            if any(statement.column == id for statement in statements)
        )
        return PracticeView(
            **entry,  # type: ignore[arg-type]
            label=practice.label,
            name=make_name(self.framework, practice),
            title=practice.title,
            summary=summary,
            columns=columns,
            questions=self.build_questions(thing),
            responses=self.get_responses(thing),
        )

    def build_column(self, id: str, statements: list[Element]) -> ColumnView:
        column = self.framework.columns[id]
        first = id not in self.introduced
        summary = column.summary if first else ""
        self.introduced.add(id)
        return ColumnView(
            id=id,
            title=column.title,
            summary=self.marker.mark_paragraphs(summary),
            level=column.level,
            level_title=self.framework.get_level_title(column.level) if column.level else "",
            level_shape=self.levels.index(column.level) if column.level else 0,
            ordered=column.ordered,
            statements=tuple(
                self.build_statement(thing, thing.value) for thing in statements if isinstance(thing.value, Statement)
            ),
            adapted=find_column_adaptation(self.data, self.thing.framework, id, self.marker) if first else None,
        )

    def build_statement(self, thing: Element, statement: Statement) -> StatementView:
        return StatementView(
            words=self.marker.mark_line(statement.text),
            note=self.marker.mark_paragraphs(statement.note),
            items=tuple(
                self.build_item(child, child.value)
                for child in self.iter_shown(thing, "item")
                if isinstance(child.value, Item)
            ),
            **self.build_entry(thing, statement),  # type: ignore[arg-type]
            label=statement.label,
            own=statement.origin == "own",
            level=statement.level,
            responses=self.get_responses(thing),
        )

    def build_item(self, thing: Element, item: Item) -> ItemView:
        return ItemView(
            words=self.marker.mark_line(item.text),
            note=self.marker.mark_paragraphs(item.note),
            **self.build_entry(thing, item),  # type: ignore[arg-type]
            label=item.label,
            own=item.origin == "own",
        )

    def build_questions(self, holder: Element) -> tuple[Asked, ...]:
        return tuple(
            Asked(
                words=self.marker.mark_line(thing.value.text),
                note=self.marker.mark_paragraphs(thing.value.note),
                **self.build_entry(thing, thing.value),  # type: ignore[arg-type]
                own=thing.value.origin == "own",
                responses=self.get_responses(thing),
            )
            for thing in self.iter_shown(holder, "question")
            if isinstance(thing.value, Question)
        )

    def get_responses(self, thing: Element) -> Mapping[str, str]:
        return get_responses(self.data, thing)[1]


def get_responses(data: Dataset, thing: Element) -> tuple[str, Mapping[str, str]]:
    """The set of responses that is asked of a statement, a question or a practice: its name and its texts by key, none
    where nothing is asked. A framework's own set goes before the site's; only a framework asks of practices."""
    framework, value = data.project.frameworks[thing.framework], thing.value
    if isinstance(value, Statement):
        name = value.responses or framework.columns[thing.column].responses or "statement"
    elif isinstance(value, Question):
        name = value.responses or "question"
    else:
        return "practice", framework.responses.get("practice", {}) if isinstance(value, Practice) else {}
    if name == UNASKED:
        return name, {}
    return name, framework.responses.get(name) or data.project.site.responses.get(name, {})
