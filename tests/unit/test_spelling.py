"""Spelling: what is meant by a word that is none of those known, and what is a slip of the hand."""

from __future__ import annotations

import pytest

from macros.source.spelling import find_nearest, is_misspelled, is_slip, suggest


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("plan", "plan"),
        ("plann", "plan"),
        ("pln", "plan"),
        ("plam", "plan"),
        ("paln", "plan"),
        ("Plan-Wel", "plan-well"),
        ("plan-wlel", "plan-well"),
        ("planwell", "plan-well"),
        ("plam-wel", "plan-well"),  # one in each part
        ("year-2-plam", "year-2-plan"),
    ],
)
def test_a_slip_of_the_hand(word: str, meant: str) -> None:
    assert is_slip(word, meant)
    assert is_misspelled(word, ["another", meant])


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("plan-2", "plan-1"),
        ("plan-12", "plan-1"),
        ("later", "date"),
        ("a", "b"),
        ("a", "as"),
        ("plaaaan", "plan"),
        ("nalp", "plan"),
    ],
)
def test_no_slip_of_the_hand(word: str, meant: str) -> None:
    assert not is_slip(word, meant)


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("titel", "title"),
        ("ter", "terms"),  # as close to `after`, but for its beginning
        ("SUMARY", "summary"),
        ("every", "every/begin"),
        ("zzz", None),
        ("", None),
    ],
)
def test_the_nearest_word(word: str, nearest: str | None) -> None:
    words = ["after", "terms", "title", "every/begin", "summary"]
    assert find_nearest(word, words) == nearest
    assert find_nearest(word, set(words)) == nearest


def test_capitals_stay_in_what_is_suggested() -> None:
    assert suggest("readme.dm", ["README.md"]) == "Did you mean `README.md`?"
    assert suggest("zzz", ["README.md"], "Delete it.") == "Delete it."
