"""A checklist remembers: what is chosen and typed is there again."""

from __future__ import annotations

import gzip
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.plugin.asset_bundles import BUNDLES
from tests.support.html_pages import page
from tests.support.reflection_pages import (
    CHECKLIST,
    DISTRICT,
    ONE_PLAN,
    REFLECTIONS,
    SAY,
    TEAM,
    answer,
    chosen,
    go,
    group,
    state,
    unfold,
)
from tests.support.reflections import payload
from tests.support.stored import kept

# Without JavaScript


def test_a_checklist_is_complete_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + CHECKLIST)
    unfold(page)
    expect(page.locator("noscript p")).to_have_text(SAY["kept-without-scripts"])
    for label in ("your-name", "your-team", "your-cycle", "your-date"):
        expect(page.get_by_label(SAY[label], exact=True)).to_be_editable()
    answer(page, ONE_PLAN, "We do in part")
    group(page, "How much of this practice is in place?").first.get_by_label(
        "Scale describes us"
    ).check()
    page.get_by_label(SAY["your-notes"]).first.fill("A note")
    page.get_by_label(SAY["your-evidence"]).first.fill("What we saw")
    page.get_by_label(SAY["talk-about-this"]).first.check()
    assert not page.get_by_role("button", name=SAY["save-file"]).count()
    unnamed = (
        page.locator("form[data-pp-checklist]")
        .locator("input, textarea")
        .evaluate_all(
            "all => all.filter(e => !e.labels.length && !e.getAttribute('aria-label')).map(e =>"
            " e.name)"
        )
    )
    assert unnamed == []
    for path, key in (
        (REFLECTIONS, "reflections"),
        (TEAM, "team"),
        (DISTRICT, "district"),
    ):
        page.goto(address + path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator(f"[data-pp-{key}]")).to_be_hidden()
        expect(page.locator("noscript p")).to_contain_text(SAY[f"{key}-without-scripts"])
    context.close()


def test_each_character_is_kept_as_it_is_typed(
    context: BrowserContext, tab: Page, address: str
) -> None:
    """A tab closed in the middle of a word has lost nothing."""
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-notes"]).first.focus()
    tab.keyboard.type("In the mid")
    tab.close(run_before_unload=False)
    again = go(context.new_page(), address + CHECKLIST)
    expect(again.get_by_label(SAY["your-notes"]).first).to_have_value("In the mid")


def test_it_survives_going_from_page_to_page(tab: Page, address: str) -> None:
    """The theme loads pages by itself.

    Each is set up once, and in whatever order its scripts come.
    """
    tab.goto(f"{address}every/begin/")
    tab.evaluate("() => { window.same = true; }")
    article = tab.get_by_role("article")
    for _ in range(2):
        article.get_by_role(
            "link", name=f"{SAY['way-checklist']} {SAY['checklist']}", exact=True
        ).click()
        expect(state(tab)).to_be_visible()
        answer(tab, ONE_PLAN, "We do in part")
        tab.get_by_role("link", name=SAY["see-where-things-stand"]).click()
        expect(tab.get_by_role("heading", level=1)).to_have_text(SAY["reflections"])
        expect(tab.get_by_role("link", name=SAY["go-on"])).to_have_count(1)
        tab.get_by_role("link", name=SAY["go-on"]).click()
        expect(tab).to_have_url(f"{address}{CHECKLIST}#prepare--one-plan")
        expect(state(tab)).to_have_text(SAY["kept-here"])
        assert chosen(tab, ONE_PLAN) == ["We do in part"]
        tab.get_by_role("link", name=f"{SAY['way-profile']} {SAY['profile']}", exact=True).click()
        expect(tab).to_have_url(f"{address}every/begin/")
    assert len(kept(tab)) == 1
    assert tab.evaluate("() => window.same")


def test_it_works_from_a_disk(browser: Browser, features: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    root = (features / "published/sub/path").as_uri()
    go(page, f"{root}/{CHECKLIST}index.html")
    answer(page, ONE_PLAN, "We do")
    page.reload()
    go(page, f"{root}/{CHECKLIST}index.html")
    assert chosen(page, ONE_PLAN) == ["We do"]
    go(page, f"{root}/reflections/index.html")
    expect(page.get_by_text(SAY["kept-here"])).to_be_visible()
    go(page, f"{root}/team/index.html")
    page.locator("[data-pp-files]").set_input_files([payload("a.json", kept(page)[0])])
    expect(page.locator("[data-pp-counted]")).to_contain_text("1 person")
    assert wrong == []
    context.close()


PATHS = (CHECKLIST, REFLECTIONS, TEAM, DISTRICT)
#: What a page loads of our own scripts before anybody uses it, packed.
MOST = 25 * 1024


def scripts(site: Path, path: str) -> set[str]:
    """The scripts that a page loads, but for those that are made from data."""
    root = page(site, path).root
    sources = [element.attributes.get("src", "") for element in root.all("script")]
    names = {source.partition("?")[0].rpartition("/")[2] for source in sources}
    return names & set(BUNDLES)


def test_scripts_are_small_and_only_where_they_are_used(features: Path) -> None:
    site = features / "published/sub/path"
    everywhere = scripts(site, "")
    assert scripts(site, "every/begin/") == everywhere | {"own-links.js"}
    pages = {path: scripts(site, path) - everywhere for path in PATHS}
    assert not scripts(site, "every/begin/guide/") & set().union(*pages.values())
    assert [len(names) for names in pages.values()] == [4, 4, 5, 4]
    pages[CHECKLIST].add("checklist-tools.js")  # which come without being asked for

    pages["a home page"] = {"reflection-tools.js", "record-store.js", "home.js"}
    for path, names in pages.items():
        sent = [(site / "assets" / name).read_bytes() for name in sorted(names | everywhere)]
        assert sum(len(gzip.compress(script, 9)) for script in sent) <= MOST, path


def test_a_screen_reader_is_told_sparingly(tab: Page, address: str) -> None:
    """A change in what is kept where is told; each character is not."""
    go(tab, address + CHECKLIST)
    tab.evaluate("""() => { window.said = 0;
        const observer = new MutationObserver(() => { window.said += 1; });
        document.querySelectorAll("article [role=status], article [role=alert]").forEach(e =>
          observer.observe(e, { childList: true, characterData: true, subtree: true })); }""")
    notes = tab.get_by_label(SAY["your-notes"]).first
    notes.focus()
    tab.keyboard.type("Some words, typed one by one.")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    assert tab.evaluate("() => window.said") == 1
