"""The site in a real browser: first without JavaScript, then with what JavaScript adds."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.model.addresses import make_anchor
from tests.support.levels import DATA, LEVELS, SECTION
from tests.support.profile_pages import OTHER, PROFILE, SCHOOL, definition, element, read
from tests.support.searching import distinctive, search, unique
from tests.support.server import Serve


@pytest.fixture(scope="module")
def address(site: Path, serve: Serve) -> str:
    return serve(site)


# One level


def columns(page: Page) -> dict[str, bool]:
    """Whether each statement can be seen."""
    things = [thing for things in LEVELS.values() for thing in things]
    return {
        thing.address: bool(said) for thing, said in zip(things, read(page, things), strict=True)
    }


def expected(shown: str) -> dict[str, bool]:
    return {
        thing.address: shown in ("", level) for level, things in LEVELS.items() for thing in things
    }


def test_a_link_may_ask_for_one_level(page: Page, address: str) -> None:
    page.goto(f"{address}{PROFILE}?level=school")
    expect(page.get_by_role("status").filter(has_text="School")).to_be_visible()
    assert columns(page) == expected("school")
    titles = {
        column.title: column.level
        for column in DATA.project.frameworks[SECTION.framework].columns.values()
    }
    for title, level in titles.items():
        assert (page.get_by_role("heading", name=title, exact=True).count() > 0) == (
            level in ("", "school")
        ), title


def test_choosing_a_level_writes_it_into_the_address(page: Page, address: str) -> None:
    page.goto(address + PROFILE)
    assert columns(page) == expected("")
    choices = page.get_by_role("group", name=DATA.project.messages["level-filter"])
    for level in LEVELS:
        title = DATA.project.frameworks[SECTION.framework].get_level_title(level)
        choices.get_by_role("radio", name=title).check()
        expect(page).to_have_url(f"{address}{PROFILE}?level={level}")
        expect(page.get_by_role("status").filter(has_text=title)).to_be_visible()
        assert columns(page) == expected(level)
    page.reload()
    assert columns(page) == expected(level)
    choices.get_by_role("radio", name=DATA.project.messages["level-all"]).check()
    expect(page).to_have_url(address + PROFILE)
    assert columns(page) == expected("")


def test_a_level_that_does_not_exist_hides_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}{PROFILE}?level=galaxy")
    assert columns(page) == expected("")


# Deep links

BACKGROUND = "element => getComputedStyle(element).backgroundColor"


@pytest.mark.parametrize("query", ["", "?level=school", "?level=galaxy"])
def test_a_link_to_a_statement_leads_there_and_marks_it(
    page: Page, address: str, query: str
) -> None:
    last = OTHER[-1]
    page.goto(f"{address}{PROFILE}{query}#{make_anchor(last.address)}")
    expect(element(page, last)).to_be_in_viewport(ratio=0.5)
    marked = element(page, last).evaluate(BACKGROUND)
    others = {element(page, thing).evaluate(BACKGROUND) for thing in (*SCHOOL, *OTHER[:-1])}
    assert others
    assert marked not in others


def test_a_link_within_the_page_shows_what_is_filtered_out(page: Page, address: str) -> None:
    page.goto(f"{address}{PROFILE}?level=school")
    first, last = OTHER[0], OTHER[-1]
    for thing in (last, first):
        page.evaluate("id => { location.hash = id; }", make_anchor(thing.address))
        expect(element(page, thing)).to_be_in_viewport()


def test_a_link_to_a_statement_leads_there_on_checklist_and_guide(page: Page, address: str) -> None:
    for below in ("reflect/", "guide/"):
        page.goto(f"{address}{PROFILE}{below}#{make_anchor(OTHER[-1].address)}")
        expect(element(page, OTHER[-1])).to_be_in_viewport(ratio=0.5)


# Links to copy


@pytest.mark.parametrize("query", ["", "?level=school"])
def test_a_link_is_copied(context: BrowserContext, page: Page, address: str, query: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.goto(address + PROFILE + query)
    thing = SCHOOL[1]
    link = page.locator(f"#{make_anchor(thing.address)} .pp-anchor")
    expect(link).to_have_accessible_name(re.compile(r"^Link to statement \w+\.\d+$"))
    link.click()
    expect(
        page.get_by_role("status").filter(has_text=DATA.project.messages["link-copied"])
    ).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == f"{address}{PROFILE}{query}#{make_anchor(thing.address)}"
    assert page.url == copied


def test_the_address_keeps_what_else_it_says(page: Page, address: str) -> None:
    page.goto(f"{address}{PROFILE}?from=mail&level=school#{make_anchor(SCHOOL[0].address)}")
    page.get_by_role("radio", name=DATA.project.messages["level-all"]).check()
    parts = urlsplit(page.url)
    assert parse_qs(parts.query) == {"from": ["mail"]}
    assert parts.fragment == make_anchor(SCHOOL[0].address)


def test_all_this_works_after_moving_from_page_to_page(page: Page, address: str) -> None:
    """The theme loads pages by itself, and what a page can do must be set up again, once."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    framework = DATA.project.frameworks[SECTION.framework]
    title = getattr(SECTION.value, "title", "")
    article = page.get_by_role("article")
    page.goto(address)
    article.get_by_role("link", name=framework.title).click()
    expect(page).to_have_url(f"{address}{SECTION.framework}/")
    article.get_by_role("link", name=title, exact=True).first.click()
    expect(page).to_have_url(address + PROFILE)
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)

    def everything_works() -> None:
        school = page.get_by_role("group", name=DATA.project.messages["level-filter"]).get_by_role(
            "radio", name=framework.get_level_title("school")
        )
        school.check()
        expect(page).to_have_url(f"{address}{PROFILE}?level=school")
        assert columns(page) == expected("school")
        page.get_by_role("radio", name=DATA.project.messages["level-all"]).check()
        expect(page).to_have_url(address + PROFILE)
        term = page.locator("article a[aria-describedby][href*='glossary/#']").first
        expect(definition(page, term)).to_have_count(1)
        term.hover()
        expect(definition(page, term)).to_be_visible()
        page.mouse.move(0, 0)
        expect(definition(page, term)).to_be_hidden()

    everything_works()
    guide = f"{DATA.project.messages['way-guide']} {DATA.project.messages['guide']}"
    article.get_by_role("link", name=guide, exact=True).click()
    expect(page).to_have_url(f"{address}{PROFILE}guide/")
    page.go_back()
    expect(page).to_have_url(address + PROFILE)
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    everything_works()
    results = search(page, distinctive(unique(SCHOOL)))
    expect(results.first).to_be_visible()
    assert errors == []
