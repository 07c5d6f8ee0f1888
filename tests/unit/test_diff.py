"""`python -m macros diff`: what is different between two states of the data, by address."""

from __future__ import annotations

import json
import re
from pathlib import Path
from textwrap import dedent

from tests.support.commands import run
from tests.support.drawing import draw
from tests.support.states import EXPECTED, OLD


def test_every_kind_of_difference_is_told_once(states: Path) -> None:
    done = run(states, "diff", "old", "new", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")  # for what is taken away or used again
    rows = json.loads(done.stdout)
    assert (
        sorted((row["kind"], row["address"], row["field"], row["old_address"]) for row in rows)
        == EXPECTED
    )
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
    assert (
        lines[-1]
        == "2 new, 4 reworded, 2 moved, 1 retired, 1 brought back, 1 taken away, 1 used again."
    )


def test_markdown_is_a_section_of_a_changelog(states: Path) -> None:
    framework = states / "new/data/frameworks/demo/framework.yml"
    framework.write_text(
        framework.read_text("utf-8").replace('version: "1"', 'version: "2"'), "utf-8"
    )
    told = run(states, "diff", "old", "new", "--format", "markdown").stdout
    assert told.startswith(
        "## Demo framework (`demo`), version 2\n\n### New\n\n- `demo/first/plan-well/fresh`"
    )
    assert re.findall(r"^### (\w+)", told, re.MULTILINE)[:5] == [
        "New",
        "Reworded",
        "Moved",
        "Retired",
        "Brought",
    ]
    assert (
        "- `demo/first/tell/read` (statement)\n  - old: Families can read the plan.\n  - new:"
        " Families and" in told
    )


def test_a_version_that_was_not_raised_is_told(states: Path) -> None:
    assert (
        "(The version is 1 still: raise it"
        in run(states, "diff", "old", "new", "--format", "markdown").stdout
    )


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
    draw(
        tmp_path / "moved",
        was + "  reasons: {text: Why does the plan matter?, was: demo/first/why}\n",
    )
    both = (
        "  reasons: {text: Why does the plan matter?, was: demo/first/why}\n  why: Who is it for?\n"
    )
    draw(tmp_path / "both", was + both)
    for old, new in (("old", "both"), ("moved", "both")):
        rows = json.loads(run(tmp_path, "diff", old, new, "--format", "json").stdout)
        assert ("used again", "demo/first/why") in [
            (row["kind"], row["address"]) for row in rows
        ], (old, new)
    draw(tmp_path / "other", dedent("""\
        ==> data/frameworks/demo/first.yml
        title: First section
        summary: What comes first.
        practices:
          why: {title: Why we plan, signs: {one: We know why the plan matters.}}
        """))  # fmt: skip
    rows = json.loads(run(tmp_path, "diff", "old", "other", "--format", "json").stdout)
    assert [(row["kind"], row["address"]) for row in rows if row["kind"] != "new"] == [
        ("used again", "demo/first/why")
    ]


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
