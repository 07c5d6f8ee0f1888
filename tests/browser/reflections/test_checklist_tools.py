"""A checklist as a tool: keys, undo, what is shown, what is told, given away and printed."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.reflection_pages import (
    AGREED,
    CHECKLIST,
    NAMED,
    ONE_PLAN,
    REFLECTIONS,
    SAY,
    SCHOOL,
    WHO,
    answer,
    chosen,
    do,
    go,
    group,
    say,
    say_counted,
    told,
)
from tests.support.reflections import payload, reflection
from tests.support.stored import kept


@pytest.mark.parametrize("width", [390, 1280])
def test_answering_by_keyboard_alone(tab: Page, address: str, width: int) -> None:
    """Numbers answer, Delete clears, Ctrl+Z undoes, N goes on; and none of them where one types."""
    tab.set_viewport_size({"width": width, "height": 844})
    go(tab, address + CHECKLIST)
    undo, focused = do(tab, "undo"), tab.locator(":focus")
    expect(undo).to_be_disabled()
    group(tab, ONE_PLAN).get_by_role("radio").first.focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("1")
    tab.keyboard.press("9")
    assert chosen(tab, ONE_PLAN) == ["We do"]
    tab.keyboard.press("Control+z")
    assert chosen(tab, ONE_PLAN) == ["We do in part"]
    expect(told(tab)).to_have_text(say("answer-undone", response="We do in part", text=ONE_PLAN))
    tab.keyboard.press("Delete")
    assert chosen(tab, ONE_PLAN) == []
    expect(group(tab, ONE_PLAN).get_by_role("radio").first).to_be_focused()
    undo.click()
    assert chosen(tab, ONE_PLAN) == ["We do in part"]
    expect(focused).to_have_attribute("value", "partly")
    tab.keyboard.press("Tab")
    expect(focused).to_have_attribute("name", "every/begin/prepare/named")  # no stop between
    tab.keyboard.press("2")
    assert chosen(tab, NAMED) == ["Often"]
    tab.keyboard.press("n")
    expect(focused).to_have_attribute("name", "every/begin/prepare/each-school")
    notes = tab.get_by_label(SAY["your-notes"]).first
    notes.focus()
    tab.keyboard.type("12 n")
    tab.keyboard.press("Delete")
    tab.keyboard.press("Control+z")
    assert chosen(tab, SCHOOL) == []
    assert chosen(tab, NAMED) == ["Often"]
    notes.fill("12 n")
    answers = kept(tab)[0]["responses"]
    assert {address: entry.get("response") for address, entry in answers.items()} == {
        "every/begin/prepare/one-plan": "partly",
        "every/begin/prepare/named": "often",
        "every/begin/prepare": None,
    }

    save_and_delete_by_keyboard(tab)


def save_and_delete_by_keyboard(tab: Page) -> None:
    """Save a file, go to all reflections, and nearly delete them."""
    tab.get_by_label(SAY["talk-about-this"]).first.focus()
    tab.keyboard.press("Space")
    do(tab, "save-file").focus()
    with tab.expect_download():
        tab.keyboard.press("Enter")
    tab.get_by_role("link", name=SAY["all-reflections"]).focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/{REFLECTIONS}")
    do(tab, "delete-all").focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("dialog")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("dialog")).to_have_count(0)
    expect(do(tab, "delete-all")).to_be_focused()
    assert len(kept(tab)) == 1


def test_an_answer_is_cleared_and_undone_by_pointer(tab: Page, address: str) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    do(tab, "take-back").click()
    assert chosen(tab, ONE_PLAN) == []
    assert kept(tab)[0]["responses"] == {}
    expect(told(tab)).to_have_text(say("answer-cleared", text=ONE_PLAN))
    do(tab, "undo").click()
    assert chosen(tab, ONE_PLAN) == ["We do"]
    do(tab, "undo").click()
    assert chosen(tab, ONE_PLAN) == []
    expect(told(tab)).to_have_text(say("answer-undone-none", text=ONE_PLAN))
    expect(do(tab, "undo")).to_be_disabled()


def test_undoing_brings_back_the_words_that_were_answered(tab: Page, address: str) -> None:
    """What was written since stays."""
    go(tab, address + CHECKLIST)
    old = {"response": "clear", "text": "Who knows the plan?"}
    file = reflection("every", {"every/begin/prepare/who": old})
    tab.locator("[data-pp-file]").set_input_files([payload("old.json", file)])
    expect(group(tab, WHO)).to_contain_text(SAY["reworded"])
    answer(tab, WHO, "Open")
    tab.get_by_label(SAY["your-answer"]).first.fill("Ana")
    do(tab, "undo").click()
    assert kept(tab)[0]["responses"] == {"every/begin/prepare/who": {**old, "answer": "Ana"}}
    expect(group(tab, WHO)).to_contain_text(SAY["reworded"])


def test_what_is_hidden_is_counted(tab: Page, address: str) -> None:
    """By level, and what is answered; what becomes answered stays until one goes on."""
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    answer(tab, SCHOOL, "We do")
    overview = tab.get_by_role("button", name=SAY["overview"])
    shown, panel = tab.locator("[data-pp-shown]"), tab.get_by_role("dialog")
    expect(overview).to_have_text(f"2 of 12: {SAY['overview']}")
    overview.click()
    expect(panel.get_by_role("listitem").first).to_contain_text("2 of 7 answered")
    panel.get_by_label("The district", exact=True).check()
    tab.keyboard.press("Escape")
    expect(tab).to_have_url(f"{address}{CHECKLIST}?level=district")
    expect(group(tab, SCHOOL)).to_be_hidden()
    expect(overview).to_have_text(f"1 of 10: {SAY['overview']}")
    hidden = say_counted("answered-hidden", 1)
    expect(shown).to_have_text(f"{say('level-shown', level='The district')}. {hidden}")

    overview.click()
    panel.get_by_label(SAY["only-unanswered"]).check()
    tab.keyboard.press("Escape")
    expect(overview).to_be_focused()
    expect(group(tab, ONE_PLAN)).to_be_hidden()
    expect(shown).to_contain_text(
        f"{SAY['only-unanswered-shown']} {say_counted('answered-hidden', 2)}"
    )
    answer(tab, NAMED, "Often")
    expect(group(tab, NAMED)).to_be_visible()
    do(tab, "next-unanswered").click()
    expect(group(tab, NAMED)).to_be_hidden()
    expect(tab.locator(":focus")).to_have_attribute("name", "every/begin/prepare")
    do(tab, "show-all").click()
    expect(shown).to_have_text("")
    for text in (ONE_PLAN, SCHOOL, NAMED):
        expect(group(tab, text)).to_be_visible()


def test_next_unanswered_leads_to_the_end(tab: Page, address: str) -> None:
    go(tab, f"{address}every/go-on/reflect/")
    do(tab, "next-unanswered").click()
    for name in ("look/looked", "look/left", "look"):
        expect(tab.locator(":focus")).to_have_attribute("name", f"every/go-on/{name}")
        tab.keyboard.press("1")
        tab.keyboard.press("n")
    expect(told(tab)).to_have_text(SAY["all-shown-answered"])
    expect(tab.get_by_role("heading", name=SAY["when-done"])).to_be_focused()
    expect(tab.get_by_role("heading", name=SAY["when-done"])).to_be_in_viewport()


def test_what_went_well_leaves_by_itself_and_what_went_wrong_does_not(
    tab: Page, address: str
) -> None:
    tab.clock.install()
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    end = tab.get_by_role("region", name=SAY["when-done"])
    expect(end.get_by_text(SAY["end-unnamed"])).to_be_visible()
    end.get_by_role("button", name=SAY["end-name"]).click()
    tab.keyboard.type("Ana")
    expect(end.get_by_text(SAY["end-unnamed"])).to_be_hidden()
    with tab.expect_download() as download:
        end.get_by_role("button", name=SAY["save-file"]).click()
    saved = say("file-saved", name=download.value.suggested_filename)
    expect(told(tab)).to_have_text(saved)
    tab.clock.run_for(60_000)
    expect(told(tab)).to_have_text("")
    expect(end).to_contain_text(saved)
    tab.locator("[data-pp-file]").set_input_files([payload("x.json", "")])
    tab.clock.run_for(60_000)
    expect(told(tab)).to_contain_text(say("file-empty", name="x.json"))


#: A browser that shares files, but none that ends in .json, as some do.
SHARES = """navigator.canShare = ({ files }) => files.every(file => file.name.endsWith(".txt"));
navigator.share = async ({ files, title }) => {
  window.shared = { title, name: files[0].name, text: await files[0].text() }; };"""


def test_a_reflection_is_given_to_somebody(
    context: BrowserContext, tab: Page, address: str
) -> None:
    """As a file where the browser shares files; else by mail, or as text."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    tab.get_by_label(SAY["your-evidence"]).first.fill("The minutes")
    end = tab.get_by_role("region", name=SAY["when-done"])
    expect(end.get_by_role("button", name=SAY["share"])).to_be_hidden()
    end.get_by_text(SAY["send-or-print"]).click()
    do(tab, "send-copy").click()
    expect(told(tab)).to_have_text(SAY["send-copied"])
    text = tab.evaluate("() => navigator.clipboard.readText()")
    assert f"1A.1 {ONE_PLAN}\n{say('your-response', response='We do')}" in text
    assert f"{SAY['your-evidence']} The minutes" in text
    assert SCHOOL not in text
    expect(end.get_by_role("link", name=SAY["team"])).to_be_visible()

    tab.add_init_script(SHARES)
    tab.reload()
    go(tab, address + CHECKLIST)
    end.get_by_role("button", name=SAY["share"]).click()
    shared = tab.wait_for_function("() => window.shared").json_value()
    assert shared["name"].endswith(".txt")
    assert kept(tab)[0].items() <= json.loads(shared["text"]).items()


