"""The page of all reflections: what there is, then and now, deleted and had back."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.reflection_pages import (
    AGREED,
    CHECKLIST,
    FULL,
    ONE_PLAN,
    REFLECTIONS,
    SAY,
    SCHOOL,
    answer,
    chosen,
    do,
    go,
    go_on,
    group,
    isolated,
    say,
    state,
    told,
)
from tests.support.reflections import payload, reflection, saved
from tests.support.stored import kept


def test_several_reflections_stand_side_by_side(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    answer(tab, ONE_PLAN, "We do")
    do(tab, "begin-another").click()
    expect(told(tab)).to_have_text(SAY["begun-another"])
    expect(tab.get_by_label(SAY["your-name"])).to_be_focused()
    assert chosen(tab, ONE_PLAN) == []
    tab.get_by_label(SAY["your-name"]).fill("Ben")
    answer(tab, ONE_PLAN, "We do not yet")
    go_on(tab, address, "Ana")
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ana")
    assert chosen(tab, ONE_PLAN) == ["We do"]
    assert [file["name"] for file in kept(tab)] == ["Ana", "Ben"]


# Looking at what there is


def test_where_things_stand_now_and_then(tab: Page, address: str) -> None:
    first = {"every/begin/prepare/one-plan": "no", "every/begin/agree/agreed": "yes"}
    then = reflection("every", first, name="Ana", date="2026-03-01")
    entries = {
        "every/begin/prepare/one-plan": "partly",
        "every/begin/prepare/each-school": "yes",
        "every/begin/prepare": {"note": "Seen twice.", "talk": True, "text": "Prepare the ground"},
    }
    now = reflection("every", entries, name="Ana", date="2026-11-01")
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files(
        [payload("then.json", then), payload("now.json", now)]
    )
    row = tab.get_by_role("row").filter(has_text="Prepare the ground")
    expect(row).to_contain_text("We do: 1 · We do in part: 1 · 5 not answered")
    boxes = row.locator("svg").first.locator("g")
    expect(boxes).to_have_count(7)
    expect(tab.locator("[data-pp-talk]")).to_contain_text("Prepare the ground")
    guide = tab.locator("[data-pp-talk] a")
    assert (guide.get_attribute("href") or "").endswith("every/begin/guide/#practices=prepare")
    expect(tab.locator("[data-pp-notes]")).to_contain_text("Seen twice.")
    compare = tab.get_by_label(SAY["compare-with"])
    compare.select_option(index=1)
    changed = tab.locator("[data-pp-changed] li")
    expect(changed.filter(has_text=ONE_PLAN)).to_contain_text(
        say("compare-one", then="We do not yet", now="We do in part")
    )
    expect(changed.filter(has_text=SCHOOL)).to_contain_text(say("compare-new", now="We do"))
    expect(changed.filter(has_text=AGREED)).to_contain_text(say("compare-gone", then="We do"))
    expect(changed).to_have_count(3)
    expect(row).to_contain_text("We do not yet: 1")
    words = tab.get_by_role("article").inner_text().lower()
    assert not re.search(r"\bscore|average|mean\b|%|total", words.replace("no scores", ""))


def test_deleting_one_can_be_undone(tab: Page, address: str) -> None:
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files(
        [payload("a.json", reflection("every", {}, name="Ana"))]
    )
    tab.get_by_role("button", name=SAY["delete"], exact=True).click()
    expect(told(tab)).to_contain_text(f"Deleted: {isolated('Ana')}")
    assert kept(tab) == []
    tab.get_by_role("button", name=SAY["undo"]).click()
    assert [file["name"] for file in kept(tab)] == ["Ana"]


def test_the_latest_is_looked_at_first(tab: Page, address: str) -> None:
    go(tab, address + REFLECTIONS)
    dates = ("2026-03-01", "2026-11-01", "2025-11-01")
    files = [
        payload(f"{date}.json", reflection("every", {}, name="Ana", date=date)) for date in dates
    ]
    tab.locator("[data-pp-file]").set_input_files(files)
    expect(tab.locator("[data-pp-list] > li")).to_have_count(3)
    assert len(kept(tab)) == 3
    tab.reload()
    expect(tab.locator("[data-pp-title]")).to_have_text(
        f"{isolated('Ana')} · {isolated('Nov 1, 2026')}"
    )
    here = tab.locator("[data-pp-list] > [aria-current=true]")
    expect(here).to_have_count(1)
    tab.emulate_media(forced_colors="active")
    border = "e => getComputedStyle(e).borderInlineStartColor"
    other = tab.locator("[data-pp-list] > :not([aria-current])").first
    assert here.evaluate(border) != other.evaluate(border)


def test_going_on_with_one_of_several(tab: Page, address: str) -> None:
    """At the statement that was answered last, in a tab that goes on with it from then on."""
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    answer(tab, AGREED, "We do")
    do(tab, "begin-another").click()
    tab.get_by_label(SAY["your-name"]).fill("Ben")
    go_on(tab, address, "Ana")
    expect(tab).to_have_url(f"{address}{CHECKLIST}#agree--agreed")
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ana")
    tab.goto(f"{address}every/go-on/reflect/")
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ana")


def test_the_focus_goes_back_when_what_is_told_is_put_away(tab: Page, address: str) -> None:
    """And Escape does not take an undo away."""
    go(tab, address + CHECKLIST)
    open_file = do(tab, "open-file")
    open_file.focus()
    tab.locator("[data-pp-file]").set_input_files([payload("x.json", "")])
    expect(told(tab)).to_contain_text("is empty")
    do(tab, "close").focus()
    tab.keyboard.press("Enter")
    expect(open_file).to_be_focused()
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files(
        [payload("a.json", reflection("every", {}, name="Ana"))]
    )
    tab.get_by_role("button", name=SAY["delete"], exact=True).click()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("button", name=SAY["undo"])).to_be_focused()
    tab.keyboard.press("Enter")
    expect(told(tab)).to_have_text(SAY["undone"])
    expect(do(tab, "open-file")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(320, 256), (360, 640)])
def test_what_is_told_does_not_hide_what_has_the_focus(
    browser: Browser, address: str, width: int, height: int
) -> None:
    tab = browser.new_page(viewport={"width": width, "height": height})
    go(tab, address + CHECKLIST)
    tab.locator("[data-pp-file]").set_input_files([payload(f"{'long' * 30}.json", "")])
    box = tab.locator(".pp-notice")
    expect(box).to_be_visible()
    group(tab, ONE_PLAN).get_by_role("radio").first.focus()
    for _ in range(12):
        tab.keyboard.press("Tab")
        covered = tab.evaluate(
            """() => { const here = document.activeElement.getBoundingClientRect();
            const box = document.querySelector(".pp-notice");
            return !box.contains(document.activeElement)
              && here.bottom > box.getBoundingClientRect().top; }"""
        )
        assert not covered, tab.evaluate("() => document.activeElement.outerHTML")
    tab.close()


def test_the_page_of_all_saves_what_stands_on_a_page_only(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-notes"]).first.fill("One")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    tab.evaluate(f"() => {{ {FULL} }}")
    tab.get_by_label(SAY["your-notes"]).first.fill("One, and more")
    tab.get_by_role("link", name=SAY["see-where-things-stand"]).click()
    card = tab.locator("[data-pp-list] > li")
    expect(card).to_contain_text(SAY["kept-full"])
    save = card.get_by_role("button", name=SAY["save-file"])
    _, text = saved(tab, save)
    assert json.loads(text)["responses"]["every/begin/prepare"]["note"] == "One, and more"
    expect(card.get_by_role("button", name=SAY["save-file"])).to_be_focused()


def test_the_later_of_two_is_now(tab: Page, address: str) -> None:
    place = "every/begin/prepare/one-plan"
    go(tab, address + REFLECTIONS)
    files = [
        reflection("every", {place: said}, name="Ana", date=date)
        for said, date in (("yes", "2026-11-01"), ("no", "2025-11-01"))
    ]
    tab.locator("[data-pp-file]").set_input_files(
        [payload(f"{at}.json", file) for at, file in enumerate(files)]
    )
    tab.get_by_label(SAY["compare-with"]).select_option(index=1)
    expect(tab.locator("[data-pp-changed] li")).to_contain_text(
        say("compare-one", then="We do not yet", now="We do")
    )
