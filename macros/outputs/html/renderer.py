"""HTML: views become fragments of pages. Everything is escaped, so a text shows as it was typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from macros.layers.dataset import Dataset
from macros.outputs.html.calls import check_call
from macros.outputs.html.fragment import Fragment
from macros.outputs.html.page_context import PageContext
from macros.outputs.html.pages import PAGE_FUNCTIONS
from macros.outputs.html.templates import Templates
from macros.outputs.html.text import Link
from macros.outputs.view_cache import ViewCache
from macros.source.problems import Problem
from macros.views import links
from macros.views.documents import DocumentView
from macros.views.navigation import build_breadcrumbs
from macros.views.pages import list_pages
from macros.views.redirects import Redirect


class HtmlRenderer:
    """Renders whatever authors and generated pages can call, for one state of the data."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self.views = ViewCache(data)
        self.messages = self.views.messages
        self.templates = Templates(data.project.site, self.messages)
        self.pages = {page.path: page for page in list_pages(data)}
        #: The documents at each address, once they have been made; none are shown before.
        self.documents: dict[str, tuple[DocumentView, ...]] = {}
        #: The pages that the data makes, by their paths, once they have been rendered.
        self.rendered: dict[str, Fragment] = {}

    def check_call(self, call: str, address: str) -> None:
        """Raise UnknownAddressError when a call cannot be answered."""
        check_call(self.data, call, address)

    def render(self, call: str, address: str, path: str, used: set[str] | None = None) -> Fragment:
        """Return the fragment that a call stands for on the page at `path`.

        On the page that is generated for it, it starts with the page's heading; on any other page
        it is a part of what the author wrote, with headings one level further down. `used` are the
        ids that earlier fragments on the page have taken; an id stands on a page once, where its
        element is first shown.
        """
        own = self._is_own_page(call, address, path)
        if own and path in self.rendered:
            return self.rendered[path]
        self.check_call(call, address)
        context = PageContext(
            views=self.views,
            templates=self.templates,
            documents=self.documents,
            address=address,
            own_page=own,
            link=make_page_link(path),
            used=set() if used is None else used,
            breadcrumbs=build_breadcrumbs(self.data, self.pages[path]) if own else (),
        )
        fragment = PAGE_FUNCTIONS[call](context)
        if own:
            self.rendered[path] = fragment
        return fragment

    def render_redirect(self, redirect: Redirect) -> str:
        """Return the whole page at a path from which something has moved.

        It leads on by itself, with scripts and without.
        """
        link = make_page_link(redirect.path)
        return self.templates.render("moved", moved=redirect, link=link)

    def render_contents(self, fragment: Fragment) -> str:
        """Return the headings of a page as links."""
        return self.templates.render("contents", headings=fragment.headings)

    def render_report(self, problems: Sequence[Problem]) -> Fragment:
        """Return what stands in place of the site until the data is fixed."""
        return Fragment(self.templates.render("report", problems=problems))

    def add_documents(self, documents: Iterable[DocumentView]) -> None:
        """Let pages show these documents, each on the pages of what it belongs to."""
        for document in documents:
            address = document.path.rpartition("/")[0]
            self.documents[address] = (*self.documents.get(address, ()), document)

    def _is_own_page(self, call: str, address: str, path: str) -> bool:
        page = self.pages.get(path)
        return page is not None and (page.kind, page.address) == (call, address)


def make_page_link(page: str) -> Link:
    """Return what makes paths relative to a page."""
    return partial(_make_relative_link, page)


def _make_relative_link(page: str, target: str) -> str:
    return links.make_relative(target, page)
