"""A build that fails says why in a line, and leaves the site that stood before as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from macros.plugin.staging import Staging
from tests.support.projects import FEATURES, drawn_project
from tests.support.sites import build, built, complaints, contents, one_line


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A project whose site stands, and the site's files."""
    project = drawn_project(tmp_path_factory.mktemp("standing"), FEATURES)
    return project, contents(built(project))


def refused(project: Path, file: str, text: str) -> str:
    """What a build says that is to fail over a file; the file is as before afterwards."""
    path = project / file
    before = path.read_text("utf-8") if path.exists() else None
    path.write_text(text, "utf-8")
    try:
        done = build(project)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, "utf-8")
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout
    return done.stdout


def left_over(project: Path) -> list[str]:
    """What a build leaves beside the site."""
    return [path.name for path in project.iterdir() if path.name.startswith(".")]


Standing = tuple[Path, dict[str, bytes]]

PAGE = "# About\n\nSome words.\n\n{call}\n\nMore words.\n"


@pytest.mark.parametrize(
    ("call", "column", "address", "nearest"),
    [
        ('{{ profile("every/begn") }}', 4, "every/begn", "`every/begin`"),
        ("Look: {{ practice('every/begin/prepar') }}", 10, "every/begin/prepar", "`every/begin/prepare`"),
        ('{{ checklist("every/go-onn") }}', 4, "every/go-onn", "`every/go-on`"),
        ('{{ guide("evry/begin") }}', 4, "evry/begin", "`every/begin`"),
        ('{{ framework("evry") }}', 4, "evry", "`every`"),
    ],
)
def test_a_wrong_address_is_told_with_its_place(
    standing: Standing, call: str, column: int, address: str, nearest: str
) -> None:
    project, before = standing
    said = refused(project, "content/about.md", PAGE.format(call=call))
    line = one_line(r"content/about\.md", said)
    assert f"content/about.md:5:{column}: unknown-address: " in line
    assert address in line
    assert f"Did you mean {nearest}?" in line
    assert contents(project / "site") == before
    assert left_over(project) == []


def test_a_wrong_address_below_front_matter(standing: Standing) -> None:
    project, _ = standing
    text = "---\nhide: [toc]\n---\n\n" + PAGE.format(call='{{ profile("nothing/like/it") }}')
    assert "content/about.md:9:4: unknown-address: " in one_line(
        r"content/about\.md", refused(project, "content/about.md", text)
    )


def test_every_wrong_address_is_told_at_once(standing: Standing) -> None:
    project, before = standing
    calls = '{{ profile("every/begn") }}\n\nand {{ guide("every/begn") }}\n\n{{ profile("every/begn") }}'
    said = refused(project, "content/about.md", PAGE.format(call=calls))
    places = [line.split("content/about.md:")[1].split(": ")[0] for line in said.splitlines() if "about.md:" in line]
    assert places == ["5:4", "7:8", "9:4"]
    assert contents(project / "site") == before


@pytest.mark.parametrize(
    ("call", "code", "line"),
    [
        ("{{ profile( }}", "page-syntax", 5),
        ("{% if x %}\n\nno end", "page-syntax", None),
        ("{{ no_such_thing }}", "page-syntax", 5),
        ("Some words.\n\n{{ profil('every/begin') }}", "page-syntax", 7),
        ("{{ 1 / 0 }}", "page-syntax", None),
    ],
)
def test_what_jinja_cannot_read_is_told(standing: Standing, call: str, code: str, line: int | None) -> None:
    project, before = standing
    said = one_line(r"content/about\.md", refused(project, "content/about.md", PAGE.format(call=call)))
    assert f": {code}: " in said
    if line:
        assert f"content/about.md:{line}:" in said
    assert contents(project / "site") == before


def test_a_call_without_an_address_is_told(standing: Standing) -> None:
    project, _ = standing
    said = refused(project, "content/about.md", PAGE.format(call="{{ profile() }}"))
    assert "content/about.md:5:4: unknown-address: " in one_line(r"content/about\.md", said)


