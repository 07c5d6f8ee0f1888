"""Where sentences end, and how hard they are to read."""

from __future__ import annotations

import pytest

from macros.model.glossary import GlossaryEntry
from macros.model.glossary_terms import GlossaryTerms
from macros.model.reading_grade import measure_grade
from macros.model.sentences import count_sentences


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        (" \n ", 0),
        ("No mark at all", 1),
        ("One sentence.", 1),
        ("One.\nTwo.", 2),
        ("One! Two? Three.", 3),
        ("It has parts: one; two.", 1),
        ("It is so, e.g. District A, i.e. ours.", 1),
        ("It names Dr. Ortiz and J. P. Smith.", 1),
        ("The U.S. Department of Education says so.", 1),
        ("It is in Lane, B. (2009).", 1),
        ("See No. 7 and p. 12 in vol. 3.", 1),
        ("They say no. Then they go.", 2),
        ("It takes 1.5 hours.", 1),
        ("1. The district plans.", 1),
        ("It began in 2019. In 2020 it grew.", 2),
        ("They need books, pens, etc. Then they begin.", 2),
        ("They ask “Why?” and listen.", 1),
        ("They ask, “Why?” Nobody knows.", 2),
        ("All agree (most of them gladly.) So they begin.", 2),
        ("They agree ... and begin.", 1),
        ("They agree. “We begin,” they say.", 2),
    ],
)
def test_number_of_sentences(text: str, number: int) -> None:
    assert count_sentences(text) == number


def test_a_colon_makes_no_text_easier() -> None:
    assert measure_grade(["It has parts: one, two."]) == measure_grade(["It has parts one, two."])
    assert measure_grade(["It has parts. One, two."]) < measure_grade(["It has parts: one, two."])


def test_a_term_counts_as_the_word_that_stands_for_it() -> None:
    entry = GlossaryEntry(
        term="district leadership team", also=("DLT",), text="The team that leads."
    )
    terms = GlossaryTerms({"district-leadership-team": entry})
    replaced = terms.replace_terms("DLT: all District leadership teams meet.", "common")
    assert replaced == "common: all common meet."
    assert terms.replace_terms("No term.", "common") == "No term."
    assert GlossaryTerms({}).replace_terms("The DLT.", "common") == "The DLT."
