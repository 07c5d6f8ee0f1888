"""What a screen reader says at the moments that a page changes under its reader.

The site has an address, since only there a click replaces a page without loading it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.reflection_pages import CHECKLIST, REFLECTIONS, SAY, say, say_counted
from tests.support.reflections import payload, reflection
from tests.support.screen_reader import ScreenReader, is_reader_installed, start_screen_reader
from tests.support.workers import use_alone


@pytest.fixture(scope="module")
def address(features: Path, serve: Callable[[Path], str]) -> str:
    return serve(features / "published") + "sub/path/"


@pytest.fixture(scope="module")
def reader(
    browser: Browser, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ScreenReader]:
    if not is_reader_installed() and "CI" not in os.environ:
        pytest.skip("no screen reader is installed here; continuous integration runs this")
    folder = tmp_path_factory.mktemp("reader")
    # An Orca that starts ends every other one of the same user.
    with (
        use_alone(shared / "reader"),
        start_screen_reader(browser.browser_type, folder) as reader,
    ):
        yield reader


def open_tool(reader: ScreenReader, address: str) -> None:
    """Open a page for reflecting, and wait until its scripts have done their part."""
    reader.open(address)
    expect(reader.page.locator("[data-pp-attached]:visible").first).to_be_visible()


def test_a_page_that_replaces_another_is_said(reader: ScreenReader, address: str) -> None:
    reader.open(address)
    reader.page.evaluate("window.kept = true")
    link = reader.page.get_by_role("link", name="Framework of every feature")
    reader.focus(link, "Framework of every feature link")
    reader.press("Return")
    reader.listen("Framework of every feature - Demo")
    assert reader.page.evaluate("window.kept"), "the page was loaded, not replaced"


def test_results_are_counted_and_said_one_by_one(reader: ScreenReader, address: str) -> None:
    reader.open(address)
    button = reader.page.get_by_role("button", name=SAY["search"], exact=True)
    reader.focus(button, f"{SAY['search']} push button")
    reader.press("Return")
    reader.listen(f"{SAY['search-title']} dialog")
    reader.press(*"plan")
    reader.listen(say_counted("results", 8))
    reader.press("Down")
    reader.listen("plan link")
    reader.press("Escape")
    reader.listen(f"{SAY['search']} push button")


def test_an_answer_and_its_undoing_are_said(reader: ScreenReader, address: str) -> None:
    open_tool(reader, address + CHECKLIST)
    reader.focus(
        reader.page.locator("[name$='/one-plan']").first,
        "1A.1 The district has one plan. panel",
        "not selected radio button",
    )
    reader.press("space")
    reader.listen("selected", SAY["kept-here"])
    reader.press("ctrl+z")
    reader.listen(say("answer-undone-none", text="The district has one plan."))


def test_a_filter_is_said(reader: ScreenReader, address: str) -> None:
    open_tool(reader, address + CHECKLIST)
    button = reader.page.get_by_role("button", name=SAY["overview"])
    reader.focus(button, f"{SAY['overview']} collapsed push button")
    reader.press("Return")
    reader.listen(f"{SAY['overview']} dialog")
    reader.focus(reader.page.get_by_label(SAY["only-unanswered"]), "check box not checked")
    reader.press("space")
    reader.listen("checked", SAY["only-unanswered-shown"])


def test_a_file_an_error_a_question_and_a_message_are_said(
    reader: ScreenReader, address: str
) -> None:
    open_tool(reader, address + REFLECTIONS)
    field = reader.page.locator("[data-pp-file]")
    reader.choose(field, payload("x.json", ""))
    reader.listen(say("file-empty", name="x.json"))
    answers = reflection("every", {"every/begin/prepare/one-plan": "partly"}, name="Ana")
    reader.choose(field, payload("ana.json", answers))
    reader.listen(say("file-opened", name="ana.json"))

    button = reader.page.get_by_role("button", name=SAY["delete-all"])
    reader.focus(button, f"{SAY['delete-all']} push button")
    reader.press("Return")
    reader.listen(f"{SAY['delete-all']} dialog", "gone for good", "Cancel push button")
    reader.press("Tab")
    reader.listen(f"{SAY['delete-all']} push button")
    reader.press("Return")
    reader.listen(SAY["delete-all-done"])


def test_a_menu_is_said(reader: ScreenReader, address: str) -> None:
    open_tool(reader, address + CHECKLIST)
    button = reader.page.get_by_role("button", name=SAY["menu"], exact=True)
    reader.focus(button, f"{SAY['menu']} collapsed push button")
    reader.press("Return")
    reader.listen(f"navigation {SAY['site-pages']}", f"{SAY['close']} push button")
    reader.press("Escape")
    reader.listen(f"{SAY['menu']} collapsed push button")
