"""Frameworks that a layer adds, and texts for which a layer says where to look."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.diff.compare import compare
from macros.rules import check
from macros.views.export import build_framework_export
from tests.support.layered import over

OURS = """==> data/local/frameworks/ours/framework.yml
title: Our framework
short_title: Ours
version: "1"
summary: What we wrote ourselves.
source: {title: Ours, publisher: We, wording: own, rights: CC BY 4.0}
columns:
  signs: {title: Signs}
sections: [one]
==> data/local/frameworks/ours/one.yml
title: One
summary: What comes first.
practices:
  begin:
    title: Begin
    signs:
      begun: The district has begun.
"""
OTHER = OURS.replace("data/local/frameworks/ours", "data/frameworks/other")
SITE = """==> data/site.yml
name: Demo
language: en
frameworks: [demo]
responses:
  statement: {yes: We do, no: We do not yet}
  question: {clear: Clear, open: Open}
"""
SITE_OF_LAYER = "==> data/local/site.yml\n"
OMITTED_DEMO = """==> data/local/frameworks/demo/framework.yml
omit: Ours will do.
"""
RETITLED_OTHER = """==> data/local/frameworks/other/framework.yml
title: Another title
"""
WHERE_TO_LOOK = """==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      one-plan:
        text: The district has one plan.
        evidence: The plan
"""
OUR_WHERE_TO_LOOK = """==> data/local/frameworks/demo/first.yml
practices:
  plan-well:
    signs:
      one-plan:
        evidence: {text: The plan in the front hall, replaces: The plan}
"""


@pytest.mark.parametrize(
    ("drawing", "shown"),
    [
        # What a layer adds joins upstream's list; what upstream has and does not list stays out.
        (SITE + OTHER + OURS, ("demo", "ours")),
        # Without a list, all are shown.
        (OURS, ("demo", "ours")),
        # A layer's own list is its choice.
        (f"{SITE}{OURS}{SITE_OF_LAYER}frameworks: [demo]\n", ("demo",)),
        (f"{SITE}{OURS}{SITE_OF_LAYER}frameworks: [ours, demo]\n", ("ours", "demo")),
        # What it leaves out of those below goes, and its own stays.
        (SITE + OURS + OMITTED_DEMO, ("ours",)),
        # What it only adds to is none of its own.
        (SITE + OTHER + RETITLED_OTHER, ("demo",)),
    ],
)
def test_a_framework_that_a_layer_adds_is_shown_unlisted(
    tmp_path: Path, drawing: str, shown: tuple[str, ...]
) -> None:
    data = over(tmp_path, drawing)
    assert [problem for problem in check(data) if problem.severity == "error"] == []
    assert data.project.shown == shown


def test_where_to_look_is_reworded_exported_and_compared_like_any_text(tmp_path: Path) -> None:
    below = over(tmp_path / "below", WHERE_TO_LOOK)
    data = over(tmp_path / "ours", WHERE_TO_LOOK + OUR_WHERE_TO_LOOK)
    assert check(data) == []
    (section,) = build_framework_export(data, "demo")["framework"]["sections"]
    (statement,) = section["practices"][0]["columns"][0]["statements"]
    assert statement["evidence"] == "The plan in the front hall"
    assert statement["adapted"]["changes"][0]["below"] == "The plan"
    (changes,) = compare(below, data)
    (difference,) = changes.differences
    assert difference.kind == "reworded"
    assert difference.address == "demo/first/plan-well/one-plan"
    assert difference.field == "evidence"
    assert (difference.old, difference.new) == ("The plan", "The plan in the front hall")
