"""Where the glossary's terms occur in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.model.framework import GlossaryEntry


@dataclass(frozen=True)
class GlossaryTerms:
    """Finds terms, their other forms and simple plurals, as whole words and in either case; the longest one wins."""

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
        """The forms by which an entry is found, in lower case."""
        return tuple(_folded(form) for form in (entry.term, *entry.also) if form)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self.keys_by_form:
            return None
        forms = sorted(self.keys_by_form, key=len, reverse=True)
        either = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
        return re.compile(rf"(?<!\w)({either})s?(?!\w)", re.IGNORECASE)

    def find_terms(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each occurrence as start, end and the entry's key."""
        if self._pattern:
            for match in self._pattern.finditer(text):
                # Folding can lengthen a text (ẞ, İ), so a form found may not be the form looked up; then it is no term.
                if key := self.keys_by_form.get(_folded(match[1])):
                    yield match.start(), match.end(), key


def _folded(form: str) -> str:
    return " ".join(form.lower().split())
