"""Paragraphs, lists, emphasis and links of prose are the same in every output, each in its way."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from page import ValidationProfile, validate_pdf

from macros.layers.load import load_dataset
from macros.outputs.html.renderer import HtmlRenderer
from macros.rules import check
from tests.support.document_texts import in_pdf, in_word, letters
from tests.support.documents import documents, draw_project
from tests.support.word_checker import find_faults

PROJECT = """\
==> data/site.yml
name: Demo
language: en
address: https://district.example/
responses:
  statement: {yes: We do, no: We do not yet}
  question: {clear: Clear, open: Open}
==> data/glossary.yml
plan:
  term: plan
  text: |-
    What we *mean* to do:
    - when
    - where
==> data/facilitation.yml
purpose: |-
  We meet for two ends:
  1. To see **where we are**
  2. To choose [a step](demo/first/plan-well)
==> data/frameworks/demo/first.yml
title: First section
summary: |-
  Have at hand:
  - the plan of last year
  - [the calendar](https://district.example/calendar)
    - of each school

  Then *read* it.
practices:
  plan-well:
    title: Plan well
    was: demo/first/before
    signs:
      one-plan:
        text: The district has one plan.
        note: |-
          - Begin with [the first steps](demo/first/before/one-plan).
          - Then go on, 2 * 3 * 4.

          The end.
questions:
  why: Why does the plan matter?
"""


def test_every_output_writes_prose_in_its_own_way(tmp_path: Path) -> None:
    data = load_dataset(draw_project(tmp_path / "demo", PROJECT))
    assert [problem.code for problem in check(data)] == ["unknown-reference"]
    page = HtmlRenderer(data).render("profile", "demo/first", "demo/first/").html
    assert "<p>Have at hand:</p>\n<ul><li>the <a" in page
    assert '<a rel="external" href="https://district.example/calendar">the calendar</a>' in page
    assert "<ul><li>of each school</li></ul></li></ul>\n<p>Then <em>read</em> it.</p>" in page
    assert '<a href="#plan-well--one-plan">the first steps</a>' in page
    assert "2 * 3 * 4" in page
    glossary = HtmlRenderer(data).render("glossary", "", "glossary/").html
    assert "<dd>What we <em>mean</em> to do:</dd>" in glossary
    assert "<ul><li>when</li>" in glossary

    folder = documents(data, tmp_path / "out", "demo/first")
    pdf, word = folder / "demo/first/guide.pdf", folder / "demo/first/guide.docx"
    said = "Have at hand: the plan of last year the calendar of each school Then read it."
    assert letters(said) in letters(in_pdf(pdf)).replace("•", "").replace("‣", "")
    assert letters(said) in letters(in_word(word))
    assert letters("1. To see where we are 2. To choose a step") in letters(in_word(word))
    with pikepdf.open(pdf) as file:
        links = [
            str(note.A.URI)
            for sheet in file.pages
            for note in sheet.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        ]
    assert "https://district.example/calendar" in links
    assert "https://district.example/demo/first/#plan-well--one-plan" in links
    assert validate_pdf(pdf, profile=ValidationProfile.PDF_UA_1).is_compliant
    assert not find_faults(word, "First section", "en")
