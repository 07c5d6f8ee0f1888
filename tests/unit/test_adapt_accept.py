"""`adapt --accept` takes note of what has changed below, and changes nothing else."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from macros.layers.load import load_dataset
from macros.rules import check
from macros.source.problems import Problem
from tests.support.adapting import AGENDA, FIRST, PLAN, adapt, told_at
from tests.support.drawing import draw
from tests.support.layer_files import TYPED


def test_new_wording_below_is_taken_note_of(tmp_path: Path) -> None:
    draw(tmp_path, "")
    file = tmp_path / FIRST
    file.parent.mkdir(parents=True)
    old = TYPED.replace("First section}", "The first section}").replace("'Plan well' }", "'Plan' }")
    file.write_text(old, "utf-8")
    assert [problem.code for problem in check(load_dataset(tmp_path))] == [
        "outdated-override",
        "outdated-override",
    ]
    done = adapt(tmp_path, "--accept", "demo/first")
    assert (done.returncode, done.stdout) == (0, f"{FIRST}:4: It replaces “First section” now.\n")
    after = file.read_text("utf-8")
    changed = [
        (one, two)
        for one, two in zip(old.splitlines(), after.splitlines(), strict=True)
        if one != two
    ]
    assert len(changed) == 1
    assert changed[0][1].endswith("# agreed by the board")
    assert adapt(tmp_path, "--accept", "demo/first/plan-well").returncode == 0
    assert check(load_dataset(tmp_path)) == []
    assert (
        load_dataset(tmp_path).project.frameworks["demo"].sections["first"].title
        == "Our first section"
    )


def test_a_change_without_a_quotation_gets_one(tmp_path: Path) -> None:
    draw(tmp_path, f"==> {FIRST}\nquestions:\n  why: Why does our plan matter?   # ours\n")
    assert [problem.code for problem in check(load_dataset(tmp_path))] == ["missing-replaces"]
    assert adapt(tmp_path, "--accept", "demo/first/why").returncode == 0
    assert check(load_dataset(tmp_path)) == []
    data = load_dataset(tmp_path)
    assert (
        data.project.frameworks["demo"].sections["first"].questions["why"].text
        == "Why does our plan matter?"
    )
    assert "# ours" in (tmp_path / FIRST).read_text("utf-8")


def test_folded_texts_and_moved_things_are_taken_note_of_where_they_are_typed(
    tmp_path: Path,
) -> None:
    upstream = dedent("""\
        title: First section
        summary: What comes first.
        practices:
          plan-well:
            title: Plan well
            was: demo/first/planning
            signs:
              one-plan: The district has one plan.
        """)
    layer = dedent("""\
        practices:
          planning:  # by its old name
            signs:
              one-plan:
                text: >-
                  Our district has one plan,
                  and one only.
                replaces: The district has a plan.
        """)
    draw(tmp_path, f"==> data/frameworks/demo/first.yml\n{upstream}==> {FIRST}\n{layer}")
    assert {problem.code for problem in check(load_dataset(tmp_path))} == {
        "target-moved",
        "outdated-override",
    }
    done = adapt(tmp_path, "--accept", PLAN)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / FIRST).read_text("utf-8") == layer.replace("has a plan", "has one plan")


def test_the_line_that_took_note_is_told(tmp_path: Path) -> None:
    layer = dedent("""\
        title: Ours # one
        short_title: We
        summary: {text: What we do., replaces: Something.}
        """)
    draw(tmp_path, f"==> data/local/frameworks/demo/framework.yml\n{layer}")
    for field, line in (
        ("", "replaces: Demo framework"),
        ("short_title", "replaces: Demo"),
        ("summary", "summary: {text: What we do., replaces: A framework for trying things out.}"),
    ):
        done = adapt(tmp_path, "--accept", "demo", "--field", field)
        assert (done.returncode, done.stderr) == (0, "")
        assert told_at(tmp_path, done.stdout) == line
    assert check(load_dataset(tmp_path)) == []


DRIFTED = """
==> data/local/facilitation.yml
purpose: {text: Ours., replaces: Why once.}
agenda:
  open: {minutes: {"45": 25}, title: {text: Begin, replaces: Commence}}
  close: {minutes: {"45": 20}, title: {text: End, replaces: Finish}}
==> data/local/frameworks/demo/framework.yml
title: {text: Our framework, replaces: The framework}
version: "2"
columns:
  signs: {title: {text: What we see, replaces: Sign}}
==> data/local/frameworks/demo/first.yml
practices:
  plan-well:
    signs:
      one-plan: {text: Our plan., replaces: Theirs.}
