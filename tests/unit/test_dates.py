"""Dates are written as site.yml says, in the site's language."""

from __future__ import annotations

import json

import pytest

from macros.outputs.html.templates import dump_messages
from macros.views.messages import Messages


@pytest.mark.parametrize(
    ("dates", "language", "written"),
    [
        ("long", "en", "November 28, 2026"),
        ("medium", "en", "Nov 28, 2026"),
        ("short", "en", "11/28/26"),
        ("iso", "en", "2026-11-28"),
        ("long", "es", "28 de noviembre de 2026"),
    ],
)
def test_a_date_is_written_as_the_site_writes_dates(
    dates: str, language: str, written: str
) -> None:
    messages = Messages({"one": "One"}, language, dates)  # type: ignore[arg-type]
    assert messages.format_date("2026-11-28") == written
    sent = json.loads(dump_messages(messages, "one"))
    assert sent.get("__dates", "medium") == dates, "scripts write them alike"


@pytest.mark.parametrize("text", ["2026", "spring 2026", "2026-02-31", ""])
def test_what_is_no_date_stays(text: str) -> None:
    assert Messages({}).format_date(text) == text
