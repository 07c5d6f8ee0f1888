"""What data/site.yml says: the decisions of a publisher of the site."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from macros.model.fields import Flag, Key, Keyed, Line, Part, Prose, ResponseSet, make_empty_mapping


class Colors(Part):
    """The site's own colors as #rrggbb, for the light and the dark scheme."""

    accent: Line = ""
    accent_dark: Line = ""


class Allowed(Part):
    """The hosts from which pages may show or load something, such as `video.example.org`.

    `pictures` are also films and sound, `frames` whole pages within a page; `scripts` may ask their
    host for more.
    """

    pictures: tuple[Line, ...] = ()
    frames: tuple[Line, ...] = ()
    scripts: tuple[Line, ...] = ()


class Site(Part):
    """The decisions of a publisher of the site.

    `aside` are those of its responses that say nothing of more or less. `not_applicable` is the one
    that says “Does not apply”, if the site offers it: it answers, and stands aside without being
    listed there. `review` holds what is new upstream back until the fork has looked at it.
    """

    NEEDED: ClassVar[tuple[str, ...]] = ("name", "language", "responses")
    name: Line = ""
    summary: Prose = ""
    address: Line = ""
    repository: Line = ""
    language: Line = ""
    paper: Literal["letter", "a4"] = "letter"
    contact: Line = ""
    reply_within: Line = ""
    complaints: Line = ""
    colours: Colors = Field(default_factory=Colors)
    review: Flag = False
    allow: Allowed = Field(default_factory=Allowed)
    frameworks: tuple[Key, ...] = ()
    responses: Keyed[ResponseSet] = Field(default_factory=make_empty_mapping)
    aside: tuple[Key, ...] = ()
    not_applicable: Key = ""

    @property
    def all_aside(self) -> tuple[str, ...]:
        """Every response that stands outside the order of its set."""
        return (*self.aside, self.not_applicable) if self.not_applicable else self.aside
