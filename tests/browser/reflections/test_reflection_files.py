"""Files of reflections: saved, opened, refused, and shown as a table."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.projects import MARKUP, ROOT
from tests.support.reflection_pages import (
    CHECKLIST,
    FULL,
    ONE_PLAN,
    REFLECTIONS,
    SAY,
    SCHEMA,
    WHY,
    answer,
    chosen,
    go,
    say,
    say_counted,
    told,
)
from tests.support.reflections import (
    EARLIER,
    FAULTY,
    HOSTILE,
    choose_file,
    payload,
    reflection,
    saved,
    untouched,
)
from tests.support.stored import kept

# Files


def test_markup_in_answers_is_shown_as_typed(tab: Page, address: str) -> None:
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files([payload("eve.json", HOSTILE)])
    expect(told(tab)).to_contain_text(
        SAY["file-parts"].partition("{parts}")[0].replace("{name}", "eve.json")
    )
    expect(told(tab)).to_contain_text("every/begin/agree/agreed")
    expect(tab.get_by_role("heading", name="Eve <b>x</b>")).to_be_visible()
    expect(tab.locator("[data-pp-lost]")).to_contain_text("__proto__")
    expect(tab.locator("[data-pp-lost]")).to_contain_text("hasOwnProperty/toString")
    expect(tab.locator("[data-pp-retired]")).to_contain_text("<script>alert(1)</script>")
    assert untouched(tab)
    _, text = saved(tab, tab.get_by_role("button", name=SAY["save-file"]))
    assert '"__proto__": {' in text  # nothing of it is lost, either
    go(tab, address + CHECKLIST)
    tab.locator("[data-pp-file]").set_input_files([payload("eve.json", HOSTILE)])
    expect(tab.get_by_label(SAY["your-answer"]).nth(2)).to_have_value(re.compile("<script>"))
    expect(tab.get_by_text(say("response-unknown", response=MARKUP))).to_be_visible()
    assert untouched(tab)


def test_of_many_answers_without_a_place_the_first_are_shown(tab: Page, address: str) -> None:
    """A file of two megabytes names more than anybody reads; none of them is lost."""
    entries = {f"every/gone/a/b{number}": {"response": "yes"} for number in range(20_000)}
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files(
        [payload("many.json", reflection("every", entries, name="Ana"))]
    )
    lost = tab.locator("[data-pp-lost]")
    expect(lost).to_contain_text(say_counted("lost-more", 19_900))
    assert lost.locator(".pp-answer").count() == 100
    assert len(kept(tab)[0]["responses"]) == 20_000


@pytest.mark.parametrize("path", [CHECKLIST, REFLECTIONS])
def test_a_file_that_cannot_be_opened_is_told_and_changes_nothing(
    tab: Page, address: str, path: str, tmp_path: Path
) -> None:
    go(tab, address + CHECKLIST)
    answer(tab, ONE_PLAN, "We do")
    before = kept(tab)
    go(tab, address + path)
    for name, (content, message) in FAULTY.items():
        choose_file(tab.locator("[data-pp-file]"), tmp_path, f"{name}.json", content)
        sentence = SAY[message].replace("{name}", f"{name}.json")
        expect(told(tab)).to_contain_text(sentence)
    assert kept(tab) == before


def test_a_file_of_another_framework_is_told_on_a_checklist_and_kept_on_the_page_of_all(
    tab: Page, address: str
) -> None:
    other = reflection("other", {"other/first/plan-well/one-plan": "yes"}, name="Dan")
    alien = reflection(
        "elsewhere", {"elsewhere/a/b/c": {"response": "yes", "text": "Something else."}}, name="Al"
    )
    go(tab, address + CHECKLIST)
    for file in (other, alien):
        tab.locator("[data-pp-file]").set_input_files([payload("x.json", file)])
        expect(told(tab)).to_contain_text("“x.json” is about another framework")
    assert kept(tab) == []
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files([payload("al.json", alien)])
    expect(tab.get_by_text(SAY["framework-gone"])).to_be_visible()
    expect(tab.locator("[data-pp-lost]")).to_contain_text("Something else.")


def test_what_is_told_can_be_seen_anywhere_on_the_page_and_put_away(
    tab: Page, address: str
) -> None:
    go(tab, address + CHECKLIST)
    tab.evaluate(f"() => {{ {FULL} }}")
    for by_keyboard in (True, False):
        tab.locator("[data-pp-file]").set_input_files([payload("x.json", "")])
        tab.get_by_label(SAY["your-answer"]).last.scroll_into_view_if_needed()
        expect(told(tab)).to_be_in_viewport(ratio=1)
        if by_keyboard:
            tab.keyboard.press("Escape")
        else:
            tab.get_by_role("button", name=SAY["close"]).last.click()
        expect(told(tab)).to_be_empty()
    answer(tab, WHY, "Clear")
    expect(told(tab)).to_have_text(SAY["kept-full"])
    expect(told(tab)).to_be_in_viewport(ratio=1)


def test_the_same_file_is_kept_once(tab: Page, address: str) -> None:
    file = payload(
        "a.json", reflection("every", {"every/begin/prepare/one-plan": "yes"}, name="Ana")
    )
    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files([file, file])
    expect(told(tab)).to_contain_text(say("file-same", name="a.json"))
    assert len(kept(tab)) == 1


@pytest.mark.parametrize(
    "file", sorted(EARLIER.glob("reflection-*.json")), ids=lambda file: file.stem
)
def test_a_file_of_every_version_opens(tab: Page, address: str, file: Path) -> None:
    go(tab, address + CHECKLIST)
    tab.locator("[data-pp-file]").set_input_files(file)
    expect(told(tab)).to_contain_text(say("file-opened", name=file.name))
    assert chosen(tab, ONE_PLAN) == ["We do in part"]
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ana")
    SCHEMA.validate(json.loads(file.read_text("utf-8")))
    SCHEMA.validate(kept(tab)[0])


def test_there_is_a_file_of_every_version() -> None:
    for kind, file in (("reflection", "reflection-model"), ("team", "team-format")):
        script = (ROOT / f"overrides/assets/models/{file}.js").read_text("utf-8")
        found = re.search(r"_VERSION = (\d+);", script)
        assert found
        versions = list(range(1, int(found[1]) + 1))
        names = {f"{kind}-{version}.json" for version in versions}
        assert {path.name for path in EARLIER.glob(f"{kind}-*.json")} == names
        schema = json.loads((ROOT / f"data/schemas/{kind}.json").read_text("utf-8"))
        assert schema["properties"]["version"]["enum"] == versions


def test_a_table_for_spreadsheets(tab: Page, address: str) -> None:
    go(tab, address + REFLECTIONS)
    entries = {
        "every/begin/prepare/one-plan": {"response": "partly", "text": ONE_PLAN},
        "every/begin/why": {"answer": '=HYPERLINK("x")\nand, more', "text": WHY},
        "every/lost/thing": {"response": "yes", "text": "Gone."},
    }
    tab.locator("[data-pp-file]").set_input_files(
        [payload("a.json", reflection("every", entries, name="Ana"))]
    )
    name, text = saved(tab, tab.get_by_role("button", name=SAY["save-csv"]))
    assert name.endswith(".csv")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row[SAY["sheet-response"]] for row in rows] == ["We do in part", "", "yes"]
    assert rows[1][SAY["sheet-answer"]] == '\'=HYPERLINK("x")\nand, more'
    assert rows[0][SAY["sheet-practice"]] == "Prepare the ground"
    assert rows[2][SAY["sheet-address"]] == "every/lost/thing"


def test_answers_in_words_and_dates_of_one_s_own(tab: Page, address: str) -> None:
    """A question answered in words only is drawn as neither a response nor nothing.

    A date that is none shows.
    """
    entries = {
        "every/begin/prepare/how": {"answer": "They say so.", "text": "How do they know it?"}
    }
    go(tab, address + CHECKLIST)
    file = reflection("every", entries, name="Ana", date="next spring")
    tab.locator("[data-pp-file]").set_input_files([payload("a.json", file)])
    expect(tab.get_by_label(SAY["your-date"])).to_have_value("next spring")
    go(tab, address + REFLECTIONS)
    expect(tab.locator("[data-pp-legend]")).to_contain_text(SAY["standing-words"])
    row = tab.get_by_role("row").filter(has_text="Prepare the ground")
    expect(row.locator("path")).to_have_count(1)
    expect(row).to_contain_text("6 not answered")
