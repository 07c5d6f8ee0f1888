"""What data/site.yml says: the decisions of a publisher of the site."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from macros.model.fields import (
    Addresses,
    Flag,
    Key,
    Keyed,
    Line,
    Part,
    Prose,
    ResponseSet,
    expand_short_form,
    make_empty_mapping,
)

#: How dates are written: as CLDR's forms of these names, or as files have them.
DateStyle: TypeAlias = Literal["long", "medium", "short", "iso"]


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


class FooterLine(Part):
    """A line at the foot of each page; `link` makes a link of it, to a page or to the web."""

    NEEDED: ClassVar[tuple[str, ...]] = ("text",)
    text: Line = ""
    link: Line = ""


class PageChoice(Part):
    """Which pages the menu names first, in this order, and which it leaves out.

    A page is named as its address ends: `about`, `glossary`, `our-year`.
    """

    order: tuple[Line, ...] = ()
    hidden: tuple[Line, ...] = ()


class HomeStep(Part):
    """What one can do here, as the home page says: its name, and a text with links to pages."""

    NEEDED: ClassVar[tuple[str, ...]] = ("title", "text")
    title: Line = ""
    text: Prose = ""


class Home(Part):
    """What the home page says first: its title, its lead, and what one can do here, by key."""

    title: Line = ""
    lead: Prose = ""
    steps: Keyed[HomeStep] = Field(default_factory=make_empty_mapping)


class Site(Part):
    """The decisions of a publisher of the site.

    `aside` are those of its responses that say nothing of more or less. `not_applicable` is the one
    that says “Does not apply”, if the site offers it: it answers, and stands aside without being
    listed there. `best_first` are sets that are listed from the best to the least. `review` holds
    what is new upstream back until the fork has looked at it. `logo`, `icon` and `styles` are files
    that lie among the pages.
    """

    NEEDED: ClassVar[tuple[str, ...]] = ("name", "language", "responses")
    name: Line = ""
    summary: Prose = ""
    address: Line = ""
    repository: Line = ""
    language: Line = ""
    dates: DateStyle = "medium"
    paper: Literal["letter", "a4"] = "letter"
    contact: Line = ""
    reply_within: Line = ""
    complaints: Line = ""
    coordinator: Line = ""
    logo: Line = ""
    icon: Line = ""
    styles: Addresses = ()
    footer: Keyed[Annotated[FooterLine, BeforeValidator(expand_short_form)]] = Field(
        default_factory=make_empty_mapping
    )
    pages: PageChoice = Field(default_factory=PageChoice)
    home: Home = Field(default_factory=Home)
    colours: Colors = Field(default_factory=Colors)
    review: Flag = False
    allow: Allowed = Field(default_factory=Allowed)
    frameworks: tuple[Key, ...] = ()
    responses: Keyed[ResponseSet] = Field(default_factory=make_empty_mapping)
    aside: tuple[Key, ...] = ()
    best_first: tuple[Key, ...] = ()
    not_applicable: Key = ""

    @property
    def all_aside(self) -> tuple[str, ...]:
        """Every response that stands outside the order of its set."""
        return (*self.aside, self.not_applicable) if self.not_applicable else self.aside