==> data/local/glossary.yml
plan: {term: {text: Plan, replaces: A plan}, text: {text: What we mean to do., replaces: What they do.}}
==> data/local/messages.yml
home: {text: Our start, replaces: Begin}
"""  # noqa: E501


def test_each_line_of_the_report_settles_what_it_tells_of_and_nothing_else(tmp_path: Path) -> None:
    draw(tmp_path, AGENDA + DRIFTED)

    def stale() -> list[Problem]:
        return [
            problem
            for problem in check(load_dataset(tmp_path))
            if problem.code == "outdated-override"
        ]

    first = stale()
    assert len(first) == 9
    for number, problem in enumerate(first, start=1):
        before = (tmp_path / problem.place.path).read_text("utf-8")
        command = problem.help.split("adapt ")[1].split("`")[0].split()
        done = adapt(tmp_path, *command)
        assert (done.returncode, done.stderr) == (0, ""), command
        after = (tmp_path / problem.place.path).read_text("utf-8")
        assert len(after.splitlines()) == len(before.splitlines()), command
        assert len(stale()) == len(first) - number, command
        assert problem.message not in {left.message for left in stale()}
    assert [problem.code for problem in check(load_dataset(tmp_path))] == []


def test_what_else_can_be_taken_note_of_is_named(tmp_path: Path) -> None:
    draw(tmp_path, AGENDA + DRIFTED)
    assert adapt(tmp_path, "--accept", "demo").returncode == 0
    done = adapt(tmp_path, "--accept", "demo")
    assert (
        done.stderr == "`demo` has no change of yours whose `replaces` differs from what is below. "
        "Of others it has: `--field columns/signs/title`.\n"
    )


def test_what_was_said_before_is_never_written_over(tmp_path: Path) -> None:
    draw(
        tmp_path,
        f"==> {FIRST}\npractices:\n  plan-well:\n    signs:\n      ours: {{text: Our own., after:"
        " one-plan}\n",
    )
    for words in (
        ("--text", "Our one plan.", "--reason", "We say so."),
        ("--note", "Ask the planning office."),
    ):
        assert adapt(tmp_path, PLAN, *words).returncode == 0
    before = (tmp_path / FIRST).read_text("utf-8")
    at = {line.split(":")[0].strip(): number for number, line in enumerate(before.splitlines(), 1)}
    for arguments, line, said in (
        ((PLAN, "--text", "Another plan."), at["text"], "This is reworded already. Edit it there."),
        (
            (PLAN, "--text", "Our one plan.", "--reason", "Else."),
            at["text"],
            "This is reworded already. Edit it there.",
        ),
        ((PLAN,), at["text"], "This is reworded already. Edit it there."),
        (
            (PLAN, "--note", "Ask."),
            at["local_note"],
            "A note stands beside it already: “Ask the planning office.”.",
        ),
        (
            (PLAN, "--omit", "No."),
            at["one-plan"],
            "You say something about it here already. Delete that, then",
        ),
        (("demo/first/plan-well/ours", "--omit", "No."), 4, "This is your own. Delete it there."),
        (("demo/first/plan-well/ours", "--text", "No."), 4, "This is your own. Edit it there."),
    ):
        done = adapt(tmp_path, *arguments)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert done.stderr.startswith(f"{FIRST}:{line}: {said}"), arguments
    for again in (("--text", "Our one plan."), ("--note", "Ask the planning office.")):
        done = adapt(tmp_path, PLAN, *again)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith("It says so already; nothing was written.\n")
    assert (tmp_path / FIRST).read_text("utf-8") == before
    assert check(load_dataset(tmp_path)) == []


MOVED = """
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    was: demo/first/planning
    signs:
      one-plan: The district has one plan.
"""


@pytest.mark.parametrize("practice", ["planning", "plan-well"])
def test_what_has_moved_is_adapted_by_either_address(tmp_path: Path, practice: str) -> None:
    layer = dedent("""\
        practices:
          planning:
            signs:
              one-plan:
                text: Ours.
                replaces: Theirs.
        """)
    draw(tmp_path, f"{MOVED}==> {FIRST}\n{layer}")
    address = f"demo/first/{practice}/one-plan"
    moved = f"`{address}` is now `{PLAN}`. " if practice == "planning" else ""
    done = adapt(tmp_path, "--accept", address)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{FIRST}:6: {moved}It replaces “The district has one plan.” now.\n"
    assert (tmp_path / FIRST).read_text("utf-8") == layer.replace(
        "Theirs.", "The district has one plan."
    )
    assert (
        adapt(tmp_path, address, "--text", "Others.").stderr
        == f"{FIRST}:5: This is reworded already. Edit it there.\n"
    )
    done = adapt(tmp_path, address, "--note", "Ask us.")
    assert done.stdout == f"{FIRST}:10: {moved}The note stands beside it now.\n"
    assert {problem.code for problem in check(load_dataset(tmp_path))} == {"target-moved"}
