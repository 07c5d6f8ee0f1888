"""What a build says of a fork's mistakes, and how little an empty layer changes."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from macros.layers.load import load_dataset
from macros.rules import check
from tests.support.adapted import (
    SAY,
)
from tests.support.html_pages import page
from tests.support.projects import ROOT, copied, drawn_project
from tests.support.sites import build, built, contents, one_line


@pytest.fixture
def project(adapted_project: Path) -> Path:
    return adapted_project


def test_a_problem_on_an_own_page_is_told_in_its_file(project: Path) -> None:
    file = project / "content/local/board.md"
    typed, before = file.read_text("utf-8"), contents(project / "site")
    file.write_text(typed.replace("every/begin/ours", "every/begin/our"), "utf-8")
    done = build(project)
    file.write_text(typed, "utf-8")
    assert done.returncode == 1
    line = one_line(r"content/local/board\.md:3:", done.stdout)
    assert "unknown-address" in line
    assert "Did you mean `every/begin/ours`?" in line
    assert contents(project / "site") == before


EMPTIES = dedent("""\
    practices:
      look:
        signs: {looked: {omit: No.}, left: {omit: No.}}
    """)


WAIT = dedent("""\
    questions:
      one: {text: Who is first?, after: two}
      two: {text: Who is last?, after: one}
    """)


MISSPELT = "questions:\n  whyy: {text: Why so?, replaces: Why does this matter?}\n"


@pytest.mark.parametrize(
    ("file", "text", "place", "code"),
    [
        ("frameworks/every/go-on.yml", EMPTIES, ":3:", "empty-column"),
        ("frameworks/every/begin.yml", WAIT, ":2:", "bad-position"),
        ("frameworks/every/begin.yml", MISSPELT, ":2:", "missing-target"),
        ("glossary.yml", "plan: [\n", ":1:", "syntax"),
        ("site.yml", 'colours: {accent: "#ffee00"}\n', ":1:", "color-contrast"),
    ],
)
def test_bad_input_is_told_in_the_layer_s_file_and_leaves_the_site(
    project: Path, file: str, text: str, place: str, code: str
) -> None:
    path = project / "data/local" / file
    typed, before = path.read_text("utf-8"), contents(project / "site")
    path.write_text(text, "utf-8")
    done = build(project)
    path.write_text(typed, "utf-8")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    assert f"data/local/{file}{place}" in done.stdout
    assert code in done.stdout
    assert contents(project / "site") == before


def test_an_empty_layer_changes_not_a_byte(tmp_path: Path) -> None:
    project, bare = copied(tmp_path / "project"), copied(tmp_path / "bare")
    for empty in ("data/local", "content/local"):
        for file in (bare / empty).iterdir():
            file.unlink()
        (bare / empty).rmdir()
    (project / "data/local/glossary.yml").write_text("# Nothing yet.\n", "utf-8")
    with_layer, without = contents(built(project)), contents(built(bare))
    assert with_layer.keys() == without.keys()
    assert [path for path in without if with_layer[path] != without[path]] == []
    assert not check(load_dataset(project))


def test_upstream_lists_no_changes(tmp_path: Path) -> None:
    site = built(ROOT, tmp_path / "site")
    assert SAY["changes-none"] in page(site, "changes/").text
    home = page(site, "")
    assert SAY["footer-adapted"] not in home.text
    assert not any(address.startswith("changes/") for _, address in home.links)


def test_a_district_may_have_a_start_page_of_its_own(tmp_path: Path) -> None:
    project = drawn_project(tmp_path, "")
    (project / "content" / "local").mkdir(exist_ok=True)
    (project / "content" / "local" / "README.md").write_text("What belongs here.\n", "utf-8")
    (project / "content" / "local" / "index.md").write_text("# Welcome to Riverdale\n", "utf-8")
    assert "Welcome to Riverdale" in page(built(project), "").text
