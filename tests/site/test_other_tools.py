"""Other tools make the site: MkDocs' heirs, with and without its plugins.

`make .venv/generators` installs them where they disturb nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.commands import run
from tests.support.html_pages import every_page, unresolved
from tests.support.projects import FEATURES, ROOT, drawn_project
from tests.support.sites import built, contents

TOOLS = Path(sys.prefix) / "generators" / "bin"
pytestmark = pytest.mark.skipif(
    not TOOLS.is_dir(), reason="`make .venv/generators` installs the other tools"
)


def run_tool(project: Path, *command: str, **environment: str) -> str:
    """What a tool says while it makes a site; it must succeed."""
    done = subprocess.run(
        [str(TOOLS / command[0]), *command[1:]],
        cwd=project,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_properdocs_makes_the_same_site_byte_for_byte(tmp_path: Path) -> None:
    project = drawn_project(tmp_path / "project", FEATURES)
    ours = contents(built(project, tmp_path / "ours"))
    packages = os.pathsep.join([str(ROOT), sysconfig.get_path("purelib")])
    arguments = ("--strict", "-f", "mkdocs.yml", "--site-dir", str(tmp_path / "theirs"))
    run_tool(project, "properdocs", "build", *arguments, PYTHONPATH=packages)
    theirs = contents(tmp_path / "theirs")
    assert theirs.keys() == ours.keys()
    assert [name for name, content in ours.items() if theirs[name] != content] == []


def test_zensical_makes_a_site_of_the_pages(
    tmp_path: Path, serve: Callable[[Path], str], browser: Browser
) -> None:
    project = drawn_project(tmp_path / "project", FEATURES)
    (project / "content/local").mkdir(exist_ok=True)
    own = "# Our page\n\n{{ practice('every/begin/prepare') }}\n"
    (project / "content/local/our-page.md").write_text(own, "utf-8")
    pages = tmp_path / "pages"
    done = run(project, "pages", str(pages), "--assets", "--nav")
    assert done.returncode == 0, done.stdout
    assert "No issues found" in run_tool(pages, "zensical", "build", "--strict")
    site = pages / "site"
    # The way back to what one has begun leads somewhere once a script has found it.
    assert unresolved(site) == []
    shown = list(every_page(site))
    assert len(shown) > 15
    for here in shown:
        html = (site / here.path).read_text("utf-8")
        assert html.count("default-src 'none'") == 1, here.path
    assert "<h1>Welcome</h1>" in (site / "index.html").read_text("utf-8")
    begin = (site / "every/begin/index.html").read_text("utf-8")
    assert '"@type": "LearningResource"' in begin
    assert 'href="#prepare"' in begin, "its headings are listed"
    assert "Our page" in (site / "index.html").read_text("utf-8"), "it is in the menu"
    lost = (site / "404.html").read_text("utf-8")
    assert "Page not found" in lost
    assert 'href="/every/"' in lost
    found = {item["location"] for item in json.loads((site / "search.json").read_text())["items"]}
    assert any(location.startswith("every/begin/") for location in found)
    assert not [location for location in found if "/reflect/" in location or "/guide/" in location]
    check_a_checklist(browser, serve(site))


def check_a_checklist(browser: Browser, address: str) -> None:
    """An answer is there when one comes back, and the page's policy stops nothing of it."""
    context = browser.new_context()
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.goto(f"{address}every/begin/reflect/")
    answer = tab.get_by_role("radio").first
    answer.check()
    expect(tab.locator("[data-pp-state]").first).not_to_be_empty()
    tab.reload()
    expect(tab.get_by_role("radio").first).to_be_checked()
    check_its_layout(tab)
    assert [text for text in said if "Security Policy" in text] == []
    context.close()


def check_its_layout(tab: Page) -> None:
    """The tool's menu and the page's text stand beside each other, not one over the other."""
    tab.set_viewport_size({"width": 1280, "height": 900})
    menu = tab.locator(".md-sidebar--primary").bounding_box()
    text = tab.locator("article").bounding_box()
    assert menu
    assert text
    assert menu["x"] + menu["width"] <= text["x"] + 1
