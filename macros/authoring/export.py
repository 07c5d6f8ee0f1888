"""The site's pages on disk without MkDocs, for any other tool that makes sites: bodies rendered, front matter plain."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import ChainableUndefined, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from macros.authoring.link_checker import Links, own_pages
from macros.authoring.page_macros import Calls
from macros.cache.documents import Shelf, Tell
from macros.layers.load import ADAPTATION, Data
from macros.outputs.documents import addresses
from macros.outputs.framework_json import framework_json
from macros.outputs.framework_script import framework_script
from macros.outputs.html.renderer import Markup
from macros.source.authored_pages import APART, FRONT_MATTER
from macros.source.problems import Problem
from macros.source.tree import Place
from macros.views import links
from macros.views.redirects import moved_pages


def page_files(data: Data, content: Path, shelf: Shelf, tell: Tell) -> tuple[dict[str, str | Path], list[Problem]]:
    """Every page, data file and document of the site by its path, as text or as the file to copy, and what is wrong
    with the calls on written pages. Documents are taken from the `shelf`, or put there; `tell` is told of each.

    Generated pages are HTML below front matter with `title` and `description`; the Markdown of hand-written pages, from
    the folder `content`, stays Markdown, with HTML where a macro was called.
    """
    markup = Markup(data)
    calls = Calls(markup)
    made = shelf.fill(markup, addresses(data), tell)
    files: dict[str, str | Path] = {document.view.path: document.file for document in made if document.file}
    files |= {
        f"{path}index.md": _front_matter(page.title, page.description)
        + markup.render(page.kind, page.address, path).html
        for path, page in markup.pages.items()
    }
    files |= {f"{moved.path}index.html": markup.moved(moved) for moved in moved_pages(data)}
    files |= {links.framework_script(key): framework_script(data, key) for key in data.project.shown}
    files |= {links.framework_data(key): framework_json(data, key) for key in data.project.shown}
    linked = Links(data, content)
    for name, path in _pages(content).items():
        markdown = path.read_text("utf-8")
        markdown = linked.followed(name, markdown) if content / ADAPTATION in path.parents else markdown
        files[name] = _written(calls, os.path.relpath(path), name, markdown)
    return files, calls.problems


def call_problems(data: Data, content: Path) -> list[Problem]:
    """What is wrong with the calls on written pages. What only MkDocs knows, such as its variables, is taken for right,
    and so is a page that cannot be read, of which `load` tells."""
    calls = None
    for path in _pages(content).values():
        text = _text(path)
        matter = FRONT_MATTER.match(text)
        if ("{{" in text or "{%" in text) and not (matter and "render_macros" in matter[1]):
            calls = calls or Calls(Markup(data))
            _try(calls, os.path.relpath(path), text)
    return list(dict.fromkeys(calls.problems)) if calls else []


def link_problems(data: Data, content: Path) -> Iterator[Problem]:
    """What is wrong with the links on a fork's own pages."""
    linked = Links(data, content)
    for name in own_pages(data):
        path = content / ADAPTATION / name
        yield from linked.problems(os.path.relpath(path), name, _text(path))


def _try(calls: Calls, file: str, text: str) -> None:
    environment = SandboxedEnvironment(undefined=ChainableUndefined)
    environment.globals.update(calls.macros(lambda: (file, text)))
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
    return Problem("page-syntax", Place(file, line), f"{said[:1].upper()}{said[1:]}.", help)


def _pages(content: Path) -> dict[str, Path]:
    """Each hand-written page by its name; a fork's own, in `local/`, in the place of upstream's."""
    own = content / ADAPTATION
    found = {path.relative_to(content).as_posix(): path for path in sorted(content.rglob("*.md"))}
    found = {name: path for name, path in found.items() if own not in path.parents}
    return found | {
        name: path for path in sorted(own.rglob("*.md")) if (name := path.relative_to(own).as_posix()) not in APART
    }


def write(files: Mapping[str, str | Path], folder: Path) -> Iterator[Path]:
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


def _written(calls: Calls, file: str, name: str, markdown: str) -> str:
    """A hand-written page with its calls answered."""
    environment = SandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)
    environment.globals.update(calls.macros(lambda: (file, markdown)))
    calls.begin_page()
    try:
        marked = environment.from_string(markdown).render()
    except TemplateError as error:
        calls.problems.append(_syntax(error, file))
        return markdown
    path = name.removesuffix("index.md") if name.endswith("index.md") else name.removesuffix(".md") + "/"
    return calls.fill(marked, path)[0]
