"""What data/search.yml says: how readers' own words find what texts say in others."""

from __future__ import annotations

from pydantic import Field

from macros.model.fields import Keyed, Line, Part, make_empty_mapping


class PageWords(Part):
    """Further words by which each kind of page is found."""

    framework: tuple[Line, ...] = ()
    profile: tuple[Line, ...] = ()
    checklist: tuple[Line, ...] = ()
    guide: tuple[Line, ...] = ()
    guides: tuple[Line, ...] = ()
    reflections: tuple[Line, ...] = ()
    team: tuple[Line, ...] = ()
    district: tuple[Line, ...] = ()
    glossary: tuple[Line, ...] = ()
    changes: tuple[Line, ...] = ()


class SearchWords(Part):
    """How readers' own words find what texts say in others.

    `alike` are groups of words that mean much the same, `pages` further words by which a kind of
    page is found, `ignored` the words that are not looked for beside others.
    """

    alike: Keyed[tuple[Line, ...]] = Field(default_factory=make_empty_mapping)
    pages: PageWords = Field(default_factory=PageWords)
    ignored: tuple[Line, ...] = ()
