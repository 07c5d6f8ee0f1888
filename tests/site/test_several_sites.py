"""Several sites from one repository: each has a layer, pages and a folder of its own."""

from __future__ import annotations

from pathlib import Path

from tests.support.commands import run
from tests.support.drawing import draw
from tests.support.html_pages import page, unresolved
from tests.support.projects import FEATURES, drawn_project
from tests.support.sites import build, built

SITES = """\
==> data/sites/north/site.yml
name: Practice in the North
contact: north@example.org
coordinator: Ana Ruiz
==> data/sites/north/frameworks/every/begin.yml
title: {text: Begin in the North, replaces: Begin}
==> content/sites/north/board.md
# The board of the North

{{ practice("every/begin/agree") }}
==> content/sites/south/board.md
# The board of the South
==> data/sites/south/site.yml
summary: In the South.
==> data/local/frameworks/every/begin.yml
title: {text: Begin here, replaces: Begin}
==> content/local/ours.md
# Ours
"""


def test_each_site_has_what_is_its_own_alone(tmp_path: Path) -> None:
    project = drawn_project(tmp_path / "project", FEATURES)
    draw(project, SITES, base="")
    assert run(project, "check", SITE="north").returncode == 0
    done = build(project, SITE="north")
    assert done.returncode == 0, done.stdout
    north = project / "sites/north"
    assert not (project / "site").exists()
    assert page(north, "").title == "Practice in the North"
    assert "Begin in the North" in page(north, "every/begin/").text
    assert "The board of the North" in page(north, "board/").text
    assert not (north / "ours").exists()
    assert not (north / "sites").exists()
    assert unresolved(north) == []

    site = built(project)
    assert "Begin here" in page(site, "every/begin/").text
    assert (site / "ours/index.html").is_file()
    assert not (site / "board").exists()
    assert not (site / "sites").exists()
    assert (north / "index.html").is_file()


def test_what_is_written_goes_into_its_folder(tmp_path: Path) -> None:
    draw(tmp_path, "==> data/sites/north/site.yml\nsummary: In the North.\n")
    done = run(tmp_path, "adapt", "demo/first/why", "--text", "Why here?", SITE="north")
    assert done.stdout.startswith("data/sites/north/frameworks/demo/first.yml:")
    assert run(tmp_path, "check", SITE="north").returncode == 0
    for name, told in (
        ("nroth", "SITE: there is no folder data/sites/nroth/. There are: north.\n"),
        ("../north", "SITE: the name of a site has small letters, digits and hyphens.\n"),
    ):
        done = run(tmp_path, "check", SITE=name)
        assert (done.returncode, done.stderr) == (2, told)
