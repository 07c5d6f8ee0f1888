"""Documents from one build to the next: what has changed is made again, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.cache.documents import ELSEWHERE, DocumentCache
from macros.layers.load import load_dataset
from macros.outputs.documents import list_document_addresses, list_recipes
from macros.outputs.html.renderer import HtmlRenderer
from tests.support.projects import FEATURES, drawn_project

# What is kept, and what is made anew


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A drawn project with a shelf of its own."""
    monkeypatch.delenv(ELSEWHERE)
    return drawn_project(tmp_path / "project", FEATURES)


def fill(project: Path) -> DocumentCache:
    """Fill a shelf whose documents are from the day before, and tidy it."""
    shelf, data = DocumentCache(project), load_dataset(project)
    for file in shelf.folder.glob("*"):
        os.utime(file, (0, 0))
    shelf.ensure_documents(HtmlRenderer(data), list_document_addresses(data))
    shelf.prune()
    return shelf


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_only_what_has_changed_is_made_anew(project: Path) -> None:
    data = load_dataset(project)
    every = sum(
        len(list_recipes(HtmlRenderer(data), address)) for address in list_document_addresses(data)
    )
    assert (fill(project).made, fill(project).made) == (every, 0)
    edit(
        project / "data/frameworks/every/go-on.yml",
        "We keep the notes.",
        "We keep all of the notes.",
    )
    # All of the section's but the record, which holds no statements, and the framework's booklet.
    assert fill(project).made == 9
    edit(
        project / "data/frameworks/every/go-on.yml",
        "We keep all of the notes.",
        "We keep the notes.",
    )
    assert fill(project).made == 9  # what nobody asked for has been taken away
    edit(project / "data/site.yml", "language: en", "language: en\npaper: a4")
    assert fill(project).made == every - 2  # all but the tables in plain text, which have no paper


def test_what_is_kept_is_listed_as_when_it_was_made(project: Path) -> None:
    data = load_dataset(project)
    made, kept = (
        DocumentCache(project).ensure_documents(HtmlRenderer(data), list_document_addresses(data))
        for _ in range(2)
    )
    assert made == kept
    assert all(each.view.pages for each in kept if each.view.format == "pdf")


def test_a_line_more_above_a_text_changes_no_document(project: Path) -> None:
    fill(project)
    file = project / "data/frameworks/every/go-on.yml"
    file.write_text("# A note to myself.\n" + file.read_text("utf-8"), "utf-8")
    assert fill(project).made == 0


def test_the_shelf_holds_what_is_asked_for_and_nothing_else(project: Path) -> None:
    shelf = fill(project)
    before = {file.name for file in shelf.folder.iterdir()}
    edit(
        project / "data/frameworks/every/go-on.yml",
        "We keep the notes.",
        "We keep all of the notes.",
    )
    shelf = fill(project)
    after = {file.name for file in shelf.folder.iterdir()}
    assert len(after) == len(before)
    assert len(after - before) == 9


def test_what_is_young_is_left_to_other_builds(project: Path) -> None:
    fill(project)
    edit(
        project / "data/frameworks/every/go-on.yml",
        "We keep the notes.",
        "We keep all of the notes.",
    )
    shelf, data = DocumentCache(project), load_dataset(project)
    before = set(shelf.folder.iterdir())
    shelf.ensure_documents(HtmlRenderer(data), list_document_addresses(data))
    shelf.prune()
    assert before < set(shelf.folder.iterdir())


def test_a_folder_on_the_shelf_is_left_alone(project: Path) -> None:
    folder = fill(project).folder / "somebody-s"
    folder.mkdir()
    fill(project)
    assert folder.is_dir()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 and no more"])
def test_a_document_that_was_cut_off_is_made_again(project: Path, content: bytes) -> None:
    shelf = fill(project)
    whole = {file: file.read_bytes() for file in shelf.folder.glob("*.pdf")}
    for file in whole:
        file.write_bytes(content)
    (shelf.folder / ".left.part").write_bytes(b"%PDF")  # as a build that was killed leaves it
    assert fill(project).made == len(whole)
    assert {file: file.read_bytes() for file in whole} == whole
    fill(project)
    assert not list(shelf.folder.glob(".*"))


def test_where_nothing_can_be_kept_the_build_says_so(project: Path) -> None:
    shutil.rmtree(project / ".cache", ignore_errors=True)
    (project / ".cache").write_text("no folder", "utf-8")
    environment = {name: value for name, value in os.environ.items() if name != ELSEWHERE}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "Documents cannot be kept in" in done.stderr
    command = [sys.executable, "-m", "macros", "guides", "out"]
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_the_same_data_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """In another process, on another day, in another time zone, with another order of whatever has
    no order.
    """
    project = drawn_project(tmp_path / "project", FEATURES)
    kept = []
    for name, changes in (
        ("one", {}),
        ("two", {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "C"}),
    ):
        environment = {**os.environ, ELSEWHERE: str(tmp_path / f"cache-{name}"), **changes}
        command = [sys.executable, "-m", "macros", "guides", str(tmp_path / name)]
        subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        kept.append({path.relative_to(tmp_path / name): path.read_bytes() for path in files})
    assert kept[0].keys() == kept[1].keys()
    assert [name for name in kept[0] if kept[0][name] != kept[1][name]] == []
