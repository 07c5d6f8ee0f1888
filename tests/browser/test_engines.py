"""The main journeys in Firefox and WebKit.

Each engine has ways of its own to keep, grow, focus, and print.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.accessibility import find_violations_of
from tests.support.document_texts import in_pdf, letters
from tests.support.engines import (
    ENGINES,
    Engine,
    Firefox,
    WebKit,
    is_installed,
    start_engine,
    wait_for,
)
from tests.support.reflection_pages import CHECKLIST, DISTRICT, REFLECTIONS, TEAM
from tests.support.team_pages import FIVE

NOTE = "\n".join(f"Line {number} of the evening" for number in range(1, 41))
NARROW, WIDE = 390, 1280
GUIDE = "every/begin/guide/"

READY = "return !!document.querySelector('[data-pp-attached]')"
UNHIDE = "document.querySelectorAll('[type=file]').forEach(e => { e.hidden = false })"
UNFOLD = "document.querySelectorAll('details[data-pp-fold]').forEach(e => { e.open = true })"
RESPONSE = ".pp-statement input[type=radio][value=partly]"
ANOTHER = "[name$='/each-school'][value=yes]"
NOTES = ".pp-grown textarea"
SAID = "return document.querySelector('[data-pp-state]').textContent"
ENTERED = """return document.querySelector(arguments[0]).checked
  && document.querySelector(arguments[1]).value === arguments[2]"""
#: What is saved is looked at, and no window of the browser's own asks where to put it.
CATCH = """const make = URL.createObjectURL
HTMLAnchorElement.prototype.click = () => {}
URL.createObjectURL = (blob) => {
  blob.text().then((text) => { window.caught = text })
  return make(blob)
}"""
WHOLE = """const notes = document.querySelector(arguments[0])
return notes.scrollHeight <= notes.clientHeight + 2"""
ONE_KEPT = "return document.querySelectorAll('[data-pp-list] > li').length === 1"
FIRST = "[data-pp-list] > li:first-child"
ENTER = "\ue007"  # the key, for a driver
TABLE = "document.querySelector('[data-pp-table]')"
SIDEWAYS = "return document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def address(features: Path, serve: Callable[[Path], str]) -> str:
    return serve(features / "published/sub/path")


@pytest.fixture(params=sorted(ENGINES))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def engine(name: str, tmp_path: Path) -> Iterator[Firefox | WebKit]:
    if not is_installed(name) and "CI" not in os.environ:
        pytest.skip(f"{name} is not installed here; continuous integration runs this")
    with start_engine(name, tmp_path / "device") as engine:
        yield engine


def open_checklist(engine: Engine, address: str) -> None:
    engine.open(address + CHECKLIST)
    wait_for(engine, READY)
    engine.evaluate(UNFOLD)


def test_a_reflection_from_the_first_answer_to_the_team(
    engine: Firefox | WebKit, name: str, address: str, tmp_path: Path
) -> None:
    for width in (NARROW, WIDE):
        engine.resize(width)
        for path in ("", CHECKLIST, REFLECTIONS, TEAM):
            engine.open(address + path)
            assert not engine.evaluate(SIDEWAYS), f"{path} at {width}"

    open_checklist(engine, address)
    before = engine.evaluate(SAID)
    engine.type(RESPONSE, " ")
    engine.type(NOTES, NOTE)
    wait_for(engine, f"{SAID} !== arguments[0]", before)
    assert engine.evaluate(WHOLE, NOTES), "the note is cut off on screen"
    check_page(engine)

    engine.open(address + REFLECTIONS)
    wait_for(engine, ONE_KEPT)
    check_page(engine)
    open_checklist(engine, address)
    wait_for(engine, ENTERED, RESPONSE, NOTES, NOTE)
    if isinstance(engine, Firefox):
        paper = tmp_path / "paper.pdf"
        paper.write_bytes(engine.print())
        printed = in_pdf(paper)
        assert [line for line in NOTE.splitlines() if letters(line) not in printed] == []

    [saved] = write_files(tmp_path / "saved", [save_page(engine)])
    with start_engine(name, tmp_path / "another device") as other:
        open_checklist(other, address)
        other.evaluate(UNHIDE)
        other.choose("[data-pp-file]", saved)
        wait_for(other, ENTERED, RESPONSE, NOTES, NOTE)
        before = other.evaluate(SAID)
        other.type(ANOTHER, " ")
        wait_for(other, f"{SAID} !== arguments[0]", before)
        [back] = write_files(tmp_path / "back", [save_page(other)])
        other.open(address + TEAM)
        wait_for(other, READY)
        other.choose("[data-pp-files]", back)
        wait_for(other, "return document.querySelectorAll('[data-pp-people] > li').length === 1")

    engine.evaluate(UNHIDE)
    engine.choose("[data-pp-file]", back)
    wait_for(engine, ENTERED, ANOTHER, NOTES, NOTE)
    wait_for(engine, ENTERED, RESPONSE, NOTES, NOTE)
    engine.open(address + REFLECTIONS)
    wait_for(engine, ONE_KEPT)


def save_word(engine: Engine, button: str) -> None:
    """See that a button saves a packed file, by keyboard."""
    engine.evaluate("window.caught = ''")
    engine.evaluate(CATCH)
    engine.type(button, ENTER)
    wait_for(engine, "return (window.caught || '').startsWith('PK')")


def check_page(engine: Engine) -> None:
    """See that a page fits a narrow and a wide window, and that a scanner finds nothing in it."""
    for width in (NARROW, WIDE):
        engine.resize(width)
        assert not engine.evaluate(SIDEWAYS), f"at {width}"
        assert find_violations_of(engine) == [], f"at {width}"


def save_page(engine: Engine) -> Any:
    """Return what the button that saves the page's record gives the browser, by keyboard."""
    engine.evaluate("window.caught = ''")
    engine.evaluate(CATCH)
    engine.type("[data-pp-do=save]", ENTER)
    return json.loads(wait_for(engine, "return window.caught"))


