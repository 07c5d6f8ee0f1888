"""The site's pages on disk without MkDocs, for any other tool that makes sites: bodies rendered, front matter plain."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import ChainableUndefined, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from macros.authoring.link_checker import LinkChecker, list_own_pages
from macros.authoring.page_macros import PageMacros
from macros.cache.documents import DocumentCache, Tell
from macros.layers.load import ADAPTATION, Dataset
from macros.outputs.documents import list_document_addresses
from macros.outputs.framework_json import write_framework_json
from macros.outputs.framework_script import write_framework_script
from macros.outputs.html.renderer import HtmlRenderer
from macros.source.authored_pages import APART, FRONT_MATTER
from macros.source.problems import Problem
from macros.source.tree import SourceLocation
from macros.views import links
from macros.views.redirects import list_redirects


def build_page_files(
    data: Dataset, content: Path, shelf: DocumentCache, tell: Tell
) -> tuple[dict[str, str | Path], list[Problem]]:
    """Every page, data file and document of the site by its path, as text or as the file to copy, and what is wrong
    with the calls on written pages. Documents are taken from the `shelf`, or put there; `tell` is told of each.

    Generated pages are HTML below front matter with `title` and `description`; the Markdown of hand-written pages, from
    the folder `content`, stays Markdown, with HTML where a macro was called.
    """
    markup = HtmlRenderer(data)
    calls = PageMacros(markup)
    made = shelf.ensure_documents(markup, list_document_addresses(data), tell)
    files: dict[str, str | Path] = {document.view.path: document.file for document in made if document.file}
    files |= {
        f"{path}index.md": _front_matter(page.title, page.description)
        + markup.render(page.kind, page.address, path).html
        for path, page in markup.pages.items()
    }
    files |= {f"{moved.path}index.html": markup.render_redirect(moved) for moved in list_redirects(data)}
    files |= {links.framework_script_path(key): write_framework_script(data, key) for key in data.project.shown}
    files |= {links.framework_data_path(key): write_framework_json(data, key) for key in data.project.shown}
    linked = LinkChecker(data, content)
    for name, path in _pages(content).items():
        markdown = path.read_text("utf-8")
        markdown = linked.follow_links(name, markdown) if content / ADAPTATION in path.parents else markdown
        files[name] = _written(calls, os.path.relpath(path), name, markdown)
    return files, calls.problems


def find_call_problems(data: Dataset, content: Path) -> list[Problem]:
    """What is wrong with the calls on written pages. What only MkDocs knows, such as its variables, is taken for right,
    and so is a page that cannot be read, of which `load` tells."""
    calls = None
    for path in _pages(content).values():
        text = _text(path)
        matter = FRONT_MATTER.match(text)
        if ("{{" in text or "{%" in text) and not (matter and "render_macros" in matter[1]):
            calls = calls or PageMacros(HtmlRenderer(data))
            _try(calls, os.path.relpath(path), text)
    return list(dict.fromkeys(calls.problems)) if calls else []


def find_link_problems(data: Dataset, content: Path) -> Iterator[Problem]:
    """What is wrong with the links on a fork's own pages."""
    linked = LinkChecker(data, content)
    for name in list_own_pages(data):
        path = content / ADAPTATION / name
        yield from linked.find_problems(os.path.relpath(path), name, _text(path))


def _try(calls: PageMacros, file: str, text: str) -> None:
    environment = SandboxedEnvironment(undefined=ChainableUndefined)
    environment.globals.update(calls.make_macros(lambda: (file, text)))
    calls.begin_page()
    try:
        environment.from_string(text).render()
    except TemplateSyntaxError as error:
        calls.problems.append(_syntax(error, file))
    except Exception:
        return  # the build tells, which has all that a page may ask for


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _syntax(error: TemplateError, file: str) -> Problem:
    line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
    said = str(error.message or "It cannot be understood.").strip().rstrip(".")
    help = "Mend it; to show braces as such, write {% raw %} before and {% endraw %} after them."
    return Problem("page-syntax", SourceLocation(file, line), f"{said[:1].upper()}{said[1:]}.", help)


def _pages(content: Path) -> dict[str, Path]:
    """Each hand-written page by its name; a fork's own, in `local/`, in the place of upstream's."""
    own = content / ADAPTATION
    found = {path.relative_to(content).as_posix(): path for path in sorted(content.rglob("*.md"))}
    found = {name: path for name, path in found.items() if own not in path.parents}
    return found | {
        name: path for path in sorted(own.rglob("*.md")) if (name := path.relative_to(own).as_posix()) not in APART
    }


def write_files(files: Mapping[str, str | Path], folder: Path) -> Iterator[Path]:
    """Write files below a folder, from their text or as copies; their paths."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_text(content, "utf-8")
        else:
            shutil.copyfile(content, path)
        yield path


def _front_matter(title: str, description: str) -> str:
    said = {"title": title, "description": " ".join(description.split())}
    # A JSON string is a YAML string, whatever is in it.
    return "---\n" + "".join(f"{key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in said.items()) + "---\n"


def _written(calls: PageMacros, file: str, name: str, markdown: str) -> str:
    """A hand-written page with its calls answered."""
    environment = SandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)
    environment.globals.update(calls.make_macros(lambda: (file, markdown)))
    calls.begin_page()
    try:
        marked = environment.from_string(markdown).render()
    except TemplateError as error:
        calls.problems.append(_syntax(error, file))
        return markdown
    path = name.removesuffix("index.md") if name.endswith("index.md") else name.removesuffix(".md") + "/"
    return calls.replace_placeholders(marked, path)[0]
