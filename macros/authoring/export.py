"""The site's pages without MkDocs, for any other tool that makes sites, and the checks of them.

Bodies are rendered, and front matter is plain.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from macros.authoring.authored_page import PageRenderer
from macros.authoring.link_checker import (
    LinkChecker,
    find_malformed_addresses,
    list_own_pages,
)
from macros.authoring.page_macros import PageMacros
from macros.authoring.page_syntax import read_variables
from macros.authoring.page_template import find_template_problem
from macros.cache.documents import DocumentCache, ReportProgress
from macros.layers.dataset import Dataset
from macros.layers.load import ADAPTATION
from macros.outputs.documents import list_document_addresses
from macros.outputs.framework_json import write_framework_json
from macros.outputs.framework_script import write_framework_script
from macros.outputs.html.renderer import HtmlRenderer
from macros.source.authored_pages import APART, split_front_matter
from macros.source.problems import Problem
from macros.views import links
from macros.views.redirects import list_redirects

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
        files[f"{redirect.path}index.html"] = renderer.render_redirect(redirect)
    for key in data.project.shown:
        files[links.get_framework_script_path(key)] = write_framework_script(data, key)
        files[links.get_framework_data_path(key)] = write_framework_json(data, key)
    macros = PageMacros(renderer)
    files |= _render_authored_pages(data, content, macros)
    return files, macros.problems


def find_call_problems(data: Dataset, content: Path, is_lenient: bool = False) -> list[Problem]:
    """Return what is wrong with the calls on hand-written pages, as a build would.

    A lenient search lets pass what it does not know, for a site whose mkdocs.yml has macros of its
    own. A page that cannot be read is passed over; `load_dataset` reports it.
    """
    macros = PageMacros(HtmlRenderer(data))
    renderer = PageRenderer(macros, is_lenient=is_lenient)
    for path in _find_authored_pages(content).values():
        text, file = _read_text(path), os.path.relpath(path)
        renderer.render(file, text)
        renderer.render_title(file, text, read_variables(text).get("title", ""))
    return list(dict.fromkeys(macros.problems))


def find_link_problems(data: Dataset, content: Path) -> Iterator[Problem]:
    """Yield what is wrong with the links on a fork's own pages, and with addresses on all pages."""
    malformed = set()
    for path in _find_authored_pages(content).values():
        for problem in find_malformed_addresses(os.path.relpath(path), _read_text(path)):
            malformed.add(path)
            yield problem
    checker = LinkChecker(data, content)
    for name in list_own_pages(data):
        path = content / ADAPTATION / name
        if path not in malformed:
            yield from checker.find_problems(os.path.relpath(path), name, _read_text(path))


def find_template_problems(content: Path, folders: Sequence[Path]) -> Iterator[Problem]:
    """Yield what is wrong with the templates for which hand-written pages ask."""
    for path in _find_authored_pages(content).values():
        name = read_variables(_read_text(path)).get("template", "")
        problem = name and find_template_problem(name, os.path.relpath(path), folders)
        if problem:
            yield problem


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
        html = renderer.render(page.kind, page.address, path).html
        files[f"{path}index.md"] = _format_front_matter(page.title, page.description) + html
    return files


def _render_authored_pages(data: Dataset, content: Path, macros: PageMacros) -> Files:
    """Return the hand-written pages with their calls answered; on a fork's own, links follow."""
    checker = LinkChecker(data, content)
    renderer = PageRenderer(macros)
    files: Files = {}
    for name, path in _find_authored_pages(content).items():
        text = path.read_text("utf-8")
        front_matter, markdown = split_front_matter(text)
        if content / ADAPTATION in path.parents:
            markdown = checker.follow_links(name, markdown)
        body = renderer.render(os.path.relpath(path), text, markdown)
        html, _ = macros.replace_placeholders(body, _make_page_path(name))
        above = f"---\n{front_matter}---\n" if front_matter else ""
        files[name] = above + html
    return files


def _find_authored_pages(content: Path) -> dict[str, Path]:
    """Return the hand-written pages by name; a fork's own, in `local/`, replace upstream's."""
    own_folder = content / ADAPTATION
    pages: dict[str, Path] = {}
    for path in sorted(content.rglob("*.md")):
        if own_folder not in path.parents:
            pages[path.relative_to(content).as_posix()] = path
    for path in sorted(own_folder.rglob("*.md")):
        name = path.relative_to(own_folder).as_posix()
        if name not in APART:
            pages[name] = path
    return pages


def _make_page_path(name: str) -> str:
    """Return where a page stands on the site, from its file's name."""
    if name.endswith("index.md"):
        return name.removesuffix("index.md")
    return name.removesuffix(".md") + "/"


def _read_text(path: Path) -> str:
    """Return the text of a file, "" where it cannot be read."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _format_front_matter(title: str, description: str) -> str:
    """Return front matter with a page's title and description."""
    fields = {"title": title, "description": " ".join(description.split())}
    # A JSON string is a YAML string, whatever is in it.
    lines = [f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in fields.items()]
    return "\n".join(["---", *lines, "---", ""])
