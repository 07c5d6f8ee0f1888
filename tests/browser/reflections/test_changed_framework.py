"""Answers to a framework that has changed since."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.support.reflection_pages import (
    AGREED,
    ANSWERED,
    CHECKLIST,
    ONE_PLAN,
    REFLECTIONS,
    SAY,
    SCHOOL,
    answer,
    chosen,
    go,
    group,
)
from tests.support.reflections import payload, reflection
from tests.support.server import Serve
from tests.support.stored import kept


def test_answers_follow_what_was_moved_and_reworded(
    context: BrowserContext, renewed: Path, serve: Serve
) -> None:
    address, tab = serve(renewed), context.new_page()
    go(tab, address + CHECKLIST)
    tab.locator("[data-pp-file]").set_input_files(
        [payload("a.json", reflection("every", ANSWERED, name="Ana"))]
    )
    reworded = group(tab, "The district has one plan, and shows it.")
    assert chosen(tab, "The district has one plan, and shows it.") == ["We do in part"]
    expect(reworded).to_contain_text(SAY["reworded"])
    expect(reworded).to_contain_text(f"“{ONE_PLAN}”")
    assert chosen(tab, "Nobody has come back on it.") == ["We do"]
    expect(tab.locator("[name='every/begin/agree-all#note']")).to_have_value("About agreeing.")
    expect(
        tab.get_by_text("2 of your answers belong to statements that are no longer here.")
    ).to_be_visible()
    go(tab, f"{address}every/go-on/reflect/")
    assert chosen(tab, AGREED) == ["We do not yet"]

    go(tab, address + REFLECTIONS)
    part = tab.locator("[data-pp-reworded]")
    expect(part).to_contain_text("Now: “The district has one plan, and shows it.”")
    expect(part).to_contain_text(f"You answered to: “{ONE_PLAN}”")
    expect(tab.locator("[data-pp-retired]")).to_contain_text(SCHOOL)
    expect(tab.locator("[data-pp-retired]")).to_contain_text("Why: Nobody could tell.")
    expect(tab.locator("[data-pp-lost]")).to_contain_text("Words of another site.")

    go(tab, address + CHECKLIST)
    tab.get_by_role("button", name=SAY["reworded-keep"]).click()
    expect(tab.get_by_text(SAY["reworded"])).to_have_count(0)
    answer(tab, "Nobody has come back on it.", "We do in part")
    responses = kept(tab)[0]["responses"]
    assert responses["every/begin/prepare/one-plan"] == {
        "response": "partly",
        "label": "We do in part",
        "text": "The district has one plan, and shows it.",
    }
    assert responses["every/begin/agree-all/later"]["response"] == "partly"
    assert "every/begin/agree/later" not in responses
    for address_of in (
        "every/begin/prepare/each-school",
        "every/begin/agree/agreed",
        "every/begin/nowhere/at-all",
    ):
        assert responses[address_of] == ANSWERED[address_of]
