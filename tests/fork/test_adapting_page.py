"""What the page on adapting tells works as it tells it."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

from macros.layers.load import load_dataset
from macros.rules import check
from macros.views.section import build_section_view
from tests.support.commands import run
from tests.support.projects import ROOT, copied

PAGE = (ROOT / "content" / "how-to-adapt.md").read_text("utf-8")
SECTION = "promote-system-wide-learning"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_its_examples_fit(tmp_path: Path) -> None:
    """Written where the page says, they change what it says, and nothing is wrong with them."""
    project = copied(tmp_path, "data")
    below, layer, site, *_ = blocks("yaml")
    assert all(
        line in (ROOT / f"data/frameworks/sipr/{SECTION}.yml").read_text("utf-8")
        for line in below.splitlines()
    )
    (project / "data/local/frameworks/sipr").mkdir(parents=True)
    (project / f"data/local/frameworks/sipr/{SECTION}.yml").write_text(layer, "utf-8")
    (project / "data/local/site.yml").write_text(site, "utf-8")
    data = load_dataset(project)
    assert check(data) == []
    signs = (
        data.project.frameworks["sipr"]
        .sections[SECTION]
        .practices["focused-strategies"]
        .columns["implementation"]
    )
    assert list(signs)[:2] == ["one-plan", "plan-online"]
    assert "Compass" in signs["one-plan"].text
    assert "coherent" not in signs
    assert data.project.shown == ("sipr",)


def test_its_link_is_taken_for_an_address(tmp_path: Path) -> None:
    project = copied(tmp_path, "data")
    link = re.findall(r'macros adapt "([^"]+)"', PAGE)[0]
    assert run(project, "adapt", link).stdout.startswith(
        f"data/local/frameworks/sipr/{SECTION}.yml:"
    )


def test_its_commands_write_what_it_shows(tmp_path: Path) -> None:
    project = copied(tmp_path, "data")
    commands = [
        shlex.split(line)
        for block in blocks("sh")
        for line in block.splitlines()
        if " adapt sipr " in line
    ]
    assert len(commands) == 3
    for command in commands:
        assert run(project, *command[3:]).returncode == 0, command
    written = (project / "data/local/frameworks/sipr/framework.yml").read_text("utf-8")
    assert written.partition("\n")[2] in blocks("yaml")  # below the line for editors
    assert check(load_dataset(project)) == []


def test_its_other_names_are_what_readers_see(tmp_path: Path) -> None:
    project = copied(tmp_path, "data")
    for line in "".join(blocks("sh")).splitlines():
        if " adapt sipr" in line:
            assert run(project, *shlex.split(line)[3:]).returncode == 0, line
    section = build_section_view(load_dataset(project), f"sipr/{SECTION}")
    practice, *_ = section.practices
    assert (section.name, practice.name) == ("Goal 1", "Key practice 1")
    assert "In all of our schools" in [column.title for column in practice.columns]
    assert "Building" in [level.title for level in section.levels]


def test_what_may_be_typed_after_the_link_does_what_it_says(tmp_path: Path) -> None:
    project = copied(tmp_path, "data")
    link, words = re.findall(r'macros adapt "([^"]+)" (--.*)', PAGE)[0]
    assert run(project, "adapt", link, *shlex.split(words)).returncode == 0
    (file,) = (project / "data/local/frameworks/sipr").iterdir()
    typed = [
        shlex.split(row.replace("…", "Ours."))
        for row in re.findall(r"^- `(--[^`]+)`", PAGE, re.MULTILINE)
    ]
    assert [row[0] for row in typed] == ["--text", "--reason", "--omit", "--note", "--field"]
    for row in typed:
        file.unlink()
        assert (
            run(
                project, "adapt", link, *row, *(("--text", "Ours.") if row[0] == "--field" else ())
            ).returncode
            == 0
        )
        assert check(load_dataset(project)) == []


def test_its_commands_are_there() -> None:
    for target in re.findall(r"(?:^|`)make ([a-z]+)", PAGE, re.MULTILINE):
        done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, check=False)
        assert done.returncode == 0, target
    known = run(ROOT, "--help").stdout
    for command in re.findall(r"-m macros ([a-z]+)", PAGE):
        assert re.search(rf"^  {command} ", known, re.MULTILINE), command
    for code in re.findall(r"^\| `([a-z-]+)`", PAGE, re.MULTILINE):
        if "-" in code:
            assert run(ROOT, "check", "--explain", code).returncode == 0, code


def test_it_says_what_to_do_when_a_step_fails() -> None:
    """Each step in which something can fail on its way has its answer."""
    steps = re.split(r"^## (?=\d)", PAGE, flags=re.MULTILINE)[1:]
    assert len(steps) == 8
    silent = [
        step.partition("\n")[0]
        for step in steps
        if not re.search(r"[Ii]f (it|a link|links) (fails|there|lead)", step)
    ]
    assert silent == ["4. Find what you want to change"]
