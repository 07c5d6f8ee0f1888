"""What is changed within a framework is told by its name, and listed once."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.model.glossary_terms import GlossaryTerms
from macros.outputs.html.renderer import HtmlRenderer
from macros.views.adaptations.view import find_adaptation
from macros.views.framework import build_framework_view
from macros.views.section import build_section_view
from macros.views.text_runs import TermMarker
from tests.support.drawing import draw
from tests.support.html_pages import page
from tests.support.projects import ROOT

PARTS = """
==> data/frameworks/demo/framework.yml
title: Demo framework
short_title: Demo
version: "1"
summary: A framework for trying things out.
source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
columns:
  signs: {title: Signs, level: district, required: true}
relation_kinds:
  leads-to: {title: leads to}
  reinforce: {title: hold each other up}
relations:
  - {from: first, kind: leads-to, to: second}
sections: [first, second]

==> data/frameworks/demo/second.yml
title: Second section
summary: What comes second.
practices:
  go: {title: Go, signs: {so: We go.}}

==> data/facilitation.yml
norms: {listen: We listen., ask: We ask.}
agenda:
  open: {title: Open, minutes: {"30": 10}}
  close: {title: Close, minutes: {"30": 20}}
consensus: We agree.

==> data/local/frameworks/demo/framework.yml
columns:
  signs: {title: {text: Signs here, replaces: Signs}, summary: What we see.}
levels: {district: Our office}
relations:
  - {from: second, kind: leads-to, to: first}
  - {among: [first, second/go], kind: reinforce}
sections: [second, first]

==> data/local/frameworks/demo/first.yml
questions: {omit: We ask nothing.}

==> data/local/facilitation.yml
norms: {listen: {text: We all listen., replaces: We listen.}}
agenda:
  open: {minutes: {"30": 9}}
  close: {minutes: {"30": 21}}
"""


def with_words(folder: Path, drawing: str) -> Dataset:
    """The data of a drawing, with the words that the site itself says."""
    draw(folder, drawing)
    shutil.copy(ROOT / "data/messages.yml", folder / "data/messages.yml")
    return load_dataset(folder)


def test_what_is_changed_within_a_thing_is_told_by_its_name(tmp_path: Path) -> None:
    data = with_words(tmp_path, PARTS)
    framework = build_framework_view(data, "demo").adapted
    assert framework
    assert {
        change.field: (change.of, change.words, change.below) for change in framework.changes
    } == {
        "columns/signs/title": ("", "Signs here", "Signs"),
        "columns/signs/summary": ("Signs here", "What we see.", ""),
        "levels": ("", "Our office", ""),
        "relations": (
            "",
            "Second section leads to First section; First section, Go (hold each other up)",
            "First section leads to Second section",
        ),
        "sections": ("", "Second section, First section", "First section, Second section"),
    }
    agenda = find_adaptation(data, "facilitation/agenda", TermMarker(GlossaryTerms({})))
    assert agenda
    assert [(change.of, change.words, change.below) for change in agenda.changes] == [
        ("Open, 30 minutes", "9", "10"),
        ("Close, 30 minutes", "21", "20"),
    ]
    (questions,) = build_section_view(data, "demo/first").adapted.omissions  # type: ignore[union-attr]
    assert questions.words == "Why does the plan matter?"


def test_a_list_that_stands_in_the_same_order_is_not_told(tmp_path: Path) -> None:
    draw(
        tmp_path,
        PARTS + "==> data/local/frameworks/demo/framework.yml\nsections: [first, second]\n",
    )
    assert build_framework_view(load_dataset(tmp_path), "demo").adapted is None


def test_the_list_says_each_change_with_its_wording_and_the_original_s(tmp_path: Path) -> None:
    data = with_words(tmp_path, PARTS + "==> data/local/messages.yml\nhome: Start\n")
    site = tmp_path / "site"
    for path, call, address in (("changes/", "changes", ""), ("demo/", "framework", "demo")):
        (site / path).mkdir(parents=True)
        (site / path / "index.html").write_text(
            HtmlRenderer(data).render(call, address, path).html, "utf-8"
        )
    listed, framework = page(site, "changes/").text, page(site, "demo/").text
    for said in (
        "Columns: Here it says: Signs here The original says: Signs",
        "Columns: Signs here: Here it says: What we see. This is not in the original.",
        "Levels: Here it says: Our office This is not in the original.",
        (
            "Order: Here it says: Second section, First section The original says: First section,"
            " Second section"
        ),
        "Here it says: We all listen. The original says: We listen.",
        "Open, 30 minutes: Here it says: 9 The original says: 10",
        "Here it says: Start The original says: Home",
    ):
        assert said in listed
    assert "Here it says: Demo framework" not in listed
    assert "Columns: Here it says: Signs here The original says: Signs" in framework
    assert "Order: The original says: First section, Second section" in framework
