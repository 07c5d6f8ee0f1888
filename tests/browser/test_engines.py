"""The main journeys in Firefox and WebKit.

Each engine has ways of its own to keep, grow, focus, and print.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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
from tests.support.reflection_pages import CHECKLIST, REFLECTIONS, TEAM

NOTE = "\n".join(f"Line {number} of the evening" for number in range(1, 41))
#: A window of both engines is never as narrow as a phone; this is as near as they go.
NARROW, WIDE = 450, 1280

READY = "return !!document.querySelector('[data-pp-attached]')"
UNHIDE = "document.querySelectorAll('[type=file]').forEach(e => { e.hidden = false })"
UNFOLD = "document.querySelectorAll('details[data-pp-fold]').forEach(e => { e.open = true })"
RESPONSE = ".pp-statement input[type=radio][value=partly]"
NOTES = ".pp-grown textarea"
SAID = "return document.querySelector('[data-pp-state]').textContent"
ENTERED = """return document.querySelector(arguments[0]).checked
  && document.querySelector(arguments[1]).value === arguments[2]"""
CATCH = """const make = URL.createObjectURL
URL.createObjectURL = (blob) => {
  blob.text().then((text) => { window.caught = text })
  return make(blob)
}"""
WHOLE = """const notes = document.querySelector(arguments[0])
return notes.scrollHeight <= notes.clientHeight + 2"""
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
    engine.click(RESPONSE)
    engine.type(NOTES, NOTE)
    wait_for(engine, f"{SAID} !== arguments[0]", before)
    assert engine.evaluate(WHOLE, NOTES), "the note is cut off on screen"

    engine.open(address + REFLECTIONS)
    wait_for(engine, "return document.querySelectorAll('[data-pp-list] > li').length === 1")
    open_checklist(engine, address)
    wait_for(engine, ENTERED, RESPONSE, NOTES, NOTE)
    if isinstance(engine, Firefox):
        paper = tmp_path / "paper.pdf"
        paper.write_bytes(engine.print())
        printed = in_pdf(paper)
        assert [line for line in NOTE.splitlines() if letters(line) not in printed] == []

    engine.evaluate(CATCH)
    engine.evaluate("document.querySelector('[data-pp-do=save]').click()")
    saved = tmp_path / "reflection.json"
    saved.write_text(wait_for(engine, "return window.caught"), "utf-8")

    with start_engine(name, tmp_path / "another device") as other:
        open_checklist(other, address)
        other.evaluate(UNHIDE)
        other.type("[data-pp-file]", str(saved))
        wait_for(other, ENTERED, RESPONSE, NOTES, NOTE)
        other.open(address + TEAM)
        wait_for(other, READY)
        other.type("[data-pp-files]", str(saved))
        wait_for(other, "return document.querySelectorAll('[data-pp-people] > li').length === 1")


def test_the_search_opens_and_leads_to_a_statement(engine: Firefox | WebKit, address: str) -> None:
    engine.open(address)
    engine.click("[data-pp-search-open]")
    engine.type("#__search-words", "names beside goals")
    wait_for(engine, "return !!document.querySelector('.pp-results mark')")
    engine.click(".pp-results a")
    wait_for(engine, "return location.hash && !!document.querySelector(':target')")
