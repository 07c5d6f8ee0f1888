"""A fork, merged with what upstream has changed since."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import run
from tests.support.drawing import draw
from tests.support.forks import END, LAYER, UPSTREAM, git, report
from tests.support.projects import FEATURES, copied
from tests.support.shapes import ONE_COLUMN


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fork after its merge."""
    folder = tmp_path_factory.mktemp("git")
    upstream, fork = folder / "upstream", folder / "fork"
    copied(
        upstream,
        "mkdocs.yml",
        "content",
        "overrides",
        "macros",
        "data/local",
        "data/messages.yml",
        "README.md",
        ".gitignore",
    )
    draw(upstream, FEATURES + ONE_COLUMN)
    git(upstream, "init", "--quiet")
    git(upstream, "add", ".")
    git(upstream, "commit", "--quiet", "-m", "As it was")
    git(folder, "clone", "--quiet", str(upstream), "fork")

    draw(fork, LAYER, base="")
    assert run(fork, "adapt", "--accept", "about.md").returncode == 0
    assert [row for row in report(fork) if row["severity"] == "error"] == []
    assert report(fork) == [], "a layer that fits has nothing to be told of"
    git(fork, "add", ".")
    git(fork, "commit", "--quiet", "-m", "In our own words")

    for name, old, new in UPSTREAM:
        file = upstream / "data" / name
        before = file.read_text("utf-8")
        assert old in before, (name, old)
        file.write_text(before.replace(old, new), "utf-8")
    (upstream / "data/frameworks/every/end.yml").write_text(END, "utf-8")
    (upstream / "content/about.md").write_text("# About\n\nWritten anew upstream.\n", "utf-8")
    (upstream / "data/local/README.md").write_text("Yours, as before.\n", "utf-8")
    with (upstream / "macros/__init__.py").open("a", encoding="utf-8") as code:
        code.write("\n# An improvement.\n")
    git(upstream, "add", ".")
    git(upstream, "commit", "--quiet", "-m", "A year later")

    git(fork, "remote", "add", "upstream", str(upstream))
    git(fork, "fetch", "--quiet", "upstream")
    git(fork, "merge", "--quiet", "--no-edit", "upstream/main")
    return fork
