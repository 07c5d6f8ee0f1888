"""What readers are shown of a local adaptation."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from macros.layers.load import load_dataset
from macros.model.glossary_terms import GlossaryTerms
from macros.views.adaptations.view import find_adaptation
from macros.views.framework import build_framework_view
from macros.views.glossary import build_glossary_view
from macros.views.section import SectionView, build_section_view
from macros.views.text_runs import TermMarker, to_plain_text
from tests.support.adapted import the
from tests.support.drawing import draw

LAYER = """
==> data/local/frameworks/demo/first.yml
title: {text: Our first section, replaces: First section, reason: It is ours.}
practices:
  plan-well:
    local_note: >-
      Ask Ms. Example about the plan.

      She knows.
    signs:
      one-plan:
        text: Our district has one plan.
        replaces: The district had one plan.
        reason: We say our.
        since: "2026"
        by: Planning office
        note: It hangs in the hall.
      plan-online: {text: The plan is online., reason: People ask.}
  ours:
    title: Ours
    signs: {do-it: We do it.}
questions:
  why: {omit: We know why.}
==> data/local/glossary.yml
plan: {text: What our district means to do., replaces: What a district means to do.}
goal: {term: goal, text: Where a plan leads.}
"""


def view(tmp_path: Path, drawing: str = LAYER) -> SectionView:
    draw(tmp_path, drawing)
    return build_section_view(load_dataset(tmp_path), "demo/first")


def test_a_reworded_text_tells_the_wording_below_and_why(tmp_path: Path) -> None:
    section = view(tmp_path)
    title = the(section.adapted)
    assert (title.kind, title.field, title.words, title.below) == (
        "reworded",
        "title",
        "Our first section",
        "First section",
    )
    assert (title.reason, title.stale) == ("It is ours.", False)
    statement = section.practices[0].columns[0].statements[0].adapted
    assert statement
    text, note = statement.changes
    assert (text.kind, text.field, text.below) == ("reworded", "text", "The district has one plan.")
    assert (text.reason, text.since, text.by) == ("We say our.", "2026", "Planning office")
    assert text.stale
    assert text.replaces == "The district had one plan."
    assert (note.kind, note.field, note.words) == ("added", "note", "It hangs in the hall.")


def test_what_is_added_is_told_once(tmp_path: Path) -> None:
    section = view(tmp_path)
    statement = the(section.practices[0].columns[0].statements[1].adapted)
    assert (statement.kind, statement.field, statement.words) == (
        "added",
        "",
        "The plan is online.",
    )
    assert statement.reason == "People ask."
    practice = section.practices[1]
    assert (the(practice.adapted).kind, the(practice.adapted).words) == ("added", "Ours")
    assert practice.columns[0].statements[0].adapted is None


def test_what_is_left_out_is_told_by_what_held_it(tmp_path: Path) -> None:
    found = view(tmp_path).adapted
    assert found
    (left_out,) = found.omissions
    assert (left_out.address, left_out.words) == ("demo/first/why", "Why does the plan matter?")
    assert left_out.reason == "We know why."
    assert left_out.place.path == "data/local/frameworks/demo/first.yml"


def test_local_notes_have_paragraphs_and_terms(tmp_path: Path) -> None:
    found = view(tmp_path).practices[0].adapted
    assert found
    assert [to_plain_text(words) for words in found.local_note] == [
        "Ask Ms. Example about the plan.",
        "She knows.",
    ]


def test_glossary_entries_and_frameworks_are_told_of_too(tmp_path: Path) -> None:
    draw(
        tmp_path,
        LAYER + "==> data/local/frameworks/demo/framework.yml\nterms: {section: [Goal, Goals]}\n",
    )
    data = load_dataset(tmp_path)
    goal, plan = build_glossary_view(data)
    assert the(goal.adapted).kind == "added"
    assert (the(plan.adapted).kind, the(plan.adapted).field) == ("reworded", "text")
    assert the(build_framework_view(data, "demo").adapted).words == "Goal, Goals"


def test_a_text_that_nobody_adapts_has_nothing_to_tell(tmp_path: Path) -> None:
    section = view(tmp_path, "")
    assert section.adapted is None
    assert all(practice.adapted is None for practice in section.practices)


def test_a_translation_on_top_hides_no_adaptation(tmp_path: Path) -> None:
    spanish = dedent("""\
        ==> data/translations/es/frameworks/demo/first.yml
        practices:
          plan-well:
            signs:
              one-plan: {text: El distrito tiene un plan., replaces: The district has one plan.}
              plan-online: {text: El plan se puede leer en línea., replaces: The plan is online.}
        """)
    draw(tmp_path, LAYER + spanish)
    data = load_dataset(
        tmp_path, {"upstream": "data", "local": "data/local", "es": "data/translations/es"}
    )
    section = build_section_view(data, "demo/first")
    one_plan, online = section.practices[0].columns[0].statements
    assert to_plain_text(one_plan.words) == "El distrito tiene un plan."
    assert one_plan.adapted
    assert one_plan.adapted.changes[0].below == "The district has one plan."
    assert the(online.adapted).kind == "added"
    # The same view of the layer on top: what it says was written for a wording that is no longer
    # below.
    translated = the(
        find_adaptation(data, one_plan.address, TermMarker(GlossaryTerms({})), layer="es")
    )
    assert translated.stale
    assert (translated.below, translated.replaces) == (
        "Our district has one plan.",
        "The district has one plan.",
    )


ADDITIONS = """
==> data/local/frameworks/demo/framework.yml
columns:
  examples: {title: Examples}

==> data/local/frameworks/demo/first.yml
practices:
  plan-well:
    signs:
      one-plan:
        items: {hall: It hangs in the hall.}
    examples: {fair: We had a fair.}
    questions: {who: Who has read it?}
"""


def test_what_is_added_where_nothing_stood_is_marked_itself(tmp_path: Path) -> None:
    """A column, the questions and the items hold things and are none.

    What held them says what it said.
    """
    practice = view(tmp_path, ADDITIONS).practices[0]
    (signs, examples), (question,) = practice.columns, practice.questions
    assert practice.adapted is None
    assert signs.statements[0].adapted is None
    for added in (signs.statements[0].items[0], examples.statements[0], question):
        assert (the(added.adapted).kind, the(added.adapted).field) == ("added", "")
