"""One build of the site: the data as it stands, the pages made from it, and what is wrong.

`hooks` passes MkDocs' events on to this. The module keeps one `building`, since MkDocs, its macros plugin and the
hooks each import it on their own, and a server builds many times.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros.authoring.link_checker import LinkChecker
from macros.authoring.page_macros import PageMacros
from macros.cache.documents import CachedDocument, DocumentCache, Tell
from macros.cache.pages import CachedFramework, PageCache
from macros.layers.load import CONTENT, Dataset, load_dataset, with_site_address
from macros.outputs.documents import list_document_addresses
from macros.outputs.fixed_date import FIXED_DATE
from macros.outputs.html.asset_versions import make_version
from macros.outputs.html.fragment import Heading
from macros.outputs.html.json_ld import write_json_ld
from macros.outputs.html.renderer import HtmlRenderer
from macros.rules import check
from macros.rules.references import is_web_address
from macros.source.authored_pages import OWN, read_content
from macros.source.problems import Problem, quote
from macros.source.tree import SourceLocation
from macros.views import links
from macros.views.adaptations.view import has_adaptations
from macros.views.navigation import AuthoredPage, Navigation, NavItem
from macros.views.pages import Page


class Build:
    """The state of one build; `start` begins a new one."""

    data: Dataset
    markup: HtmlRenderer
    calls: PageMacros
    linked: LinkChecker
    navigation: Navigation
    data_problems: list[Problem]
    adapted: bool  # does the site show anything otherwise than upstream does?
    files: Files
    versions: dict[str, str]

    def __init__(self) -> None:
        self.serving = False
        self._stamp: object = None
        self.aside = ""  # the content of the page in hand, while the search plugin looks at it
        self.written: Sequence[MkDocsPage] = ()  # hand-written pages, in the order of the navigation
        #: Paths of all pages ever made: while the data is broken, each of them shows the report.
        self.seen: dict[str, None] = {}

    def start(self, root: Path) -> None:
        """Read the data, unless nothing of it has changed since the last build, and check it."""
        self.root = root
        stamp = (*sorted(_times(root / "data")), read_content(root / CONTENT, CONTENT))
        if stamp != self._stamp:
            self.data = load_dataset(root)
            # Who publishes the site may know better than the data where it stands: a fork's is not where upstream's is.
            if is_web_address(address := os.environ.get("SITE_ADDRESS", "")):
                self.data = with_site_address(self.data, address)
            self.markup = HtmlRenderer(self.data)
            self.data_problems = check(self.data)
            self.adapted = has_adaptations(self.data)
            self.linked = LinkChecker(self.data, root / CONTENT)
            self._stamp = stamp
        self.calls = PageMacros(self.markup)
        self.navigation = Navigation(self.data, ())
        self.seen |= dict.fromkeys(self.markup.pages)

    @property
    def problems(self) -> list[Problem]:
        unsaid = [
            Problem(
                "missing-message",
                SourceLocation("data/messages.yml"),
                f"There is no message `{key}`.",
                "Write it there.",
            )
            for key in self.markup.messages.missing
        ]
        return [*self.data_problems, *dict.fromkeys(self.calls.problems), *unsaid]

    @property
    def errors(self) -> list[Problem]:
        """What must be mended before there can be a site."""
        return [problem for problem in self.problems if problem.severity == "error"]

    def ensure_documents(self, tell: Tell) -> list[CachedDocument]:
        """Every document of the site, made if need be; the pages learn of them. What an earlier build made of a
        framework is used again, its pages too, where nothing has changed that it was made from."""
        shelf = DocumentCache(self.root)
        self.kept = PageCache(self.data, shelf)
        self.made = {key: made for key in self.data.project.shown if (made := self.kept.get(key))}
        self.markup.rendered = {path: page for made in self.made.values() for path, page in made.pages.items()}
        self.markup.documents = {}
        for made in self.made.values():
            self.markup.add_documents(document.view for document in made.documents)
        self.anew = shelf.ensure_documents(
            self.markup,
            [each for each in list_document_addresses(self.data) if _framework(each) not in self.made],
            tell,
        )
        shelf.prune()
        return [*(document for made in self.made.values() for document in made.documents), *self.anew]

    def store_pages(self) -> None:
        """Keep what was made anew for the next build."""
        for key in self.data.project.shown:
            if key not in self.made:
                documents = tuple(each for each in self.anew if _framework(each.view.path) == key)
                paths = [path for path, page in self.markup.pages.items() if _framework(page.address) == key]
                whole = all(path in self.markup.rendered for path in paths)  # a server may render only some
                self.kept.put(
                    key, CachedFramework(documents, {path: self.markup.rendered[path] for path in paths if whole})
                )

    def get_version(self, path: str) -> str:
        """The version of the script or style at a path on the site, "" if there is none."""
        if path not in self.versions:
            file = self.files.get_file_from_path(path)
            self.versions[path] = make_version(file.content_bytes) if file else ""
        return self.versions[path]

    def set_current_page(self, page: MkDocsPage, markdown: str) -> None:
        """Remember which page's macros run next."""
        self._current = (page, markdown)

    def get_source(self) -> tuple[str, str]:
        """The file of the page in hand, as reports name it, and its Markdown."""
        page, markdown = self._current
        return _source(page), markdown

    def get_generated_page(self, page: MkDocsPage) -> Page | None:
        """The generated page that MkDocs' page is, if it is one."""
        return self.markup.pages.get(page.url) if page.file.generated_by else None

    def try_macros(self, environment: Environment, variables: dict[str, Any], page: MkDocsPage, markdown: str) -> None:
        """Report what Jinja cannot make of a page, and keep the macros plugin from showing its traceback there."""
        if page.meta.get("render_macros") is False:
            return
        self.calls.begin_page()
        title = str(page.meta.get("title", ""))  # in which the plugin fills calls too
        text = markdown
        try:
            for text in (markdown, title):
                environment.from_string(text).render({**variables, "page": page, **page.meta})
        except TemplateError as error:
            file = _source(page)
            line = error.lineno if isinstance(error, TemplateSyntaxError) else _line_of(error)
            place = SourceLocation(file, (line or 1) + _front_matter(file, markdown) if text is markdown else 1)
            help = "Mend it; to show braces as such, write {% raw %} before and {% endraw %} after them."
            said = str(error.message or "It cannot be understood.").strip().rstrip(".")
            self.calls.problems.append(Problem("page-syntax", place, f"{said[:1].upper()}{said[1:]}.", help))
            page.meta["render_macros"] = False
        except Exception as error:  # whatever an author's expression does, the answer is a line
            place = SourceLocation(_source(page), 1)
            message = f"A macro on this page fails: {error}."
            self.calls.problems.append(Problem("page-syntax", place, message, "Mend the call."))
            page.meta["render_macros"] = False
        self.calls.begin_page()

    def update_links(self, page: MkDocsPage, markdown: str) -> str:
        """The Markdown of a fork's own page, with links to what has moved leading to where it is now, which is told. A
        link that leads nowhere MkDocs tells of."""
        if Path(page.file.src_dir or "").name != OWN or self.errors:
            return markdown
        name = page.file.src_uri
        found = self.linked.find_problems(_source(page), name, page.file.content_string)
        self.calls.problems += [problem for problem in found if problem.severity == "warning"]
        return self.linked.follow_links(name, markdown)

    def report_missing_template(self, page: MkDocsPage, folders: Sequence[str]) -> None:
        """Report a page that asks for a template which none of the theme's folders has."""
        named = page.meta.get("template")
        if named and not any(Path(folder, str(named)).is_file() for folder in folders):
            message = f"The theme has no template {quote(str(named))}."
            problem = Problem(
                "unknown-template", SourceLocation(_source(page)), message, "Delete the line `template: …`."
            )
            self.calls.problems.append(problem)

    def describe(self, page: MkDocsPage) -> None:
        """Give a page of MkDocs what the generated page knows of itself; everything is escaped for HTML."""
        page.update_date = FIXED_DATE.date().isoformat()  # search engines need none
        if generated := self.get_generated_page(page):
            page.title = escape(generated.title)
            page.meta["description"] = escape(shorten(generated.description))
            # The search is told of each text by itself (`views.search`), so pages are not searched for texts again.
            page.meta["search"] = {"exclude": True}

    def replace_placeholders(self, html: str, page: MkDocsPage) -> str:
        """A page's HTML with the calls on it answered; its table of contents learns their headings."""
        # Links that lead away are told apart on paper, where their addresses are printed.
        html = re.sub(r'<a href="(?=https?://)', '<a rel="external" href="', html)
        # The page's policy allows no style in an attribute; Markdown aligns the cells of tables so.
        html = re.sub(r' style="text-align: (left|right|center);"', r' class="pp-\1"', html)
        filled, headings = self.calls.replace_placeholders(html, page.url)
        if headings:
            own = self.get_generated_page(page) is not None
            entries = _toc(headings)
            page.toc = TableOfContents(entries if own else _appended(page.toc, entries))
            page.present_anchor_ids = {*(page.present_anchor_ids or ()), *re.findall(' id="([^"]+)"', filled)}
        return filled

    def list_nav_items(self, page: MkDocsPage | None) -> tuple[NavItem, ...]:
        """The navigation of a page; of none for a page that stands anywhere (404)."""
        if page is None:
            return self.navigation.build_items("404.html", None)
        return self.navigation.build_items(page.url, self.get_generated_page(page))

    def make_link(self, path: str, page: MkDocsPage) -> str:
        """A path as a link from a page."""
        return links.make_relative(path, page.url)

    def build_navigation(self) -> None:
        """Make the navigation, once the hand-written pages have been read and so have titles."""
        stops = tuple(AuthoredPage(unescape(str(page.title)), page.url) for page in self.written)
        self.navigation = Navigation(self.data, stops)

    def has_page(self, path: str) -> bool:
        """Is there a hand-written page at this path?"""
        return any(page.path == path for page in self.navigation.written)

    def collect_messages(self, theme: Path) -> None:
        """Ask for every message of the theme's templates before pages are written, so that none is missed there."""
        for template in theme.glob("*.html"):
            for key in re.findall(r"pp\.say\([\"']([a-z-]+)", template.read_text("utf-8")):
                self.say(key)

    def say(self, key: str) -> str:
        """A message, for the theme's templates."""
        return self.markup.messages.say(key)

    def write_json_ld(self, page: MkDocsPage) -> str:
        """What a page is about, for search engines; "" for hand-written pages."""
        generated = self.get_generated_page(page)
        return write_json_ld(self.data, generated, page.canonical_url or "") if generated else ""

    def render_contact(self) -> str:
        """The site's contact as a link, where it is an address for mail or the web."""
        contact = self.data.project.site.contact
        if is_web_address(contact):
            return f'<a href="{escape(contact)}">{escape(contact)}</a>'
        if re.fullmatch(r"[^\s@<>\"']+@[^\s@<>\"']+", contact):
            return f'<a href="mailto:{escape(contact)}">{escape(contact)}</a>'
        return escape(contact)

    def render_report(self) -> str:
        """The report as a page's HTML."""
        return self.markup.render_report(self.errors).html


