"""What upstream has brought since a fork last looked is told once, and held back on demand."""

from __future__ import annotations

import io
from contextlib import chdir, redirect_stdout
from pathlib import Path

from macros.adapt.command import apply_edits
from macros.cli import main
from macros.layers.load import load_dataset
from macros.rules import check
from macros.views.adaptations.page import build_changes_view, has_adaptations, has_news
from tests.support.drawing import draw

FIRST = "data/frameworks/demo/first.yml"
LATER = """\
==> data/frameworks/demo/framework.yml
title: Demo framework
short_title: Demo
version: "2"
summary: A framework for trying things out.
source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
columns:
  signs: {title: Signs, level: district, required: true}
  more: {title: More, level: district, required: true}
sections: [begin, second]
==> data/frameworks/demo/first.yml
==> data/frameworks/demo/begin.yml
title: First section
summary: What comes first.
was: demo/first
practices:
  plan-well:
    title: Plan well
    signs:
      the-plan: {text: The district has one plan., was: demo/first/plan-well/one-plan}
      two: {text: There are two of them., retired: Nobody needs two.}
      three: There are three of us.
      brand-new: It is brand new.
    more:
      added-column: It stands in a new column.
questions:
  why: Why does the plan matter here?
==> data/frameworks/demo/second.yml
title: Second section
summary: What comes next.
questions: {who: Who is next?}
"""
BEFORE = """\
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      one-plan: The district has one plan.
      two: There are two of them.
      three: There are three of us.
      lost: It will be lost.
questions:
  why: Why does the plan matter?
"""


def news(cwd: Path, *arguments: str) -> str:
    out = io.StringIO()
    with chdir(cwd), redirect_stdout(out):
        assert main(["news", *arguments]) == 0
    return out.getvalue()


def draw_later(root: Path) -> None:
    draw(root, BEFORE)
    assert news(root).startswith("Nothing has been noted as seen yet.")
    assert news(root, "--seen") == "data/local/seen.yml: 8 texts noted as seen.\n"
    assert news(root) == "Nothing is new.\n"
    assert check(load_dataset(root)) == []
    draw(root, LATER)
    (root / FIRST).unlink()


def test_every_event_is_told_once(tmp_path: Path) -> None:
    draw_later(tmp_path)
    told = news(tmp_path).splitlines()
    assert [line for line in told if not line.startswith(" ")] == [
        "new demo/begin/plan-well/brand-new",
        "new demo/begin/plan-well/added-column",
        "new demo/second",
        "reworded demo/begin/why",
        "moved demo/begin",
        "moved demo/begin/plan-well/the-plan",
        "retired demo/begin/plan-well/two",
        "gone demo/first/plan-well/lost",
        "3 new, 1 reworded, 2 moved, 1 retired, 1 gone.",
    ]
    at = told.index("reworded demo/begin/why")
    assert told[at + 1 : at + 4] == [
        "    from: demo/first/why",
        "    then: Why does the plan matter?",
        "    now: Why does the plan matter here?",
    ]
    view = build_changes_view(load_dataset(tmp_path))
    assert [(group.kind, len(group.news)) for group in view.news] == [
        *(("new", 3), ("reworded", 1), ("moved", 2), ("retired", 1), ("gone", 1)),
    ]
    assert news(tmp_path, "--seen").endswith("noted as seen.\n")
    assert news(tmp_path) == "Nothing is new.\n"
    data = load_dataset(tmp_path)
    assert not has_news(data)
    assert not has_adaptations(data)


def test_what_is_new_is_held_back_until_it_is_seen(tmp_path: Path) -> None:
    """A column that is required and whose statements are held back stops nothing."""
    draw_later(tmp_path)
    (tmp_path / "data/local/site.yml").write_text("review: true\n", "utf-8")
    data = load_dataset(tmp_path)
    assert check(data) == []
    assert not data.elements.keys() & {
        *("demo/begin/plan-well/brand-new", "demo/begin/plan-well/added-column", "demo/second"),
    }
    assert {"demo/begin/plan-well/the-plan", "demo/begin/why"} <= data.elements.keys()
    held = [item for group in build_changes_view(data).news for item in group.news]
    assert [item.words for item in held if item.is_held_back] == [
        *("It is brand new.", "It stands in a new column.", "Second section"),
    ]
    assert "new demo/second (held back until you have looked at it)" in news(tmp_path)
    words = {"text": "It is new to us."}
    (tmp_path / "data/local/frameworks/demo").mkdir(parents=True)
    (tmp_path / "data/local/frameworks/demo/begin.yml").write_text(
        "practices:\n  plan-well:\n    signs:\n      brand-new: {text: Ours., replaces: It is"
        " brand new.}\n",
        "utf-8",
    )
    data = load_dataset(tmp_path)
    assert "demo/begin/plan-well/brand-new" in data.elements, "whoever speaks of it has seen it"
    apply_edits(data, tmp_path, "demo/begin/plan-well/three", words=words)
    news(tmp_path, "--seen")
    data = load_dataset(tmp_path)
    assert "demo/second" in data.elements
    assert data.news == ()


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    draw(tmp_path, "==> data/local/seen.yml\ndemo: [a\n")
    assert {problem.place.path for problem in check(load_dataset(tmp_path))} == {
        "data/local/seen.yml"
    }