PRINTED = "[data-pp-printed]"
#: What stands on paper in the place of a control, and whether all of it can be seen.
PAPER = """e => { const box = e.parentElement, style = getComputedStyle(box, "::after");
  const isShown = style.content.startsWith('"') && style.visibility === "visible";
  const whole = box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth;
  return { text: isShown ? box.dataset.text : "", whole }; }"""


def test_paper_has_all_that_was_entered_and_no_tools(tab: Page, address: str) -> None:
    """In full, however long it is; or only what was answered, which paper then says."""
    long = "Dr. Martin Luther King Junior Memorial Elementary School of Lincoln Heights"
    lines = "\n".join(f"Line {number}" for number in range(200))
    tab.add_init_script("window.print = () => {}")
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    tab.get_by_label(SAY["your-team"]).fill(long)
    tab.get_by_label(SAY["your-date"]).fill("2026-11-21")
    notes = tab.get_by_label(SAY["your-notes"]).first
    notes.fill(lines)
    assert notes.evaluate("e => e.scrollHeight <= e.clientHeight + 2")
    tab.emulate_media(media="print")
    tools = [do(tab, "save-file"), do(tab, "next-unanswered"), tab.locator("[data-pp-resume]")]
    for tool in (*tools, group(tab, ONE_PLAN).get_by_role("button")):
        expect(tool.first).to_be_hidden()
    expect(tab.get_by_label(SAY["your-name"])).to_be_visible()  # a line to write on
    for control, text in (
        (notes, lines),
        (tab.get_by_label(SAY["your-team"]), long),
        (tab.get_by_label(SAY["your-date"]), "Nov 21, 2026"),
    ):
        expect(control).to_be_hidden()
        assert control.evaluate(PAPER) == {"text": text, "whole": True}

    tab.emulate_media(media="screen")
    tab.get_by_text(SAY["send-or-print"]).click()
    tab.get_by_label(SAY["print-answered"]).check()
    do(tab, "print").click()
    tab.emulate_media(media="print")
    expect(tab.locator(PRINTED)).to_have_text(SAY["print-answered-said"])
    expect(group(tab, ONE_PLAN)).to_be_visible()
    expect(group(tab, SCHOOL)).to_be_hidden()
    expect(tab.get_by_role("heading", name="Agree")).to_be_hidden()
    tab.emulate_media(media="screen")
    tab.keyboard.press("Control")
    tab.emulate_media(media="print")
    expect(group(tab, SCHOOL)).to_be_visible()
    tab.emulate_media(media="screen")
    tab.get_by_label(SAY["print-all"]).check()
    tab.get_by_label(SAY["print-practices"]).select_option("Agree")
    do(tab, "print").click()
    tab.emulate_media(media="print")
    expect(tab.locator(PRINTED)).to_have_text(SAY["print-practice-said"])
    expect(group(tab, AGREED)).to_be_visible()
    expect(group(tab, ONE_PLAN)).to_be_hidden()


def test_tools_that_cannot_be_loaded_say_so(page: Page, address: str) -> None:
    """What was answered is kept all the same, and the next press loads them."""
    page.route("**/assets/checklist-tools.js*", lambda route: route.abort())
    go(page, address + CHECKLIST)
    answer(page, ONE_PLAN, "We do")
    do(page, "forget").click()
    expect(told(page)).to_have_text(SAY["part-failed"])
    assert len(kept(page)[0]["responses"]) == 1
    page.unroute("**/assets/checklist-tools.js*")
    do(page, "forget").click()
    expect(page.get_by_role("button", name=SAY["forget-yes"])).to_be_visible()
