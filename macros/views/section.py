"""What a reader sees of a section: its practice profile, its checklist and its guide."""

from __future__ import annotations

from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.layers.elements import iter_shown_children, iter_shown_sections
from macros.model.addresses import Element
from macros.model.framework import Framework, Practice, Section, Source
from macros.views.attribution import Attribution, build_attribution
from macros.views.messages import load_messages
from macros.views.names import make_name, prefix_name
from macros.views.practice import PracticeBuilder, PracticeView
from macros.views.responses import ResponseSetView, build_response_sets
from macros.views.statement import Asked, ElementView
from macros.views.text_runs import Prose, make_marker


@dataclass(frozen=True)
class LevelView:
    """A level of the system, as readers call it."""

    id: str
    title: str


@dataclass(frozen=True)
class Neighbor:
    """The section before or after another one."""

    address: str
    name: str
    title: str


@dataclass(frozen=True)
class SectionView(ElementView):
    """A section with everything that its pages show, in reading order.

    `levels` are those that its statements speak of, in the order of the framework's columns.
    `response_sets` are those that are asked here. `terms` are the keys of the glossary entries
    that its texts meet, in the order in which they do.
    """

    framework: str
    framework_title: str
    framework_short_title: str
    version: str
    name: str
    label: str
    title: str
    summary: Prose
    practice_term: str
    practices_term: str
    practices: tuple[PracticeView, ...]
    questions: tuple[Asked, ...]
    levels: tuple[LevelView, ...]
    response_sets: tuple[ResponseSetView, ...]
    source: Source
    attribution: Attribution
    framework_source_note: Prose
    previous: Neighbor | None
    next: Neighbor | None
    terms: tuple[str, ...]

    @property
    def full_title(self) -> str:
        """The title after the section's name: `Step 1: Begin`."""
        return prefix_name(self.name, self.title)

    @property
    def asks_statements(self) -> bool:
        """Whether any of its statements is asked by itself, and not only practices as a whole."""
        columns = [column for practice in self.practices for column in practice.columns]
        return any(statement.responses for column in columns for statement in column.statements)


def build_section_view(data: Dataset, address: str) -> SectionView:
    """Return the view of the section at an address.

    Raises:
        KeyError: There is no element at the address.
    """
    element = data.elements[address]
    section, framework = element.value, data.project.frameworks[element.framework]
    assert isinstance(section, Section)
    # Terms are marked in reading order: the summary first, the framework's source note last.
    marker = make_marker(data)
    builder = PracticeBuilder(data, element.framework, marker)
    summary = marker.mark_paragraphs(section.summary)
    fields = builder.statements.build_fields(element, section)
    practices = _build_practices(builder, element)
    questions = builder.statements.build_questions(element)
    framework_source_note = marker.mark_paragraphs(framework.source_note)
    before, after = find_neighbors(data, address)
    return SectionView(
        **fields,
        framework=element.framework,
        framework_title=framework.title,
        framework_short_title=framework.short_name,
        version=framework.version,
        name=make_name(framework, section),
        label=section.label,
        title=section.title,
        summary=summary,
        practice_term=framework.terms.practice[0],
        practices_term=framework.terms.practice[1],
        practices=practices,
        questions=questions,
        levels=_build_levels(framework, practices),
        response_sets=build_response_sets(data, address),
        source=framework.source,
        attribution=build_attribution(framework.source, load_messages(data)),
        framework_source_note=framework_source_note,
        previous=before,
        next=after,
        terms=tuple(marker.met),
    )


def _build_practices(builder: PracticeBuilder, section: Element) -> tuple[PracticeView, ...]:
    """Return the views of a section's practices."""
    practices = iter_shown_children(builder.data, section.address, Practice)
    return tuple(builder.build_practice(element, practice) for element, practice in practices)


def _build_levels(
    framework: Framework, practices: tuple[PracticeView, ...]
) -> tuple[LevelView, ...]:
    """Return the levels that practices speak of, in the order of the framework's columns."""
    levels: dict[str, None] = {}
    for practice in practices:
        for column in practice.columns:
            levels[column.level] = None
            levels |= dict.fromkeys(
                level for statement in column.statements for level in statement.levels
            )
    order = [column.level for column in framework.columns.values()]
    # Levels that only statements name come last, in the order in which they are met.
    met = sorted(
        filter(None, levels),
        key=lambda level: order.index(level) if level in order else len(order),
    )
    return tuple(LevelView(level, framework.get_level_title(level)) for level in met)


def find_neighbors(data: Dataset, address: str) -> tuple[Neighbor | None, Neighbor | None]:
    """Return the sections before and after one, in its framework's order."""
    key = address.partition("/")[0]
    framework = data.project.frameworks[key]
    neighbors = [
        Neighbor(element.address, make_name(framework, section), section.title)
        for element, section in iter_shown_sections(data, key)
    ]
    position = [neighbor.address for neighbor in neighbors].index(address)
    before = neighbors[position - 1] if position > 0 else None
    after = neighbors[position + 1] if position + 1 < len(neighbors) else None
    return before, after
