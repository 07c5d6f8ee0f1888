"""Open to everyone: what accessibility.md says is tested, on every kind of page, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PAGES = {
    "home": "",
    "how to use": "how-to-use/",
    "how to facilitate": "how-to-facilitate/",
    "how to adapt": "how-to-adapt/",
    "saved files": "saved-files/",
    "accessibility": "accessibility/",
    "about": "about/",
    "framework with relations": "district-capacity/",
    "framework": "sipr/",
    "profile, two columns": "sipr/build-capacity/",
    "profile, four columns": "four-domains/leadership-for-rapid-improvement/",
    "profile, steps with items": "school-actions/identify-school-actions/",
    "checklist": "sipr/build-capacity/reflect/",
    "guide": "school-actions/identify-school-actions/guide/",
    "guides": "guides/",
    "reflections": "reflections/",
    "team": "team/",
    "glossary": "glossary/",
    "not found": "no/such/page/",
}
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    }
}
PROFILE = PAGES["profile, two columns"]
WIDTHS = (360, 768, 1280)


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of the site; options are those of a browser context."""
    contexts = []

    def open(path: str, width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield open
    for context in contexts:
        context.close()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_scanner_finds_nothing(open_page: Callable[..., Page], address: str, scheme: str, width: int) -> None:
    page = open_page("", width, color_scheme=scheme)
    for name, path in PAGES.items():
        page.goto(address + path)
        assert violations(page) == [], f"{name} at {width} in {scheme}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_scanner_finds_nothing_in_what_opens(open_page: Callable[..., Page], scheme: str) -> None:
    page = open_page(PROFILE, 360, color_scheme=scheme)
    page.click("[data-pp-search-open]")
    page.fill("#__search-words", "equity")
    page.wait_for_selector(".pp-results li")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.click("[popovertarget=__nav] >> nth=0")
    page.wait_for_selector("#__nav:popover-open")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.focus(".pp-term >> nth=0")
    page.wait_for_selector(".pp-definition.pp-shown")
    assert violations(page) == []


#: What is wider than the window, if anything.
WIDER = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120)).slice(0, 5)"""


def test_no_page_scrolls_sideways_at_320_pixels(open_page: Callable[..., Page], address: str) -> None:
    page = open_page("", 320, 640)
    for name, path in PAGES.items():
        page.goto(address + path)
        assert page.evaluate(WIDER) == [], name


#: What must stand without loss, as WCAG 1.4.12 has it.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
#: Elements with text that is cut off.
CUT = """() => [...document.querySelectorAll("p, li, h1, h2, h3, a, button, legend, label, dt, dd, th, td")]
  .filter(e => e.offsetParent && getComputedStyle(e).overflow !== "visible" && !e.closest(".pp-visually-hidden")
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
  .map(e => e.outerHTML.slice(0, 120)).slice(0, 5)"""


@pytest.mark.parametrize("width", [320, 1280])
def test_more_space_between_letters_cuts_nothing(open_page: Callable[..., Page], address: str, width: int) -> None:
    # A style set by the reader's browser is not subject to the page's policy.
    page = open_page("", width, bypass_csp=True)
    for name, path in PAGES.items():
        page.goto(address + path)
        page.add_style_tag(content=SPACING)
        assert page.evaluate(WIDER) == [], name
        assert page.evaluate(CUT) == [], name


#: Targets smaller than 24 by 24 pixels that are not links within a line of text (WCAG 2.5.8 leaves those out).
SMALL = """() => [...document.querySelectorAll("button, summary, label:has(input), .pp-nav a, .pp-toc a, .pp-action")]
  .filter(e => e.getClientRects().length && !e.closest("dialog:not([open])"))
  .filter(e => { const box = e.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
  .map(e => e.outerHTML.slice(0, 120)).slice(0, 5)"""


@pytest.mark.parametrize("width", [360, 1280])
def test_targets_are_at_least_24_pixels(open_page: Callable[..., Page], address: str, width: int) -> None:
    page = open_page("", width)
    for name, path in PAGES.items():
        page.goto(address + path)
        assert page.evaluate(SMALL) == [], name


#: The element with focus: what it is, and whether all of it can be seen and its focus is marked.
FOCUSED = """() => { const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const top = document.elementFromPoint(Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1),
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


@pytest.mark.parametrize("width", WIDTHS)
def test_the_skip_link_comes_first_and_leads_to_the_content(open_page: Callable[..., Page], width: int) -> None:
    page = open_page("glossary/", width)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('pp-skip')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "__main"


@pytest.mark.parametrize("width", WIDTHS)
def test_search_by_keyboard_alone(open_page: Callable[..., Page], width: int) -> None:
    page = open_page(PROFILE, width)
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
def test_the_menu_by_keyboard_alone(open_page: Callable[..., Page], width: int, scripts: bool) -> None:
    page = open_page(PROFILE, width, java_script_enabled=scripts)
    page.focus(".pp-menu-open")
    page.keyboard.press("Enter")
    page.locator("#__nav a[aria-current=page]").wait_for(state="visible")
    page.keyboard.press("Escape")
    page.locator("#__nav a[aria-current=page]").wait_for(state="hidden")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith(PROFILE))


def test_the_closed_menu_cannot_be_tabbed_to(open_page: Callable[..., Page]) -> None:
    page = open_page(PROFILE, 360)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate("!!document.activeElement.closest('#__nav')")


def test_bare_keys_do_nothing(open_page: Callable[..., Page]) -> None:
    page = open_page(PROFILE)
    for key in ("n", "p", ".", ",", "f", "s", "/"):
        page.keyboard.press(key)
    assert page.url.endswith(PROFILE)
    assert not page.evaluate("document.querySelector('[data-pp-search]').open")


def test_headings_go_down_one_level_at_a_time(open_page: Callable[..., Page], address: str) -> None:
    page = open_page("")
    for name, path in PAGES.items():
        page.goto(address + path)
        levels = page.evaluate(
            "[...document.querySelectorAll('#__main :is(h1,h2,h3,h4,h5,h6)')].map(h => Number(h.tagName[1]))"
        )
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)


def test_the_landmarks_are_one_of_each(open_page: Callable[..., Page], address: str) -> None:
    page = open_page("")
    for name, path in PAGES.items():
        page.goto(address + path)
        for landmark in ("body > header", "main", "footer"):
            assert page.locator(landmark).count() == 1, (name, landmark)


def test_levels_are_told_by_word_and_shape(open_page: Callable[..., Page]) -> None:
    page = open_page(PROFILE)
    levels = page.locator(".pp-practice >> nth=0").locator(".pp-level")
    assert levels.all_inner_texts() == ["Level: District", "Level: School"]
    shapes = levels.evaluate_all("all => all.map(e => getComputedStyle(e, '::before').borderRadius)")
    assert len(set(shapes)) == 2


def test_nothing_moves_for_those_who_ask(open_page: Callable[..., Page]) -> None:
    page = open_page(PROFILE, reduced_motion="reduce")
    lasting = "e => parseFloat(getComputedStyle(e).transitionDuration) > 0"
    assert page.evaluate(f"[...document.querySelectorAll('body *')].filter({lasting}).length") == 0


#: Waits until every picture has come or failed; it is no text to be evaluated on the page, which its policy forbids.
LOADED = """() => Promise.all([...document.images].map(image => image.complete || new Promise(done => {
  image.addEventListener("load", done);
  image.addEventListener("error", done);
})))"""


def test_the_policy_allows_no_other_script_and_is_not_broken(browser: Browser, address: str) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: requests.append(request.url))
    for path in PAGES.values():
        page.goto(address + path)
        policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
        assert "unsafe-inline" not in policy
        assert "script-src 'self' 'sha256-" in policy
    page.goto(address + PROFILE)
    page.click("[data-pp-search-open]")
    page.fill("#__search-words", "equity")
    page.wait_for_selector(".pp-results li")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')")
    page.evaluate(LOADED)
    assert page.evaluate("window.ran") is None
    page.context.close()
    blocked = [text for text in complaints if "Content Security Policy" in text]
    assert len(blocked) == 1, blocked  # the one that this test tried
    assert "onerror" in blocked[0] or "event handler" in blocked[0]
    assert {request.startswith(address) for request in requests} == {True}


def test_the_search_index_comes_only_when_it_is_asked_for(browser: Browser, address: str) -> None:
    page = browser.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address + PROFILE)
    page.wait_for_load_state("networkidle")
    assert not [url for url in requests if "search_index" in url or "minisearch" in url]
    with page.expect_request("**/search_index.json"):
        page.click("[data-pp-search-open]")
    page.close()


def test_pages_print_without_the_site_around_them(open_page: Callable[..., Page], address: str) -> None:
    page = open_page("")
    page.emulate_media(media="print")
    for name, path in PAGES.items():
        page.goto(address + path)
        for chrome in (".pp-site-header", ".pp-nav", ".pp-toc", ".pp-footer", ".pp-skip", ".pp-actions"):
            assert page.locator(chrome).locator("visible=true").count() == 0, (name, chrome)
    page.goto(f"{address}{PROFILE}?level=school")
    for statement in page.locator(".pp-statement").all():
        assert statement.is_visible()
