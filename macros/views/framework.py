"""What a reader sees of a framework: what it is, its sections with their practices, and how its parts hang together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.load import Dataset
from macros.model.addresses import Element
from macros.model.framework import Framework, Practice, Relation, Section, Source
from macros.model.glossary_terms import GlossaryTerms
from macros.source.tree import SourceLocation
from macros.views.adaptations.view import AdaptationView, find_adaptation
from macros.views.section import make_name
from macros.views.text_runs import TermMarker, TextRuns


@dataclass(frozen=True)
class PartView:
    """A section or practice within a framework's page."""

    address: str
    name: str
    title: str


@dataclass(frozen=True)
class SectionPart(PartView):
    summary: tuple[TextRuns, ...]
    practices: tuple[PartView, ...]
    statements: int
    questions: int


@dataclass(frozen=True)
class RelationView:
    """A relation in words: `ends` are its parts, `title` joins them, `reverse` joins them from the other end. A
    directed relation has two ends, from and to; a mutual one two or more."""

    kind: str
    title: str
    reverse: str
    directed: bool
    ends: tuple[PartView, ...]


@dataclass(frozen=True)
class FrameworkView:
    address: str
    title: str
    short_title: str
    version: str
    summary: tuple[TextRuns, ...]
    plain_summary: str
    source: Source
    source_note: tuple[TextRuns, ...]
    sections: tuple[SectionPart, ...]
    section_terms: tuple[str, ...]
    practice_terms: tuple[str, ...]
    relations: tuple[RelationView, ...]
    place: SourceLocation
    terms: tuple[str, ...]
    adapted: AdaptationView | None


def build_framework_view(data: Dataset, address: str) -> FrameworkView:
    """The view of a framework; KeyError when there is none of this id."""
    framework = data.project.frameworks[address]
    marker = TermMarker(GlossaryTerms(data.project.glossary))
    summary = marker.mark_paragraphs(framework.summary)
    touched = find_adaptation(data, address, marker)
    sections = tuple(_sections(data, framework, address, marker))
    return FrameworkView(
        address=address,
        title=framework.title,
        short_title=framework.short_title or framework.title,
        version=framework.version,
        summary=summary,
        plain_summary=framework.summary,
        source=framework.source,
        source_note=marker.mark_paragraphs(framework.source_note),
        sections=sections,
        section_terms=framework.terms.section,
        practice_terms=framework.terms.practice,
        relations=tuple(_relations(data, framework, address)),
        place=data.locate(("frameworks", address)),
        terms=tuple(marker.met),
        adapted=touched,
    )


def _sections(data: Dataset, framework: Framework, address: str, marker: TermMarker) -> Iterator[SectionPart]:
    for thing in data.children[address]:
        section = thing.value
        if thing.retired or not isinstance(section, Section):
            continue
        below = list(_alive_below(data, thing))
        yield SectionPart(
            address=thing.address,
            name=make_name(framework, section),
            title=section.title,
            summary=marker.mark_paragraphs(section.summary),
            practices=tuple(build_part(data, below.address) for below in below if below.kind == "practice"),
            statements=sum(below.kind == "statement" for below in below),
            questions=sum(below.kind == "question" for below in below),
        )


def _alive_below(data: Dataset, thing: Element) -> Iterator[Element]:
    for child in data.children[thing.address]:
        if not child.retired:
            yield child
            yield from _alive_below(data, child)


def build_part(data: Dataset, address: str) -> PartView:
    """Whatever has an address, by its name and title; a statement or question by its text."""
    thing = data.elements[address]
    framework = data.project.frameworks[thing.framework]
    if isinstance(thing.value, Section | Practice):
        return PartView(address, make_name(framework, thing.value), thing.value.title)
    return PartView(address, "", getattr(thing.value, "text", "") or framework.title)


def _relations(data: Dataset, framework: Framework, address: str) -> Iterator[RelationView]:
    """The relations all of whose ends are shown; an end that a layer omits takes its relation with it."""
    for relation in framework.relations:
        ends = [f"{address}/{end}" for end in _ends(relation)]
        kind = framework.relation_kinds.get(relation.kind)
        if kind and all(end in data.elements and not data.elements[end].retired for end in ends):
            parts = tuple(build_part(data, end) for end in ends)
            yield RelationView(relation.kind, kind.title, kind.reverse, not relation.among, parts)


def _ends(relation: Relation) -> tuple[str, ...]:
    return relation.among or (relation.from_, relation.to)
