"""Other hosts, other paths, other people's markup."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Dialog, Page, Route, expect

from tests.support.levels import DATA
from tests.support.profile_pages import PROFILE
from tests.support.searching import query, search
from tests.support.server import Serve

# Other hosts, other paths, other people's markup


def test_nothing_is_asked_of_another_host(
    context: BrowserContext, page: Page, address: str
) -> None:
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
    assert [
        why for why in failed if "ERR_ABORTED" not in why
    ] == []  # aborted is what we left behind by going on


def test_the_site_works_below_a_path(features: Path, serve: Serve, page: Page) -> None:
    address = serve(features / "published")
    failed: list[str] = []
    page.on("response", lambda answer: failed.extend([answer.url] * (answer.status >= 400)))
    page.goto(f"{address}sub/path/")
    page.get_by_role("article").get_by_role("link", name="Framework of every feature").click()
    page.get_by_role("article").get_by_role("link", name="Begin", exact=True).click()
    search(page, "a name beside it").get_by_role(
        "link", name="Each goal has a name beside it"
    ).click()
    expect(page).to_have_url(f"{address}sub/path/every/begin/#prepare--named")
    assert failed == []


def test_links_lead_to_the_same_places_after_moving_from_page_to_page(
    features: Path, serve: Serve, page: Page
) -> None:
    """Those that the theme leaves where they stand, too, from pages of every depth."""
    address = serve(features / "published") + "sub/path/"
    links = (
        "() => Object.fromEntries([...document.links].map(link => [link.textContent.trim(),"
        " link.href]))"
    )
    paths = ("every/", "every/begin/reflect/", "every/begin/guide/", "team/", "")
    opened = {}
    for path in paths:
        page.goto(address + path)
        opened[path] = page.title(), page.evaluate(links)
    page.evaluate("() => { window.same = true; }")
    for path, (title, expected_links) in opened.items():
        page.evaluate(
            "href => [...document.links].find(link => link.href === href).click()", address + path
        )
        expect(page).to_have_title(title)
        expect(
            page.locator("[data-pp-attached]:visible, article:not(:has([data-frameworks]))").first
        ).to_be_visible()
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
    for path in (
        "",
        "every/",
        "every/begin/",
        "every/begin/reflect/",
        "every/begin/guide/",
        "glossary/",
        "guides/",
    ):
        page.goto(address + path)
        assert (
            page.evaluate(
                "() => document.querySelectorAll('img, [onerror], b:not([class])').length"
            )
            == 0
        ), path
        assert "<script>alert(2)</script> {{ 73*137 }}" in page.title()
    page.goto(f"{address}every/begin/?level=school")
    page.locator("article a[aria-describedby][href*='glossary/#']").first.hover()
    expect(page.get_by_role("tooltip").filter(visible=True).first).to_contain_text(
        "<script>alert(1)</script>"
    )
    page.get_by_role("button", name=re.compile(f"^{DATA.project.messages['search']} <b>")).click()
    query(page).fill("one plan")
    results = page.get_by_role("dialog").get_by_role("listitem")
    expect(results.first).to_contain_text("<script>alert(1)</script></title>")
    assert (
        page.evaluate(
            "() => document.querySelectorAll('dialog img, dialog b, dialog script').length"
        )
        == 0
    )
    assert happened == []
