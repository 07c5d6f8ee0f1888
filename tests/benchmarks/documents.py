"""Measures what documents cost to make, for tests/FIGURES.md.

`python -m tests.benchmarks.documents`.

In CPU seconds of one process, for each section of the repository's own data, without anything kept
from before.
"""

from __future__ import annotations

import os
import platform
import tempfile
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from statistics import median

from macros.cache.documents import ELSEWHERE, DocumentCache
from macros.layers.load import load_dataset
from macros.outputs.documents import list_document_addresses, list_recipes
from macros.outputs.html.renderer import HtmlRenderer
from tests.benchmarks.build import write

ROOT = Path(__file__).parents[2]
FOUR_PAGES, SECTION = 0.025, 0.5  # CPU seconds, at most


def main() -> None:
    os.environ.pop(ELSEWHERE, None)
    data = load_dataset(ROOT)
    markup = HtmlRenderer(data)
    with tempfile.TemporaryDirectory() as name:
        shelf = DocumentCache(Path(name))
        kinds: defaultdict[str, list[float]] = defaultdict(list)
        four_pages, sections = [], []
        for address in list_document_addresses(data):
            whole = time.process_time()
            for recipe in list_recipes(markup, address):
                start = time.process_time()
                (document,) = shelf.ensure([recipe])
                taken = time.process_time() - start
                kinds[recipe.name].append(taken)
                if document.view.pages:
                    four_pages.append(4 * taken / document.view.pages)
            if "/" in address:
                sections.append(time.process_time() - whole)
        made = shelf.made
        start = time.process_time()
        again = DocumentCache(Path(name))
        again.ensure_documents(HtmlRenderer(load_dataset(ROOT)), list_document_addresses(data))
        unchanged = time.process_time() - start
    lines = [
        "## Documents",
        "",
        (
            f"Measured on {date.today().isoformat()}, {os.cpu_count()} processors"
            f" ({platform.machine()}), Python {platform.python_version()},\nby `python -m"
            f" tests.benchmarks.documents`: {made} documents of {len(sections)} sections. Times are"
            " CPU milliseconds; the first document of a kind\ncarries what is set up once."
        ),
        "",
        "| document | median | highest |",
        "|---|---:|---:|",
        *(_row(data.project.messages[kind], each) for kind, each in kinds.items()),
        "",
        (
            f"- Four pages of PDF: {median(four_pages) * 1e3:.0f}, at the highest"
            f" {max(four_pages) * 1e3:.0f} (about {FOUR_PAGES * 1e3:.0f} asked)."
        ),
        (
            f"- All documents of a section: {median(sections) * 1e3:.0f}, at the highest"
            f" {max(sections) * 1e3:.0f} (at most {SECTION * 1e3:.0f})."
        ),
        (
            f"- With nothing changed: {again.made} made, {again.kept} kept; {unchanged * 1e3:.0f}"
            " with reading the data."
        ),
    ]
    text = "\n".join(lines)
    write("documents", text)
    print(text)


def _row(name: str, seconds: list[float]) -> str:
    return f"| {name} | {median(seconds) * 1e3:.0f} | {max(seconds) * 1e3:.0f} |"


if __name__ == "__main__":
    main()
