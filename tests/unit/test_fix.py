"""`fix` mends what needs nobody's decision: readers see the same, and no word is dropped."""

from __future__ import annotations

import io
import re
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from macros.cli import main
from macros.layers.load import load_dataset
from macros.rules import check
from tests.support.drawing import draw

FIRST = "data/local/frameworks/demo/first.yml"
MOVED = """\
==> data/frameworks/demo/framework.yml
title: Demo framework
short_title: Demo
version: "1"
summary: A framework for trying things out.
source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
columns:
  signs: {title: Signs, level: district, required: true}
sections: [first, second]
==> data/frameworks/demo/second.yml
title: Second section
summary: What comes next.
practices:
  plan-better:
    title: Plan better
    signs:
      the-plan:
        text: The district has one plan.
        was: demo/first/plan-well/one-plan
      other-plan: There is another “plan”.
"""


def fix(cwd: Path, *arguments: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    with chdir(cwd), redirect_stdout(out), redirect_stderr(err):
        main(["fix", *arguments])
    return out.getvalue() + err.getvalue()


def draw_layer(root: Path, drawing: str, layer: str) -> None:
    base = "==> data/frameworks/demo/first.yml\n" + FIRST_BELOW
    draw(root, drawing + base)
    (root / FIRST).parent.mkdir(parents=True, exist_ok=True)
    (root / FIRST).write_bytes(layer.encode("utf-8"))


FIRST_BELOW = """\
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      few-plans: The district has few plans.
questions:
  why: Why does the plan matter?
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_move_with_their_comments(tmp_path: Path, end: str, mark: str) -> None:
    layer = """\
# Ours
practices:
  plan-well:
    # The board asked for it.
    signs:
      # In our words
      one-plan:
        text: >-
          We have
          one plan.
        replaces: The district has one plan.   # exactly
        # till June
      # what follows
questions:
  why: {text: Why here?, replaces: Why does the plan matter?}
"""
    draw_layer(tmp_path, MOVED, mark + layer.replace("\n", end))
    assert "1 moved; 0 problems left. Nothing is written yet: add --write." in fix(tmp_path)
    before = load_dataset(tmp_path).project
    fix(tmp_path, "--write")
    first = (tmp_path / FIRST).read_bytes().decode("utf-8")
    assert first == mark + end.join(
        [
            "# Ours",
            "questions:",
            "  why: {text: Why here?, replaces: Why does the plan matter?}",
            "",
        ]
    )
    second = (tmp_path / FIRST.replace("first", "second")).read_text("utf-8").splitlines()
    assert second[1:] == [
        "practices:",
        "  plan-better:",
        "    signs:",
        "      # The board asked for it.",
        "      # what follows",
        "      # In our words",
        "      the-plan:",
        "        text: >-",
        "          We have",
        "          one plan.",
        "        replaces: The district has one plan.   # exactly",
        "        # till June",
    ]
    data = load_dataset(tmp_path)
    assert check(data) == []
    assert data.project == before


def test_what_is_gone_or_said_by_upstream_becomes_a_comment(tmp_path: Path) -> None:
    layer = """\
practices:
  plan-well:
    signs:
      gone:
        text: We once had it.
        replaces: It once was.

      few-plans: {text: The district has few plans., replaces: It has some., reason: We say so.}
"""
    draw_layer(tmp_path, "", layer)
    assert "2 made a comment; 0 problems left" in fix(tmp_path, "--write")
    text = (tmp_path / FIRST).read_text("utf-8")
    assert check(load_dataset(tmp_path)) == []
    for word in re.findall(r"\w+", layer):
        assert word in text
    assert all(line.lstrip().startswith("#") for line in text.splitlines() if line.strip())


def test_what_was_only_typed_in_another_way_is_accepted(tmp_path: Path) -> None:
    layer = (
        MOVED.replace("first", "first")
        and """\
practices:
  plan-better:
    signs:
      other-plan: {text: No other plan., replaces: There is another "plan".}
"""
    )
    draw_layer(tmp_path, MOVED.replace("        was: demo/first/plan-well/one-plan\n", ""), "")
    (tmp_path / FIRST).unlink()
    second = tmp_path / FIRST.replace("first", "second")
    second.write_text(layer, "utf-8")
    assert "1 accepted; 0 problems left" in fix(tmp_path, "--write")
    assert "replaces: There is another “plan”.}" in second.read_text("utf-8")


def test_what_has_no_lines_of_its_own_is_left(tmp_path: Path) -> None:
    entry = "{text: A plan., replaces: The district has one plan.}"
    layer = f"practices: {{plan-well: {{signs: {{one-plan: {entry}}}}}}}\n"
    draw_layer(tmp_path, MOVED, layer)
    told = fix(tmp_path, "--write")
    assert f"{FIRST}:1: By hand: There is no key on a line of its own." in told
    assert (tmp_path / FIRST).read_text("utf-8") == layer


def test_decisions_and_errors_are_left(tmp_path: Path) -> None:
    layer = "title: {text: Ours, replaces: Another section}\n"
    draw_layer(tmp_path, "", layer)
    assert fix(tmp_path, "--write").startswith("There is nothing to mend without you. 1 problem")
    (tmp_path / FIRST).write_text("titel: Ours\n", "utf-8")
    assert "Fix this first" in fix(tmp_path, "--write")
    assert (tmp_path / FIRST).read_text("utf-8") == "titel: Ours\n"


PAGE = "content/local/plans.md"
CALLING = """\
---
title: "[The plan](demo/first/index.md#plan-well--one-plan)"
---
# Plans

[The plan](demo/first/index.md#plan-well--one-plan), to [reflect](demo/old/reflect/index.md) on,
as <a href="demo/first/index.md#plan-well--one-plan">we</a> said, [first](demo/first/index.md).
[Its sheet](demo/old/responses.csv), [gone](demo/nowhere/index.md), [a statement](../plans.md#one).

{{ profile("demo/old") }} {{ profile('demo/second') }}
"""


def test_links_and_calls_of_own_pages_follow_what_has_moved(tmp_path: Path) -> None:
    upstream = MOVED.replace("title: Second section\n", "title: Second section\nwas: demo/old\n")
    draw_layer(tmp_path, f"{upstream}==> content/index.md\nWelcome.\n", "")
    (tmp_path / PAGE).parent.mkdir(parents=True)
    (tmp_path / PAGE).write_bytes(CALLING.replace("\n", "\r\n").encode("utf-8"))
    shown = fix(tmp_path)
    assert "+[The plan](demo/second/index.md#plan-better--the-plan)" in shown
    assert shown.splitlines()[-1].startswith("links followed on 1 page; ")
    assert (tmp_path / PAGE).read_bytes().decode() == CALLING.replace("\n", "\r\n"), "shown only"
    fix(tmp_path, "--write")
    above, _, below = CALLING.partition("# Plans")
    expected = below.replace("first/index.md#plan-well--one", "second/index.md#plan-better--the")
    expected = expected.replace("demo/old", "demo/second")
    written = (tmp_path / PAGE).read_bytes().decode()
    assert written == f"{above}# Plans{expected}".replace("\n", "\r\n")
    assert fix(tmp_path).startswith("There is nothing to mend without you.")
