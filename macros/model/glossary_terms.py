"""The glossary's terms, and where they occur in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from macros.model.glossary import GlossaryEntry


@dataclass(frozen=True)
class GlossaryTerms:
    """The terms of a glossary, their other forms and simple plurals, to be found in texts.

    A term is found as whole words and in either case; the longest one wins.
    """

    glossary: Mapping[str, GlossaryEntry]

    @cached_property
    def keys_by_form(self) -> dict[str, str]:
        """The key of the entry by each form, in lower case."""
        keys: dict[str, str] = {}
        for key, entry in self.glossary.items():
            for form in self.list_forms(entry):
                keys.setdefault(form, key)
        return keys

    @staticmethod
    def list_forms(entry: GlossaryEntry) -> tuple[str, ...]:
        """List the forms by which an entry is found, in lower case."""
        return tuple(_normalize_form(form) for form in (entry.term, *entry.also) if form)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self.keys_by_form:
            return None
        longest_first = sorted(self.keys_by_form, key=len, reverse=True)
        patterns = [re.escape(form).replace(r"\ ", r"\s+") for form in longest_first]
        return re.compile(rf"(?<!\w)({'|'.join(patterns)})s?(?!\w)", re.IGNORECASE)

    def find_terms(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield each occurrence of a term as start, end and the entry's key."""
        if not self._pattern:
            return
        for start, end, form in _find_forms(self._pattern, text):
            # Lower case can lengthen a text (ẞ, İ), so that a match is no form; then it is no term.
            key = self.keys_by_form.get(form)
            if key:
                yield start, end, key

    def replace_terms(self, text: str, word: str) -> str:
        """Return a text in which a word stands for each occurrence of a term."""
        parts = []
        end_before = 0
        for start, end, _ in self.find_terms(text):
            parts += [text[end_before:start], word]
            end_before = end
        return "".join([*parts, text[end_before:]]) if parts else text


@lru_cache(maxsize=20_000)  # a server need not look twice through what nobody has edited
def _find_forms(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int, str], ...]:
    """Return each match as start, end, and the form that it has."""
    matches = pattern.finditer(text)
    return tuple((match.start(), match.end(), _normalize_form(match[1])) for match in matches)


def _normalize_form(form: str) -> str:
    return " ".join(form.lower().split())
