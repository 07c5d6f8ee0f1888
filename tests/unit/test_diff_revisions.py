"""States of a project: folders, and revisions of a repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.commands import run
from tests.support.drawing import draw
from tests.support.states import EXPECTED, NEW, OLD, git


def test_revisions_of_a_repository(tmp_path: Path) -> None:
    """Also where the project is a folder of a larger repository."""
    project = tmp_path / "sub" / "project"
    draw(project, OLD)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Old")
    git(tmp_path, "tag", "v1")
    draw(project, NEW)
    git(tmp_path, "commit", "--quiet", "-a", "-m", "New")
    rows = json.loads(run(project, "diff", "v1", "HEAD", "--format", "json").stdout)
    assert (
        sorted((row["kind"], row["address"], row["field"], row["old_address"]) for row in rows)
        == EXPECTED
    )
    assert run(project, "diff", "HEAD", ".").stdout == "Nothing is different.\n"


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("nowhere", "nowhere: There is no such folder, and no such git revision."),
        ("--output=x", None),
        ("empty", "empty: The folder has no folder data/ in it."),
        ("broken", "broken: "),
    ],
)
def test_what_is_no_state_is_told_in_a_line(states: Path, old: str, said: str | None) -> None:
    (states / "empty").mkdir()
    draw(states / "broken", "==> data/glossary.yml\nplan: [\n")
    git(states, "init", "--quiet")
    done = run(states, "diff", old, "new")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    if said:
        assert done.stderr.startswith(said)
        assert len(done.stderr.splitlines()) == 1


def test_what_is_odd_about_a_folder_or_a_repository_is_told(tmp_path: Path) -> None:
    project = tmp_path / "project"
    draw(project, OLD + "==> content/about.md\nAbout us.\n")
    alone = run(project, "diff", "HEAD", ".").stderr
    assert (
        alone == "HEAD: There is no such folder, and no such git revision. This folder is no git"
        " repository.\n"
    )
    (project / "data" / "elsewhere").symlink_to("/")
    (project / "content" / "about.md").write_bytes(b"Caf\xe9\n")
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "-m", "Old")
    (project / "data" / "elsewhere").unlink()
    # Neither a link that leads away nor a page has to do with the data.
    assert run(project, "diff", "HEAD", ".").stdout == "Nothing is different.\n"
    draw(project, NEW)
    git(project, "commit", "--quiet", "-a", "-m", "New")
    assert run(project, "diff", "HEAD~1", "HEAD").returncode in (0, 1)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{project}", "shallow")
    done = run(tmp_path / "shallow", "diff", "HEAD~1", "HEAD")
    assert done.returncode == 2
    assert done.stderr.endswith("`git fetch --unshallow` brings the rest.\n")
    assert run(project, "diff", "", "HEAD").returncode == 2
