"""What was merged or divided is told as that: by `diff` and in a layer."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.diff.compare import compare
from macros.diff.differences import Difference
from macros.diff.report import format_markdown, format_text, has_mistakes
from macros.layers.load import load_dataset
from macros.rules import check
from tests.support.drawing import draw

HEAD = (
    "==> data/frameworks/demo/first.yml\ntitle: First section\nsummary: What comes first.\n"
    "practices:\n"
    "  plan-well:\n    title: Plan well\n    signs:\n"
)
ONE = "      one-plan: The district has one plan for all.\n"
SHARED = "      shared: The district shares its plan with families.\n"
BOTH = "The district has one plan for all, and shares it with families."
PLAN = "demo/first/plan-well"


def compare_states(tmp_path: Path, old: str, new: str) -> tuple[list[Difference], str, str]:
    draw(tmp_path / "old", HEAD + old)
    draw(tmp_path / "new", HEAD + new)
    changes = compare(load_dataset(tmp_path / "old"), load_dataset(tmp_path / "new"))
    assert not has_mistakes(changes)
    assert check(load_dataset(tmp_path / "new")) == []
    differences = [difference for part in changes for difference in part.differences]
    return differences, format_text(changes), format_markdown(changes)


@pytest.mark.parametrize("was", [f"{PLAN}/shared", f"[{PLAN}/one-plan, {PLAN}/shared]"])
def test_what_was_merged_into_another_is_one_line(was: str, tmp_path: Path) -> None:
    new = f'      one-plan: {{text: "{BOTH}", was: {was}}}\n'
    differences, text, markdown = compare_states(tmp_path, ONE + SHARED, new)
    assert [(each.kind, each.address, each.old_address) for each in differences] == [
        ("merged into", f"{PLAN}/one-plan", f"{PLAN}/shared")
    ]
    assert text.startswith(f"merged into {PLAN}/one-plan (statement)\n    from: {PLAN}/shared\n")
    assert "### Merged into one\n" in markdown


def test_two_that_became_a_new_one_are_one_line(tmp_path: Path) -> None:
    new = f'      all: {{text: "{BOTH}", was: [{PLAN}/one-plan, {PLAN}/shared]}}\n'
    differences, _, _ = compare_states(tmp_path, ONE + SHARED, new)
    assert [(each.kind, each.address, each.old_address) for each in differences] == [
        ("merged into", f"{PLAN}/all", f"{PLAN}/one-plan, {PLAN}/shared")
    ]


#: What `one-plan` gave off.
SHARED_OUT = SHARED.replace("shared: ", "shared: {text: ").replace(
    "\n", f", split_from: {PLAN}/one-plan}}\n"
)


@pytest.mark.parametrize(
    ("new", "parts"),
    [
        (ONE + SHARED_OUT, (f"{PLAN}/one-plan", f"{PLAN}/shared")),
        (
            "      a-plan: {text: The district has one plan for all., split_from: "
            f"{PLAN}/one-plan}}\n"
            "      shared: {text: The district shares its plan with families., split_from: "
            f"{PLAN}/one-plan}}\n",
            (f"{PLAN}/a-plan", f"{PLAN}/shared"),
        ),
    ],
)  # fmt: skip
def test_what_was_divided_is_one_line(new: str, parts: tuple[str, ...], tmp_path: Path) -> None:
    differences, text, _ = compare_states(tmp_path, f'      one-plan: "{BOTH}"\n', new)
    assert [(each.kind, each.parts, each.old_address) for each in differences] == [
        ("divided into", parts, f"{PLAN}/one-plan")
    ]
    assert text.startswith(
        f"divided into {', '.join(parts)} (statement)\n    from: {PLAN}/one-plan\n"
    )
