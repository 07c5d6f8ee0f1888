"""The storage of the browser: refused, full, cleared, broken."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, Route, expect

from tests.support.reflection_pages import (
    AGREED,
    CHECKLIST,
    FULL,
    HAD,
    ONE_PLAN,
    REFLECTIONS,
    REFUSED,
    ROOM,
    SAY,
    SCHOOL,
    answer,
    chosen,
    do,
    go,
    group,
    state,
    told,
    unfold,
)
from tests.support.reflections import payload, reflection, saved
from tests.support.stored import clear_texts, kept, put_text, texts


@pytest.mark.parametrize(
    ("script", "key"), [(REFUSED, "kept-refused"), (FULL, "kept-full")], ids=["refused", "full"]
)
def test_when_nothing_can_be_kept(tab: Page, address: str, script: str, key: str) -> None:
    tab.add_init_script(script)
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    tab.get_by_label(SAY["your-notes"]).first.fill("A note")
    expect(state(tab)).to_have_text(SAY[key])
    tab.locator("[data-pp-file]").set_input_files(
        [payload("b.json", reflection("every", {}, name="Ben"))]
    )
    expect(told(tab)).to_have_text(SAY["save-first"])
    leaving: list[str] = []

    def stay(dialog: Dialog) -> None:
        leaving.append(dialog.type)
        dialog.dismiss()

    tab.once("dialog", stay)
    tab.evaluate("() => { location.href = '../'; }")
    expect(group(tab, ONE_PLAN)).to_be_visible()
    assert leaving == ["beforeunload"]
    _, text = saved(tab, do(tab, "save-file"))
    assert json.loads(text)["responses"]["every/begin/prepare"]["note"] == "A note"
    tab.locator("[data-pp-file]").set_input_files(
        [payload("b.json", reflection("every", {}, name="Ben"))]
    )
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ben")


def test_when_the_store_fills_up_on_the_way(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    tab.evaluate(f"() => {{ {HAD} {FULL} }}")
    answer(tab, AGREED, "We do")
    expect(state(tab)).to_have_text(SAY["kept-full"])
    tab.evaluate(f"() => {{ {ROOM} }}")
    answer(tab, SCHOOL, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    assert len(kept(tab)[0]["responses"]) == 3


def test_what_stands_on_the_page_only_is_not_left_for_another_reflection(
    tab: Page, address: str
) -> None:
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    answer(tab, ONE_PLAN, "We do")
    do(tab, "begin-another").click()
    tab.get_by_label(SAY["your-name"]).fill("Ben")
    tab.evaluate(f"() => {{ {FULL} }}")
    answer(tab, AGREED, "We do")
    expect(state(tab)).to_have_text(SAY["kept-full"])
    do(tab, "begin-another").click()
    expect(told(tab)).to_have_text(SAY["save-first"])
    assert chosen(tab, AGREED) == ["We do"]
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ben")


def test_what_stands_on_the_page_only_outlives_going_from_page_to_page(
    tab: Page, address: str
) -> None:
    """The theme loads pages by itself, and asks nobody before it does."""
    go(tab, address + CHECKLIST)
    tab.evaluate(f"() => {{ {FULL} }}")
    answer(tab, ONE_PLAN, "We do")
    tab.get_by_label(SAY["your-notes"]).first.fill("A note")
    tab.get_by_role("link", name=SAY["see-where-things-stand"]).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(SAY["reflections"])
    tab.go_back()
    expect(state(tab)).to_have_text(SAY["kept-full"])
    assert chosen(tab, ONE_PLAN) == ["We do"]
    expect(tab.get_by_label(SAY["your-notes"]).first).to_have_value("A note")
    _, text = saved(tab, do(tab, "save-file"))
    assert json.loads(text)["responses"]["every/begin/prepare"]["note"] == "A note"


def test_when_the_store_is_cleared_under_one_s_feet(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    clear_texts(tab)
    expect(state(tab)).to_have_text(SAY["kept-cleared"])
    answer(tab, AGREED, "We do")
    expect(told(tab)).to_have_text(SAY["kept-again"])
    assert len(kept(tab)[0]["responses"]) == 2
    tab.reload()
    go(tab, address + CHECKLIST)
    assert chosen(tab, AGREED) == ["We do"]


def test_what_is_kept_and_cannot_be_read_is_left_alone(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    [(key, text)] = texts(tab, "reflection/").items()
    put_text(tab, key, text[:90])
    go(tab, address + CHECKLIST)
    expect(told(tab)).to_have_text(SAY["kept-unreadable"])
    answer(tab, AGREED, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    assert texts(tab, "reflection/")[key] == text[:90]
    go(tab, address + REFLECTIONS)
    card = tab.get_by_role("listitem").filter(has_text=SAY["reflections-unreadable"])
    _, found = saved(tab, card.get_by_role("button", name=SAY["save-file"]))
    assert found == text[:90]


def test_what_is_broken_beneath_one_s_feet_is_kept_again(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    [key] = texts(tab, "reflection/")
    put_text(tab, key, '{"file": {}}')
    answer(tab, AGREED, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    found = list(texts(tab, "reflection/").values())
    assert '{"file": {}}' in found
    assert max(len(json.loads(text)["file"].get("responses", {})) for text in found) == 2


def test_what_was_cleared_outlives_going_from_page_to_page(
    context: BrowserContext, tab: Page, address: str
) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    other = go(context.new_page(), address + REFLECTIONS)
    do(other, "delete-all").click()
    other.get_by_role("dialog").get_by_role("button", name=SAY["delete-all"]).click()
    expect(do(other, "open-file")).to_be_focused()
    expect(state(tab)).to_have_text(SAY["kept-cleared"])
    tab.get_by_role("link", name=SAY["see-where-things-stand"]).click()
    expect(tab.locator("[data-pp-list] > li")).to_contain_text(SAY["kept-cleared"])
    tab.go_back()
    expect(state(tab)).to_have_text(SAY["kept-cleared"])
    assert chosen(tab, ONE_PLAN) == ["We do"]


#: The first database that is opened on a page never answers, as WebKit's may.
SILENT = """const listen = IDBTransaction.prototype.addEventListener;
let isSilent = true;
IDBTransaction.prototype.addEventListener = function (...what) {
  if (!isSilent) listen.apply(this, what);
  if (what[0] === "abort") isSilent = false;
};"""


def test_a_database_that_does_not_answer_is_opened_again(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    tab.add_init_script(SILENT)
    go(tab, address + CHECKLIST)
    assert chosen(tab, ONE_PLAN) == ["We do"]
    answer(tab, ONE_PLAN, "We do in part")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    go(tab, address + CHECKLIST)
    assert chosen(tab, ONE_PLAN) == ["We do in part"]


def test_what_is_entered_before_the_page_s_scripts_are_there_is_kept(
    tab: Page, address: str
) -> None:
    """As where the network is slow; what was kept earlier stays, too."""
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    tab.get_by_label(SAY["your-notes"]).first.fill("Of the fall.")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    tab.route("**/*.js", hold)
    tab.goto(address + CHECKLIST, wait_until="commit")
    answer(tab, AGREED, "We do")
    unfold(tab)
    tab.get_by_label(SAY["your-notes"]).first.press_sequentially("Of the spr")
    for route in held:
        route.continue_()
    tab.route("**/*.js", lambda route: route.continue_())
    expect(tab.locator("[data-pp-attached]")).to_be_visible()
    tab.keyboard.type("ing.")
    expect(tab.get_by_label(SAY["your-notes"]).first).to_have_value(
        "Of the fall.\n\nOf the spring."
    )
    expect(state(tab)).to_have_text(SAY["kept-here"])
    go(tab, address + CHECKLIST)
    assert chosen(tab, ONE_PLAN) == ["We do"]
    assert chosen(tab, AGREED) == ["We do"]
    expect(tab.get_by_label(SAY["your-notes"]).first).to_have_value(
        "Of the fall.\n\nOf the spring."
    )
