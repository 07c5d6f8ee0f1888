"""Rounds of one person, several people on one device, and copies that become one."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, Page, expect

from tests.support.reflection_pages import (
    AGREED,
    CHECKLIST,
    ONE_PLAN,
    SAY,
    SCHEMA,
    answer,
    chosen,
    do,
    go,
    group,
    say,
    state,
    told,
    unfold,
)
from tests.support.reflections import payload, reflection, saved
from tests.support.stored import kept, put_text, texts


def test_who_comes_back_in_another_term_is_asked_for_a_round(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    unfold(tab)
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    tab.get_by_label(SAY["your-cycle"]).fill("Spring")
    tab.get_by_label(SAY["your-date"]).fill("2025-03-01")
    answer(tab, ONE_PLAN, "We do in part")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    tab.reload()
    expect(tab.locator("[data-pp-attached]")).to_be_visible()
    assert not tab.get_by_role("dialog").count()
    [(key, text)] = texts(tab, "reflection/").items()
    item = json.loads(text)
    item["file"]["entered"] = {
        name: f"2025-03-01T09:00:00.000Z/{stamp.partition('/')[2]}"
        for name, stamp in item["file"]["entered"].items()
    }
    item["file"]["seen"] = dict.fromkeys(item["file"]["seen"], "2025-03-01T09:00:00.000Z")
    put_text(tab, key, json.dumps(item))
    tab.reload()
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text(SAY["round-ask"])
    expect(dialog).to_contain_text("changed on Mar 1, 2025")
    reminder = SAY["unsaved-days-other"].partition("{count}")[2]
    expect(tab.locator("[data-pp-unsaved]")).to_contain_text(reminder)
    dialog.get_by_role("button", name=SAY["round-round"]).click()
    expect(told(tab)).to_have_text(SAY["round-begun"])
    assert chosen(tab, ONE_PLAN) == ["We do in part"]
    answer(tab, ONE_PLAN, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    first, second = kept(tab)
    assert first["responses"]["every/begin/prepare/one-plan"]["response"] == "partly"
    assert second["responses"]["every/begin/prepare/one-plan"]["response"] == "yes"
    assert (second["name"], second["cycle"]) == ("Ana", "")
    assert second["date"] > "2025-03-01"
    tab.reload()
    expect(tab.locator("[data-pp-attached]")).to_be_visible()
    assert not tab.get_by_role("dialog").count()


def test_a_new_name_may_be_somebody_else_s(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    unfold(tab)
    name = tab.get_by_label(SAY["your-name"])
    answer(tab, ONE_PLAN, "We do")
    name.fill("Maria")
    name.fill("Maria Alvarez")
    name.blur()
    name.fill("Bob Brown")
    name.blur()
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text(say("somebody-text", before="Maria Alvarez", name="Bob Brown"))
    dialog.get_by_role("button", name=say("somebody-other", name="Bob Brown")).click()
    assert chosen(tab, ONE_PLAN) == []
    expect(name).to_have_value("Bob Brown")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    assert [file["name"] for file in kept(tab)] == ["Maria Alvarez", "Bob Brown"]
    answer(tab, AGREED, "We do")
    name.fill("Rob Brown")
    name.blur()
    dialog.get_by_role("button", name=SAY["somebody-same"]).click()
    assert [file["name"] for file in kept(tab)] == ["Maria Alvarez", "Rob Brown"]


def test_a_device_forgets_what_was_saved(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    unfold(tab)
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    answer(tab, ONE_PLAN, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    name, text = saved(tab, do(tab, "forget"))
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text(SAY["forget"])
    tab.keyboard.press("Escape")
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ana")
    saved(tab, do(tab, "forget"))
    dialog.get_by_role("button", name=SAY["forget-yes"]).click()
    expect(told(tab)).to_have_text(SAY["forgotten"])
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("")
    assert kept(tab) == []
    tab.locator("[data-pp-file]").set_input_files([payload(name, text)])
    assert chosen(tab, ONE_PLAN) == ["We do"]


def test_copies_of_a_file_become_one(context: BrowserContext, tab: Page, address: str) -> None:
    """From a phone to a laptop and back; where both have changed the same, both are shown."""
    go(tab, address + CHECKLIST)
    unfold(tab)
    notes = tab.get_by_label(SAY["your-notes"]).first
    answer(tab, ONE_PLAN, "We do")
    notes.fill("We have a plan.")
    _, at_first = saved(tab, do(tab, "save-file"))
    SCHEMA.validate(json.loads(at_first))

    laptop = context.browser
    assert laptop
    other = go(laptop.new_context().new_page(), address + CHECKLIST)
    unfold(other)
    other.locator("[data-pp-file]").set_input_files([payload("a.json", at_first)])
    expect(told(other)).to_contain_text(say("file-opened", name="a.json"))
    answer(other, AGREED, "We do in part")
    answer(other, ONE_PLAN, "We do not yet")
    other.get_by_label(SAY["your-notes"]).first.fill("We have a plan. It is old.")
    _, from_laptop = saved(other, do(other, "save-file"))

    answer(tab, ONE_PLAN, "We do in part")
    notes.fill("We have a plan. It is new.")
    _, from_phone = saved(tab, do(tab, "save-file"))
    for page, file in ((tab, from_laptop), (other, from_phone)):
        page.locator("[data-pp-file]").set_input_files([payload("copy.json", file)])
        expect(told(page)).to_contain_text(say("file-merged-both", name="copy.json"))
    first, second = ({**kept(page)[0], "saved": ""} for page in (tab, other))
    assert first == second
    assert first["responses"]["every/begin/prepare"]["note"] == (
        "We have a plan. It is new.\n\nIt is old."
    )
    assert chosen(tab, AGREED) == ["We do in part"]
    assert chosen(tab, ONE_PLAN) == ["We do in part"]
    here = group(tab, ONE_PLAN)
    expect(here).to_contain_text(say("other-response", response="We do not yet"))
    here.get_by_role("button", name=say("other-choose", response="We do not yet")).click()
    assert chosen(tab, ONE_PLAN) == ["We do not yet"]
    expect(here.locator("[data-pp-remark]")).to_be_empty()
    tab.locator("[data-pp-file]").set_input_files([payload("old.json", at_first)])
    expect(told(tab)).to_contain_text(say("file-same", name="old.json"))
    other.context.close()


def test_a_response_that_read_otherwise_is_told(tab: Page, address: str) -> None:
    entry = {"response": "partly", "label": "In some schools", "text": ONE_PLAN}
    file = reflection("every", {"every/begin/prepare/one-plan": entry}, name="Ana")
    go(tab, address + CHECKLIST)
    tab.locator("[data-pp-file]").set_input_files([payload("a.json", {**file, "version": 2})])
    here = group(tab, ONE_PLAN)
    expect(here).to_contain_text(say("relabelled-from", label="In some schools"))
    here.get_by_role("button", name=SAY["reworded-keep"]).click()
    expect(here.locator("[data-pp-remark]")).to_be_empty()
    assert kept(tab)[0]["responses"]["every/begin/prepare/one-plan"]["label"] == "We do in part"
    # The first version of these files holds no label.
    early = {**file, "name": "Ben", "framework_version": "0.1"}
    del early["responses"]["every/begin/prepare/one-plan"]["label"]
    tab.locator("[data-pp-file]").set_input_files([payload("early.json", early)])
    expect(told(tab)).to_contain_text(say("file-words", name="early.json", version="0.1"))
