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
from dataclasses import dataclass, field
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
    with tempfile.TemporaryDirectory() as name:
        text = report(*measure_documents(Path(name)))
    write("documents", text)
    print(text)


@dataclass
class Taken:
    """CPU seconds: by kind of document, of four pages of PDF, and of a whole section."""

    kinds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    four_pages: list[float] = field(default_factory=list)
    sections: list[float] = field(default_factory=list)


def measure_documents(folder: Path) -> tuple[Taken, list[str]]:
    """Make all documents in an empty folder, and once more; and say what the second time cost."""
    renderer, cache, taken = HtmlRenderer(load_dataset(ROOT)), DocumentCache(folder), Taken()
    for address in list_document_addresses(renderer.data):
        whole = time.process_time()
        for recipe in list_recipes(renderer, address):
            start = time.process_time()
            (document,) = cache.ensure([recipe])
            seconds = time.process_time() - start
            taken.kinds[recipe.name].append(seconds)
            if document.view.pages:
                taken.four_pages.append(4 * seconds / document.view.pages)
        if "/" in address:
            taken.sections.append(time.process_time() - whole)
    start = time.process_time()
    again, data = DocumentCache(folder), load_dataset(ROOT)
    again.ensure_documents(HtmlRenderer(data), list_document_addresses(data))
    unchanged = time.process_time() - start
    return taken, [
        f"{cache.made} documents of {len(taken.sections)} sections",
        f"{again.made} made, {again.kept} kept; {unchanged * 1e3:.0f} with reading the data",
    ]


def report(taken: Taken, counted: list[str]) -> str:
    """The figures as Markdown."""
    messages = load_dataset(ROOT).project.messages
    made, unchanged = counted
    lines = [
        "## Documents",
        "",
        (
            f"Measured on {date.today().isoformat()}, {os.cpu_count()} processors"
            f" ({platform.machine()}), Python {platform.python_version()},\nby `python -m"
            f" tests.benchmarks.documents`: {made}. Times are CPU milliseconds; the first document"
            " of a kind\ncarries what is set up once."
        ),
        "",
        "| document | median | highest |",
        "|---|---:|---:|",
        *(_row(messages[kind], each) for kind, each in taken.kinds.items()),
        "",
        (
            f"- Four pages of PDF: {median(taken.four_pages) * 1e3:.0f}, at the highest"
            f" {max(taken.four_pages) * 1e3:.0f} (about {FOUR_PAGES * 1e3:.0f} asked)."
        ),
        (
            f"- All documents of a section: {median(taken.sections) * 1e3:.0f}, at the highest"
            f" {max(taken.sections) * 1e3:.0f} (at most {SECTION * 1e3:.0f})."
        ),
        f"- With nothing changed: {unchanged}.",
    ]
    return "\n".join(lines)


def _row(name: str, seconds: list[float]) -> str:
    return f"| {name} | {median(seconds) * 1e3:.0f} | {max(seconds) * 1e3:.0f} |"


if __name__ == "__main__":
    main()
