"""Whatever the width and the spacing of letters.

Nothing scrolls sideways, nothing is cut off, nothing is too small.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.support.accessibility import WIDER
from tests.support.page_kinds import PAGES, TWO_COLUMNS


def test_no_page_scrolls_sideways_at_320_pixels(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page("", 320, 640)
    for name, path in PAGES.items():
        page.goto(address + path)
        assert page.evaluate(WIDER) == [], name


@pytest.mark.parametrize("width", [320, 768])
def test_a_long_address_makes_no_page_wider(
    open_page: Callable[..., Page], address: str, width: int
) -> None:
    page = open_page("", width)
    for name in ("profile, two columns", "checklist"):
        page.goto(address + PAGES[name])
        page.evaluate("""() => document.querySelectorAll(".pp-text, .pp-note p").forEach(
            (text) => { text.textContent = `https://drive.example/${"a1B2_".repeat(30)}`; })""")
        assert page.evaluate("document.documentElement.scrollWidth") == width, name
    for name in ("checklist", "guide"):  # a response, and the title of a practice to choose
        page.goto(address + PAGES[name])
        page.evaluate("""() => document.querySelectorAll(
            ".pp-responses label, [data-pp-choice] label").forEach(
                (label) => label.append("a1B2_".repeat(15)))""")
        assert page.evaluate("document.documentElement.scrollWidth") == width, name


#: What must stand without loss, as WCAG 1.4.12 has it.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""


#: Elements with text that is cut off.
CUT = """() => [...document.querySelectorAll(
    "p, li, h1, h2, h3, a, button, legend, label, dt, dd, th, td")]
  .filter(e => e.offsetParent && getComputedStyle(e).overflow !== "visible"
    && !e.closest(".pp-visually-hidden")
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
  .map(e => e.outerHTML.slice(0, 120)).slice(0, 5)"""


@pytest.mark.parametrize("width", [320, 1280])
def test_more_space_between_letters_cuts_nothing(
    open_page: Callable[..., Page], address: str, width: int
) -> None:
    # A style set by the reader's browser is not subject to the page's policy.
    page = open_page("", width, bypass_csp=True)
    for name, path in PAGES.items():
        page.goto(address + path)
        page.add_style_tag(content=SPACING)
        assert page.evaluate(WIDER) == [], name
        assert page.evaluate(CUT) == [], name


#: Targets smaller than 24 by 24 pixels that are not links within a line of text (WCAG 2.5.8 leaves
#: those out).
SMALL = """() => [...document.querySelectorAll(
    "button, summary, label:has(input), .pp-nav a, .pp-toc a, .pp-action")]
  .filter(e => e.getClientRects().length && !e.closest("dialog:not([open])"))
  .filter(e => { const box = e.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
  .map(e => e.outerHTML.slice(0, 120)).slice(0, 5)"""


@pytest.mark.parametrize("width", [360, 1280])
def test_targets_are_at_least_24_pixels(
    open_page: Callable[..., Page], address: str, width: int
) -> None:
    page = open_page("", width)
    for name, path in PAGES.items():
        page.goto(address + path)
        assert page.evaluate(SMALL) == [], name


def test_pages_print_without_the_site_around_them(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page("")
    page.emulate_media(media="print")
    for name, path in PAGES.items():
        page.goto(address + path)
        for chrome in (
            ".pp-site-header",
            ".pp-nav",
            ".pp-toc",
            ".pp-footer",
            ".pp-skip",
            ".pp-actions",
        ):
            assert page.locator(chrome).locator("visible=true").count() == 0, (name, chrome)
        page.wait_for_selector("article > .pp-team:not([hidden]), article:not(:has(> .pp-team))")
        assert page.locator("h1").locator("visible=true").count() == 1, name
    page.goto(f"{address}{TWO_COLUMNS}?level=school")
    for statement in page.locator(".pp-statement").all():
        assert statement.is_visible()


def test_a_phone_shows_the_first_statement_of_a_checklist_at_once(
    open_page: Callable[..., Page],
) -> None:
    """With its first response, below what stays in sight."""
    page = open_page(PAGES["checklist"], 390, 844)
    bottom = "e => e.getBoundingClientRect().bottom"
    first = page.locator(".pp-asked").first
    assert first.locator("label").first.evaluate(bottom) <= 844
    page.get_by_role("heading", name="Questions for reflection").scroll_into_view_if_needed()
    bar = page.get_by_role("group", name="Progress and tools")
    assert 0 < bar.evaluate(bottom) < 80
