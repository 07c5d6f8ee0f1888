"""The search finds each text once, and leads to where it stands."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from macros.model.addresses import make_anchor
from tests.support.levels import DATA
from tests.support.profile_pages import OTHER, PROFILE, SCHOOL, element, text
from tests.support.searching import distinctive, query, search, unique
from tests.support.site_texts import alive

SEARCHES = yaml.safe_load(Path(__file__).with_name("searches.yml").read_text("utf-8"))
MOST = {"first": 1, "among": 5}  # results among which it stands
HEAVIEST = 60_000  # bytes of the index, as it is sent
REPLACED = """([typed, root]) => new Promise((resolve) => {
  const list = document.querySelector(".pp-results");
  const input = document.getElementById("__search-words");
  new MutationObserver((changes, observer) => {
    observer.disconnect();
    resolve([...list.querySelectorAll("a")].map(({ href }) => href.replace(root, "")));
  }).observe(list, { childList: true });
  input.value = typed;
  input.dispatchEvent(new Event("input"));
})"""


def test_what_people_look_for_is_found(page: Page, address: str, site: Path) -> None:
    page.goto(address)
    search(page, "plan")
    lost = []
    for kind, searches in SEARCHES.items():
        for typed, wanted in searches.items():
            found = page.evaluate(REPLACED, [typed, address])[: MOST[kind]]
            hit = wanted in found if kind == "first" else any(wanted in path for path in found)
            if not hit:
                lost.append(f"{typed}: {wanted}: {found}")
    assert lost == []
    assert len(gzip.compress((site / "search/search_index.json").read_bytes())) <= HEAVIEST


def test_results_say_where_they_stand_and_what_was_found(page: Page, address: str) -> None:
    say = DATA.project.messages
    page.goto(address)
    dialog = page.get_by_role("dialog")
    results = search(page, "hiring")
    result = results.filter(has_text="SIPR · Strategy 3: Build capacity").first
    expect(result.locator("mark").first).to_be_visible()
    query(page).fill("classroom walk-throughs zzzzqqqq")
    expect(dialog.get_by_role("status")).to_contain_text("has all of your words")
    expect(results.first.locator("mark").first).to_be_visible()
    query(page).fill("parent engagement")
    expect(dialog).to_contain_text(say["results-also"])
    query(page).fill("tools, files")  # far inside a text
    excerpt = results.locator(".pp-excerpt", has_text="…").locator("mark").first
    expect(excerpt).to_be_visible()


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
    page.keyboard.press("/")
    expect(query(page)).to_be_focused()
    page.keyboard.type("plan/")
    expect(query(page)).to_have_value("plan/")
    links = page.get_by_role("dialog").get_by_role("listitem").get_by_role("link")
    expect(links.nth(1)).to_be_visible()
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(links.nth(place)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(query(page)).to_be_focused()
    page.get_by_label(DATA.project.messages["search-key"]).uncheck()
    page.keyboard.press("Escape")
    page.reload()
    expect(button).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_search_on_the_page_of_the_lost_leads_back(page: Page, address: str) -> None:
    page.goto(f"{address}no/such/page/")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        DATA.project.messages["not-found-title"]
    )
    thing = unique(SCHOOL)
    search(page, distinctive(thing)).get_by_role("link", name=text(thing)).click()
    expect(page).to_have_url(f"{address}{PROFILE}#{make_anchor(thing.address)}")