def test_errors_in_the_data_stop_the_build(standing: Standing) -> None:
    project, before = standing
    said = refused(project, "data/frameworks/every/go-on.yml", "titel: Go on\nsummary: What comes after.\n")
    lines = [line for line in said.splitlines() if "go-on.yml:" in line]
    assert len(lines) == len({line.split("go-on.yml:")[1] for line in lines})
    assert any("data/frameworks/every/go-on.yml:1:1: unknown-key every/go-on: " in line for line in lines)
    assert all(line.startswith("ERROR") for line in lines)
    assert contents(project / "site") == before
    assert left_over(project) == []


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (
            "frameworks/every/framework.yml",
            "columns: {omit: None is ours.}\n",
            "1:17: empty-part every/",
        ),
        ("frameworks/every/begin.yml", "titel: Begin\n", "1:1: unknown-key every/begin: "),
        (
            "glossary.yml",
            "a: {term: A, text: It, after: b}\nb: {term: B, text: It, after: a}\n",
            "1:31: bad-position: ",
        ),
        ("messages.yml", "serach: Find\n", "1:1: unknown-message messages/serach: "),
        ("site.yml", "name: [Ours]\n", "1:1: wrong-shape site/name: "),
        ("site.yml", 'name: "Ours\n', "1:7: syntax: "),
    ],
)
def test_errors_in_a_layer_stop_the_build_in_its_line(standing: Standing, file: str, text: str, told: str) -> None:
    project, before = standing
    path = project / "data" / "local" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    assert f"ERROR   -  data/local/{file}:{told}" in refused(project, f"data/local/{file}", text)
    assert contents(project / "site") == before


def test_yaml_that_cannot_be_read_stops_the_build(standing: Standing) -> None:
    project, before = standing
    said = refused(project, "data/frameworks/every/go-on.yml", 'title: "Go on\n')
    assert "data/frameworks/every/go-on.yml:" in said
    assert contents(project / "site") == before


def test_a_link_that_leads_nowhere_stops_the_build(standing: Standing) -> None:
    project, before = standing
    for link in ("(nowhere.md)", "(every/begin/index.md#prepare--no-such)", "(/nothing/index.md)"):
        said = refused(project, "content/about.md", PAGE.format(call=f"[a link]{link}"))
        assert any("about.md" in line for line in complaints(said)), said
        assert contents(project / "site") == before
        assert left_over(project) == []


def test_links_from_written_pages_to_what_is_made(standing: Standing, tmp_path: Path) -> None:
    """The strict build knows the anchors of generated pages."""
    project, _ = standing
    path = project / "content" / "about.md"
    before = path.read_text("utf-8")
    path.write_text(PAGE.format(call="[a link](every/begin/index.md#prepare--one-plan)"), "utf-8")
    try:
        site = built(project, tmp_path / "site")
    finally:
        path.write_text(before, "utf-8")
    assert 'href="../every/begin/#prepare--one-plan"' in (site / "about" / "index.html").read_text("utf-8")


def test_warnings_about_style_stop_nothing(standing: Standing, tmp_path: Path) -> None:
    project, _ = standing
    path = project / "data" / "glossary.yml"
    before = path.read_text("utf-8")
    path.write_text(
        before
        + dedent("""\
            unused:
              term: quite unused
              text: Nobody says it.
            """),
        "utf-8",
    )
    try:
        done = build(project, "--site-dir", str(tmp_path / "site"))
    finally:
        path.write_text(before, "utf-8")
    assert done.returncode == 0, done.stdout
    assert "unused-term" in done.stdout
    assert not complaints(done.stdout)


def test_a_first_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    project = drawn_project(tmp_path, FEATURES)
    refused(project, "content/about.md", PAGE.format(call='{{ profile("every/begn") }}'))
    assert not (project / "site").exists()
    assert left_over(project) == []


#: A build that ends like one that is killed, when it is about to write one file more than it may.
KILLED = """
import os, signal, sys
from mkdocs.__main__ import cli

begun, most = set(), int(sys.argv[1])

def watch(event, about):
    if event == "open" and f".site.building-{os.getpid()}" in str(about[0]) and "w" in str(about[1]):
        if about[0] not in begun and len(begun) == most:
            os.kill(os.getpid(), signal.SIGKILL)
        begun.add(about[0])

sys.addaudithook(watch)
cli(["build", "--strict"])
"""


def killed(project: Path, files: int) -> None:
    """Build, and kill the build when it has written so many files."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(files)], cwd=project, capture_output=True, text=True, check=False
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


def site_at(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(text, "utf-8")
    return folder


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


def test_a_build_killed_at_the_last_step_is_put_right_by_the_next(tmp_path: Path, gone: int) -> None:
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


def test_a_message_that_pages_ask_for_and_nobody_wrote_stops_the_build(tmp_path: Path) -> None:
    project = drawn_project(tmp_path / "project", "")
    words = project / "data/messages.yml"
    kept = [line for line in words.read_text("utf-8").splitlines() if not line.startswith(("skip:", "way-guide:"))]
    words.write_text("\n".join(kept), "utf-8")
    done = build(project)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    for key in ("skip", "way-guide"):
        assert f"data/messages.yml:1:1: missing-message: There is no message `{key}`." in done.stdout
