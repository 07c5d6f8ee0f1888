"""Texts as readers meet them: paragraphs and lists of runs, some of which are terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from macros.layers.dataset import Dataset
from macros.model.glossary_terms import GlossaryTerms
from macros.model.prose import Blocks, ListBlock, Span, Spans, parse_prose
from macros.views.links import get_element_path

NO_TERMS = GlossaryTerms({})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text.

    `term` is the key of the glossary entry that explains it, if any; `href` is where it leads, on
    the web or as a path of the site.
    """

    text: str
    term: str = ""
    strong: bool = False
    emphasis: bool = False
    href: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it is text alone, but for a term."""
        return not (self.strong or self.emphasis or self.href)


TextRuns: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ProseList:
    """A list in prose; `start` is the number of its first item, 0 for bullets."""

    items: tuple[Prose, ...]
    start: int


Prose: TypeAlias = "tuple[TextRuns | ProseList, ...]"


def to_plain_text(words: TextRuns | ProseList) -> str:
    """Return a text without its marks, the items of a list on lines of their own."""
    if isinstance(words, ProseList):
        return "\n".join(_iter_lines(words))
    return "".join(run.text for run in words)


def _iter_lines(words: ProseList) -> Iterator[str]:
    for number, item in enumerate(words.items, start=words.start):
        sign = f"{number}. " if words.start else "• "
        yield sign + "\n".join(map(to_plain_text, item))


def make_line(text: str) -> TextRuns:
    """Return a one-line text as a single run, without terms."""
    return (Run(text),)


def resolve_web_target(target: str) -> str:
    """Return where a link leads on the web, "" for one that is no address of the web or of mail."""
    return target if ":" in target else ""


def make_prose(text: str, data: Dataset | None = None) -> Prose:
    """Return a text's paragraphs and lists as runs, without terms.

    Without `data`, links lead to the web alone.
    """
    resolve = make_resolver(data) if data else resolve_web_target
    return TermMarker(NO_TERMS, resolve=resolve).mark_paragraphs(text)


@dataclass
class TermMarker:
    """A marker of glossary terms, each where a page's reader first meets it.

    Texts go through in reading order. `met` holds the keys of the entries met so far, in that
    order.
    """

    terms: GlossaryTerms
    met: dict[str, None] = field(default_factory=dict)
    resolve: Callable[[str], str] = resolve_web_target

    def mark_line(self, text: str) -> TextRuns:
        """Return the runs of a one-line text."""
        return tuple(self._iter_runs(Run(text)))

    def mark_paragraphs(self, text: str) -> Prose:
        """Return the runs of a text's paragraphs and lists."""
        return self._mark_blocks(parse_prose(text))

    def _mark_blocks(self, blocks: Blocks) -> Prose:
        return tuple(self._mark_block(block) for block in blocks)

    def _mark_block(self, block: Spans | ListBlock) -> TextRuns | ProseList:
        if isinstance(block, ListBlock):
            return ProseList(tuple(map(self._mark_blocks, block.items)), block.start)
        return tuple(run for span in block for run in self._mark_span(span))

    def _mark_span(self, span: Span) -> Iterator[Run]:
        """Yield the runs of a span; within a link, no term is marked."""
        run = Run(span.text, "", span.strong, span.emphasis)
        if span.target:
            yield replace(run, href=self.resolve(span.target))
        else:
            yield from self._iter_runs(run)

    def _iter_runs(self, around: Run) -> Iterator[Run]:
        """Yield a run's parts, one of its own for each term that is met for the first time."""
        text, position = around.text, 0
        for start, end, key in self.terms.find_terms(text):
            if key in self.met:
                continue
            self.met[key] = None
            if start > position:
                yield replace(around, text=text[position:start])
            yield replace(around, text=text[start:end], term=key)
            position = end
        if position < len(text):
            yield replace(around, text=text[position:])


def make_resolver(data: Dataset) -> Callable[[str], str]:
    """Return what finds where a link leads: on the web, or to where an element is read.

    It follows what has moved, and gives "" for what is not there.
    """

    def resolve(target: str) -> str:
        if ":" in target:
            return target
        element = data.elements.get(data.follow_address(target))
        if element is None or element.retired or element.framework not in data.project.shown:
            return ""
        return get_element_path(element.address)

    return resolve


def make_marker(data: Dataset) -> TermMarker:
    """Return a marker of the glossary's terms, whose links follow what has moved."""
    return TermMarker(GlossaryTerms(data.project.glossary), resolve=make_resolver(data))


def make_plain_marker() -> TermMarker:
    """Return a marker that knows no terms, for texts in which none are explained."""
    return TermMarker(NO_TERMS)
