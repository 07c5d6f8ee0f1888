"""The search of the site, as readers use it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from macros.model.addresses import Element
from tests.support.levels import DATA
from tests.support.profile_pages import text
from tests.support.site_texts import alive

# Search


def query(page: Page) -> Locator:
    """Where one types what to search for."""
    return page.get_by_role("dialog").get_by_role("search").locator("input")


def search(page: Page, phrase: str) -> Locator:
    """The results for a phrase, as soon as there are some."""
    page.get_by_role("button", name=DATA.project.messages["search"], exact=True).click()
    expect(query(page)).to_be_focused()
    page.keyboard.type(phrase)
    results = page.get_by_role("dialog").get_by_role("listitem")
    expect(results.first).to_be_visible()
    return results


def unique(things: list[Element]) -> Element:
    """One of some statements whose words no other statement has."""
    texts = [text(other) for other in alive(DATA, "statement")]
    return next(thing for thing in things if texts.count(text(thing)) == 1)


def distinctive(thing: Element) -> str:
    """Some words of a text, as somebody remembers them."""
    return " ".join(text(thing).rstrip(".").split()[-6:])
