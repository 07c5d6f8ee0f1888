"""A whole reflection, from the first answer to the file.

And the scanner finds nothing in any state.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.accessibility import WIDER, find_violations
from tests.support.reflection_pages import (
    AGREED,
    ANSWERED,
    CHECKLIST,
    NAMED,
    ONE_PLAN,
    REFLECTIONS,
    SAY,
    SCHEMA,
    WHO,
    answer,
    chosen,
    do,
    go,
    say,
    say_counted,
    state,
    told,
)
from tests.support.reflections import payload, reflection, saved
from tests.support.server import Serve
from tests.support.stored import kept, texts

# A whole reflection


def test_a_whole_reflection(tab: Page, address: str) -> None:
    """Answer, close, go on, save, clear, open.

    The same answers, and each place says what is kept where.
    """
    go(tab, address + CHECKLIST)
    expect(state(tab)).to_have_text(SAY["kept-none"])
    expect(tab.locator("[data-pp-progress='every/begin']").first).to_have_text("0 of 12 answered")
    fill_in(tab)
    expect(tab.locator("[data-pp-progress='every/begin/prepare']")).to_have_text("4 of 7 answered")
    expect(tab.locator("[data-pp-progress='every/begin']").first).to_have_text("4 of 12 answered")

    tab.reload()
    go(tab, address + CHECKLIST)
    assert chosen(tab, ONE_PLAN) == ["We do in part"]
    expect(tab.get_by_label(SAY["your-answer"]).nth(1)).to_have_value("They say so.\nTwice.")
    expect(tab.locator("[data-pp-resume]")).to_contain_text("Prepare the ground")
    tab.locator("[data-pp-resume] a").click()
    expect(tab).to_have_url(f"{address}{CHECKLIST}#prepare")

    text = save(tab, address)
    expect(state(tab)).to_have_text(SAY["kept-saved"])
    answer(tab, AGREED, "We do")
    expect(state(tab)).to_have_text(SAY["kept-changed"])

    delete_everything(tab)
    go(tab, address + CHECKLIST)
    assert chosen(tab, ONE_PLAN) == []
    tab.locator("[data-pp-file]").set_input_files([payload("ana.json", text)])
    expect(told(tab)).to_contain_text(say("file-opened", name="ana.json"))
    assert chosen(tab, ONE_PLAN) == ["We do in part"]
    assert chosen(tab, AGREED) == []
    expect(tab.get_by_label(SAY["your-notes"]).first).to_have_value("A note")
    beside = ("about", "site")
    file = json.loads(text)
    assert kept(tab) == [{key: file[key] for key in file if key not in beside}]


def fill_in(tab: Page) -> None:
    """Answer, say who answers, and write notes."""
    answer(tab, ONE_PLAN, "We do in part")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    answer(tab, NAMED, "Often")
    answer(tab, WHO, "Clear")
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    tab.get_by_label(SAY["your-team"]).fill("Lincoln")
    tab.get_by_label(SAY["your-cycle"]).fill("Fall 2026")
    tab.get_by_label(SAY["your-date"]).fill("2026-11-21")
    tab.get_by_label(SAY["your-answer"]).nth(1).fill("They say so.\nTwice.")
    tab.get_by_label(SAY["your-notes"]).first.fill("A note")
    tab.get_by_label(SAY["your-evidence"]).first.fill("The minutes")
    tab.get_by_label(SAY["talk-about-this"]).first.check()


def save(tab: Page, address: str) -> str:
    """Save a file, which holds all that was entered, and return its text."""
    name, text = saved(tab, do(tab, "save-file"))
    assert name == "reflection-every-ana-lincoln-2026-11-21.json"
    file = json.loads(text)
    SCHEMA.validate(file)
    assert file["about"] == say(
        "file-about-reflection",
        framework="Framework of every feature",
        site=f"{file['site']['name']}, {address}",
    )
    assert file["site"]["address"] == address
    times = ("about", "site", "id", "saved", "entered", "seen", "responses")
    assert {key: value for key, value in file.items() if key not in times} == {
        "format": "practice-profiles/reflection",
        "version": 2,
        "framework": "every",
        "framework_version": "2",
        "name": "Ana",
        "team": "Lincoln",
        "cycle": "Fall 2026",
        "date": "2026-11-21",
    }
    assert file["responses"] == {
        "every/begin/prepare/one-plan": {
            "response": "partly",
            "label": "We do in part",
            "text": ONE_PLAN,
        },
        "every/begin/prepare/named": {
            "response": "often",
            "label": "Often",
            "text": "Each goal has a name beside it.",
        },
        "every/begin/prepare/who": {"response": "clear", "label": "Clear", "text": WHO},
        "every/begin/prepare/how": {
            "answer": "They say so.\nTwice.",
            "text": "How do they know it?",
        },
        "every/begin/prepare": {
            "note": "A note",
            "evidence": "The minutes",
            "talk": True,
            "text": "Prepare the ground",
        },
    }
    return text


def delete_everything(tab: Page) -> None:
    """Delete what this device has, at the second try."""
    tab.get_by_role("link", name=SAY["all-reflections"]).click()
    tab.wait_for_url(f"**/{REFLECTIONS}")
    do(tab, "delete-all").click()
    expect(tab.get_by_role("dialog")).to_contain_text(say_counted("delete-all-sure", 1))
    tab.get_by_role("dialog").get_by_role("button", name=SAY["cancel"]).click()
    assert len(kept(tab)) == 1
    do(tab, "delete-all").click()
    tab.get_by_role("dialog").get_by_role("button", name=SAY["delete-all"]).click()
    expect(told(tab)).to_have_text(SAY["delete-all-done"])
    expect(tab.get_by_text(SAY["reflections-none"])).to_be_visible()
    assert texts(tab) == {}


# Everyone


@pytest.mark.parametrize("width", [360, 1280])
def test_the_scanner_finds_nothing_in_any_state(
    browser: Browser, renewed: Path, serve: Serve, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.set_default_timeout(10_000)
    address, tab = serve(renewed), context.new_page()

    def clean(what: str) -> None:
        assert find_violations(tab) == [], what
        tab.set_viewport_size({"width": 320, "height": 640})
        assert tab.evaluate(WIDER) == [], what
        tab.set_viewport_size({"width": width, "height": 800})

    go(tab, address + REFLECTIONS)
    clean("nothing kept")
    go(tab, address + CHECKLIST)
    clean("an empty checklist")
    long = "Verylongwordwithoutanyspaceinit" * 8
    entries = {**ANSWERED, "every/begin/agree/later": {"response": "yes", "text": long}}
    files = [
        reflection("every", entries, name=long, team="T"),
        reflection("every", ANSWERED, date="2026-01-01"),
    ]
    for number, file in enumerate(files):
        tab.locator("[data-pp-file]").set_input_files([payload(f"{number}.json", file)])
    clean("an answered checklist")
    for opener in tab.locator(".pp-bar [popovertarget]").all():
        opener.click()
        clean("a panel open")
        tab.keyboard.press("Escape")
    tab.get_by_text(SAY["send-or-print"]).click()
    do(tab, "take-back").click()
    clean("something told that went well")
    tab.locator("[data-pp-file]").set_input_files([payload("x.json", "")])
    clean("a problem told")
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-compare]").select_option(index=1)
    clean("all reflections, compared")
    do(tab, "delete-all").click()
    clean("a question asked")
    context.close()
