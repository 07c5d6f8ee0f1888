"""What a team of fifty costs.

`python -m tests.benchmarks.team`, which writes its part of tests/FIGURES.md.

Fifty people's files for the framework that asks most, each with every answer and notes on every
practice, are opened at once. Measured is the time from the choice of the files until the page has
been drawn with all statements on it, those that wait until one asks for them included.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.views.reflection import build_reflection_outline
from tests.benchmarks.build import write
from tests.support.browsers import find_chromium
from tests.support.reflections import reflection

ROOT = Path(__file__).parents[2]
PEOPLE, TIMES, AT_MOST = 50, 5, 1000

OPENED = """async texts => {
  const input = document.querySelector("[data-pp-files]"),
    list = document.querySelector("[data-pp-list]");
  const chosen = new DataTransfer();
  texts.forEach((text, number) => chosen.items.add(new File([text], `${number}.json`)));
  const start = performance.now();
  const shown = new Promise(done => new MutationObserver((_, watching) => {
    if (list.childElementCount) { watching.disconnect(); done(); }
  }).observe(list, { childList: true }));
  input.files = chosen.files;
  input.dispatchEvent(new Event("change"));
  await shown;
  document.querySelector("[data-pp-do=all]").click();
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return [performance.now() - start, list.childElementCount];
}"""


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


def main() -> None:
    data = load_dataset(ROOT)
    key = max(data.project.shown, key=lambda key: len(data.elements_by_framework[key]))
    texts = [json.dumps(file) for file in people(data, key)]
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", name]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=name)
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        taken = []
        for _ in range(TIMES):
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/team/")
            page.wait_for_selector("[data-pp-attached][data-pp-team]")
            milliseconds, shown = page.evaluate(OPENED, texts)
            taken.append(milliseconds)
            page.close()
        browser.close()
        server.shutdown()
    size = sum(map(len, texts)) / 1e6
    text = (
        f"## A team of fifty\n\nThe files of {PEOPLE} people ({size:.1f} MB) for {key}, opened at"
        f" once: merged and shown with all {shown} statements and questions in {median(taken):.0f}"
        f" ms (at most {AT_MOST}; {min(taken):.0f} to {max(taken):.0f} in {TIMES} runs).\nWall time"
        " in headless Chromium, by `python -m tests.benchmarks.team`."
    )
    write("team", text)
    print(text)


if __name__ == "__main__":
    main()
