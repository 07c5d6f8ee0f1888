"""What reads a file that this site has not saved, on a page with nothing else on it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.html.renderer import HtmlRenderer
from macros.plugin.asset_bundles import BUNDLES
from macros.views.reflection import build_reflection_outline
from tests.support.other_files import OpenFile
from tests.support.projects import ROOT


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """A page with nothing on it but what reads files."""
    page = browser.new_page()
    for bundle in ("reflection-tools.js", "file-readers.js"):
        for source in BUNDLES[bundle]:
            page.add_script_tag(path=ROOT / "overrides/assets" / source)
    page.add_script_tag(path=ROOT / "overrides/assets/vendor/fflate.js")
    yield page
    page.close()


@pytest.fixture(scope="module")
def make_opener(reader: Page) -> Callable[[Dataset], OpenFile]:
    """What makes a function that reads a file with the frameworks of a project."""

    def make(data: Dataset) -> OpenFile:
        outlines = [build_reflection_outline(data, key) for key in data.project.shown]
        html = HtmlRenderer(data).render("team", "", "team/").html

        def open_file(name: str, content: bytes, hint: str = "") -> list[dict[str, Any]]:
            given = [outlines, html, name, base64.b64encode(content).decode(), hint]
            files: list[dict[str, Any]] = reader.evaluate(OPEN, given)
            return files

        return open_file

    return make


OPEN = """async ([outlines, html, name, content, hint]) => {
  const profiles = practiceProfiles;
  profiles.frameworks = new Map(
    outlines.map((outline) => [outline.key, profiles.indexFramework(structuredClone(outline))]));
  const holder = new DOMParser().parseFromString(html, "text/html");
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const file = new File([bytes], name, { lastModified: 0 });
  const readers = holder.querySelector("[data-pp-readers]");
  return (await profiles.readOtherFile(file, readers, hint)).map(({ text, ...more }) =>
    text ? { ...more, data: JSON.parse(text) } : more);
}"""


@pytest.fixture(scope="module")
def open_real(make_opener: Callable[[Dataset], OpenFile]) -> OpenFile:
    return make_opener(load_dataset(ROOT))
