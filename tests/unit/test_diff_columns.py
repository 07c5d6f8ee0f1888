"""Columns that changed, statements that stand in another one, and what a framework arranges."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from tests.support.commands import run
from tests.support.drawing import draw

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
        "{signs: {title: Signs}, scale: {title: Scale}}",
        "{scale: {title: Scale}, signs: {title: Signs}}",
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
    renamed = COLUMNS.replace("[first, second]", "[first, last]").replace(
        "demo/second.yml", "demo/last.yml"
    )
    renamed = renamed.replace(
        "summary: What comes next.", "summary: What comes next.\nwas: demo/second"
    )
    draw(tmp_path / "renamed", "==> data/frameworks/demo/second.yml\n" + renamed)
    assert "reordered" not in run(tmp_path, "diff", "old", "renamed").stdout


def test_responses_and_messages_are_told(tmp_path: Path) -> None:
    """A layer that rewords them is warned when they change.

    So whoever takes in the change is told of it too.
    """
    old = dedent("""\
        ==> data/site.yml
        name: Practice
        language: en
        responses: {statement: {yes: We do, no: We do not yet}, question: {clear: Clear, open: Open}}
        ==> data/messages.yml
        home: Home
        """)  # noqa: E501
    new = (
        old.replace("Practice", "Good practice")
        .replace("Open", "Still open")
        .replace("Home", "Front page")
    )
    assert told(tmp_path, old, new) == [
        "reworded messages/home",
        "    old: Home",
        "    new: Front page",
        "reworded site/responses (question/open)",
        "    old: Open",
        "    new: Still open",
        "2 reworded.",
    ]


def test_a_response_that_comes_to_mean_something_else_wants_a_key_of_its_own(
    tmp_path: Path,
) -> None:
    old = dedent("""\
        ==> data/frameworks/demo/first.yml
        title: First section
        summary: What comes first.
        practices:
          plan-well:
            title: Plan well
            signs:
              one-plan:
                text: The district has one plan.
                responses:
                  none: Nobody has written a plan.
                  some: A plan exists in some schools.
                  full: Every school follows the plan.
        """)
    new = old.replace("A plan exists in some", "A plan exists in most")
    new = new.replace("Nobody has written a plan.", "Teachers meet every single Monday.")
    new = new.replace("full: Every", "all: Every")
    address = "demo/first/plan-well/one-plan"
    told_lines = told(tmp_path, old, new)
    assert [line for line in told_lines if not line.startswith(" ")] == [
        f"new {address} (responses/all)",
        f"reworded {address} (responses/some)",
        f"gone {address} (responses/full)",
        f"used again {address} (responses/none)",
        "1 new, 1 reworded, 1 gone, 1 used again.",
    ]
