"""All rounds of one person or team in the order of time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from macros.plugin.asset_bundles import BUNDLES
from tests.support.projects import ROOT
from tests.support.reflection_pages import ONE_PLAN, REFLECTIONS, SAY, go, say, say_counted
from tests.support.reflections import payload, reflection
from tests.support.scripted_framework import FRAMEWORK

ADDRESS = "demo/new/plan/a"
ORDER = {"no": 0.0, "partly": 0.5, "yes": 1.0}
Answer = tuple[str, str]  # a response and the wording that it answers
Compare = Callable[[list[Answer]], Any]


@pytest.fixture(scope="module")
def compare(page: Page) -> Compare:
    page.add_script_tag(path=ROOT / "overrides/assets" / BUNDLES["rounds.js"][0])

    def compare(rounds: list[Answer]) -> Any:
        return page.evaluate(
            """([outline, rounds, address]) => {
              const { compareRounds, findChange, indexFramework } = practiceProfiles;
              const records = rounds.map(([response, text]) => ({
                responses: new Map(response ? [[address, { response, text }]] : []) }));
              const [practice] = compareRounds(indexFramework(outline), records);
              if (!practice) return null;
              const [{ points }] = practice.lines;
              return { change: findChange(points), cuts: points.map(({ isCut }) => isCut),
                held: practice.points.map(({ held, answered }) => [held, answered]) };
            }""",
            [FRAMEWORK, rounds, ADDRESS],
        )

    return compare


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["no", "partly", "yes", "unsure", ""]), st.sampled_from("AB")),
        min_size=1,
        max_size=10,
    )
)
def test_rounds_agree_with_a_comparison_one_by_one(compare: Compare, rounds: list[Answer]) -> None:
    found = compare(rounds)
    if not any(response for response, _ in rounds):
        assert found is None
        return
    cuts, wording = [], ""
    for response, text in rounds:
        cuts.append(bool(response and wording and text != wording))
        wording = text if response else wording
    assert found["cuts"] == cuts
    assert found["held"] == [[response == "yes", response in ORDER] for response, _ in rounds]
    change = ""
    if len(rounds) > 1 and rounds[-1][0] and rounds[-2][0]:
        before, after = (ORDER.get(response) for response, _ in rounds[-2:])
        if cuts[-1]:
            change = "cut"  # a change of words is never told as progress
        elif after is not None and before is None:
            change = "known"
        elif after is not None and before is not None and after != before:
            change = "forward" if after > before else "back"
    assert found["change"] == change


def record(date: str, response: str, **entry: Any) -> dict[str, Any]:
    """A team's record of one statement."""
    head = {"format": "practice-profiles/team", "version": 1, "framework": "every"}
    fixed = {"framework_version": "2", "people": 9, "actions": [], "cycle": "", "team": "Adams"}
    answer = {"response": response, "text": ONE_PLAN, "spread": {"yes": 5, "no": 4}, **entry}
    responses = {"every/begin/prepare/one-plan": answer}
    return {**head, **fixed, "date": date, "responses": responses}


def test_a_team_sees_its_rounds_in_a_line(tab: Page, address: str) -> None:
    go(tab, address + REFLECTIONS)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.get_by_text(SAY["rounds"], exact=True).click()
    expect(tab.locator("[data-pp-rounds]").get_by_text(SAY["rounds-none"])).to_be_visible()
    assert [url for url in asked if "/rounds.js" in url]  # which no page loads before
    files = [
        record("2026-11-01", "no", priority=True),
        record("2025-11-01", "yes", text="The district has a plan."),
        record("2026-03-01", "yes"),
        reflection("every", {}, name="Ana"),
        "{",
    ]
    tab.locator("[data-pp-rounds-file]").set_input_files(
        [payload(f"{number}.json", file) for number, file in enumerate(files)]
    )
    expect(tab.locator(".pp-opened [data-pp-told]")).to_contain_text(say("file-cut", name="4.json"))
    chosen = tab.locator("[data-pp-rounds] [data-pp-chosen]")
    expect(chosen.locator("select")).to_contain_text(say_counted("rounds-count", 3))
    expect(chosen.locator("[data-pp-changes]")).to_have_text(say_counted("change-forward", 1))
    expect(chosen.locator("[data-pp-last]")).to_contain_text(ONE_PLAN)
    heads = chosen.get_by_role("columnheader").all_text_contents()
    dates = [head.partition(" · ")[0] for head in heads[2:]]
    assert dates == ["Nov 1, 2025", "Mar 1, 2026", "Nov 1, 2026"]
    cells = chosen.get_by_role("row").filter(has_text=ONE_PLAN).get_by_role("cell")
    people = say("round-people", count=9)
    assert cells.all_text_contents()[1:] == [
        f"We do · {people}",
        f"We do · {people} · {SAY['round-cut']}",
        f"We do not yet · {people}",
    ]
    # The line ends where the wording has changed: one point stands alone before two that join.
    lines = cells.locator("polyline").evaluate_all(
        "all => all.map(e => e.getAttribute('points').split(' ').length)"
    )
    assert lines == [1, 2]
    chosen.get_by_label(SAY["rounds-only"]).check()
    expect(chosen.get_by_role("row").filter(has_text=ONE_PLAN)).to_be_visible()
    assert Axe().run(tab).response["violations"] == []
