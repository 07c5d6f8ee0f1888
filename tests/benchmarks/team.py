"""What a team of fifty, sixty schools, and ten rounds cost.

`python -m tests.benchmarks.team`, which writes its part of tests/FIGURES.md.

Fifty people's files for the framework that asks most, each with every answer and notes on every
practice, are opened at once. Measured is the time from the choice of the files until the page has
been drawn with all statements on it, those that wait until one asks for them included. Then the
same for sixty schools on a district's page, and for ten rounds of a team, of 302 statements.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.views.reflection import build_reflection_outline
from tests.benchmarks.build import write
from tests.support.browsers import find_chromium
from tests.support.large_framework import (
    ROUNDS,
    SCHOOLS,
    STATEMENTS,
    make_records,
    write_large_framework,
)
from tests.support.reflections import reflection

ROOT = Path(__file__).parents[2]
PEOPLE, TIMES, AT_MOST = 50, 5, 1000

OPENED = """async ([texts, field, holder, rows, more]) => {
  const input = document.querySelector(field), list = document.querySelector(holder);
  const chosen = new DataTransfer();
  texts.forEach((text, number) => chosen.items.add(new File([text], `${number}.json`)));
  const start = performance.now();
  const shown = new Promise(done => new MutationObserver((_, watching) => {
    if (list.querySelector(rows)) { watching.disconnect(); done(); }
  }).observe(list, { childList: true, subtree: true }));
  input.files = chosen.files;
  input.dispatchEvent(new Event("change"));
  await shown;
  document.querySelector(more)?.click();
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return [performance.now() - start, list.querySelectorAll(rows).length];
}"""
READY = "[data-pp-attached]"
#: Where files are chosen, what holds what is shown of them, each of that, and what shows the rest.
TEAM_PARTS = ("[data-pp-files]", "[data-pp-list]", "[data-pp-list] > li", "[data-pp-do=all]")
DISTRICT_PARTS = ("[data-pp-files]", "[data-pp-table]", "tbody > tr", "#none")
ROUNDS_PARTS = ("[data-pp-rounds-file]", "[data-pp-rounds]", "tbody > tr", "#none")


def people(data: Dataset, key: str) -> list[dict[str, Any]]:
    """Files with an answer to everything that a framework asks."""
    framework, chance = build_reflection_outline(data, key), random.Random(1)
    files = []
    for number in range(PEOPLE):
        entries: dict[str, Any] = {}
        for thing in framework["things"]:
            entry: dict[str, Any] = {"text": thing["text"]}
            if "responses" in thing:
                entry["response"] = chance.choice(framework["responses"][thing["responses"]])[0]
            if thing["kind"] == "question":
                entry["answer"] = f"What person {number} thinks of this, in a sentence or two. " * 2
            if thing["kind"] == "practice":
                entry |= {"note": f"A note of person {number}.", "talk": chance.random() < 0.3}
            if thing["kind"] != "section":
                entries[thing["address"]] = entry
        team = f"School {number % 7}"
        files.append(
            reflection(key, entries, name=f"Person {number}", team=team, cycle="Fall 2026")
        )
    return files


def measure(open_page: Callable[[], Page], texts: list[str], parts: tuple[str, ...]) -> str:
    """Open files on a page several times, and say how long it took and how much was shown."""
    taken = []
    for _ in range(TIMES):
        page = open_page()
        milliseconds, shown = page.evaluate(OPENED, [texts, *parts])
        taken.append(milliseconds)
        page.close()
    return (
        f"shown with {shown} lines in {median(taken):.0f} ms (at most {AT_MOST};"
        f" {min(taken):.0f} to {max(taken):.0f} in {TIMES} runs)"
    )


def open_large(page: Page, address: str) -> Page:
    """Open a page that is given the large framework."""
    script = write_large_framework()
    page.route("**/framework.js*", lambda route: route.fulfill(body=script))
    page.goto(address)
    page.evaluate(
        "document.querySelectorAll('[data-frameworks]').forEach(e =>"
        " { e.dataset.frameworks = 'every'; practiceProfiles.startAll?.(); })"
    )
    page.wait_for_selector(READY)
    return page


def open_rounds(page: Page, address: str) -> Page:
    open_large(page, address).click("details[data-pp-loads] > summary")
    page.wait_for_selector("[data-pp-rounds-file]", state="attached")
    return page


def open_plain(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector(READY)
    return page


def main() -> None:
    data = load_dataset(ROOT)
    key = max(data.project.shown, key=lambda key: len(data.elements_by_framework[key]))
    texts = [json.dumps(file) for file in people(data, key)]
    schools, rounds = (
        [json.dumps({**file, "team": name or file["team"]}) for file in make_records(count, 1)]
        for count, name in ((SCHOOLS, ""), (ROUNDS, "Adams"))
    )
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", name]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=name)
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}/"
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        of_team = measure(lambda: open_plain(browser.new_page(), f"{root}team/"), texts, TEAM_PARTS)
        of_schools = measure(
            lambda: open_large(browser.new_page(), f"{root}district/"), schools, DISTRICT_PARTS
        )
        of_rounds = measure(
            lambda: open_rounds(browser.new_page(), f"{root}reflections/"), rounds, ROUNDS_PARTS
        )
        browser.close()
        server.shutdown()
    size = sum(map(len, texts)) / 1e6
    text = (
        f"## A team of fifty, and a district's year\n\n"
        f"- The files of {PEOPLE} people ({size:.1f} MB) for {key}, opened at once: {of_team}.\n"
        f"- The records of {SCHOOLS} schools on {STATEMENTS} statements: {of_schools}.\n"
        f"- {ROUNDS} rounds of a team on {STATEMENTS} statements: {of_rounds}.\n\n"
        "Wall time in headless Chromium, by `python -m tests.benchmarks.team`."
    )
    write("team", text)
    print(text)


if __name__ == "__main__":
    main()
