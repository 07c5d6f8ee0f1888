"""What data/glossary.yml says of a term."""

from __future__ import annotations

from typing import ClassVar

from macros.model.fields import Addresses, Key, Line, Part, Prose


class GlossaryEntry(Part):
    """A term with its meaning; `also` are other forms, `see` the keys of related entries."""

    NEEDED: ClassVar[tuple[str, ...]] = ("term", "text")
    term: Line = ""
    also: tuple[Line, ...] = ()
    text: Prose = ""
    see: tuple[Key, ...] = ()
    was: Addresses = ()
