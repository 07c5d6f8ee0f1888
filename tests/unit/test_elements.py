"""The walks over what is shown, and from an element to what holds it."""

from __future__ import annotations

from pathlib import Path

from macros.layers.elements import iter_ancestors, iter_shown_sections, list_shown_children
from macros.layers.load import load_dataset
from tests.support.drawing import draw

RETIRED = """==> data/frameworks/demo/first.yml
title: First
summary: The first of two.
practices:
  plan-well:
    title: Plan well
    signs:
      one-plan: The district has one plan.
      old-plan: {text: The district has an old plan., retired: It has none.}
questions:
  why: Why?
"""


def test_what_is_shown_is_not_retired(tmp_path: Path) -> None:
    draw(tmp_path, RETIRED)
    data = load_dataset(tmp_path)
    held = [child.key for child in data.children["demo/first/plan-well"]]
    shown = [child.key for child in list_shown_children(data, "demo/first/plan-well")]
    assert (held, shown) == (["one-plan", "old-plan"], ["one-plan"])


def test_a_retired_section_is_not_listed(tmp_path: Path) -> None:
    draw(tmp_path, "")
    before = [section.address for section, _ in iter_shown_sections(load_dataset(tmp_path), "demo")]
    assert "demo/first" in before
    draw(tmp_path, RETIRED.replace("summary: The first of two.", "summary: One.\nretired: Done."))
    after = [section.address for section, _ in iter_shown_sections(load_dataset(tmp_path), "demo")]
    assert after == [address for address in before if address != "demo/first"]


def test_an_element_s_ancestors_are_named_from_the_innermost(tmp_path: Path) -> None:
    draw(tmp_path, RETIRED)
    data = load_dataset(tmp_path)
    statement = data.elements["demo/first/plan-well/one-plan"]
    ancestors = [ancestor.address for ancestor in iter_ancestors(statement)]
    assert ancestors == [
        "demo/first/plan-well/one-plan",
        "demo/first/plan-well",
        "demo/first",
        "demo",
    ]
