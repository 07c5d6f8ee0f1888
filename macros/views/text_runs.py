"""Texts as readers meet them: paragraphs of runs, some of which are terms that the glossary explains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from macros.model.glossary_terms import GlossaryTerms


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `term` is the key of the glossary entry that explains it, if one is due here."""

    text: str
    term: str = ""


TextRuns: TypeAlias = tuple[Run, ...]


def to_plain_text(words: TextRuns) -> str:
    """The text as its author typed it."""
    return "".join(run.text for run in words)


@dataclass
class TermMarker:
    """Marks each glossary term where a page's reader first meets it; texts go through in reading order.

    `met` holds the keys of the entries met so far, in that order.
    """

    terms: GlossaryTerms
    met: dict[str, None] = field(default_factory=dict)

    def mark_line(self, text: str) -> TextRuns:
        """A one-line text."""
        return tuple(self._runs(text))

    def mark_paragraphs(self, text: str) -> tuple[TextRuns, ...]:
        """A text's paragraphs."""
        return tuple(self.mark_line(paragraph) for paragraph in text.split("\n\n") if paragraph)

    def _runs(self, text: str) -> Iterator[Run]:
        done = 0
        for start, end, key in self.terms.find_terms(text):
            if key not in self.met:
                self.met[key] = None
                if start > done:
                    yield Run(text[done:start])
                yield Run(text[start:end], key)
                done = end
        if done < len(text):
            yield Run(text[done:])
