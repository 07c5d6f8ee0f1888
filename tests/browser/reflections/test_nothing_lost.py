"""Nothing that was entered is lost: a browser killed, and tabs that write at once.

`PRACTICE_PROFILES_KILLS=100` kills more browsers than the few of an ordinary run, and
`PRACTICE_PROFILES_EDITS=1000` makes more edits; `PRACTICE_PROFILES_SEED` repeats a run.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import time
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    expect,
)

from tests.support.browsers import find_chromium
from tests.support.reflection_pages import (
    AGREED,
    CHECKLIST,
    ONE_PLAN,
    REFLECTIONS,
    SAY,
    answer,
    chosen,
    do,
    go,
    state,
    unfold,
)
from tests.support.stored import kept, texts

KILLS = int(os.environ.get("PRACTICE_PROFILES_KILLS", "4"))
EDITS = int(os.environ.get("PRACTICE_PROFILES_EDITS", "60"))
#: Types a count into the first note, and remembers when each number was typed.
COUNT = """(from) => {
  const notes = document.querySelector("textarea[name$='#note']");
  let number = from;
  window.typed = () => number;
  const type = () => {
    number += 1;
    notes.value += ` ${number}`;
    notes.dispatchEvent(new Event("input", { bubbles: true }));
  };
  setInterval(type, 50);
}"""


def kill(profile: Path) -> None:
    """End all processes of the browser that uses a profile, as a power cut does."""
    found = subprocess.run(
        ["pgrep", "-f", f"user-data-dir={profile}"], capture_output=True, text=True, check=False
    )
    for number in found.stdout.split():
        try:
            os.kill(int(number), signal.SIGKILL)
        except ProcessLookupError:
            continue


def test_a_browser_killed_while_one_types_loses_less_than_a_second(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    seed = int(os.environ.get("PRACTICE_PROFILES_SEED", random.randrange(10**6)))
    print("seed", seed)
    chance = random.Random(seed)
    launch = partial(
        browser.browser_type.launch_persistent_context,
        tmp_path / "profile",
        executable_path=find_chromium(),
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    )
    losses: list[int] = []
    last = 0
    for _ in range(KILLS):
        context = launch()
        page = go(context.new_page(), address + CHECKLIST)
        notes = page.locator("textarea[name$='#note']").first
        numbers = [int(number) for number in re.findall(r"\d+", notes.input_value())]
        losses.append(last - max(numbers, default=0))
        page.evaluate(COUNT, last)
        until = time.monotonic() + chance.uniform(0.3, 2)
        while time.monotonic() < until:
            last = page.evaluate("() => window.typed()")
        kill(tmp_path / "profile")
        try:
            context.close()
        except Error:
            continue
    context = launch()
    page = go(context.new_page(), address + CHECKLIST)
    text = page.locator("textarea[name$='#note']").first.input_value()
    losses.append(last - max(int(number) for number in re.findall(r"\d+", text)))
    context.close()
    print("numbers lost at each kill, of 20 a second:", losses)
    assert max(losses) <= 20  # those of a second


#: What a random tab does: adds a word of its own to a text, or answers.
EDIT = """([field, token]) => {
  const fields = [...document.querySelectorAll("textarea, [data-pp-about] input[type=text]")];
  const control = fields[field % fields.length];
  control.value += `${control.value && " "}${token}`;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}"""
LIE = "(hours) => { const now = Date.now; Date.now = () => now() + hours * 3600000; }"
FAIL = """() => {
  const keep = (window.firstPut ??= IDBObjectStore.prototype.put);
  IDBObjectStore.prototype.put = function () {
    throw new DOMException("full", "QuotaExceededError");
  };
  setTimeout(() => { IDBObjectStore.prototype.put = keep; }, 30);
}"""


def test_random_edits_in_two_tabs_lose_nothing(context: BrowserContext, address: str) -> None:
    """With reloads, tabs that are closed, a store that fails, and clocks that lie."""
    seed = int(os.environ.get("PRACTICE_PROFILES_SEED", random.randrange(10**6)))
    print("seed", seed)
    chance = random.Random(seed)
    begun = go(context.new_page(), address + CHECKLIST)
    answer(begun, ONE_PLAN, "We do")
    expect(state(begun)).to_have_text(SAY["kept-here"])
    tabs = [begun, go(context.new_page(), address + CHECKLIST)]
    words = [
        f"w{number}x" for number in range(int(os.environ.get("PRACTICE_PROFILES_EDITS", EDITS)))
    ]
    for word in words:
        at = chance.randrange(2)
        tabs[at].evaluate(EDIT, [chance.randrange(9), word])
        match chance.randrange(12):
            case 0:
                tabs[at].reload()
                go(tabs[at], address + CHECKLIST)
            case 1:
                tabs[at].close()
                tabs[at] = go(context.new_page(), address + CHECKLIST)
            case 2:
                tabs[at].evaluate(LIE, chance.choice([-48, -1, 1, 48]))
            case 3:
                tabs[at].evaluate(FAIL)
            case 4:
                tabs[at].goto(address + REFLECTIONS)
                tabs[at].go_back()
                expect(tabs[at].locator("[data-pp-attached]:visible").first).to_be_visible()
                unfold(tabs[at])
    for tab in tabs:
        texts(tab)
        tab.evaluate("() => practiceProfiles.siteStore.refresh()")
        texts(tab)
    [file] = kept(tabs[0])
    found = json.dumps(file)
    assert [word for word in words if word not in found] == []
    shown = [tab.locator("textarea").evaluate_all("all => all.map(e => e.value)") for tab in tabs]
    assert shown[0] == shown[1]


#: A tab that does not see yet what others put into local storage from now on.
STALE = """() => {
  const seen = { ...localStorage };
  const list = Object.keys;
  Object.keys = (of) => list(of === localStorage ? seen : of);
  Storage.prototype.getItem = (name) => seen[name] ?? null;
}"""
REFUSE = """() => {
  IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


def test_a_tab_takes_nothing_away_that_it_has_not_seen(
    context: BrowserContext, address: str
) -> None:
    """Of what another one has put into local storage, which is seen only after a while."""
    tab, other = context.new_page(), context.new_page()
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    go(other, address + CHECKLIST)
    tab.evaluate(REFUSE)
    tab.get_by_label(SAY["your-name"]).fill("A")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    other.evaluate(STALE)
    tab.get_by_label(SAY["your-name"]).fill("Ana")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    tab.close()
    answer(other, AGREED, "We do")
    texts(other)
    go(other, address + CHECKLIST)
    expect(other.get_by_label(SAY["your-name"])).to_have_value("Ana")
    assert chosen(other, AGREED) == ["We do"]


@pytest.mark.parametrize("kind", ["cached", "loaded again"])
def test_back_puts_no_older_text_over_a_newer_one(
    browser: Browser, address: str, kind: str
) -> None:
    context = browser.new_context()
    tab = go(context.new_page(), f"{address}team/")
    if kind == "loaded again":
        tab.evaluate("() => addEventListener('unload', () => {})")
    do(tab, "team-begin").click()
    tab.get_by_label(SAY["your-cycle"]).fill("Fall")
    tab.get_by_label(SAY["your-team"]).fill("Oak")
    expect(state(tab)).to_have_text(SAY["kept-here"])
    tab.goto(address + REFLECTIONS)
    other = go(context.new_page(), f"{address}team/")
    other.get_by_label(SAY["your-cycle"]).fill("Fall 2026, agreed with the board")
    other.get_by_label(SAY["your-team"]).fill("Oak School")
    expect(state(other)).to_have_text(SAY["kept-here"])
    texts(other)
    tab.go_back()
    expect(tab.get_by_label(SAY["your-cycle"])).to_have_value("Fall 2026, agreed with the board")
    expect(tab.get_by_label(SAY["your-team"])).to_have_value("Oak School")
    tab.get_by_label(SAY["your-cycle"]).press("End")
    tab.keyboard.type("!")
    assert [file["cycle"] for file in kept(tab, "team")] == ["Fall 2026, agreed with the board!"]
    context.close()
