"""Several tabs of one browser: none writes over what another has kept."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, Page, expect

from tests.support.reflection_pages import (
    AGREED,
    CHECKLIST,
    FULL,
    HAD,
    ONE_PLAN,
    REFLECTIONS,
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
)
from tests.support.stored import kept, put_text, texts


def test_when_another_tab_clears_the_store(
    context: BrowserContext, tab: Page, address: str
) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    other = go(context.new_page(), address + REFLECTIONS)
    do(other, "delete-all").click()
    other.get_by_role("dialog").get_by_role("button", name=SAY["delete-all"]).click()
    expect(state(tab)).to_have_text(SAY["kept-cleared"])
    assert chosen(tab, ONE_PLAN) == ["We do"]
    assert kept(other) == []
    answer(tab, AGREED, "We do")
    assert len(kept(tab)[0]["responses"]) == 2


def test_two_tabs_on_one_reflection(context: BrowserContext, tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    other = go(context.new_page(), address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    expect(told(other)).to_have_text(SAY["kept-elsewhere"])
    expect(group(other, ONE_PLAN).get_by_role("radio", name="We do", exact=True)).to_be_checked()
    answer(other, AGREED, "We do in part")
    expect(group(tab, AGREED).get_by_role("radio", name="We do in part")).to_be_checked()
    other.get_by_label(SAY["your-notes"]).first.fill("From the other")
    expect(tab.get_by_label(SAY["your-notes"]).first).to_have_value("From the other")
    assert len(kept(tab)) == 1


def test_a_text_typed_in_two_tabs_at_once_is_not_lost(
    context: BrowserContext, tab: Page, address: str
) -> None:
    """When the news of the other tab has not come, as with a tab that was asleep."""
    go(tab, address + CHECKLIST)
    notes = tab.get_by_label(SAY["your-notes"]).first
    notes.fill("Mine")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    [(key, text)] = texts(tab, "reflection/").items()
    theirs = json.loads(text)
    file = theirs["file"]
    file["responses"]["every/begin/prepare"]["note"] = "Theirs"
    file["responses"]["every/begin/agree/agreed"] = {"response": "yes", "text": "x"}
    stamp = f"{file['seen'].popitem()[1]}/another"
    file["entered"] |= {
        "every/begin/prepare#note": stamp,
        "every/begin/agree/agreed#response": stamp,
    }
    file["seen"] = {"another": stamp.partition("/")[0]}
    put_text(tab, key, json.dumps(theirs))
    notes.focus()
    tab.keyboard.press("End")
    tab.keyboard.type("!")
    expect(notes).to_have_value("Mine!\n\nTheirs")
    expect(told(tab)).to_have_text(SAY["both-texts"])
    tab.keyboard.type("?")
    expect(notes).to_have_value("Mine!?\n\nTheirs")
    assert chosen(tab, AGREED) == ["We do"]
    assert kept(tab)[0]["responses"]["every/begin/prepare"]["note"] == "Mine!?\n\nTheirs"


#: Lets another tab be the first when this one writes next.
OVERTAKE = """([key, text]) => {
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (name, mode, options) {
    if (mode === "readwrite") {
      IDBDatabase.prototype.transaction = begin;
      begin.call(this, name, mode).objectStore(name).put(text, key);
    }
    return begin.call(this, name, mode, options);
  };
}"""


def test_what_a_write_has_taken_in_is_shown(tab: Page, address: str) -> None:
    """Else the next entry, made of what is shown, would count as taking it away."""
    go(tab, address + CHECKLIST)
    notes = tab.get_by_label(SAY["your-notes"]).first
    notes.fill("Mine")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    [(key, before)] = texts(tab, "reflection/").items()
    answer(tab, AGREED, "We do")
    texts(tab)
    theirs = json.loads(before)
    file = theirs["file"]
    file["responses"]["every/begin/prepare"]["note"] = "Mine and theirs"
    [(_, time)] = file["seen"].items()
    file["entered"]["every/begin/prepare#note"] = f"{time}/another"
    file["seen"]["another"] = time
    put_text(tab, key, before)
    tab.evaluate(OVERTAKE, [key, json.dumps(theirs)])
    tab.evaluate("() => practiceProfiles.siteStore.refresh()")
    texts(tab)
    expect(notes).to_have_value("Mine and theirs")
    notes.press("End")
    tab.keyboard.type("!")
    [file] = kept(tab)
    assert file["responses"]["every/begin/prepare"]["note"] == "Mine and theirs!"
    assert "every/begin/agree/agreed" in file["responses"]


def test_one_begun_on_purpose_stays_begun(context: BrowserContext, tab: Page, address: str) -> None:
    """Whatever is entered in another tab, the next person's answers do not go into the first one's
    reflection.
    """
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    other = go(context.new_page(), f"{address}every/go-on/reflect/")
    do(tab, "begin-another").click()
    other.get_by_label(SAY["your-notes"]).first.fill("Ana's")
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("")
    tab.get_by_label(SAY["your-name"]).fill("Ben")
    assert [file["name"] for file in kept(tab)] == ["Ana", "Ben"]


def test_one_that_went_on_elsewhere_is_not_written_over_by_an_undo(
    context: BrowserContext, tab: Page, address: str
) -> None:
    go(tab, address + CHECKLIST)
    notes = tab.get_by_label(SAY["your-notes"]).first
    notes.fill("One")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    other = go(context.new_page(), address + REFLECTIONS)
    other.get_by_role("button", name=SAY["delete"], exact=True).click()
    expect(state(tab)).to_have_text(SAY["kept-cleared"])
    notes.fill("One, and more")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    other.get_by_role("button", name=SAY["undo"]).click()
    expect(other.locator("[data-pp-list] > li")).to_have_count(1)
    expect(notes).to_have_value("One, and more")
    assert [file["responses"]["every/begin/prepare"]["note"] for file in kept(other)] == [
        "One, and more"
    ]


def test_a_tab_without_room_is_put_together_with_another(
    context: BrowserContext, tab: Page, address: str
) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    tab.evaluate(f"() => {{ {HAD} {FULL} }}")
    answer(tab, AGREED, "We do")
    expect(state(tab)).to_have_text(SAY["kept-full"])
    other = go(context.new_page(), address + CHECKLIST)
    other.get_by_label(SAY["your-notes"]).first.fill("From the other")
    tab.evaluate(f"() => {{ {ROOM} }}")
    answer(tab, SCHOOL, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    [both] = kept(tab)
    assert both["responses"]["every/begin/prepare"]["note"] == "From the other"
    assert len(both["responses"]) == 4


def test_another_tab_is_told_once(context: BrowserContext, tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    other = go(context.new_page(), address + CHECKLIST)
    notes = other.get_by_label(SAY["your-notes"]).first
    notes.fill("One")
    expect(told(tab)).to_have_text(SAY["kept-elsewhere"])
    do(tab, "close").click()
    notes.fill("Two")
    expect(tab.get_by_label(SAY["your-notes"]).first).to_have_value("Two")
    expect(told(tab)).to_be_empty()


def test_a_tab_goes_on_with_its_own_reflection(
    context: BrowserContext, tab: Page, address: str
) -> None:
    go(tab, address + CHECKLIST)
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    other = go(context.new_page(), address + CHECKLIST)
    do(other, "begin-another").click()
    other.get_by_label(SAY["your-name"]).fill("Ben")
    tab.reload()
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ana")
