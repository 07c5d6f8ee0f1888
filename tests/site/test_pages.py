"""Pages written by hand: where they stand, and what is told of those that cannot be."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from macros.layers.load import load_dataset
from macros.model.site_paths import FORMER_DOCUMENTS, iter_generated_paths
from macros.outputs.documents import list_document_addresses, list_recipes
from macros.outputs.html.renderer import HtmlRenderer
from macros.views import links
from tests.support.commands import run
from tests.support.drawing import draw
from tests.support.projects import FEATURES, drawn_project
from tests.support.sites import build, built, contents

#: A page, what stands in it, and what is told of it.
UNFIT = [
    ("grades.md", b"Caf\xe9s and grades\n", "1:4: encoding: The file is not UTF-8."),
    (
        "open.md",
        b'---\ntitle: "Our board\n---\n# Board\n',
        "2:8: syntax: A quotation mark is not closed.",
    ),
    (
        "list.md",
        b"---\n- title\n---\n# Board\n",
        "1:1: not-a-mapping: What stands between the dashes holds no keys.",
    ),
    (
        "twice.md",
        b"---\ntitle: A\ntitle: B\n---\n",
        "3:1: duplicate-key: `title` is given twice here",
    ),
    (
        "team.md",
        b"# Our team\n",
        "1:1: path-conflict: `/team/` is the address of a page that is made from the data.",
    ),
    ("every/index.md", b"# Ours\n", "1:1: path-conflict: `/every/` is the address of a page"),
    (
        "every/begin/guide/index.md",
        b"# Ours\n",
        "1:1: path-conflict: `/every/begin/guide/` is the address of a page",
    ),
    (
        "assets/site.css",
        b"body {}\n",
        "1:1: path-conflict: `/assets/site.css` is the address of a file",
    ),
]
#: The same, of pages in which MkDocs or a macro fails, which is told when all pages have been read.
FAILING = [
    ("call.md", b'# Board\n\n{{ profile("every/begn") }}\n', "3:4: unknown-address: "),
    ("braces.md", b"---\nhide: [toc]\n---\n# Board\n\n{{ profile( }}\n", "6:1: page-syntax: "),
    (
        "title.md",
        b'---\ntitle: "{{ nothing }}"\n---\n# Board\n',
        "1:1: page-syntax: There is no “nothing”.",
    ),
    ("theme.md", b"---\ntemplate: no.html\n---\n# Board\n", "1:1: unknown-template: "),
]


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A project whose site stands, and the site's files."""
    project = drawn_project(tmp_path_factory.mktemp("standing"), FEATURES)
    return project, contents(built(project))


@pytest.mark.parametrize("pages", [UNFIT, FAILING], ids=["unfit", "failing"])
def test_each_page_that_cannot_be_is_told_with_its_place(
    standing: tuple[Path, dict[str, bytes]], pages: list[tuple[str, bytes, str]]
) -> None:
    project, before = standing
    own = project / "content" / "local"
    for name, text, _ in pages:
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_bytes(text)
    try:
        done = build(project)
    finally:
        for name, _, _ in pages:
            (own / name).unlink()
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    for name, _, told in pages:
        assert f"ERROR   -  content/local/{name}:{told}" in done.stdout, done.stdout
    assert done.stdout.count("content/local/") == len(pages), done.stdout
    assert contents(project / "site") == before


def test_check_tells_of_calls_and_lets_pass_what_mkdocs_yml_may_bring(tmp_path: Path) -> None:
    draw(
        tmp_path,
        dedent("""\
            ==> content/index.md
            # Welcome to {{ config.site_name }}

            {{ our_macro() }} {{ profile('demo/first') }}
            ==> mkdocs.yml
            plugins:
              - macros:
                  module_name: ours
                  on_undefined: strict
            ==> content/about.md
            ---
            hide: [toc]
            ---

            {{ profile('demo/frist') }} {{ glossary() }}
            ==> content/local/ours.md
            # Ours

            {{ profile( }}
            ==> content/local/braces.md
            ---
            render_macros: false
            ---
            {{ profile( }}
            """),
    )
    done = run(tmp_path, "check")
    assert (done.returncode, done.stderr) == (1, "")
    *told, _ = done.stdout.splitlines()
    assert told == [
        (
            "content/about.md:5:4: unknown-address: There is no section “demo/frist”. Did you mean"
            " `demo/first`?"
        ),
        (
            "content/local/ours.md:3:1: page-syntax: Unexpected '}', expected ')'. Fix it; to show"
            " braces as such, write {% raw %} before and {% endraw %} after them."
        ),
    ]


def test_all_that_is_made_is_known_to_be_taken(tmp_path: Path) -> None:
    project = drawn_project(tmp_path, FEATURES)
    data = load_dataset(project)
    markup = HtmlRenderer(data)
    made = set(markup.pages)
    made |= {
        recipe.path
        for address in list_document_addresses(data)
        for recipe in list_recipes(markup, address)
    }
    made |= {
        find(key)
        for key in data.project.shown
        for find in (links.get_framework_data_path, links.get_framework_script_path)
    }
    made |= {
        path.removesuffix(today) + former
        for former, today in FORMER_DOCUMENTS.items()
        for path in made
        if path.endswith(f"/{today}")
    }
    beside = {
        "reflections/",
        "team/",
        "district/",
        "guides/",
        "glossary/",
        "changes/",
    }  # which every site has
    files = {path for path, location in iter_generated_paths(data.project) if location == ("site",)}
    assert {path for path, _ in iter_generated_paths(data.project)} - files == made - beside
