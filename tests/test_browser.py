"""The site in a real browser: first without JavaScript, then with what JavaScript adds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page, Route, expect

from macros.layers.load import load_dataset
from macros.model.addresses import Element, make_anchor
from macros.model.framework import Statement
from tests.built import ROOT, words
from tests.showing import alive, asked, inside

DATA = load_dataset(ROOT)
Serve = Callable[[Path], str]


def text(thing: Element) -> str:
    return words(getattr(thing.value, "text", "") or getattr(thing.value, "title", ""))


def level(thing: Element) -> str:
    """The level that a statement speaks of."""
    assert isinstance(thing.value, Statement)
    return thing.value.level or DATA.project.frameworks[thing.framework].columns[thing.column].level


def of_levels() -> tuple[Element, dict[str, list[Element]]]:
    """A section whose statements speak of several levels, and its statements by level."""
    for section in alive(DATA, "section"):
        found: dict[str, list[Element]] = {}
        for thing in inside(DATA, section):
            if thing.kind == "statement" and level(thing):
                found.setdefault(level(thing), []).append(thing)
        if len(found) > 1 and "school" in found:
            return section, found
    raise AssertionError("no section speaks of several levels")


SECTION, LEVELS = of_levels()
PROFILE = f"{SECTION.address}/"
SCHOOL = LEVELS["school"]
OTHER = next(things for level, things in LEVELS.items() if level != "school")


@pytest.fixture(scope="module")
def address(site: Path, serve: Serve) -> str:
    return serve(site)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def element(page: Page, thing: Element) -> Locator:
    return page.locator(f"[id='{make_anchor(thing.address)}']")


VISIBLE = """ids => ids.map(id => {
  const element = document.getElementById(id);
  const box = element && element.getBoundingClientRect();
  return element && element.checkVisibility() && box.width > 0 && box.height > 0 ? element.innerText : "";
})"""


def read(page: Page, things: list[Element]) -> list[str]:
    """What one can see of each thing, in one line; "" of what cannot be seen."""
    return [words(said) for said in page.evaluate(VISIBLE, [make_anchor(thing.address) for thing in things])]


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
    plain.goto(f"{address}{PROFILE}reflect/")
    thing = next(thing for thing in inside(DATA, SECTION) if thing.kind == "statement" and asked(DATA, thing))
    group = element(plain, thing).get_by_role("group", name=text(thing))
    for response in asked(DATA, thing)[:2]:
        group.get_by_role("radio", name=response, exact=True).check()
    assert [choice.is_checked() for choice in group.get_by_role("radio").all()][:3] == [False, True, False]


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


# One level


def columns(page: Page) -> dict[str, bool]:
    """Whether each statement can be seen."""
    things = [thing for things in LEVELS.values() for thing in things]
    return {thing.address: bool(said) for thing, said in zip(things, read(page, things), strict=True)}


def expected(shown: str) -> dict[str, bool]:
    return {thing.address: shown in ("", level) for level, things in LEVELS.items() for thing in things}


def test_a_link_may_ask_for_one_level(page: Page, address: str) -> None:
    page.goto(f"{address}{PROFILE}?level=school")
    expect(page.get_by_role("status").filter(has_text="School")).to_be_visible()
    assert columns(page) == expected("school")
    titles = {column.title: column.level for column in DATA.project.frameworks[SECTION.framework].columns.values()}
    for title, level in titles.items():
        assert (page.get_by_role("heading", name=title, exact=True).count() > 0) == (level in ("", "school")), title


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
def test_a_link_to_a_statement_leads_there_and_marks_it(page: Page, address: str, query: str) -> None:
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


# Terms


@pytest.fixture
def term(page: Page, address: str) -> Locator:
    """A term on a profile, with its definition out of sight."""
    page.goto(address + PROFILE)
    term = page.locator("article a[aria-describedby][href*='glossary/#']").first
    expect(definition(page, term)).to_be_hidden()
    return term


def definition(page: Page, term: Locator) -> Locator:
    return page.locator(f"[id='{term.get_attribute('aria-describedby')}']")


def explained(term: Locator) -> str:
    key = (term.get_attribute("href") or "").partition("#")[2]
    return words(DATA.project.glossary[key].text.split("\n\n")[0])


def test_a_term_is_explained_on_hover(page: Page, term: Locator) -> None:
    term.hover()
    expect(definition(page, term)).to_be_visible()
    expect(definition(page, term)).to_contain_text(explained(term))
    expect(definition(page, term)).to_be_in_viewport(ratio=1)
    page.mouse.move(0, 0)
    expect(definition(page, term)).to_be_hidden()


def test_a_definition_stays_while_the_pointer_moves_onto_it(page: Page, term: Locator) -> None:
    """WCAG 1.4.13: hoverable."""
    term.hover()
    box = definition(page, term).bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + box["height"] / 2, steps=25)
    expect(definition(page, term)).to_be_visible()


def test_a_term_is_explained_on_focus_until_escape(page: Page, term: Locator) -> None:
    for _ in range(100):
        page.keyboard.press("Tab")
        if term.evaluate("element => element === document.activeElement"):
            break
    expect(term).to_be_focused()
    expect(definition(page, term)).to_be_visible()
    expect(definition(page, term)).to_contain_text(explained(term))
    page.keyboard.press("Escape")
    expect(definition(page, term)).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(definition(page, term)).to_be_visible()
    page.keyboard.press("Tab")
    expect(definition(page, term)).to_be_hidden()


def test_a_term_is_explained_on_touch_and_followed_on_the_second(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 700})
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(address + PROFILE)
    term = page.locator("article a[aria-describedby][href*='glossary/#']").first
    explanation = definition(page, term)
    term.tap()
    expect(explanation).to_be_visible()
    expect(explanation).to_be_in_viewport(ratio=1)
    assert page.url == address + PROFILE
    term.tap()
    expect(page).to_have_url(re.compile("/glossary/#"))
    context.close()


# Links to copy


@pytest.mark.parametrize("query", ["", "?level=school"])
def test_a_link_is_copied(context: BrowserContext, page: Page, address: str, query: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.goto(address + PROFILE + query)
    thing = SCHOOL[1]
    link = page.locator(f"#{make_anchor(thing.address)} .pp-anchor")
    expect(link).to_have_accessible_name(re.compile(r"^Link to statement \w+\.\d+$"))
    link.click()
    expect(page.get_by_role("status").filter(has_text=DATA.project.messages["link-copied"])).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == f"{address}{PROFILE}{query}#{make_anchor(thing.address)}"
    assert page.url == copied


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
        thing for thing in SCHOOL if sum(text(thing) == text(other) for other in alive(DATA, "statement")) == 1
    )
    results = search(page, text(thing).rstrip("."))
    expect(results.filter(has_text=text(thing))).to_have_count(1)


def test_a_search_says_how_much_it_found_and_when_nothing(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "plan")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(re.compile(r"^\d+ results$"))
    query(page).fill("zzzzqqqq")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(DATA.project.messages["search-none"])
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
    expect(page.get_by_role("heading", level=1)).to_have_text(DATA.project.messages["not-found-title"])
    thing = unique(SCHOOL)
    search(page, distinctive(thing)).get_by_role("link", name=text(thing)).click()
    expect(page).to_have_url(f"{address}{PROFILE}#{make_anchor(thing.address)}")


# Other hosts, other paths, other people's markup


def test_nothing_is_asked_of_another_host(context: BrowserContext, page: Page, address: str) -> None:
    asked: list[str] = []
    failed: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    context.route("**/*", note)
    page.on("response", lambda answer: failed.extend([answer.url] * (answer.status >= 400)))
    page.on("requestfailed", lambda request: failed.append(f"{request.url}: {request.failure}"))
    page.on("console", lambda said: failed.extend([said.text] * (said.type == "error")))
    page.on("pageerror", lambda error: failed.append(str(error)))
    paths = [
        "",
        *(f"{key}/" for key in DATA.project.shown),
        PROFILE,
        f"{PROFILE}reflect/",
        f"{PROFILE}guide/",
        "glossary/",
        "guides/",
    ]
    for path in [*paths, "about/", "404.html"]:
        page.goto(address + path)
    search(page, "plan")
    assert len(asked) > 30
    assert {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))} == {
        urlsplit(address).netloc
    }
    assert [why for why in failed if "ERR_ABORTED" not in why] == []  # aborted is what we left behind by going on


def test_the_site_works_below_a_path(features: Path, serve: Serve, page: Page) -> None:
    address = serve(features / "published")
    failed: list[str] = []
    page.on("response", lambda answer: failed.extend([answer.url] * (answer.status >= 400)))
    page.goto(f"{address}sub/path/")
    page.get_by_role("article").get_by_role("link", name="Framework of every feature").click()
    page.get_by_role("article").get_by_role("link", name="Begin", exact=True).click()
    search(page, "a name beside it").get_by_role("link", name="Each goal has a name beside it").click()
    expect(page).to_have_url(f"{address}sub/path/every/begin/#prepare--named")
    assert failed == []


def test_links_lead_to_the_same_places_after_moving_from_page_to_page(features: Path, serve: Serve, page: Page) -> None:
    """Those that the theme leaves where they stand, too, from pages of every depth."""
    address = serve(features / "published") + "sub/path/"
    links = "() => Object.fromEntries([...document.links].map(link => [link.textContent.trim(), link.href]))"
    paths = ("every/", "every/begin/reflect/", "every/begin/guide/", "team/", "")
    opened = {}
    for path in paths:
        page.goto(address + path)
        opened[path] = page.title(), page.evaluate(links)
    page.evaluate("() => { window.same = true; }")
    for path, (title, expected_links) in opened.items():
        page.evaluate("href => [...document.links].find(link => link.href === href).click()", address + path)
        expect(page).to_have_title(title)
        expect(page.locator("[data-pp-attached]:visible, article:not(:has([data-frameworks]))").first).to_be_visible()
        assert page.evaluate(links) == expected_links
    assert page.evaluate("() => window.same")


def test_markup_in_texts_does_nothing(
    marked_site: Path,
    serve: Serve,
    context: BrowserContext,
    page: Page,
) -> None:
    happened: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        happened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("request", lambda request: happened.extend([request.url] * request.url.endswith("/x")))
    address = serve(marked_site)
    for path in ("", "every/", "every/begin/", "every/begin/reflect/", "every/begin/guide/", "glossary/", "guides/"):
        page.goto(address + path)
        assert page.evaluate("() => document.querySelectorAll('img, [onerror], b:not([class])').length") == 0, path
        assert "<script>alert(2)</script> {{ 7*777 }}" in page.title()
    page.goto(f"{address}every/begin/?level=school")
    page.locator("article a[aria-describedby][href*='glossary/#']").first.hover()
    expect(page.get_by_role("tooltip").filter(visible=True).first).to_contain_text("<script>alert(1)</script>")
    page.get_by_role("button", name=re.compile(f"^{DATA.project.messages['search']} <b>")).click()
    query(page).fill("one plan")
    results = page.get_by_role("dialog").get_by_role("listitem")
    expect(results.first).to_contain_text("<script>alert(1)</script></title>")
    assert page.evaluate("() => document.querySelectorAll('dialog img, dialog b, dialog script').length") == 0
    assert happened == []


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
    expect(page.get_by_role("heading", level=1)).to_have_text(title)

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
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    everything_works()
    results = search(page, distinctive(unique(SCHOOL)))
    expect(results.first).to_be_visible()
    assert errors == []
