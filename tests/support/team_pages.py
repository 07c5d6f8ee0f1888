"""The page of a team's conversation, as people use it."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft7Validator
from playwright.sync_api import Locator, Page

from tests.support.projects import ROOT
from tests.support.reflection_pages import SAY, say, say_counted
from tests.support.reflections import payload, reflection
from tests.support.stored import kept

TEAM_SCHEMA = Draft7Validator(json.loads((ROOT / "data/schemas/team.json").read_text("utf-8")))


def person(name: str, team: str = "", **responses: Any) -> dict[str, Any]:
    """A file whose responses are given by the last parts of their addresses."""
    places = {
        "one_plan": "every/begin/prepare/one-plan",
        "named": "every/begin/prepare/named",
        "school": "every/begin/prepare/each-school",
        "agreed": "every/begin/agree/agreed",
        "why": "every/begin/why",
        "prepare": "every/begin/prepare",
        "agree": "every/begin/agree",
        "looked": "every/go-on/look/looked",
    }
    return reflection(
        "every", {places[key]: value for key, value in responses.items()}, name=name, team=team
    )


#: Five people: they are far apart about one plan, next to each other about schools, of one mind
#: about agreeing.
FIVE = [
    person(
        "Ana",
        "Adams",
        one_plan="yes",
        school="partly",
        agreed="yes",
        agree={"talk": True, "note": "Said Ana."},
    ),
    person(
        "Ben",
        "Adams",
        one_plan="no",
        school="partly",
        agreed="yes",
        prepare={"evidence": "The minutes."},
    ),
    person(
        "Cem",
        "Lincoln",
        one_plan="yes",
        school="no",
        agreed="yes",
        why={"response": "clear", "answer": "So that."},
    ),
    person("Dua", "Lincoln", one_plan="yes", school="no", agreed="yes", agree={"talk": True}),
    person("Eli", "Polk", one_plan="partly", school="partly", looked="no"),
]


def bring(page: Page, *files: object) -> None:
    """Open people's files."""
    names = [payload(f"{number}.json", file) for number, file in enumerate(files)]
    page.locator("[data-pp-files]").set_input_files(names)


def item(page: Page, text: str) -> Locator:
    return page.locator("[data-pp-list] > li").filter(has_text=text)


def records(page: Page) -> list[dict[str, Any]]:
    """The teams' records that are kept on the device, as files."""
    return kept(page, "team")


def order(page: Page) -> list[str]:
    """The statements in the order in which they stand, once there are any."""
    texts = page.locator("[data-pp-list] .pp-compared-text")
    texts.first.wait_for()
    return texts.all_text_contents()


def included(count: int) -> str:
    """What is told about how many people's answers are counted."""
    return say_counted("people", count)


def ours(response: str = SAY["our-answer-none"]) -> str:
    """What is told of the team's answer; unless a response is given, that there is none."""
    return f"{SAY['our-answer']}: {response}"


def earlier(response: str) -> str:
    """What an earlier record, as those kept with the tests, says beside an answer."""
    return say("earlier-answer", date="Mar 1, 2026", response=response)


def settle(page: Page, text: str, response: str, reason: str = "", priority: bool = False) -> None:
    """Write down the team's answer to a statement."""
    here = item(page, text)
    if not here.get_by_role("radio").count():
        here.locator(".pp-team-answer > summary").click()
    here.get_by_role("radio", name=response, exact=True).check()
    if reason:
        here.get_by_label(SAY["our-reason"]).fill(reason)
    if priority:
        here.get_by_label(SAY["our-priority"]).check()