def write_files(folder: Path, files: Iterable[object]) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"{number}.json" for number, _ in enumerate(files)]
    for path, file in zip(paths, files, strict=True):
        path.write_text(json.dumps(file), "utf-8")
    return paths


def test_a_team_s_evening_and_a_district_s_year_by_keyboard(
    engine: Firefox | WebKit, address: str, tmp_path: Path
) -> None:
    engine.open(address + TEAM)
    wait_for(engine, READY)
    engine.evaluate(UNHIDE)
    engine.choose("[data-pp-files]", *write_files(tmp_path / "people", FIVE))
    wait_for(engine, "return document.querySelectorAll('[data-pp-people] > li').length === 5")
    wait_for(engine, "return !!document.querySelector(arguments[0])", f"{FIRST} svg")
    engine.type(f"{FIRST} .pp-team-answer > summary", ENTER)
    wait_for(engine, "return !!document.querySelector(arguments[0])", f"{FIRST} textarea")
    engine.type(f"{FIRST} input[type=radio][value=yes]", " ")
    engine.type(f"{FIRST} [data-field=reason]", "The minutes say so.")
    engine.type(f"{FIRST} [data-field=priority]", " ")
    engine.type("[data-pp-do=act]", ENTER)
    engine.type(".pp-action [data-field=what]", "Show the plan to each school")
    check_page(engine)
    save_word(engine, "[data-pp-do=word]")
    record = save_page(engine)
    [settled] = [entry for entry in record["responses"].values() if entry.get("priority")]
    assert (settled["response"], settled["reason"]) == ("yes", "The minutes say so.")
    assert [action["what"] for action in record["actions"]] == ["Show the plan to each school"]

    engine.open(address + DISTRICT)
    wait_for(engine, READY)
    engine.evaluate(UNHIDE)
    schools = [{**record, "id": school, "team": school} for school in ("Adams", "Polk", "Lincoln")]
    engine.choose("[data-pp-files]", *write_files(tmp_path / "schools", schools))
    wait_for(engine, f"return !!{TABLE}.querySelector('td')")
    engine.type("[data-pp-names]", " ")
    wait_for(
        engine, "return document.querySelector('[data-pp-table]').textContent.includes('Polk')"
    )
    check_page(engine)
    save_word(engine, "[data-pp-do=word]")
    assert [school["name"] for school in save_page(engine)["schools"]] == [
        "Adams",
        "Lincoln",
        "Polk",
    ]

    engine.open(address + REFLECTIONS)
    wait_for(engine, READY)
    engine.type("details[data-pp-loads] > summary", ENTER)
    wait_for(engine, "return !!document.querySelector('[data-pp-rounds-file]')")
    engine.evaluate(UNHIDE)
    years = [{**record, "id": year, "date": f"{year}-11-01"} for year in ("2024", "2025", "2026")]
    engine.choose("[data-pp-rounds-file]", *write_files(tmp_path / "years", years))
    wait_for(engine, "return !!document.querySelector('[data-pp-rounds] table')")
    check_page(engine)


def test_a_guide_for_a_choice_by_keyboard(engine: Firefox | WebKit, address: str) -> None:
    engine.open(address + GUIDE)
    wait_for(engine, "return !document.querySelector('[data-pp-guide]').hidden")
    engine.type("[name=practices][value=agree]", " ")
    engine.type("[name=minutes]:not([value=''])", " ")
    wait_for(engine, "return location.hash.includes('practices=') && location.hash")
    shown = "return document.getElementById(arguments[0]).checkVisibility()"
    assert engine.evaluate(shown, "prepare")
    assert not engine.evaluate(shown, "agree")
    check_page(engine)
    save_word(engine, "[data-pp-word]:not([hidden])")
    wait_for(engine, "return document.querySelector('[data-pp-word-told]').textContent")


def test_the_search_opens_and_leads_to_a_statement(engine: Firefox | WebKit, address: str) -> None:
    engine.open(address)
    engine.click("[data-pp-search-open]")
    engine.type("#__search-words", "names beside goals")
    wait_for(engine, "return !!document.querySelector('.pp-results mark')")
    engine.click(".pp-results a")
    wait_for(engine, "return location.hash && !!document.querySelector(':target')")
