"""The site by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.support.page_kinds import PAGES, TWO_COLUMNS, WIDTHS

#: The element with focus: what it is, and whether all of it can be seen and its focus is marked.
FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const top = document.elementFromPoint(
    Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1));
  return { what: e.outerHTML.slice(0, 120), body: e === document.body,
    inside: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    uncovered: !!top && (e.contains(top) || top.contains(e)),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 }; }"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["home", "profile, two columns", "checklist", "glossary"])
def test_focus_can_always_be_seen(open_page: Callable[..., Page], name: str, width: int) -> None:
    page = open_page(PAGES[name], width)
    for step in range(60):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        if focus["body"]:
            assert step > 10, "the page has hardly anything to reach"
            break
        assert focus["inside"], focus["what"]
        assert focus["uncovered"], focus["what"]
        assert focus["marked"], focus["what"]


def test_a_checklist_has_few_stops(open_page: Callable[..., Page]) -> None:
    """One for each thing to answer, and not many more; and back again, none is under the bar."""
    page = open_page(PAGES["checklist"])
    asked = page.locator("[data-answered]").count()
    assert asked > 20
    stops = 0
    page.keyboard.press("Tab")
    while not page.evaluate(FOCUSED)["body"]:
        stops += 1
        page.keyboard.press("Tab")
    assert stops <= asked + 28
    for _ in range(stops - 3):
        page.keyboard.press("Shift+Tab")
        focus = page.evaluate(FOCUSED)
        assert focus["uncovered"], focus["what"]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_skip_link_comes_first_and_leads_to_the_content(
    open_page: Callable[..., Page], width: int
) -> None:
    page = open_page("glossary/", width)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('pp-skip')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "__main"


@pytest.mark.parametrize("width", WIDTHS)
def test_search_by_keyboard_alone(open_page: Callable[..., Page], width: int) -> None:
    page = open_page(TWO_COLUMNS, width)
    page.focus("[data-pp-search-open]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "__search-words"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('[data-pp-search-open]')")
    page.keyboard.press("Enter")
    page.keyboard.type("single plan")
    page.wait_for_selector(".pp-results a:has-text('The district has a single plan.')")
    assert "result" in page.inner_text(".pp-search [role=status]")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/promote-system-wide-learning/#focused-strategies--one-plan")
    assert not page.evaluate("document.querySelector('[data-pp-search]').open")


@pytest.mark.parametrize("width", [360, 768])
@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_by_keyboard_alone(
    open_page: Callable[..., Page], width: int, scripts: bool
) -> None:
    page = open_page(TWO_COLUMNS, width, java_script_enabled=scripts)
    page.focus(".pp-menu-open")
    page.keyboard.press("Enter")
    page.locator("#__nav a[aria-current=page]").wait_for(state="visible")
    page.keyboard.press("Escape")
    page.locator("#__nav a[aria-current=page]").wait_for(state="hidden")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith(TWO_COLUMNS))


def test_the_closed_menu_cannot_be_tabbed_to(open_page: Callable[..., Page]) -> None:
    page = open_page(TWO_COLUMNS, 360)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate("!!document.activeElement.closest('#__nav')")


def test_bare_keys_do_nothing(open_page: Callable[..., Page]) -> None:
    """But for the one that opens the search, which can be turned off there."""
    page = open_page(TWO_COLUMNS)
    for key in ("n", "p", ".", ",", "f", "s"):
        page.keyboard.press(key)
    assert page.url.endswith(TWO_COLUMNS)
    assert not page.evaluate("document.querySelector('[data-pp-search]').open")
