"""Texts as readers meet them: paragraphs of runs, some of which are terms that the glossary explains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from macros.model.glossary_terms import Terms


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `term` is the key of the glossary entry that explains it, if one is due here."""

    text: str
    term: str = ""


Words: TypeAlias = tuple[Run, ...]


def typed(words: Words) -> str:
    """The text as its author typed it."""
    return "".join(run.text for run in words)


@dataclass
class Marker:
    """Marks each glossary term where a page's reader first meets it; texts go through in reading order.

    `met` holds the keys of the entries met so far, in that order.
    """

    terms: Terms
    met: dict[str, None] = field(default_factory=dict)

    def words(self, text: str) -> Words:
        """A one-line text."""
        return tuple(self._runs(text))

    def prose(self, text: str) -> tuple[Words, ...]:
        """A text's paragraphs."""
        return tuple(self.words(paragraph) for paragraph in text.split("\n\n") if paragraph)

    def _runs(self, text: str) -> Iterator[Run]:
        done = 0
        for start, end, key in self.terms.found(text):
            if key not in self.met:
                self.met[key] = None
                if start > done:
                    yield Run(text[done:start])
                yield Run(text[start:end], key)
                done = end
        if done < len(text):
            yield Run(text[done:])
