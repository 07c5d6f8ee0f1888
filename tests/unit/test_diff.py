"""`python -m macros diff`: what is different between two states of the data, by address."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from textwrap import dedent

import pytest

from tests.support.commands import run
from tests.support.drawing import draw

OLD = """
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      one-plan: The district has one plan.
      on-paper: The plan is written down on paper.
      goes: The plan goes to every school in spring.
      back: {text: The plan comes back in autumn., retired: It no longer does.}
      lost: The plan names who is responsible for it.
      kept: Meetings begin with a look at the plan.
  share:
    title: Share the plan
    signs:
      read: Families can read the plan.
questions:
  why: Why does the plan matter?
"""
NEW = """
==> data/glossary.yml
plan:
  term: plan
  text: What a district, or a school, means to do.
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      one-plan: {text: The district has a single plan., note: It hangs here.}
      on-paper: {text: The plan is written down on paper., retired: It is online.}
      back: The plan comes back in autumn.
      kept: Families are welcome in classrooms every day.
      fresh: The plan is renewed each year.
  tell:
    title: Share the plan
    was: demo/first/share
    signs:
      read: Families and staff can read the plan.
      goes: {text: The plan goes to every school in spring., was: demo/first/plan-well/goes}
  celebrate:
    title: Celebrate
    signs:
      cake: There is cake, and more than one.
questions:
  why: Why does the plan matter?
