"""A discussion guide's page: where it is, and what stands on it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from macros.layers.load import load_dataset
from macros.model.addresses import Element, make_anchor
from tests.support.levels import SECTION
from tests.support.projects import ROOT
from tests.support.site_texts import alive

DATA = load_dataset(ROOT)
SAY = DATA.project.messages
GUIDE = f"{SECTION.address}/guide/"
PRACTICES = [
    thing for thing in alive(DATA, "practice") if thing.address.startswith(f"{SECTION.address}/")
]


def heading(page: Page, thing: Element) -> Locator:
    """The heading of a practice on its guide."""
    return page.locator(f"[id='{make_anchor(thing.address)}']")
