"""Pages written by hand: where they stand, how they are read, and what cannot be rendered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from macros.authoring.markdown_links import EXTENSIONS
from macros.authoring.page_sandbox import PageSandbox
from macros.authoring.page_syntax import count_lines_above, render_page
from macros.layers.load import load_dataset
from macros.outputs.report import format_line
from macros.rules import check
from macros.source.authored_pages import get_page_path, read_content, split_front_matter
from tests.support.drawing import draw
from tests.support.projects import ROOT


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    draw(tmp_path, "==> content/index.md\nWelcome.\n")
    (tmp_path / "content/about.md").symlink_to("nowhere")
    (tmp_path / "content/picture.png").symlink_to("nowhere")
    (tmp_path / "content/folder.md").mkdir()
    told = [
        format_line(problem).partition("directory")[0] for problem in check(load_dataset(tmp_path))
    ]
    assert told == [
        "content/about.md:1:1: unreadable: It cannot be opened: No such file or ",
        "content/picture.png:1:1: unreadable: It cannot be opened: No such file or ",
    ]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("index.md", ""),
        ("about.md", "about/"),
        ("about/index.md", "about/"),
        ("about/README.md", "about/"),
        ("about/us.markdown", "about/us/"),
        ("about/index.html", "about/"),
        ("pictures/board.svg", "pictures/board.svg"),
    ],
)
def test_where_a_file_stands(name: str, path: str) -> None:
    assert get_page_path(name) == path


def test_upstream_s_own_pages_are_known() -> None:
    claims, problems = read_content(ROOT / "content", "content")
    assert claims["about/"] == ("content/about.md",)
    assert claims[""] == ("content/index.md",)
    assert problems == ()


def test_links_are_read_as_the_site_reads_them() -> None:
    configuration = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    assert list(EXTENSIONS) == configuration["markdown_extensions"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\ntitle: Ours\n---\n# Ours\n", ("title: Ours\n", "# Ours\n")),
        ("---\r\ntitle: Ours\r\n...\r\n# Ours\r\n", ("title: Ours\r\n", "# Ours\r\n")),
        ("---\ntitle: Ours\n", ("", "---\ntitle: Ours\n")),
        ("# Ours\n\n---\n\n---\n", ("", "# Ours\n\n---\n\n---\n")),
        ("", ("", "")),
    ],
)
def test_front_matter_is_split_from_the_page(text: str, parts: tuple[str, str]) -> None:
    assert split_front_matter(text) == parts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nothing wrong: {{ 1 + 1 }} {{ page }}", ""),
        ("\n{{ profile( }}", "about.md:5:1: page-syntax: Unexpected '}', expected ')'. Fix it; "),
        ("\n{% for a in b %}", "about.md:5:1: page-syntax: Unexpected end of template. "),
        ("\n\n{{ nothing }}", "about.md:6:1: page-syntax: There is no “nothing”. Fix it; "),
        ("\n{{ 1 // 0 }}", "about.md:5:1: page-syntax: A macro on this page fails: "),
    ],
)
def test_what_cannot_be_rendered_is_told_on_its_line(text: str, told: str) -> None:
    sandbox = PageSandbox({})
    _, problem = render_page(sandbox, text, "about.md", {"page": "Ours"}, lines_above=3)
    line = format_line(problem) if problem else ""
    assert line.startswith(told)
    assert bool(line) == bool(told)


@pytest.mark.parametrize(
    ("text", "markdown", "count"),
    [
        ("---\ntitle: Ours\n---\n\n# Ours\n", "# Ours\n", 4),
        ("title: Ours\n\n# Ours\n", "# Ours", 2),
        ("# Ours\n", "# Ours\n", 0),
    ],
)
def test_lines_above_the_markdown_are_counted(text: str, markdown: str, count: int) -> None:
    assert count_lines_above(text, markdown) == count


def test_a_folder_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(tmp_path, "==> content/local/board/about.md\n# Our board\n")
    list_names = os.listdir

    def refuse(folder: Path) -> list[str]:
        if Path(folder).name == "board":
            raise PermissionError(13, "Permission denied")
        return list_names(folder)

    monkeypatch.setattr(os, "listdir", refuse)  # whoever runs as root may read every folder
    told = [format_line(problem) for problem in check(load_dataset(tmp_path))]
    assert told == [
        "content/local/board:1:1: unreadable: The folder cannot be read: Permission denied. Let the"
        " folder be read, or delete it."
    ]