"""
EXPECTED = [
    ("brought back", "demo/first/plan-well/back", "", ""),
    ("moved", "demo/first/tell", "", "demo/first/share"),
    ("moved", "demo/first/tell/goes", "", "demo/first/plan-well/goes"),
    ("new", "demo/first/celebrate", "", ""),
    ("new", "demo/first/plan-well/fresh", "", ""),
    ("retired", "demo/first/plan-well/on-paper", "", ""),
    ("reworded", "demo/first/plan-well/one-plan", "note", ""),
    ("reworded", "demo/first/plan-well/one-plan", "text", ""),
    ("reworded", "demo/first/tell/read", "text", ""),
    ("reworded", "glossary/plan", "text", ""),
    ("taken away", "demo/first/plan-well/lost", "", ""),
    ("used again", "demo/first/plan-well/kept", "", ""),
]


@pytest.fixture
def states(tmp_path: Path) -> Path:
    draw(tmp_path / "old", OLD)
    draw(tmp_path / "new", NEW)
    return tmp_path


def test_every_kind_of_difference_is_told_once(states: Path) -> None:
    done = run(states, "diff", "old", "new", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")  # for what is taken away or used again
    rows = json.loads(done.stdout)
    assert sorted((row["kind"], row["address"], row["field"], row["old_address"]) for row in rows) == EXPECTED
    by_address = {(row["kind"], row["address"]): row for row in rows}
    assert by_address["new", "demo/first/celebrate"]["inside"] == {"statement": 1}
    reworded = by_address["reworded", "demo/first/tell/read"]
    assert (reworded["old"], reworded["new"]) == (
        "Families can read the plan.",
        "Families and staff can read the plan.",
    )
    assert by_address["retired", "demo/first/plan-well/on-paper"]["new"] == "It is online."


def test_text_has_a_line_for_each_and_counts(states: Path) -> None:
    lines = run(states, "diff", "old", "new").stdout.splitlines()
    assert lines[:4] == [
        "new demo/first/plan-well/fresh (statement)",
        "    text: The plan is renewed each year.",
        "new demo/first/celebrate (practice with 1 statement)",
        "    text: Celebrate",
    ]
    at = lines.index("moved demo/first/tell (practice)")
    assert lines[at + 1] == "    from: demo/first/share"
    assert lines[-1] == "2 new, 4 reworded, 2 moved, 1 retired, 1 brought back, 1 taken away, 1 used again."


def test_markdown_is_a_section_of_a_changelog(states: Path) -> None:
    framework = states / "new/data/frameworks/demo/framework.yml"
    framework.write_text(framework.read_text("utf-8").replace('version: "1"', 'version: "2"'), "utf-8")
    told = run(states, "diff", "old", "new", "--format", "markdown").stdout
    assert told.startswith("## Demo framework (`demo`), version 2\n\n### New\n\n- `demo/first/plan-well/fresh`")
    assert re.findall(r"^### (\w+)", told, re.MULTILINE)[:5] == ["New", "Reworded", "Moved", "Retired", "Brought"]
    assert "- `demo/first/tell/read` (statement)\n  - old: Families can read the plan.\n  - new: Families and" in told


def test_a_version_that_was_not_raised_is_told(states: Path) -> None:
    assert "(The version is 1 still: raise it" in run(states, "diff", "old", "new", "--format", "markdown").stdout


def test_the_same_is_no_difference(states: Path) -> None:
    for format, said in (
        ("text", "Nothing is different.\n"),
        ("markdown", "Nothing is different.\n"),
        ("json", "[]\n"),
    ):
        done = run(states, "diff", "old", "old", "--format", format)
        assert (done.returncode, done.stdout) == (0, said)


def test_the_order_of_things_is_no_difference(tmp_path: Path) -> None:
    draw(tmp_path / "old", "")
    draw(
        tmp_path / "new",
        dedent("""\
            ==> data/frameworks/demo/first.yml
            questions:
              why: Why does the plan matter?
            summary: What comes first.
            practices:
              plan-well:
                signs: {one-plan: The district has one plan.}
                title: Plan well
            title: First section
            """),
    )
    assert run(tmp_path, "diff", "old", "new").stdout == "Nothing is different.\n"


def test_a_name_that_has_been_left_may_not_be_taken_by_another(tmp_path: Path) -> None:
    """Answers to the old name would become answers to another question."""
    was = dedent("""\
        ==> data/frameworks/demo/first.yml
        title: First section
        summary: What comes first.
        questions:
        """)
    draw(tmp_path / "old", was + "  why: Why does the plan matter?\n")
    draw(tmp_path / "moved", was + "  reasons: {text: Why does the plan matter?, was: demo/first/why}\n")
    both = "  reasons: {text: Why does the plan matter?, was: demo/first/why}\n  why: Who is it for?\n"
    draw(tmp_path / "both", was + both)
    for old, new in (("old", "both"), ("moved", "both")):
        rows = json.loads(run(tmp_path, "diff", old, new, "--format", "json").stdout)
        assert ("used again", "demo/first/why") in [(row["kind"], row["address"]) for row in rows], (old, new)
    draw(tmp_path / "other", dedent("""\
        ==> data/frameworks/demo/first.yml
        title: First section
        summary: What comes first.
        practices:
          why: {title: Why we plan, signs: {one: We know why the plan matters.}}
        """))  # fmt: skip
    rows = json.loads(run(tmp_path, "diff", "old", "other", "--format", "json").stdout)
    assert [(row["kind"], row["address"]) for row in rows if row["kind"] != "new"] == [("used again", "demo/first/why")]


def test_what_a_layer_leaves_out_is_told_as_such(tmp_path: Path) -> None:
    draw(tmp_path / "old", OLD)
    layer = dedent("""\
        ==> data/local/frameworks/demo/first.yml
        practices:
          share: {omit: Not ours.}
        """)
    draw(tmp_path / "new", OLD + layer)
    told = run(tmp_path, "diff", "--adapted", "old", "new")
    assert told.stdout.splitlines()[0] == "left out demo/first/share (practice)"
    assert told.returncode == 0
    back = run(tmp_path, "diff", "--adapted", "new", "old")
    assert back.stdout.splitlines()[0].startswith("brought back demo/first/share")


def test_a_fork_s_own_changes_are_none_of_upstream_s(tmp_path: Path) -> None:
    draw(tmp_path / "upstream", OLD)
    layer = dedent("""\
        ==> data/local/frameworks/demo/first.yml
        practices:
          share: {omit: Not ours.}
        """)
    draw(tmp_path / "fork", OLD + layer)
    told = run(tmp_path, "diff", "fork", "upstream")
    assert (told.stdout, told.returncode) == ("Nothing is different.\n", 0)


def git(cwd: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Someone", "-c", "user.email=someone@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=cwd, check=True, capture_output=True)


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
    assert sorted((row["kind"], row["address"], row["field"], row["old_address"]) for row in rows) == EXPECTED
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
    assert alone == "HEAD: There is no such folder, and no such git revision. This folder is no git repository.\n"
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


COLUMNS = """
==> data/frameworks/demo/framework.yml
title: Demo framework
version: "1"
summary: A framework for trying things out.
source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
columns: {signs: {title: Signs}, scale: {title: Scale}}
sections: [first, second]
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs: {one-plan: The district has one plan., on-paper: The plan is on paper.}
    scale: {each: Each school has the plan.}
