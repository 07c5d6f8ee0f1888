"""The site by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.levels import DATA
from tests.support.page_kinds import PAGES, TWO_COLUMNS, WIDTHS

SAY = DATA.project.messages

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


@pytest.mark.parametrize(("width", "height"), [(320, 256), (360, 800), (1280, 800)])
@pytest.mark.parametrize("name", ["home", "profile, two columns", "checklist", "glossary"])
def test_focus_can_always_be_seen(
    open_page: Callable[..., Page], name: str, width: int, height: int
) -> None:
    """Also on a window of 1280 by 1024 that is enlarged four times."""
    page = open_page(PAGES[name], width, height)
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


#: Our profiles with the most practices, and with the most statements.
LARGEST = ("sipr/open-and-collaborative-culture/", PAGES["profile, four columns"])

#: Remembers that the element with focus was reached; tells whether it was for the first time.
REACH = """() => { const e = document.activeElement, known = "reached" in e.dataset;
  e.dataset.reached = ""; return e !== document.body && !known; }"""

#: What can be seen and used, and was not reached. One radio button stands for all of its name.
UNREACHED = """() => [...document.querySelectorAll("a[href], button, input, summary")]
  .filter(e => e.checkVisibility() && !("reached" in e.dataset)
    && !(e.type === "radio" && !e.checked)).map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("path", LARGEST)
def test_a_profile_has_few_stops_and_every_link_can_be_reached(
    open_page: Callable[..., Page], path: str
) -> None:
    """The links of a part are one stop; arrow keys go on from there, and nothing is left out."""
    page = open_page(path)
    page.wait_for_selector("[data-pp-every-link]:not([hidden])", state="attached")
    stops = 0
    page.keyboard.press("Tab")
    while page.evaluate(REACH):
        stops += 1
        page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["body"], "the walk did not end where the page ends"
    assert 20 < stops <= 40
    for stop in page.locator("#__main a[tabindex='0']").all():
        stop.focus()
        page.keyboard.press("ArrowDown")
        while page.evaluate(REACH):
            focus = page.evaluate(FOCUSED)
            assert focus["inside"], focus["what"]
            assert focus["uncovered"], focus["what"]
            assert focus["marked"], focus["what"]
            page.keyboard.press("ArrowDown")
    assert page.evaluate(UNREACHED) == []


def test_who_has_no_arrow_keys_lets_the_tab_key_stop_at_every_link(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(TWO_COLUMNS)
    box = page.get_by_label(SAY["every-link"])
    links = page.locator(".pp-practice >> nth=0").locator("a:visible")
    expect(links.first).to_have_accessible_description(SAY["link-group"])
    links.first.focus()
    page.keyboard.press("End")
    expect(links.last).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(links.nth(1)).to_be_focused()
    expect(links.nth(1)).to_have_accessible_description("")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(links.nth(1)).to_be_focused()  # where one was

    box.focus()
    page.keyboard.press("Space")
    links.first.focus()
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.reload()
    expect(box).to_be_checked()
    expect(links.first).to_have_accessible_description("")
    assert page.locator("#__main [tabindex='-1']").count() == 0
    box.focus()
    page.keyboard.press("Space")
    assert page.evaluate("localStorage.length") == 0

    statement = page.locator(".pp-statement >> nth=2")
    page.goto(f"{page.url}#{statement.get_attribute('id')}")
    page.keyboard.press("Tab")
    expect(statement.locator("a").first).to_be_focused()


def test_an_address_that_names_nothing_breaks_nothing(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{TWO_COLUMNS}#%")
    expect(page.locator(".pp-levels")).to_be_visible()
    expect(page.locator(".pp-definitions")).to_have_count(1)
    expect(page.locator("[data-pp-every-link]:not([hidden])")).to_have_count(1)
    page.locator(".pp-lead .pp-term").first.focus()
    expect(page.locator(".pp-definition.pp-shown")).to_be_visible()


def test_a_level_that_is_not_shown_has_no_stop(open_page: Callable[..., Page]) -> None:
    page = open_page(TWO_COLUMNS)
    practice = page.locator(".pp-practice >> nth=0")
    practice.locator("[data-level=district] .pp-anchor").first.focus()
    page.get_by_label("School", exact=True).check()
    stops = practice.locator("a[tabindex='0']")
    expect(stops).to_have_count(1)
    expect(stops).to_be_visible()


def test_the_way_from_reading_to_paper_takes_few_keys(open_page: Callable[..., Page]) -> None:
    """From the home page over a profile and its checklist, all answered, to the guide's print."""
    page = open_page("")
    keys = 0

    def press(key: str) -> None:
        nonlocal keys
        keys += 1
        page.keyboard.press(key)

    def go_to(place: Locator) -> None:
        while not place.evaluate("e => e === document.activeElement"):
            assert keys < 250, f"on the way to {place}"
            press("Tab")

    def follow(part: str, name: str, path: str) -> None:
        go_to(page.locator(part).get_by_role("link", name=name).first)
        press("Enter")
        page.wait_for_url(f"**{path}")
        page.wait_for_load_state("networkidle")

    follow("#__nav", "SIPR", "/sipr/")
    follow("#__nav", "Strategy 3", f"/{TWO_COLUMNS}")
    follow(".pp-section-tabs", SAY["way-checklist"], "/reflect/")
    asked = page.locator("[data-answered]")
    expect(asked.first).to_have_attribute("data-answered", "false")
    go_to(asked.first.locator("input[type=radio]").first)
    while page.locator("[data-answered=false]").count():
        press("2")
        press("n")
    follow(".pp-section-tabs", SAY["way-guide"], "/guide/")
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    go_to(page.get_by_role("button", name=SAY["choose-print"], exact=True))
    press("Enter")
    assert page.evaluate("window.printed")
    assert asked.count() == 0
    assert keys <= 250


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
