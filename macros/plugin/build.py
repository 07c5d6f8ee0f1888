"""One build of the site: the project as it stands, the page in hand, and what is wrong.

MkDocs, its macros plugin, and the hooks each import this module, and a server builds many times:
the module holds the one build that is running.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from html import escape, unescape
from pathlib import Path

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from macros.authoring.page_macros import PageMacros
from macros.authoring.placeholders import replace_placeholders
from macros.cache.site import SiteCache
from macros.outputs.fixed_date import FIXED_DATE
from macros.outputs.html.asset_versions import make_version
from macros.outputs.html.renderer import HtmlRenderer
from macros.plugin.own_pages import is_own_file
from macros.plugin.project import LoadedProject, load_project
from macros.plugin.tables_of_contents import add_headings
from macros.source.content_files import show_path
from macros.source.problems import Problem
from macros.source.tree import SourceLocation
from macros.views.navigation import AuthoredPage, Navigation
from macros.views.pages import Page

DESCRIPTION_LENGTH = 300


class Build:
    """The state of one build. `is_serving` says that a server runs it, and runs others after it."""

    def __init__(
        self, project: LoadedProject, is_serving: bool, seen_paths: Sequence[str] = ()
    ) -> None:
        """Begin a build; `seen_paths` are of all pages that earlier builds of a server made."""
        self.project = project
        self.data = project.data
        self.renderer = HtmlRenderer(project.data)  # which reads its templates again
        self.is_serving = is_serving
        self.page_macros = PageMacros(project.data)
        self.navigation = Navigation(project.data, ())
        self.seen_paths = tuple(dict.fromkeys([*seen_paths, *self.renderer.pages]))
        self.files = Files([])
        self.hidden_content = ""  # the page in hand, while the search plugin looks at it
        self._asset_versions: dict[str, str] = {}
        self._current: tuple[MkDocsPage, str] | None = None

    @cached_property
    def cache(self) -> SiteCache:
        """What earlier builds have left; a server that makes what is asked for needs none."""
        return SiteCache(self.renderer, self.project.root)

    @property
    def problems(self) -> list[Problem]:
        """Everything wrong with the data, the calls on pages, and the messages asked for so far."""
        macro_problems = dict.fromkeys(self.page_macros.problems)
        missing_messages = [_make_missing_message(key) for key in self.renderer.messages.missing]
        return [*self.project.problems, *macro_problems, *missing_messages]

    @property
    def errors(self) -> list[Problem]:
        """What has to be fixed before there can be a site."""
        return [problem for problem in self.problems if problem.severity == "error"]

    def set_current_page(self, page: MkDocsPage, markdown: str) -> None:
        """Remember which page's macros run next."""
        self._current = (page, markdown)

    def get_source(self) -> tuple[str, str]:
        """Return the file of the page in hand, as reports name it, and its Markdown."""
        assert self._current, "macros run on a page"
        page, markdown = self._current
        return get_source_path(page), markdown

    def get_generated_page(self, page: MkDocsPage) -> Page | None:
        """Return the generated page that a page of MkDocs is, None for a hand-written one."""
        return self.renderer.pages.get(page.url) if page.file.generated_by else None

    def get_asset_version(self, path: str) -> str:
        """Return the version of the script or style at a path of the site, "" if there is none."""
        if path not in self._asset_versions:
            file = self.files.get_file_from_path(path)
            self._asset_versions[path] = make_version(file.content_bytes) if file else ""
        return self._asset_versions[path]

    def describe_page(self, page: MkDocsPage) -> None:
        """Give a page its date, and a generated one its title and description, escaped."""
        page.update_date = FIXED_DATE.date().isoformat()
        generated = self.get_generated_page(page)
        if generated is None:
            home = self.data.project.site.home
            if home.title and page.is_homepage and not is_own_file(page.file):
                page.title = escape(home.title)
            return
        page.title = escape(generated.title)
        page.meta["description"] = escape(shorten(generated.description))
        # The index gets each text by itself (`views.search`), so it does not take the page's, too.
        page.meta["search"] = {"exclude": True}

    def replace_placeholders(self, html: str, page: MkDocsPage) -> str:
        """Return a page's HTML with its calls rendered, and list their headings in its contents."""
        filled, headings = replace_placeholders(self.renderer, html, page.url)
        if headings:
            add_headings(page, headings, filled, owned=self.get_generated_page(page) is not None)
        return filled

    def build_navigation(self, authored: Sequence[MkDocsPage]) -> None:
        """Build the navigation, once the hand-written pages have been read and so have titles."""
        pages = tuple(
            AuthoredPage(unescape(str(page.title)), page.url, _find_path_above(page))
            for page in authored
        )
        self.navigation = Navigation(self.data, pages)


def shorten(text: str) -> str:
    """Return a text for a description: one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= DESCRIPTION_LENGTH:
        return line
    return line[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + " …"


def _find_path_above(page: MkDocsPage) -> str:
    """Return the path of the page that leads the group of mkdocs.yml in which a page stands."""
    if page.parent is None:
        return ""
    leader = next(child for child in page.parent.children if isinstance(child, MkDocsPage))
    return "" if leader is page else leader.url


def get_source_path(page: MkDocsPage) -> str:
    """Return the path of a page's file as reports name it."""
    path = page.file.abs_src_path
    return show_path(path) if path else page.file.src_uri


def _make_missing_message(key: str) -> Problem:
    location = SourceLocation("data/messages.yml")
    message = f"There is no message `{key}`."
    return Problem("missing-message", location, message, "Write it there.")


_running: Build | None = None


def start_build(root: Path, is_serving: bool) -> Build:
    """Begin a build of the project below `root`; data that have not changed are not read again."""
    global _running  # noqa: PLW0603  MkDocs gives its events no object of ours to hold the build
    previous = _running
    project = load_project(root, previous.project if previous else None)
    _running = Build(project, is_serving, previous.seen_paths if previous else ())
    return _running


def get_build() -> Build:
    """Return the build that is running."""
    assert _running, "MkDocs' on_config comes first"
    return _running
