"""A page for reflecting, of the project of every feature."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from macros.plugin.asset_bundles import BUNDLES
from tests.support.projects import FEATURES, ROOT, drawn_project
from tests.support.scripted_framework import FRAMEWORK
from tests.support.server import Serve
from tests.support.sites import built


@pytest.fixture(scope="module")
def address(features: Path, serve: Serve) -> str:
    return f"{serve(features / 'published')}sub/path/"


@pytest.fixture
def tab(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that must not complain, nor ask anything of another host."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((address, "blob:")) else wrong.append(asked.url),
    )
    yield page
    assert wrong == []


# A framework that has changed since


@pytest.fixture(scope="module")
def renewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of every feature, a year later.

    A statement reworded, one moved, one retired, one gone.
    """
    folder = drawn_project(tmp_path_factory.mktemp("renewed"), FEATURES)
    begin, go_on = (folder / f"data/frameworks/every/{name}.yml" for name in ("begin", "go-on"))
    text = begin.read_text("utf-8")
    text = text.replace(
        "one-plan: The district has one plan.", "one-plan: The district has one plan, and shows it."
    )
    text = text.replace("      agreed: All have said yes.\n", "")
    text = text.replace("  agree:\n", "  agree-all:\n    was: every/begin/agree\n").replace(
        "begin/agree/no-return", "begin/a/b"
    )
    text = text.replace(
        "      each-school: Each school knows the plan.\n",
        "      each-school: {text: Each school knows the plan., retired: Nobody could tell.}\n",
    )
    begin.write_text(text, "utf-8")
    moved = "      all-said: {text: All have said yes., was: every/begin/agree/agreed}\n"
    go_on.write_text(
        go_on.read_text("utf-8").replace("    signs:\n", f"    signs:\n{moved}", 1), "utf-8"
    )
    framework = folder / "data/frameworks/every/framework.yml"
    framework.write_text(
        framework.read_text("utf-8")
        .replace("begin/agree,", "begin/agree-all,")
        .replace('version: "2"', 'version: "3"'),
        "utf-8",
    )
    return built(folder)


#: What holds the functions, and what that needs.
ASKED_BUNDLES = (
    "reflection-tools.js",
    "record-table.js",
    "record-store.js",
    "team-model.js",
)
NAMES = """const { REFLECTION_FORMAT, TEAM_FORMAT, beginRecord, changeEntry, countByTeam,
  countPeople, countProgress, findDuplicates, findElement, getPosition, indexFramework,
  makeFileName, measureSpread, mergeRecords, mergeReflections, mergeTexts, placeAnswers,
  stampRecord, writeCsv } = practiceProfiles;
const read = (text, format = REFLECTION_FORMAT) => practiceProfiles.readRecord(text, format);
const pack = (item) => practiceProfiles.packItem(item, REFLECTION_FORMAT);
const unpack = (text) => practiceProfiles.unpackItem(text, REFLECTION_FORMAT);
const write = (record, format = REFLECTION_FORMAT) =>
  practiceProfiles.writeRecord(record, format);"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with nothing on it but the functions, and the framework as `framework`."""
    page = browser.new_page()
    for bundle in ASKED_BUNDLES:
        for source in BUNDLES[bundle]:
            page.add_script_tag(path=ROOT / "overrides/assets" / source)
    page.evaluate(
        "given => { window.framework = practiceProfiles.indexFramework(given); }", FRAMEWORK
    )
    page.evaluate(
        """() => { window.person = (responses, team = "") => ({ record: {
        framework: "demo", framework_version: "2", name: "", team, cycle: "", date: "2026-01-01",
        id: "", saved: "", stamps: new Map(), seen: new Map(),
        responses: new Map(Object.entries(responses)) } }); }"""
    )
    yield page
    page.close()


@pytest.fixture(scope="module")
def ask(page: Page) -> Callable[..., Any]:
    """The value of an expression in which `given` is what is passed along."""

    def ask(expression: str, given: object = None) -> Any:
        return page.evaluate(f"given => {{ {NAMES}\nreturn {expression}; }}", given)

    return ask