def shorten(text: str, length: int = 300) -> str:
    """A text for a description: one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + " …"


def _framework(address: str) -> str:
    """The framework of what has an address or, below it, a path."""
    return address.partition("/")[0]


def _source(page: MkDocsPage) -> str:
    path = page.file.abs_src_path
    return os.path.relpath(path) if path else page.file.src_uri


def _front_matter(file: str, markdown: str) -> int:
    """How many lines of a page's file stand before its Markdown."""
    try:
        whole = Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return 0
    return max(0, whole.rstrip().count("\n") - markdown.strip().count("\n"))


def _line_of(error: BaseException) -> int | None:
    """The line of a template at which an error arose."""
    line, trace = None, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _toc(headings: list[Heading]) -> list[AnchorLink]:
    return [AnchorLink(escape(heading.title), heading.id, heading.level) for heading in headings]


def _appended(toc: TableOfContents, entries: list[AnchorLink]) -> list[AnchorLink]:
    items = list(toc)
    if items and items[0].level == 1:
        items[0].children.extend(entries)
        return items
    return [*items, *entries]


def _times(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Each file below a folder with its time and size: together they tell whether anything has changed."""
    for path, _, names in os.walk(folder):
        for name in names:
            file = os.path.join(path, name)
            try:
                status = os.stat(file)
            except OSError:
                yield file, 0, -1
            else:
                yield file, status.st_mtime_ns, status.st_size


build = Build()
