"""`python -m macros new` begins a framework that passes the check as it is."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from macros.layers.load import load_dataset
from macros.outputs.html.renderer import HtmlRenderer
from macros.rules import check
from tests.support.commands import run
from tests.support.drawing import draw
from tests.support.projects import ROOT

ANSWERS = ["Attendance teams", "How a school: sees who is absent.", "Domain", "The team"]


def test_a_new_framework_passes_the_check(tmp_path: Path) -> None:
    draw(tmp_path, "")
    options = ["--title", ANSWERS[0], "--summary", ANSWERS[1]]
    options += ["--section", ANSWERS[2], "--first", ANSWERS[3]]
    done = run(tmp_path, "new", "attendance", *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:2] == [
        "data/local/frameworks/attendance/framework.yml",
        "data/local/frameworks/attendance/team.yml",
    ]
    data = load_dataset(tmp_path)
    assert check(data) == []
    framework = data.project.frameworks["attendance"]
    assert (framework.title, framework.summary) == (ANSWERS[0], ANSWERS[1])
    assert framework.terms.section == ("Domain", "Domains")
    assert framework.sections["team"].title == "The team"
    for path in (tmp_path / "data/local/frameworks/attendance").iterdir():
        first, *lines = path.read_text("utf-8").splitlines()
        schema = path.parent / first.partition("$schema=")[2]
        assert schema.resolve().parent == (tmp_path / "data/schemas/layer").resolve()
        assert [line for line in lines if line.strip().startswith("# ")]


def test_questions_are_asked_for_what_no_option_says(tmp_path: Path) -> None:
    draw(tmp_path, "")
    command = [sys.executable, "-m", "macros", "new", "attendance", "--title", ANSWERS[0]]
    said = "About us.\n\nBegin\n"
    done = subprocess.run(
        command, cwd=tmp_path, input=said, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "What do you call one of its parts [Section]:" in done.stdout
    data = load_dataset(tmp_path)
    assert check(data) == []
    assert data.project.frameworks["attendance"].sections["begin"].title == "Begin"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    draw(tmp_path, "")
    options = ["--title", "T", "--summary", "S.", "--section", "Part", "--first", "F"]
    for name, words in (("demo", "already"), ("Our plan", "small letters")):
        done = run(tmp_path, "new", name, *options)
        assert done.returncode == 2
        assert words in done.stderr
    assert not (tmp_path / "data/local").exists()


def test_the_example_is_a_rubric_that_is_asked_once_a_practice(tmp_path: Path) -> None:
    draw(tmp_path, "")
    shutil.copytree(ROOT / "data/examples", tmp_path / "data/examples")
    done = run(tmp_path, "new", "presence", "--example")
    assert done.returncode == 0, done.stderr
    data = load_dataset(tmp_path)
    assert [each for each in check(data) if each.place.path.startswith("data/local/")] == []
    framework = data.project.frameworks["presence"]
    assert list(framework.columns) == ["expected", "developmental", "unacceptable"]
    assert len(framework.responses["practice"]) == 5
    assert data.project.shown == ("demo", "presence"), "nobody shows the example itself"
    renderer = HtmlRenderer(data)
    address = "presence/see-who-is-missing"
    checklist = renderer.render("checklist", address, f"{address}/reflect/").html
    practices = framework.sections["see-who-is-missing"].practices
    for response in framework.responses["practice"]:
        assert checklist.count(f'value="{response}"') == len(practices), response
    for path in (tmp_path / "data/local/frameworks/presence").iterdir():
        text = path.read_text("utf-8")
        assert text.startswith("# yaml-language-server: $schema=../../../schemas/layer/")
        assert "An example to copy" not in text
    done = run(tmp_path, "new", "presence", "--example")
    assert "already" in done.stderr
    shutil.rmtree(tmp_path / "data/examples")
    assert "There is no example" in run(tmp_path, "new", "other", "--example").stderr
