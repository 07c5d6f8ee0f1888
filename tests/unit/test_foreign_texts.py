"""Texts and keys as people type or paste them who come from other formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.outputs.html.renderer import HtmlRenderer
from macros.rules import check
from macros.views.section import build_section_view
from macros.views.sheet import build_sheet
from tests.support.demo_framework import FRAMEWORK, load, make_statement

SECTION = "demo/first"


def test_a_label_that_is_the_number_is_said_once(tmp_path: Path) -> None:
    statement = make_statement("{label: 1.1., text: The team meets.}")
    data = load(tmp_path, FRAMEWORK + "sections: [first]\n" + statement)
    [shown] = build_section_view(data, SECTION).practices[0].columns[0].statements
    assert (shown.number, shown.label) == ("1.1", "")
    row = next(row for row in build_sheet(data, SECTION).rows if "one-plan" in row.address)
    assert row.text == "The team meets."
    assert "1.1." not in HtmlRenderer(data).render("checklist", SECTION, "demo/first/reflect/").html


def test_a_text_that_goes_on_after_quotation_marks_is_told(tmp_path: Path) -> None:
    [problem] = check(load(tmp_path, make_statement('"Ready" means that all know it.')))
    assert problem.message == "A text begins in quotation marks, and goes on after them."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("signs: {title: Signs, rate: columns}", "the framework, a section, or a practice"),
        ("signs: {title: Signs, best_first: [x]}", "framework.yml or site.yml"),
    ],
)
def test_a_key_that_stands_elsewhere_says_where(tmp_path: Path, typed: str, told: str) -> None:
    framework = FRAMEWORK.replace("signs: {title: Signs, level: district, required: true}", typed)
    drawing = framework + "sections: [first]\n" + make_statement("There is one plan.")
    [problem] = check(load(tmp_path, drawing))
    assert problem.code == "unknown-key"
    assert told in problem.help


def test_bullets_that_were_pasted_are_items_of_a_list(tmp_path: Path) -> None:
    section = make_statement("There is one plan.").replace(
        "summary: What comes first.",
        "summary: |-\n  Have at hand:\n\n  • the plan\n  • the calendar",
    )
    data = load(tmp_path, FRAMEWORK + "sections: [first]\n" + section)
    assert not check(data)
    page = HtmlRenderer(data).render("profile", SECTION, "demo/first/").html
    assert "<li>the calendar</li>" in page
