"""Open to everyone.

What accessibility.md says is tested, on every kind of page, in a real browser.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from tests.support.accessibility import find_violations
from tests.support.page_kinds import PAGES, TWO_COLUMNS, WIDTHS


@pytest.mark.parametrize("width", WIDTHS)
def test_the_scanner_finds_nothing(
    open_page: Callable[..., Page], address: str, width: int
) -> None:
    page = open_page("", width)
    for name, path in PAGES.items():
        page.goto(address + path)
        assert find_violations(page) == [], f"{name} at {width}"


def test_the_scanner_finds_nothing_in_what_opens(open_page: Callable[..., Page]) -> None:
    page = open_page(TWO_COLUMNS, 360)
    page.click("[data-pp-search-open]")
    page.fill("#__search-words", "equity")
    page.wait_for_selector(".pp-results li")
    assert find_violations(page) == []
    page.keyboard.press("Escape")
    page.click("[popovertarget=__nav] >> nth=0")
    page.wait_for_selector("#__nav:popover-open")
    assert find_violations(page) == []
    page.keyboard.press("Escape")
    page.focus(".pp-term >> nth=0")
    page.wait_for_selector(".pp-definition.pp-shown")
    assert find_violations(page) == []


def test_headings_go_down_one_level_at_a_time(open_page: Callable[..., Page], address: str) -> None:
    page = open_page("")
    for name, path in PAGES.items():
        page.goto(address + path)
        levels = page.evaluate(
            "[...document.querySelectorAll('#__main :is(h1,h2,h3,h4,h5,h6)')].map(h =>"
            " Number(h.tagName[1]))"
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
    page = open_page(TWO_COLUMNS)
    levels = page.locator(".pp-practice >> nth=0").locator(".pp-level")
    assert levels.all_inner_texts() == ["Level: District", "Level: School"]
    shapes = levels.evaluate_all(
        "all => all.map(e => getComputedStyle(e, '::before').borderRadius)"
    )
    assert len(set(shapes)) == 2


def test_fields_about_the_reader_say_what_they_are_for(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page("")
    said = {}
    for name in ("checklist", "team", "district"):
        page.goto(address + PAGES[name])
        said[name] = page.evaluate(
            "() => Object.fromEntries([...document.querySelectorAll('.pp-fields input[id]')]"
            ".map(e => [e.name, e.autocomplete]))"
        )
    others = {"cycle": "off", "date": "off"}
    assert said == {
        "checklist": {"name": "name", "team": "organization", **others},
        "team": {"team": "organization", **others},
        "district": {"district": "organization", **others},
    }


def test_nothing_moves_for_those_who_ask(open_page: Callable[..., Page]) -> None:
    page = open_page(TWO_COLUMNS, reduced_motion="reduce")
    lasting = "e => parseFloat(getComputedStyle(e).transitionDuration) > 0"
    assert page.evaluate(f"[...document.querySelectorAll('body *')].filter({lasting}).length") == 0


#: Waits until every picture has come or failed; it is no text to be evaluated on the page, which
#: its policy forbids.
LOADED = """() => Promise.all([...document.images].map(image =>
  image.complete || new Promise(done => {
  image.addEventListener("load", done);
  image.addEventListener("error", done);
})))"""


def test_the_policy_allows_no_other_script_and_is_not_broken(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    requests: list[str] = []
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    page.on("request", lambda request: requests.append(request.url))
    for path in PAGES.values():
        page.goto(address + path)
        policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
        assert "unsafe-inline" not in policy
        assert "script-src 'self' 'sha256-" in policy
    page.goto(address + TWO_COLUMNS)
    page.click("[data-pp-search-open]")
    page.fill("#__search-words", "equity")
    page.wait_for_selector(".pp-results li")
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')"
    )
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
    page.goto(address + TWO_COLUMNS)
    page.wait_for_load_state("networkidle")
    assert not [url for url in requests if "search_index" in url or "minisearch" in url]
    with page.expect_request("**/search_index.json"):
        page.click("[data-pp-search-open]")
    page.close()
