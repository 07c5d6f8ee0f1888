"""The search finds each text once, and leads to where it stands."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from macros.model.addresses import make_anchor
from tests.support.levels import DATA
from tests.support.profile_pages import OTHER, PROFILE, SCHOOL, element, text
from tests.support.searching import distinctive, query, search, unique
from tests.support.site_texts import alive


@pytest.mark.parametrize("start", ["", PROFILE, f"{PROFILE}guide/"])
def test_searching_a_phrase_leads_to_its_statement(page: Page, address: str, start: str) -> None:
    thing = unique(OTHER)
    page.goto(address + start)
    search(page, distinctive(thing)).get_by_role("link", name=text(thing)).click()
    expect(page).to_have_url(f"{address}{PROFILE}#{make_anchor(thing.address)}")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(element(page, thing)).to_be_in_viewport()


def test_searching_finds_one_result_for_each_text(page: Page, address: str) -> None:
    page.goto(address)
    thing = next(
        thing
        for thing in SCHOOL
        if sum(text(thing) == text(other) for other in alive(DATA, "statement")) == 1
    )
    results = search(page, text(thing).rstrip("."))
    expect(results.filter(has_text=text(thing))).to_have_count(1)


def test_a_search_says_how_much_it_found_and_when_nothing(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "plan")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(
        re.compile(r"^\d+ results$")
    )
    query(page).fill("zzzzqqqq")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(
        DATA.project.messages["search-none"]
    )
    expect(page.get_by_role("dialog").get_by_role("listitem")).to_have_count(0)


def test_search_with_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address + PROFILE)
    button = page.get_by_role("button", name=DATA.project.messages["search"], exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(query(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_a_search_on_the_page_of_the_lost_leads_back(page: Page, address: str) -> None:
    page.goto(f"{address}no/such/page/")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        DATA.project.messages["not-found-title"]
    )
    thing = unique(SCHOOL)
    search(page, distinctive(thing)).get_by_role("link", name=text(thing)).click()
    expect(page).to_have_url(f"{address}{PROFILE}#{make_anchor(thing.address)}")
