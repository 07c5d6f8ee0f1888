"""A profile page in a browser: its elements, and what can be read."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from macros.model.addresses import Element, make_anchor
from tests.support.html_pages import words
from tests.support.levels import LEVELS, SECTION


def text(thing: Element) -> str:
    return words(getattr(thing.value, "text", "") or getattr(thing.value, "title", ""))


PROFILE = f"{SECTION.address}/"


SCHOOL = LEVELS["school"]


OTHER = next(things for level, things in LEVELS.items() if level != "school")


def element(page: Page, thing: Element) -> Locator:
    return page.locator(f"[id='{make_anchor(thing.address)}']")


VISIBLE = """ids => ids.map(id => {
  const element = document.getElementById(id);
  const box = element && element.getBoundingClientRect();
  return element && element.checkVisibility() && box.width > 0 && box.height > 0
    ? element.innerText : "";
})"""


def read(page: Page, things: list[Element]) -> list[str]:
    """What one can see of each thing, in one line; "" of what cannot be seen."""
    return [
        words(said)
        for said in page.evaluate(VISIBLE, [make_anchor(thing.address) for thing in things])
    ]


def definition(page: Page, term: Locator) -> Locator:
    return page.locator(f"[id='{term.get_attribute('aria-describedby')}']")
