"""What a reader sees of a framework: its sections with their practices, and their relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.layers.elements import group_sections, iter_shown_descendants
from macros.model.addresses import Element
from macros.model.framework import Framework, Practice, Relation, Section, Source
from macros.model.prose import strip_markup
from macros.source.tree import SourceLocation
from macros.views.adaptations.view import AdaptationView, find_adaptation
from macros.views.attribution import Attribution, build_attribution
from macros.views.messages import load_messages
from macros.views.names import make_name, name_group
from macros.views.section_counts import count_sections, describe_section_counts
from macros.views.text_runs import Prose, TermMarker, make_marker


@dataclass(frozen=True)
class PartView:
    """A section or practice within a framework's page."""

    address: str
    name: str
    title: str


@dataclass(frozen=True)
class SectionPart(PartView):
    """A section with its practices, and the number of statements and questions in it."""

    summary: Prose
    practices: tuple[PartView, ...]
    statements: int
    questions: int


@dataclass(frozen=True)
class GroupView:
    """Sections under one title; `key` and `title` are "" for those that stand in no part."""

    key: str
    title: str
    summary: Prose
    sections: tuple[SectionPart, ...]


@dataclass(frozen=True)
class RelationView:
    """A relation in words.

    `ends` are its parts, `title` joins them, `reverse` joins them from the other end. A directed
    relation has two ends, from and to; a mutual one two or more.
    """

    kind: str
    title: str
    reverse: str
    directed: bool
    ends: tuple[PartView, ...]


@dataclass(frozen=True)
class FrameworkView:
    """A framework with everything that its page shows, in reading order.

    `groups` hold the sections by the parts that they stand in. `section_counts` says in words how
    many sections there are.
    """

    address: str
    title: str
    short_title: str
    version: str
    purpose: str
    summary: Prose
    plain_summary: str
    source: Source
    attribution: Attribution
    source_note: Prose
    sections: tuple[SectionPart, ...]
    groups: tuple[GroupView, ...]
    section_counts: str
    practice_terms: tuple[str, ...]
    relations: tuple[RelationView, ...]
    place: SourceLocation
    terms: tuple[str, ...]
    adapted: AdaptationView | None


def build_framework_view(data: Dataset, address: str) -> FrameworkView:
    """Return the view of a framework.

    Raises:
        KeyError: There is no framework of this id.
    """
    framework, messages = data.project.frameworks[address], load_messages(data)
    # Terms are marked in reading order: the summary first, the source note last.
    marker = make_marker(data)
    summary = marker.mark_paragraphs(framework.summary)
    adapted = find_adaptation(data, address, marker)
    groups = tuple(_iter_groups(data, address, marker))
    source_note = marker.mark_paragraphs(framework.source_note)
    return FrameworkView(
        address=address,
        title=framework.title,
        short_title=framework.short_name,
        version=framework.version,
        purpose=framework.purpose,
        summary=summary,
        plain_summary=strip_markup(framework.summary),
        source=framework.source,
        attribution=build_attribution(framework.source, messages),
        source_note=source_note,
        sections=tuple(section for group in groups for section in group.sections),
        groups=groups,
        section_counts=describe_section_counts(count_sections(framework), messages),
        practice_terms=framework.terms.practice,
        relations=tuple(_iter_relations(data, framework, address)),
        place=data.locate(("frameworks", address)),
        terms=tuple(marker.met),
        adapted=adapted,
    )


def _iter_groups(data: Dataset, address: str, marker: TermMarker) -> Iterator[GroupView]:
    """Yield a framework's sections by the parts that they stand in."""
    framework = data.project.frameworks[address]
    for key, sections in group_sections(data, address):
        group = framework.parts.get(key)
        title = name_group(group) if group else ""
        summary = marker.mark_paragraphs(group.summary if group else "")
        parts = tuple(
            _build_section_part(data, framework, element, section, marker)
            for element, section in sections
        )
        yield GroupView(key, title, summary, parts)


def _build_section_part(
    data: Dataset, framework: Framework, element: Element, section: Section, marker: TermMarker
) -> SectionPart:
    """Return the view of a section on its framework's page."""
    descendants = list(iter_shown_descendants(data, element.address))
    numbers = Counter(descendant.kind for descendant in descendants)
    practices = [
        build_part(data, descendant.address)
        for descendant in descendants
        if descendant.kind == "practice"
    ]
    return SectionPart(
        address=element.address,
        name=make_name(framework, section),
        title=section.title,
        summary=marker.mark_paragraphs(section.summary),
        practices=tuple(practices),
        statements=numbers["statement"],
        questions=numbers["question"],
    )


def build_part(data: Dataset, address: str) -> PartView:
    """Return whatever has an address by its name and title; a statement or question by its text."""
    element = data.elements[address]
    framework = data.project.frameworks[element.framework]
    if isinstance(element.value, Section | Practice):
        return PartView(address, make_name(framework, element.value), element.value.title)
    return PartView(address, "", getattr(element.value, "text", "") or framework.title)


def _iter_relations(data: Dataset, framework: Framework, address: str) -> Iterator[RelationView]:
    """Yield the relations all of whose ends are shown.

    An end that a layer omits takes its relation with it.
    """
    for relation in framework.relations:
        kind = framework.relation_kinds.get(relation.kind)
        ends = [f"{address}/{end}" for end in _list_ends(relation)]
        if kind and all(_is_shown(data, end) for end in ends):
            yield RelationView(
                kind=relation.kind,
                title=kind.title,
                reverse=kind.reverse,
                directed=not relation.among,
                ends=tuple(build_part(data, end) for end in ends),
            )


def _is_shown(data: Dataset, address: str) -> bool:
    """Is there an element at an address that is not retired?"""
    return address in data.elements and not data.elements[address].retired


def _list_ends(relation: Relation) -> tuple[str, ...]:
    """Return the ends of a relation, as addresses below the framework."""
    return relation.among or (relation.from_, relation.to)
