"""Marks of adaptations, for everyone.

In a real browser, with the scanner, by keyboard, on small screens, on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.accessibility import WIDER, find_violations

PAGES = (
    "",
    "every/begin/",
    "every/begin/reflect/",
    "every/begin/guide/",
    "every/",
    "glossary/",
    "changes/",
    "board/",
)


@pytest.fixture
def open_page(
    browser: Browser, adapted_project: Path, serve: Callable[[Path], str]
) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open(path: str, width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(serve(adapted_project / "site") + path)
        return page

    yield open
    for context in contexts:
        context.close()


OPEN = "() => document.querySelectorAll('details').forEach(details => { details.open = true; })"


@pytest.mark.parametrize("width", [320, 1280])
def test_the_scanner_finds_nothing_and_nothing_is_too_wide(
    open_page: Callable[..., Page], width: int
) -> None:
    for path in PAGES:
        page = open_page(path, width)
        page.evaluate(OPEN)
        assert find_violations(page) == [], f"{path} at {width}"
        assert page.evaluate(WIDER) == [], path


def test_the_original_is_one_key_away_without_javascript(open_page: Callable[..., Page]) -> None:
    page = open_page("every/begin/", java_script_enabled=False)
    statement = page.locator("[id='prepare--one-plan']")
    original = statement.get_by_text("The district has one plan.", exact=True)
    expect(original).to_be_hidden()
    statement.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(original).to_be_visible()
    expect(statement.get_by_text("We say our.")).to_be_visible()
    page.keyboard.press("Enter")
    expect(original).to_be_hidden()


def test_the_mark_is_large_enough_to_touch(open_page: Callable[..., Page]) -> None:
    """24 pixels each way, or so much space around it (WCAG 2.5.8)."""
    page = open_page("every/begin/", 360)
    for summary in page.locator("details.pp-adapted > summary").all():
        box = summary.bounding_box()
        assert box
        assert box["height"] >= 24
        assert box["width"] >= 24


def test_on_paper_everything_is_open(open_page: Callable[..., Page]) -> None:
    page = open_page("every/begin/")
    page.emulate_media(media="print")
    expect(page.get_by_text("The district has one plan.", exact=True)).to_be_visible()
    expect(page.get_by_text("Our goals have no names.")).to_be_visible()


def test_a_link_to_an_adapted_statement_is_copied_as_to_any_other(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("changes/")
    page.get_by_role("link", name="Our district has one plan.").click()
    expect(page.locator(":target")).to_contain_text("Our district has one plan.")
