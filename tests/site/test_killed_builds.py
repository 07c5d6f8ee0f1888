"""A build that is killed leaves the site as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from macros.plugin.staging import Staging
from tests.support.refused_builds import Standing, left_over
from tests.support.sites import built, contents, site_at

#: A build that ends like one that is killed, when it is about to write one file more than it may.
KILLED = """
import os, signal, sys
from mkdocs.__main__ import cli

begun, most = set(), int(sys.argv[1])

def watch(event, about):
    building = f".site.building-{os.getpid()}"
    if event == "open" and building in str(about[0]) and "w" in str(about[1]):
        if about[0] not in begun and len(begun) == most:
            os.kill(os.getpid(), signal.SIGKILL)
        begun.add(about[0])

sys.addaudithook(watch)
cli(["build", "--strict"])
"""


def killed(project: Path, files: int) -> None:
    """Build, and kill the build when it has written so many files."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(files)],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr


def test_a_build_that_is_killed_leaves_the_site_as_it_was(standing: Standing) -> None:
    project, before = standing
    path = project / "data" / "frameworks" / "every" / "go-on.yml"
    typed = path.read_text("utf-8")
    path.write_text(typed.replace("We look back", "We look ahead"), "utf-8")
    try:
        for files in (1, 20, len(before) - 1):
            killed(project, files)
            assert contents(project / "site") == before
            [folder] = left_over(project)  # what the one before left has been cleared away
            assert len(contents(project / folder)) == files
        site = built(project)
    finally:
        path.write_text(typed, "utf-8")
    assert "We look ahead" in (site / "every" / "go-on" / "index.html").read_text("utf-8")
    assert left_over(project) == []
    assert contents(built(project)) == before


@pytest.fixture
def gone() -> int:
    """The id of a process that runs no more."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    old = site_at(tmp_path / "site", "old")
    (old / "gone.html").write_text("gone", "utf-8")
    staging = Staging(old)
    site_at(staging.begin(), "new")
    assert contents(old) == {"index.html": b"old", "gone.html": b"gone"}
    staging.finish()
    assert contents(old) == {"index.html": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_is_discarded_leaves_the_old_one(tmp_path: Path) -> None:
    old = site_at(tmp_path / "site", "old")
    staging = Staging(old)
    site_at(staging.begin(), "new")
    staging.discard()
    assert contents(tmp_path) == {"site/index.html": b"old"}


def test_a_build_killed_at_the_last_step_is_put_right_by_the_next(
    tmp_path: Path, gone: int
) -> None:
    site_at(tmp_path / f".site.before-{gone}", "old")
    site_at(tmp_path / f".site.building-{gone}", "new")
    Staging(tmp_path / "site").begin()
    assert contents(tmp_path / "site") == {"index.html": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_killed_builds_left_is_cleared_away(tmp_path: Path, gone: int) -> None:
    site_at(tmp_path / "site", "now")
    site_at(tmp_path / f".site.before-{gone}", "older")
    site_at(tmp_path / f".site.building-{gone}", "half")
    Staging(tmp_path / "site").begin()
    assert contents(tmp_path) == {"site/index.html": b"now"}


def test_what_a_running_build_makes_is_left_alone(tmp_path: Path) -> None:
    running = site_at(tmp_path / f".site.building-{os.getppid()}", "being made")
    other = site_at(tmp_path / ".site.of-mine", "no build's")
    another = site_at(tmp_path / ".other.building-1", "another site's")
    Staging(tmp_path / "site").begin()
    assert running.exists()
    assert other.exists()
    assert another.exists()