==> data/frameworks/demo/second.yml
title: Second section
summary: What comes next.
questions: {what: What comes next?}
"""


def told(tmp_path: Path, old: str, new: str) -> list[str]:
    draw(tmp_path / "old", old)
    draw(tmp_path / "new", new)
    return run(tmp_path, "diff", "old", "new").stdout.splitlines()


def test_a_statement_that_stands_in_another_column_is_told(tmp_path: Path) -> None:
    new = COLUMNS.replace(", on-paper: The plan is on paper.", "").replace(
        "scale: {each", "scale: {on-paper: The plan is on paper., each"
    )
    assert told(tmp_path, COLUMNS, new) == [
        "moved demo/first/plan-well/on-paper (statement, now scale)",
        "    from: signs",
        "    text: The plan is on paper.",
        "1 moved.",
    ]


def test_a_column_that_has_another_name_is_told_once(tmp_path: Path) -> None:
    new = COLUMNS.replace("signs:", "doing:").replace("title: Signs", "title: What we do")
    assert told(tmp_path, COLUMNS, new) == [
        "reworded demo (columns/doing/title)",
        "    old: Signs",
        "    new: What we do",
        "moved demo (column, now doing)",
        "    from: signs",
        "    text: What we do",
        "1 reworded, 1 moved.",
    ]
    markdown = run(tmp_path, "diff", "old", "new", "--format", "markdown").stdout
    assert "- `demo` (column, now doing)\n  - from: `signs`" in markdown


def test_another_order_of_columns_and_sections_is_told(tmp_path: Path) -> None:
    new = COLUMNS.replace("[first, second]", "[second, first]").replace(
        "{signs: {title: Signs}, scale: {title: Scale}}", "{scale: {title: Scale}, signs: {title: Signs}}"
    )
    assert told(tmp_path, COLUMNS, new) == [
        "reordered demo (columns)",
        "    old: signs, scale",
        "    new: scale, signs",
        "reordered demo (sections)",
        "    old: first, second",
        "    new: second, first",
        "2 reordered.",
    ]
    renamed = COLUMNS.replace("[first, second]", "[first, last]").replace("demo/second.yml", "demo/last.yml")
    renamed = renamed.replace("summary: What comes next.", "summary: What comes next.\nwas: demo/second")
    draw(tmp_path / "renamed", "==> data/frameworks/demo/second.yml\n" + renamed)
    assert "reordered" not in run(tmp_path, "diff", "old", "renamed").stdout


def test_responses_and_messages_are_told(tmp_path: Path) -> None:
    """A layer that rewords them is warned when they change; so whoever takes in the change is told of it too."""
    old = dedent("""\
        ==> data/site.yml
        name: Practice
        language: en
        responses: {statement: {yes: We do, no: We do not yet}, question: {clear: Clear, open: Open}}
        ==> data/messages.yml
        home: Home
        """)
    new = old.replace("Practice", "Good practice").replace("Open", "Still open").replace("Home", "Front page")
    assert told(tmp_path, old, new) == [
        "reworded messages/home",
        "    old: Home",
        "    new: Front page",
        "reworded site/responses (question/open)",
        "    old: Open",
        "    new: Still open",
        "2 reworded.",
    ]
