"""What runs on the hosting site.

Pinned, with no more rights than it needs, and by commands that are there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.drawing import draw
from tests.support.forks import git
from tests.support.projects import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    return found


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


BY_NAME = {path.stem: path for path in WORKFLOWS}
#: The jobs that may write something.
WRITES = {
    ("publish", "deploy"): {"pages", "id-token"},
    ("fix", "fix"): {"contents", "pull-requests"},
}


def test_there_are_four() -> None:
    assert list(BY_NAME) == ["fix", "publish", "report", "test"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit_and_name_their_version(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert len(lines) == sum("uses" in step for step in steps(read(path)))
    for line in lines:
        assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_one_action_is_pinned_once() -> None:
    pins = {step["uses"] for path in WORKFLOWS for step in steps(read(path)) if "uses" in step}
    assert len(pins) == len({pin.partition("@")[0] for pin in pins})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_rights_are_the_least_that_do(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["on"]) <= {"push", "pull_request", "workflow_dispatch"}
    assert "secrets" not in path.read_text("utf-8")
    for name, job in workflow["jobs"].items():
        writes = {right for right, level in job.get("permissions", {}).items() if level == "write"}
        assert writes == WRITES.get((path.stem, name), set())
        assert "timeout-minutes" in job
    for step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"
            assert step["with"].keys() <= {"persist-credentials", "fetch-depth"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_they_run_is_sound(path: Path) -> None:
    """Bash can read it, nothing that others write is put into it, and make knows the targets."""
    for step in steps(read(path)):
        script = step.get("run", "")
        assert "${{" not in script
        assert subprocess.run(["bash", "-n", "-c", script], check=False).returncode == 0
        for target in re.findall(r"^make (\S+)", script, re.MULTILINE):
            done = subprocess.run(
                ["make", "-n", target], cwd=ROOT, capture_output=True, check=False
            )
            assert done.returncode == 0, target


def test_a_district_s_texts_are_set_aside_and_nothing_else(tmp_path: Path) -> None:
    script = next(
        step["run"] for step in steps(read(BY_NAME["test"])) if "aside" in step.get("name", "")
    )
    for name in (
        "data/local/README.md",
        "data/local/frameworks/a/b.yml",
        "data/site.yml",
        "content/local/a.md",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "content/local/README.md").write_text("x")
    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, check=True)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"data/local/README.md", "data/site.yml", "content/local/README.md"}


def test_the_summary_shows_texts_as_they_are(tmp_path: Path) -> None:
    """Fences and tags in a text stay within the block of code that the report is."""
    script = next(
        step["run"] for step in steps(read(BY_NAME["report"])) if "Report" in step.get("name", "")
    )
    draw(
        tmp_path,
        '==> data/local/frameworks/demo/first.yml\ntitle: {text: "``` <b>Ours</b>", replaces: "~~~'
        ' Theirs"}\n',
    )
    (tmp_path / ".venv").symlink_to(sys.prefix)
    environment = {
        **os.environ,
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=environment, check=False)
    assert done.returncode == 0  # a warning is no reason to fail
    summary = (tmp_path / "summary").read_text("utf-8").splitlines()
    assert any("``` <b>Ours</b>" in line for line in summary)
    assert all(line.startswith("    ") for line in summary)


def test_tests_run_by_themselves_upstream_alone() -> None:
    assert read(BY_NAME["test"])["jobs"]["test"]["if"].startswith(
        "${{ !github.event.repository.fork || "
    )


def test_the_address_comes_from_where_it_is_published() -> None:
    build = next(step for step in steps(read(BY_NAME["publish"])) if step.get("run") == "make site")
    assert build["env"]["SITE_ADDRESS"] == "${{ steps.pages.outputs.base_url }}"


def test_mends_are_proposed_by_the_button_alone(tmp_path: Path) -> None:
    """What is mended becomes a branch with a pull request; where nothing is, nothing happens."""
    workflow = read(BY_NAME["fix"])
    assert list(workflow["on"]) == ["workflow_dispatch"]
    project, origin = tmp_path / "project", tmp_path / "origin.git"
    draw(project, "==> data/local/frameworks/demo/first.yml\ntitle: First section, ours\n")
    draw(project, LAYER_OF_GONE, base="")
    git(tmp_path, "init", "--quiet", "--bare", str(origin))
    git(project, "init", "--quiet")
    (project / ".gitignore").write_text(".venv\n.cache\n", "utf-8")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "-m", "Ours")
    git(project, "remote", "add", "origin", str(origin))
    (project / ".venv").symlink_to(sys.prefix)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text('#!/bin/sh\necho "$@" >> "$TOLD"\n', "utf-8")
    (tmp_path / "bin/gh").chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "TOLD": str(tmp_path / "told"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_RUN_ID": "7",
        "GITHUB_ACTOR": "ana",
        "GITHUB_REF_NAME": "main",
        "GITHUB_REPOSITORY": "ana/profiles",
    }
    scripts = [step["run"] for step in steps(workflow) if "run" in step][1:]
    for _ in range(2):  # the second time, nothing is left to be mended
        for script in scripts:
            subprocess.run(["bash", "-e", "-c", script], cwd=project, env=environment, check=True)
    told = (tmp_path / "told").read_text("utf-8").splitlines()
    assert told[0] == "auth setup-git"
    assert told[1].startswith("pr create --repo ana/profiles --base main --head fix-7 ")
    assert len(told) == 2
    assert git(origin, "branch", "--list").strip() == "fix-7"
    mended = git(origin, "show", "fix-7:data/local/frameworks/demo/first.yml")
    assert "# gone: {omit: Said elsewhere.}" in mended
    assert git(origin, "show", "--stat", "--format=", "fix-7").count("|") == 1


LAYER_OF_GONE = """\
==> data/local/frameworks/demo/first.yml
practices:
  plan-well:
    signs:
      ours: We plan.
      gone: {omit: Said elsewhere.}
==> content/index.md
Welcome.
==> content/local/README.md
What is yours.
"""
