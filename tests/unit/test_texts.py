"""Addresses in a text of one's own become links, and nothing else does."""

from __future__ import annotations

import re

import pytest

from macros.outputs.html.text import render_linked_paragraphs
from macros.views.text_runs import Run


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://example.org/a_(b).", "https://example.org/a_(b)"),
        ("See https://example.org/a_(b)/c, please.", "https://example.org/a_(b)/c"),
        ("It is told (https://example.org/a).", "https://example.org/a"),
        ("It is told (https://example.org/a_(b)).", "https://example.org/a_(b)"),
        ("https://example.org/?q=1&r=2!", "https://example.org/?q=1&amp;r=2"),
        ("Ask us@example.org.", "mailto:us@example.org"),
    ],
)
def test_an_address_is_a_link_without_what_the_sentence_puts_around_it(
    text: str, address: str
) -> None:
    assert re.findall(r'href="([^"]*)"', render_linked_paragraphs(((Run(text),),), str)) == [
        address
    ]


def test_brackets_that_nobody_closes_take_no_time() -> None:
    assert "<a" not in render_linked_paragraphs(((Run("https://" + "(" * 100_000),),), str)
