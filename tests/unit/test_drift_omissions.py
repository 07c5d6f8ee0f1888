"""An omission follows what has moved, and never something else that took it in."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.layers.load import load_dataset
from macros.rules import check
from tests.support.drawing import draw

ADDRESS = "demo/first/plan-well/one-plan"
LAYER = "==> data/local/frameworks/demo/first.yml\npractices:\n  plan-well:\n    signs:\n"


def draw_upstream(statement: str) -> str:
    """A section whose statement `one-plan` says what is given, in place of `two-plans`."""
    return (
        "==> data/frameworks/demo/first.yml\ntitle: First section\nsummary: What comes first.\n"
        "practices:\n"
        f"  plan-well:\n    title: Plan well\n    signs:\n      {statement}\n"
        f"      seen: The plan is seen.\n"
    )


def load_problems(tmp_path: Path, drawing: str) -> tuple[set[str], list[tuple[str, str, str]]]:
    draw(tmp_path, drawing)
    data = load_dataset(tmp_path)
    return set(data.omitted), [(found.code, found.severity, found.address) for found in check(data)]


@pytest.mark.parametrize(
    "was",
    [
        "demo/first/plan-well/two-plans",
        "[demo/first/plan-well/one-plan, demo/first/plan-well/two-plans]",
        "[demo/first/plan-well/two-plans, demo/first/plan-well/three-plans]",
    ],
)
def test_what_took_in_an_omitted_statement_is_shown(was: str, tmp_path: Path) -> None:
    drawing = draw_upstream(f"one-plan: {{text: The district has one plan., was: {was}}}")
    drawing += f"{LAYER}      two-plans: {{omit: We have one.}}\n"
    assert load_problems(tmp_path, drawing) == (set(), [("target-moved", "warning", ADDRESS)])


def test_a_rewording_of_what_took_in_an_omitted_statement_stands(tmp_path: Path) -> None:
    drawing = draw_upstream(
        "one-plan: {text: The district has one plan., was: demo/first/plan-well/two-plans}"
    )
    drawing += LAYER
    drawing += "      one-plan: {text: We have one., replaces: The district has one plan.}\n"
    drawing += "      two-plans: {omit: We have one.}\n"
    assert load_problems(tmp_path, drawing) == (set(), [("target-moved", "warning", ADDRESS)])
    assert load_dataset(tmp_path).elements[ADDRESS].value.text == "We have one."  # type: ignore[union-attr]


def test_an_omission_follows_a_renamed_statement_that_it_quotes(tmp_path: Path) -> None:
    drawing = draw_upstream(
        "one-plan: {text: The district has two plans., was: demo/first/plan-well/two-plans}"
    )
    drawing += LAYER
    drawing += "      two-plans: {omit: We have one., replaces: The district has two plans.}\n"
    omitted, problems = load_problems(tmp_path, drawing)
    assert omitted == {ADDRESS}
    assert problems == [("target-moved", "warning", ADDRESS)]


def test_an_omission_follows_a_statement_to_another_practice(tmp_path: Path) -> None:
    drawing = draw_upstream(
        "one-plan: {text: The district has one plan., was: demo/first/gone/one-plan}"
    )
    drawing += "==> data/local/frameworks/demo/first.yml\npractices:\n  gone:\n    signs:\n"
    drawing += "      one-plan: {omit: We have two.}\n"
    assert load_problems(tmp_path, drawing) == ({ADDRESS}, [("target-moved", "warning", ADDRESS)])
