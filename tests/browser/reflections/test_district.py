"""The schools of a district side by side: what is counted, shown, saved, and printed."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from playwright.sync_api import Locator, Page, expect

from macros.plugin.asset_bundles import BUNDLES
from tests.support.projects import MARKUP, ROOT
from tests.support.reflection_pages import DISTRICT, SAY, do, go, say, say_counted, told
from tests.support.reflections import downloaded, payload, reflection, saved, untouched
from tests.support.scripted_framework import FRAMEWORK
from tests.support.word_checker import find_faults

SCHEMA = Draft7Validator(json.loads((ROOT / "data/schemas/district.json").read_text("utf-8")))
ADDRESSES = ("demo/new/plan/a", "demo/new/plan/b")
APART = "not-applicable"
ANSWERS = ("no", "partly", "yes", "unsure", APART, None, "")  # people differ, and silence
WORDS = {"every/begin/prepare/each-school": "Each school knows the plan."}


def record(school: str, response: str | None = None, **about: Any) -> dict[str, Any]:
    """A team's record of what its school says of the only statement about schools."""
    entries = (
        {at: {"response": response, "text": text} for at, text in WORDS.items()} if response else {}
    )
    head = {"format": "practice-profiles/team", "version": 1, "framework": "every"}
    fixed = {"framework_version": "2", "people": 0, "actions": [], "cycle": ""}
    return {**head, **fixed, "team": school, "date": "2026-11-01", **about, "responses": entries}


# What is counted


@pytest.fixture(scope="module")
def compare(page: Page) -> Callable[[object], list[dict[str, Any]]]:
    for source in BUNDLES["district.js"][:2]:
        page.add_script_tag(path=ROOT / "overrides/assets" / source)

    def compare(schools: object) -> Any:
        return page.evaluate(
            """([outline, schools, share]) => {
              const { compareSchools, indexFramework, groupSchools } = practiceProfiles;
              const framework = indexFramework(outline);
              framework.elements.get("demo/new/plan/a").holds = share;
              const sources = schools.map((responses, number) => ({
                name: "", kind: "team", school: `${number}`, counted: true,
                record: { framework: "demo", date: "", responses: new Map(
                  Object.entries(responses).map(([at, response]) =>
                    [at, { response: response || "", differ: response === null }])) } }));
              return compareSchools(framework, groupSchools(framework, sources)).map(
                ({ element, group, ...count }) => ({ ...count, address: element.address }));
            }""",
            [{**FRAMEWORK, "not_applicable": APART}, schools, [3, 4]],
        )

    return compare


def brute_force(answers: list[str | None]) -> dict[str, int]:
    """How many schools gave which kind of answer, counted one by one."""
    counts = Counter(answers)
    return {
        "total": len(answers) - counts[APART],
        "apart": counts[APART],
        "held": counts["yes"],
        "less": counts["no"] + counts["partly"],
        "unsure": counts["unsure"],
        "mixed": counts[None],
        "silent": counts[""],
    }


@settings(deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries({address: st.sampled_from(ANSWERS) for address in ADDRESSES}),
        min_size=1,
        max_size=12,
    )
)
def test_counts_agree_with_a_count_one_by_one(
    compare: Callable[[object], list[dict[str, Any]]], schools: list[dict[str, str | None]]
) -> None:
    given = [{at: answer for at, answer in each.items() if answer != ""} for each in schools]
    found = {count["address"]: count for count in compare(given)}
    assert set(found) == set(ADDRESSES)
    for address in ADDRESSES:
        wanted = brute_force([school[address] for school in schools])
        assert {name: found[address][name] for name in wanted} == wanted
    first = brute_force([school[ADDRESSES[0]] for school in schools])
    needed = Fraction(3, 4) * first["total"]
    verdict = "holds" if first["held"] >= needed else "open"
    if first["total"] - first["less"] < needed:
        verdict = "fails"
    if not first["total"]:
        verdict = ""  # it applies to no school
    assert found[ADDRESSES[0]]["verdict"] == verdict
    assert found[ADDRESSES[1]]["verdict"] == ""


def test_what_is_least_in_place_comes_first_and_silence_is_no_no(
    compare: Callable[[object], list[dict[str, Any]]],
) -> None:
    first, second = ADDRESSES
    # One of two who know, and nobody else says anything; two of six, all of whom know.
    schools = [{first: "yes"}, {first: "no"}, {}, {}, {}, {}]
    said = ["yes", "yes", "no", "no", "no", "partly"]
    for school, response in zip(schools, said, strict=True):
        school[second] = response
    assert [count["address"] for count in compare(schools)] == [second, first]


# What a district does

#: The fullest response is the last one, and this project lists its own the other way about.
FULL, LESS = "no", "yes"


@pytest.fixture
def tab(tab: Page, address: str) -> Page:
    return go(tab, address + DISTRICT)


def bring(page: Page, *files: object) -> None:
    names = [payload(f"{number}.json", file) for number, file in enumerate(files)]
    page.locator("[data-pp-files]").set_input_files(names)


def row(page: Page, text: str) -> Locator:
    return page.get_by_role("row").filter(has_text=text)


