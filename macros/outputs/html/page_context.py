"""Where a call stands, and what answering it may draw on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from macros.layers.dataset import Dataset
from macros.outputs.html.fragment import Heading
from macros.outputs.html.templates import Templates
from macros.outputs.html.text import Link, make_id_attribute
from macros.outputs.view_cache import ViewCache
from macros.views.documents import DocumentView
from macros.views.glossary import TermView
from macros.views.messages import Messages
from macros.views.navigation import AuthoredPage


@dataclass(frozen=True)
class PageContext:
    """A call on a page.

    `own_page` says that the page is generated for the call; there its HTML starts with the page's
    heading. `link` makes paths relative to the page. `used` are the ids that the page has so far.
    `documents` are known by the address that they belong to.
    """

    views: ViewCache
    templates: Templates
    documents: Mapping[str, tuple[DocumentView, ...]]
    address: str
    own_page: bool
    link: Link
    used: set[str]
    breadcrumbs: tuple[AuthoredPage, ...] = ()

    @property
    def data(self) -> Dataset:
        """The merged data."""
        return self.views.data

    @property
    def messages(self) -> Messages:
        """The project's messages."""
        return self.views.messages

    @property
    def heading_level(self) -> int:
        """The level of the first heading: on an author's page it stands below the page's own."""
        return 1 if self.own_page else 2

    @property
    def suffix(self) -> str:
        """What tells the ids of this call from those of other calls on an author's page."""
        return "" if self.own_page else f"--{self.address.replace('/', '--')}"

    @property
    def make_id(self) -> Callable[[str], Markup]:
        """What makes an `id` attribute: an id stands on a page once, where it first occurs."""
        return partial(make_id_attribute, self.used)

    def render(self, template: str, **variables: Any) -> str:
        """Return the HTML that a template makes of some variables on this page."""
        return self.templates.render(
            template,
            own_page=self.own_page,
            h=self.heading_level,
            link=self.link,
            id=self.make_id,
            suffix=self.suffix,
            used=self.used,
            trail=self.breadcrumbs,
            **variables,
        )

    def list_new_terms(self, keys: Iterable[str]) -> list[TermView]:
        """Return the glossary's entries that the page does not define yet."""
        terms = [self.views.glossary[key] for key in keys]
        return [term for term in terms if f"__term-{term.key}" not in self.used]

    def get_documents(self) -> tuple[DocumentView, ...]:
        """Return the documents of what the call is about."""
        return self.documents.get(self.address, ())

    def make_heading(self, depth: int, id: str, title: str) -> Heading:
        """Return a heading so many levels below the first one."""
        return Heading(self.heading_level + depth, id, title)
