"""From page to page, as the theme loads them on a site that has an address: where the focus is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.server import Serve

#: What has the focus: an element's name, its id, and its text.
FOCUSED = """() => { const e = document.activeElement;
  return [e.localName, e.id, e.textContent.replace(/\\s+/g, " ").trim()]; }"""


@pytest.fixture(scope="module")
def address(features: Path, serve: Serve) -> str:
    return serve(features / "published") + "sub/path/"


def follow(page: Page, name: str) -> None:
    """Press a link of the content by its keys alone."""
    page.get_by_role("article").get_by_role("link", name=name, exact=True).first.focus()
    page.keyboard.press("Enter")


def test_a_step_leads_to_the_new_page_s_title_and_back_to_the_link(
    page: Page, address: str
) -> None:
    page.goto(f"{address}every/")
    page.keyboard.press("Tab")
    expect(page.locator(".pp-skip")).to_be_focused()
    page.evaluate("() => { window.same = true; }")

    follow(page, "Begin")
    expect(page).to_have_url(f"{address}every/begin/")
    title = page.get_by_role("heading", level=1)
    expect(title).to_be_focused()
    expect(title).to_have_accessible_name("Practice profile · Step 1 Begin")
    said = page.get_by_role("status").filter(has_text="Begin")
    expect(said).to_have_text(page.title())

    follow(page, "Reflect Self-reflection checklist")
    expect(page).to_have_url(f"{address}every/begin/reflect/")
    expect(title).to_be_focused()
    expect(title).to_have_accessible_name("Self-reflection checklist Begin")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")

    page.go_back()
    expect(page).to_have_url(f"{address}every/begin/")
    followed = page.get_by_role("link", name="Reflect Self-reflection checklist", exact=True)
    expect(followed).to_be_focused()
    page.go_back()
    expect(page).to_have_url(f"{address}every/")
    expect(page.locator(":focus")).to_have_text("Begin")
    assert page.evaluate("() => window.same"), "the theme did not load these pages by itself"


def test_a_step_to_a_part_of_a_page_leads_there(page: Page, address: str) -> None:
    page.goto(f"{address}every/begin/")
    page.evaluate("() => { window.same = true; }")
    page.locator("article a[href$='reflect/#prepare']").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}every/begin/reflect/#prepare")
    expect(page.locator("#prepare")).to_be_focused()
    expect(page.locator("#prepare")).to_be_in_viewport()
    assert page.evaluate("() => window.same")

    page.keyboard.press("Home")
    page.locator(".pp-skip").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}every/begin/reflect/#__main")
    assert page.evaluate(FOCUSED)[1] == "__main"
    page.go_back()
    expect(page).to_have_url(f"{address}every/begin/reflect/#prepare")
    page.go_back()
    expect(page).to_have_url(f"{address}every/begin/")


def test_the_navigation_is_no_part_of_the_content(page: Page, address: str) -> None:
    page.goto(f"{address}every/begin/")
    expect(page.locator("main #__nav")).to_have_count(0)
    expect(page.locator("#__nav")).to_be_visible()
    left = page.locator("#__nav").bounding_box()
    content = page.locator("main").bounding_box()
    assert left is not None
    assert content is not None
    assert left["x"] + left["width"] <= content["x"]
    names = page.get_by_role("heading", level=2).evaluate_all("all => all.map(e => e.innerText)")
    assert not [name for name in names if "Link to" in name or "#" in name]


def test_the_menu_does_not_cover_what_has_the_focus(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{address}every/begin/")
    page.locator(".pp-menu-open").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pp-menu-close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__nav")).to_be_hidden()
    expect(page.locator(".pp-menu-open")).to_be_focused()


def test_what_is_told_has_a_place_before_it_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}every/begin/")
    place = page.locator(".pp-toast[role=status]")
    expect(place).to_have_count(1)
    assert place.evaluate("e => getComputedStyle(e).display") != "none"


def test_a_reader_s_colors_tell_what_is_chosen(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{address}every/begin/")
    border = "e => getComputedStyle(e).borderBottomColor"
    here = page.locator(".pp-section-tab[aria-current]").evaluate(border)
    others = page.locator(".pp-section-tab:not([aria-current])").evaluate_all(
        f"all => all.map({border})"
    )
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert set(others) == {canvas}
    assert here != canvas


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_is_given_to_those_who_ask(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, contrast="more")  # type: ignore[arg-type]
    page.goto(f"{address}every/begin/")
    colors = page.evaluate(
        "() => ['color', 'backgroundColor'].map(name => getComputedStyle(document.body)[name])"
    )
    assert set(colors) == {"rgb(0, 0, 0)", "rgb(255, 255, 255)"}