def test_a_district_lays_its_schools_side_by_side(tab: Page, address: str, tmp_path: Path) -> None:
    expect(tab.locator("[data-pp-result]")).to_be_hidden()
    people = [
        reflection("every", {"every/begin/prepare/each-school": said}, name=name, team=" polk ")
        for name, said in (("Ana", FULL), ("Ben", LESS))
    ]
    files = [
        record("Adams", LESS, date="2025-11-01"),
        record("adams", FULL),
        record("Lincoln", FULL),
        record("Grant", FULL),
        record("Taft"),
        *people,
        "{",
    ]
    bring(tab, *files)
    expect(tab.locator("[data-pp-counted]")).to_have_text(say_counted("schools", 5))
    expect(told(tab)).to_contain_text(say("people-twice", name="0.json", other="1.json"))
    expect(told(tab)).to_contain_text(say("file-cut", name="7.json"))
    here = row(tab, WORDS["every/begin/prepare/each-school"])
    for text in (
        say("schools-held", response="We do not yet", held=3, total=5),
        say_counted("schools-mixed", 1),
        say_counted("schools-silent", 1),
        say("verdict-open", wanted=3, counted=4),
    ):
        expect(here).to_contain_text(text)
    answers = sorted(here.get_by_role("cell").all_text_contents())
    assert answers == sorted(["We do not yet"] * 3 + [SAY["school-differs"], SAY["school-silent"]])

    ours = check_names_are_asked_for(tab)
    report = Axe().run(tab)
    assert report.response["violations"] == []

    # A name is corrected, and two files are of one school; a late one comes to the others.
    tab.locator("[data-pp-files-title]").click()
    tab.get_by_label(SAY["school-name"]).last.fill("Taft")
    tab.get_by_label(SAY["school-name"]).last.press("Tab")
    bring(tab, record("Hayes", LESS))
    expect(tab.locator("[data-pp-counted]")).to_have_text(say_counted("schools", 6))
    tab.get_by_label(SAY["level-filter"]).select_option("")
    expect(tab.get_by_role("row")).not_to_have_count(2)

    check_the_record_opens_again(tab, address, tmp_path, ours[3])


def check_names_are_asked_for(tab: Page) -> list[str]:
    """Nobody is named until somebody asks for it; the row of a table is returned that says so."""
    heads = tab.get_by_role("columnheader")
    numbered = [say("school-number", number=number) for number in range(1, 6)]
    assert heads.all_text_contents()[1:] == numbered
    name, text = saved(tab, do(tab, "save-file"))
    assert name.startswith("district-every-")
    assert "Lincoln" not in text
    expect(told(tab)).to_contain_text(SAY["saved-nameless"])
    tab.get_by_label(SAY["show-schools"]).check()
    assert heads.all_text_contents()[1:] == ["adams", "Grant", "Lincoln", "polk", "Taft"]
    name, table = saved(tab, do(tab, "save-csv"))
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"))))
    assert rows[0][-5:] == ["adams", "Grant", "Lincoln", "polk", "Taft"]
    [ours] = [line for line in rows if line[2] == "every/begin/prepare/each-school"]
    assert ours[4:] == [
        *("3", "5", "0", "0", "1", "1"),
        say("verdict-open", wanted=3, counted=4),
        *["We do not yet"] * 3,
        SAY["school-differs"],
        "",
    ]
    return ours


def check_the_record_opens_again(tab: Page, address: str, folder: Path, statement: str) -> None:
    """The record, opened again, says the same, as a file and as a Word file."""
    here = row(tab, WORDS["every/begin/prepare/each-school"])
    _, named = saved(tab, do(tab, "save-file"))
    assert list(SCHEMA.iter_errors(json.loads(named))) == []
    before = here.text_content()
    word = downloaded(tab, do(tab, "save-word"), folder)
    again = go(tab, address + DISTRICT)
    tab.reload()
    bring(again, named)
    again.get_by_label(SAY["show-schools"]).check()
    expect(here).to_be_visible()
    assert here.text_content() == before
    assert json.loads(named)["schools"][0] == {"name": "adams", "date": "2026-11-01"}

    tab.reload()
    bring_word(tab, word, statement)
    expect(here).to_be_visible()
    assert here.text_content() == before


def bring_word(tab: Page, word: Path, statement: str) -> None:
    """Look at a district's Word file, a table of who answered what, and open it."""
    assert word.name.startswith("district-every-")
    assert find_faults(word, SAY["district-result"], "en") == []
    cells = [cell.text for row in docx.Document(str(word)).tables[0].rows for cell in row.cells]
    [answered] = [after for cell, after in pairwise(cells) if statement in cell]
    assert answered == "We do: Hayes, Taft\nWe do not yet: adams, Grant, Lincoln, polk"
    tab.locator("[data-pp-files]").set_input_files(word)
    tab.get_by_label(SAY["show-schools"]).check()


def test_files_say_nothing_but_text(tab: Page) -> None:
    hostile = record(MARKUP, MARKUP)
    district = {
        "format": "practice-profiles/district",
        "version": 1,
        "framework": "every",
        "framework_version": "2",
        "district": MARKUP,
        "cycle": MARKUP,
        "date": MARKUP,
        "schools": [{"name": MARKUP}, 7, None],
        "responses": {
            "every/begin/prepare/each-school": {"text": MARKUP, "answers": {"1": MARKUP, "9": 1}},
            "__proto__": {"text": "x", "answers": {"1": "yes"}},
        },
    }
    bring(tab, hostile, district)
    tab.get_by_label(SAY["show-schools"]).check()
    expect(tab.get_by_role("row")).not_to_have_count(0)
    expect(told(tab)).to_contain_text("1.json")
    assert untouched(tab)
