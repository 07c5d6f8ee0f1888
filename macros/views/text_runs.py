"""Texts as readers meet them: paragraphs of runs, some of which are terms of the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from macros.model.glossary_terms import GlossaryTerms


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `term` is the key of the glossary entry that explains it, if any."""

    text: str
    term: str = ""


TextRuns: TypeAlias = tuple[Run, ...]


def to_plain_text(words: TextRuns) -> str:
    """Return the text as its author typed it."""
    return "".join(run.text for run in words)


def make_line(text: str) -> TextRuns:
    """Return a one-line text as a single run, without terms."""
    return (Run(text),)


def make_prose(text: str) -> tuple[TextRuns, ...]:
    """Return a text's paragraphs as runs, without terms."""
    return tuple(make_line(paragraph) for paragraph in text.split("\n\n") if paragraph)


@dataclass
class TermMarker:
    """A marker of glossary terms, each where a page's reader first meets it.

    Texts go through in reading order. `met` holds the keys of the entries met so far, in that
    order.
    """

    terms: GlossaryTerms
    met: dict[str, None] = field(default_factory=dict)

    def mark_line(self, text: str) -> TextRuns:
        """Return the runs of a one-line text."""
        return tuple(self._iter_runs(text))

    def mark_paragraphs(self, text: str) -> tuple[TextRuns, ...]:
        """Return the runs of each of a text's paragraphs."""
        return tuple(self.mark_line(paragraph) for paragraph in text.split("\n\n") if paragraph)

    def _iter_runs(self, text: str) -> Iterator[Run]:
        """Yield a line's runs, a run of its own for each term that is met for the first time."""
        position = 0
        for start, end, key in self.terms.find_terms(text):
            if key in self.met:
                continue
            self.met[key] = None
            if start > position:
                yield Run(text[position:start])
            yield Run(text[start:end], key)
            position = end
        if position < len(text):
            yield Run(text[position:])


def make_plain_marker() -> TermMarker:
    """Return a marker that knows no terms, for texts in which none are explained."""
    return TermMarker(GlossaryTerms({}))
