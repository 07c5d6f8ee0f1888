"""Everything in data/ as one class."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from macros.model.accessibility import AccessibilityReport
from macros.model.facilitation import Facilitation
from macros.model.fields import Keyed, Line, Part, make_empty_mapping
from macros.model.framework import COLUMNS, IN_PLACE, Framework
from macros.model.glossary import GlossaryEntry
from macros.model.search_words import SearchWords
from macros.model.site import Site


class Project(Part):
    """Everything in `data/`."""

    site: Site = Field(default_factory=Site)
    messages: Keyed[Line] = Field(default_factory=make_empty_mapping)
    glossary: Keyed[GlossaryEntry] = Field(default_factory=make_empty_mapping)
    facilitation: Facilitation = Field(default_factory=Facilitation)
    search: SearchWords = Field(default_factory=SearchWords)
    accessibility: AccessibilityReport = Field(default_factory=AccessibilityReport)
    frameworks: Keyed[Framework] = Field(default_factory=make_empty_mapping)

    def find_aside(self, framework: str) -> frozenset[str]:
        """Return the responses that stand outside the order of their set in a framework."""
        return frozenset((*self.frameworks[framework].aside, *self.site.all_aside))

    def is_best_first(self, framework: str, name: str) -> bool:
        """Tell whether a set of responses, as a framework asks it, is listed from the best on."""
        holder = self.frameworks[framework]
        if "/" in name:
            kind = COLUMNS if name.startswith(f"{COLUMNS}/") else IN_PLACE
            return kind in holder.best_first
        return name in (holder if holder.responses.get(name) else self.site).best_first

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """The ids of the frameworks that the site shows: those that site.yml names, or all."""
        chosen = self.site.frameworks or self.frameworks
        return tuple(id for id in chosen if id in self.frameworks)
