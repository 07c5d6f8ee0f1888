"""People's files on a team's page: several schools, several rounds, and many at once."""

from __future__ import annotations

import json
import random
import re

from playwright.sync_api import Page, expect

from tests.support.reflection_pages import (
    ONE_PLAN,
    SCHOOL,
    say,
    told,
)
from tests.support.team_pages import FIVE, bring, included, item, person


def test_several_schools(tab: Page) -> None:
    bring(tab, *FIVE)
    parts = [
        say("by-team", response="We do in part", number=2),
        say("by-team", response="We do not yet", number=1),
    ]
    expect(item(tab, SCHOOL)).to_contain_text(say("by-teams", teams=3, said="; ".join(parts)))
    expect(item(tab, ONE_PLAN)).to_contain_text(say("by-team-differ", number=1))


def test_one_person_s_file_twice(tab: Page) -> None:
    later = {**FIVE[0], "date": "2026-12-01", "responses": FIVE[1]["responses"]}
    bring(tab, FIVE[0], FIVE[0])
    expect(told(tab)).to_contain_text(say("people-twice", name="1.json", other="0.json"))
    expect(tab.get_by_text(included(1))).to_be_visible()
    bring(tab, later)
    expect(told(tab)).to_contain_text(say("people-twice", name="0.json", other="0.json"))
    expect(tab.get_by_text(included(1))).to_be_visible()
    expect(item(tab, ONE_PLAN).locator(".pp-spread li").nth(2)).to_contain_text("1")
    tab.locator("[data-pp-people] input").nth(1).check()
    expect(tab.get_by_text(included(2))).to_be_visible()
    tab.get_by_role("button", name=re.compile("^Remove")).last.click()
    expect(tab.locator("[data-pp-people] li")).to_have_count(2)


def test_a_file_of_another_round_is_told(tab: Page) -> None:
    fall = [
        {**person(name, one_plan="yes"), "cycle": "Fall 2026"} for name in ("Ana", "Ben", "Cem")
    ]
    bring(tab, *fall, {**person("Dua", one_plan="no"), "cycle": "Spring 2025"}, FIVE[4])
    others = say("people-round", name="3.json", cycle="Spring 2025")
    expect(told(tab)).to_have_text(others)
    expect(tab.get_by_text(included(5))).to_be_visible()


def test_fifty_files_at_once(tab: Page) -> None:
    seed = 50
    print("seed", seed)
    chance = random.Random(seed)
    people = [
        person(f"P{number}", one_plan=chance.choice(["yes", "partly", "no"]))
        for number in range(50)
    ]
    bring(tab, *people)
    expect(tab.get_by_text(included(50))).to_be_visible()
    responses = [file["responses"]["every/begin/prepare/one-plan"]["response"] for file in people]
    assert item(tab, ONE_PLAN).locator(".pp-spread .pp-number").all_text_contents() == [
        str(responses.count(key)) for key in ("yes", "partly", "no")
    ]


def test_files_can_be_dropped(tab: Page) -> None:
    text = json.dumps(FIVE[0])
    transfer = tab.evaluate_handle(
        "text => { const d = new DataTransfer(); d.items.add(new File([text], 'ana.json')); return"
        " d; }",
        text,
    )
    tab.dispatch_event("[data-pp-drop]", "drop", {"dataTransfer": transfer})
    expect(tab.get_by_text(included(1))).to_be_visible()
