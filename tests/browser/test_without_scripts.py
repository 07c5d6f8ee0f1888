"""The site without JavaScript: all of it can be read, and filled in."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.html_pages import words
from tests.support.levels import DATA
from tests.support.profile_pages import PROFILE, element, read, text
from tests.support.site_texts import alive, asked, inside

# Without JavaScript


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("below", ["", "reflect/", "guide/"])
def test_every_text_can_be_read_without_scripts(plain: Page, address: str, below: str) -> None:
    for section in alive(DATA, "section"):
        plain.goto(f"{address}{section.address}/{below}")
        things = [thing for thing in inside(DATA, section) if thing.kind != "practice"]
        for thing, said in zip(things, read(plain, things), strict=True):
            assert text(thing) in said, thing.address
            assert words(getattr(thing.value, "note", "")) in said, thing.address


def test_a_checklist_can_be_filled_in_without_scripts(plain: Page, address: str) -> None:
    section, thing = next(
        (section, thing)
        for section in alive(DATA, "section")
        for thing in inside(DATA, section)
        if thing.kind == "statement" and asked(DATA, thing)
    )
    plain.goto(f"{address}{section.address}/reflect/")
    group = element(plain, thing).get_by_role("group", name=text(thing))
    for response in asked(DATA, thing)[:2]:
        group.get_by_role("radio", name=response, exact=True).check()
    assert [choice.is_checked() for choice in group.get_by_role("radio").all()][:3] == [
        False,
        True,
        False,
    ]


def test_nothing_that_needs_a_script_is_offered_without_one(plain: Page, address: str) -> None:
    plain.goto(address + PROFILE)
    assert not plain.get_by_role("radio").count()
    expect(plain.get_by_role("button", name="Search")).to_have_count(0)


def test_the_glossary_is_a_link_away_without_scripts(plain: Page, address: str) -> None:
    plain.goto(address + PROFILE)
    term = plain.locator("article a[href*='glossary/#']").first
    key = (term.get_attribute("href") or "").partition("#")[2]
    term.click()
    assert urlsplit(plain.url).path == "/glossary/"
    expect(plain.locator(f"[id='{key}']")).to_be_in_viewport()
