"""The home page leads to what one may want to do, and back to what one has begun."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.levels import DATA
from tests.support.profile_pages import PROFILE

SAY = DATA.project.messages
CHECKLIST = f"{PROFILE}reflect/"


def test_the_home_page_leads_back_to_what_was_begun(page: Page, address: str) -> None:
    page.goto(address)
    for name in ("Start: choose a framework", "Lead a meeting"):
        expect(page.get_by_role("link", name=name)).to_be_visible()
    expect(page.get_by_role("link", name=SAY["go-on"], exact=True)).to_be_hidden()
    page.goto(address + CHECKLIST)
    page.get_by_role("radio").first.check()
    page.goto(address)
    expect(page.locator("[data-pp-resume]")).to_contain_text(SAY["home-answers-one"])
    page.get_by_role("link", name=SAY["go-on"], exact=True).click()
    expect(page.get_by_role("radio").first).to_be_checked()
    assert CHECKLIST in page.url
