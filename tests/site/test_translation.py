"""A translation is a layer like any other.

Laid over upstream's and a fork's own by the same merge.
"""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from macros.layers import merge as layers
from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.model.glossary_terms import GlossaryTerms
from macros.rules import check
from macros.views.adaptations.changes import ChangeView
from macros.views.adaptations.view import find_adaptation
from macros.views.section import build_section_view
from macros.views.text_runs import TermMarker, to_plain_text
from tests.support.drawing import draw
from tests.support.projects import FEATURES

LOCAL = """
==> data/local/frameworks/every/begin.yml
practices:
  prepare:
    signs:
      one-plan: {text: Our district has one plan., replaces: The district has one plan.}
      online: Anyone can read the plan online.
      named: {omit: Our goals have no names.}
"""
#: Part of a framework: a title, three statements of which one was written for another wording, a
#: response.
SPANISH = """
==> spanish/frameworks/every/begin.yml
title: {text: Empezar, replaces: Begin}
practices:
  prepare:
    signs:
      one-plan: {text: El distrito tiene un plan., replaces: The district has one plan.}
      online: {text: Cualquiera puede leer el plan en línea., replaces: Anyone can read the plan online.}
    scale:
      each-school: {text: Cada escuela conoce el plan., replaces: Each school knows the plan.}
==> spanish/site.yml
language: es
responses:
  statement: {"yes": {text: Lo hacemos, replaces: We do}}
"""  # noqa: E501
ES = "spanish/frameworks/every/begin.yml"


@pytest.fixture
def spanish(tmp_path: Path) -> Dataset:
    draw(tmp_path, FEATURES + LOCAL + SPANISH)
    return load_dataset(tmp_path, {"upstream": "data", "local": "data/local", "es": "spanish"})


def of_layer(data: Dataset, address: str, layer: str) -> tuple[ChangeView, ...]:
    found = find_adaptation(data, address, TermMarker(GlossaryTerms({})), layer)
    return found.changes if found else ()


def test_what_is_translated_is_shown_and_the_rest_as_below(spanish: Dataset) -> None:
    view = build_section_view(spanish, "every/begin")
    assert view.title == "Empezar"
    signs, scale = view.practices[0].columns[:2]
    assert [to_plain_text(statement.words) for statement in signs.statements] == [
        "El distrito tiene un plan.",
        "Cualquiera puede leer el plan en línea.",
    ]
    assert to_plain_text(scale.statements[0].words) == "Cada escuela conoce el plan."
    assert to_plain_text(scale.statements[1].words) == "Each class knows its aim."
    assert list(signs.statements[0].responses.values()) == [
        "Lo hacemos",
        "We do in part",
        "We do not yet",
    ]
    assert build_section_view(spanish, "every/go-on").title == "Go on"


def test_a_translation_of_wording_that_the_fork_has_changed_is_stale(spanish: Dataset) -> None:
    (stale,) = of_layer(spanish, "every/begin/prepare/one-plan", "es")
    assert stale.stale
    assert (stale.below, stale.replaces) == (
        "Our district has one plan.",
        "The district has one plan.",
    )
    for address in ("every/begin", "every/begin/prepare/online", "every/begin/prepare/each-school"):
        assert [change.stale for change in of_layer(spanish, address, "es")] == [False]
    told = [(found.code, found.place.path, found.place.line) for found in check(spanish)]
    assert told == [("outdated-override", ES, 5)]


def test_the_fork_s_own_changes_are_still_told_of(spanish: Dataset) -> None:
    (own,) = of_layer(spanish, "every/begin/prepare/one-plan", "local")
    assert (own.words, own.below) == ("Our district has one plan.", "The district has one plan.")
    (added,) = of_layer(spanish, "every/begin/prepare/online", "local")
    assert added.kind == "added"
    assert "every/begin/prepare/named" in spanish.omitted


def test_the_merge_knows_no_layer_and_no_framework() -> None:
    """It is one small piece, and nothing in it asks which layer it lays."""
    code = inspect.getsource(layers)
    assert len(code.splitlines()) < 300
    assert not [
        word
        for word in ('"local"', '"upstream"', '"es"', "frameworks", "translation)")
        if word in code
    ]
