"""Terms are explained where they stand."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.html_pages import words
from tests.support.levels import DATA
from tests.support.profile_pages import PROFILE, definition

# Terms


@pytest.fixture
def term(page: Page, address: str) -> Locator:
    """A term on a profile, with its definition out of sight."""
    page.goto(address + PROFILE)
    term = page.locator("article a[aria-describedby][href*='glossary/#']").first
    expect(definition(page, term)).to_be_hidden()
    return term


def explained(term: Locator) -> str:
    key = (term.get_attribute("href") or "").partition("#")[2]
    return words(DATA.project.glossary[key].text.split("\n\n")[0])


def test_a_term_is_explained_on_hover(page: Page, term: Locator) -> None:
    term.hover()
    expect(definition(page, term)).to_be_visible()
    expect(definition(page, term)).to_contain_text(explained(term))
    expect(definition(page, term)).to_be_in_viewport(ratio=1)
    page.mouse.move(0, 0)
    expect(definition(page, term)).to_be_hidden()


def test_a_definition_stays_while_the_pointer_moves_onto_it(page: Page, term: Locator) -> None:
    """WCAG 1.4.13: hoverable."""
    term.hover()
    box = definition(page, term).bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + box["height"] / 2, steps=25)
    expect(definition(page, term)).to_be_visible()


def test_a_term_is_explained_on_focus_until_escape(page: Page, term: Locator) -> None:
    """The Tab key leads to the links of its part, the arrow keys from one of them to the next."""
    here = "term => term.closest('.pp-lead, .pp-practice').contains(document.activeElement)"
    for _ in range(100):
        page.keyboard.press("ArrowDown" if term.evaluate(here) else "Tab")
        if term.evaluate("term => term === document.activeElement"):
            break
    expect(term).to_be_focused()
    expect(definition(page, term)).to_be_visible()
    expect(definition(page, term)).to_contain_text(explained(term))
    page.keyboard.press("Escape")
    expect(definition(page, term)).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(definition(page, term)).to_be_visible()
    page.keyboard.press("Tab")
    expect(definition(page, term)).to_be_hidden()


def test_a_term_is_explained_on_touch_and_followed_on_the_second(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 700}
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(address + PROFILE)
    term = page.locator("article a[aria-describedby][href*='glossary/#']").first
    explanation = definition(page, term)
    term.tap()
    expect(explanation).to_be_visible()
    expect(explanation).to_be_in_viewport(ratio=1)
    assert page.url == address + PROFILE
    term.tap()
    expect(page).to_have_url(re.compile("/glossary/#"))
    context.close()


def test_a_screen_reader_s_touch_follows_a_term_at_once(page: Page, term: Locator) -> None:
    """It has read the definition; its touch is one of no size."""
    term.evaluate("""term => {
      const touch = { bubbles: true, pointerType: "touch", width: 0, height: 0 };
      term.dispatchEvent(new PointerEvent("pointerdown", touch));
      term.click(); }""")
    expect(page).to_have_url(re.compile("/glossary/#"))
