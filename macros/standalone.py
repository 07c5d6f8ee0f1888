"""The site's pages on disk without MkDocs, for any other tool that makes sites: bodies rendered, front matter plain."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, StrictUndefined, TemplateError, TemplateSyntaxError

from macros.calls import Calls
from macros.framework.content import APART
from macros.framework.data import ADAPTATION, Data
from macros.framework.nodes import Place
from macros.framework.problems import Problem
from macros.outputs.documents import addresses
from macros.outputs.framework_json import framework_json
from macros.outputs.framework_script import framework_script
from macros.outputs.markup import Markup
from macros.shelf import Shelf, Tell
from macros.views import links


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
    files |= {links.framework_script(key): framework_script(data, key) for key in data.project.shown}
    files |= {links.framework_data(key): framework_json(data, key) for key in data.project.shown}
    for name, path in _pages(content).items():
        files[name] = _written(calls, os.path.relpath(path), name, path.read_text("utf-8"))
    return files, calls.problems


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
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
    environment.globals.update(calls.macros(lambda: (file, markdown)))
    calls.begin_page()
    try:
        marked = environment.from_string(markdown).render()
    except TemplateError as error:
        line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
        help = "Mend it; to show braces as such, write {% raw %} before and {% endraw %} after them."
        calls.problems.append(Problem("page-syntax", Place(file, line), f"{error.message}.", help))
        return markdown
    path = name.removesuffix("index.md") if name.endswith("index.md") else name.removesuffix(".md") + "/"
    return calls.fill(marked, path)[0]
