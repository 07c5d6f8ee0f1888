"""The site's pages without MkDocs, for any other tool that makes sites.

Bodies are rendered, and front matter is plain.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.authoring.authored_page import PageRenderer
from macros.authoring.content_checks import find_authored_pages
from macros.authoring.link_checker import LinkChecker
from macros.authoring.page_macros import PageMacros
from macros.authoring.placeholders import replace_placeholders
from macros.cache.document_files import ReportProgress
from macros.cache.documents import DocumentCache
from macros.layers.dataset import Dataset
from macros.model.site_paths import CONFORMANCE, FEED, FRAMEWORK_SCHEMA, SITE_INDEX
from macros.outputs.atom import write_feed
from macros.outputs.conformance_report import write_conformance_report
from macros.outputs.documents import list_document_addresses
from macros.outputs.framework_json import write_framework_json
from macros.outputs.framework_script import write_framework_script
from macros.outputs.html.fragment import Fragment
from macros.outputs.html.json_ld import write_json_ld
from macros.outputs.html.renderer import HtmlRenderer
from macros.outputs.html.security_policy import add_policy
from macros.outputs.site_json import (
    list_saved_schemas,
    write_framework_schema,
    write_site_json,
)
from macros.source.authored_pages import split_front_matter
from macros.source.content_files import show_path
from macros.source.own_folder import OWN_FOLDER
from macros.source.problems import Problem
from macros.views import links
from macros.views.conformance import build_conformance_view
from macros.views.pages import Page
from macros.views.redirects import list_redirects

#: The kinds of page that repeat what another one says.
REPEATING = ("checklist", "guide")
#: Behind a page's title: where its header ends, or its heading.
HEADER_END, HEADING_END = "</header>", "</h1>"
HOME = "index.md"
MADE = "generated: true"  # tells pages that are made from those that are written
MIN_HEADINGS = 2
#: Files of a site by their paths: the text of each, or the file to copy.
Files = dict[str, str | Path]


def build_page_files(
    data: Dataset, content: Path, cache: DocumentCache, report_progress: ReportProgress
) -> tuple[Files, list[Problem]]:
    """Return every page, data file and document of the site, and the problems of written pages.

    Generated pages are HTML below front matter with `title` and `description`; the Markdown of
    hand-written pages, from the folder `content`, stays Markdown, with HTML where a macro was
    called. Documents come from the cache, or are put there.
    """
    renderer = HtmlRenderer(data)
    addresses = list_document_addresses(data)
    documents = cache.ensure_documents(renderer, addresses, report_progress)
    files: Files = {document.view.path: document.file for document in documents if document.file}
    files |= _render_generated_pages(renderer)
    for redirect in list_redirects(data):
        files[f"{redirect.path}index.html"] = add_policy(renderer.render_redirect(redirect))
    for key in data.project.shown:
        files[links.get_framework_script_path(key)] = write_framework_script(data, key)
        files[links.get_framework_data_path(key)] = write_framework_json(data, key)
    files[SITE_INDEX] = write_site_json(data)
    files[FRAMEWORK_SCHEMA] = write_framework_schema()
    files[FEED] = write_feed(data)
    files |= list_saved_schemas(content.parent)
    if build_conformance_view(data).criteria:
        files[CONFORMANCE] = write_conformance_report(data, renderer.messages)
    macros = PageMacros(data)
    files |= _render_authored_pages(renderer, content, macros)
    return files, macros.problems


def write_files(files: Mapping[str, str | Path], folder: Path) -> Iterator[Path]:
    """Write files below a folder, from their text or as copies, and yield the path of each."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_text(content, "utf-8")
        else:
            shutil.copyfile(content, path)
        yield path


def _render_generated_pages(renderer: HtmlRenderer) -> Files:
    """Return the pages that the data makes, as HTML below front matter."""
    files: Files = {}
    for path, page in renderer.pages.items():
        fragment = renderer.render(page.kind, page.address, path)
        about = write_json_ld(renderer.data, page, _make_url(renderer.data, path))
        contents = _render_contents(renderer, fragment)
        title_end = HEADER_END if HEADER_END in fragment.html else HEADING_END
        html = fragment.html.replace(title_end, f"{title_end}\n{contents}", 1)
        end = f"\n{about}\n" if about else ""
        files[f"{path}index.md"] = f"{_format_front_matter(page)}{html}{end}"
    return files


def _make_url(data: Dataset, path: str) -> str:
    """Return the whole address of a page, "" where nobody says where the site is."""
    address = data.project.site.address
    return f"{address.rstrip('/')}/{path}" if address else ""


def _render_contents(renderer: HtmlRenderer, fragment: Fragment) -> str:
    """Return the headings of a page as links, since other tools see them in Markdown alone."""
    return renderer.render_contents(fragment) if len(fragment.headings) > MIN_HEADINGS else ""


def _render_authored_pages(html: HtmlRenderer, content: Path, macros: PageMacros) -> Files:
    """Return the hand-written pages with their calls answered; on a fork's own, links follow."""
    checker = LinkChecker(html.data, content)
    renderer = PageRenderer(macros)
    files: Files = {}
    for name, path in find_authored_pages(content).items():
        text = path.read_text("utf-8")
        front_matter, markdown = split_front_matter(text)
        is_own = content / OWN_FOLDER in path.parents
        if is_own:
            markdown = checker.follow_links(name, markdown)
        body = renderer.render(show_path(path), text, markdown)
        filled, _ = replace_placeholders(html, body, _make_page_path(name))
        title = html.data.project.site.home.title
        if name == HOME and title and not is_own:
            front_matter = f"title: {json.dumps(title, ensure_ascii=False)}\n"
        above = f"---\n{front_matter}---\n" if front_matter else ""
        files[name] = above + filled
    return files


def _make_page_path(name: str) -> str:
    """Return where a page stands on the site, from its file's name."""
    if name.endswith("index.md"):
        return name.removesuffix("index.md")
    return name.removesuffix(".md") + "/"


def _format_front_matter(page: Page) -> str:
    """Return front matter with a page's title and description, and whether searches leave it out.

    They do where a page says the same as another: a checklist or a guide as its profile.
    """
    fields = {"title": page.title, "description": " ".join(page.description.split())}
    # A JSON string is a YAML string, whatever is in it.
    lines = [f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in fields.items()]
    if page.kind in REPEATING:
        lines.append("search: {exclude: true}")
    return "\n".join(["---", *lines, MADE, "---", ""])
