"""What a build costs, beside a stock Material site with the same content.

`python -m tests.benchmarks.build --write`.

Measured in CPU seconds, of this process's children, so that a busy machine changes little. It is
run by hand: the stock site of 2,000 pages alone takes minutes and two gigabytes of disk.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from macros.layers.load import load_dataset
from macros.rules import check
from tests.benchmarks import generated_project as generate
from tests.benchmarks.processes import measure

FIGURES = Path(__file__).parents[1] / "FIGURES.md"
TARGETS = {20: 1.1, 100: 0.8, 500: 0.3, 2000: 0.12}
GROWTH, KILOBYTES, CHECK = 4.5, 60, 3.0
SECTIONS = 500  # what `check` is measured with: about 3 MB of YAML


@dataclass(frozen=True)
class Cost:
    """What one build took and what it wrote.

    The memory of its largest process, its HTML pages, their bytes, and the bytes of the whole site.
    """

    seconds: float
    megabytes: float
    pages: int
    html: int
    site: int


@dataclass(frozen=True)
class Compared:
    """Builds of as many pages.

    The `first` with nothing kept; ours with documents and pages kept from the build before,
    `edited` with one statement changed since, `anew` with documents alone, so that every page is
    rendered; and stock.
    """

    pages: int
    first: Cost
    edited: list[Cost]
    ours: list[Cost]
    anew: list[Cost]
    stock: list[Cost]

    @property
    def seconds(self) -> float:
        return median(cost.seconds for cost in self.ours)

    @property
    def stock_seconds(self) -> float | None:
        return median(cost.seconds for cost in self.stock) if self.stock else None

    def ratio(self, costs: list[Cost]) -> float | None:
        """The middle one of the ratios of builds that ran one after the other."""
        pairs = zip(costs, self.stock, strict=False)
        return median(ours.seconds / stock.seconds for ours, stock in pairs) if self.stock else None


def build(project: Path) -> Cost:
    """Build a site anew, by the command that everybody uses."""
    site = project / "site"
    shutil.rmtree(site, ignore_errors=True)
    usage = measure([sys.executable, "-m", "mkdocs", "build", "--quiet"], project)
    sizes = {file: file.stat().st_size for file in site.rglob("*") if file.is_file()}
    html = [
        size for file, size in sizes.items() if file.suffix == ".html" and file.name != "404.html"
    ]
    shutil.rmtree(site)
    return Cost(usage.seconds, usage.megabytes, len(html), sum(html), sum(sizes.values()))


def compare(folder: Path, pages: int, stock: bool, times: int) -> Compared:
    """Build both sites in turn, so that what slows the machine meets them alike."""
    generate.ours(generate.cleared(folder / "ours"), pages)
    generate.stock(generate.cleared(folder / "stock"), pages)
    compared = Compared(pages, build(folder / "ours"), [], [], [], [])
    for number in range(times):
        change_section(folder / "ours", number)
        compared.edited.append(build(folder / "ours"))
        compared.ours.append(build(folder / "ours"))
        shutil.rmtree(folder / "ours" / ".cache" / "pages")
        compared.anew.append(build(folder / "ours"))
        if stock:
            compared.stock.append(build(folder / "stock"))
    counts = {cost.pages for cost in (*compared.ours, *compared.anew, *compared.stock)}
    assert len(counts) == 1, f"The two sites have different numbers of pages: {counts}"
    return compared


def change_section(project: Path, number: int) -> None:
    """Write a text of a section anew."""
    sections = project.glob("data/frameworks/*/*.yml")
    file = min(path for path in sections if path.name != "framework.yml")
    text = file.read_text("utf-8")
    changed = re.sub(r"(?m)^title: .*$", f"title: Changed {number} times", text, count=1)
    file.write_text(changed, "utf-8")


def checking(folder: Path) -> tuple[float, float]:
    """The seconds that reading, merging and checking take, and how many megabytes of YAML were
    read.
    """
    generate.data(generate.cleared(folder), SECTIONS)
    size = sum(file.stat().st_size for file in folder.rglob("*.yml")) / 1e6
    taken = []
    for _ in range(3):
        start = time.process_time()
        problems = check(load_dataset(folder))
        taken.append(time.process_time() - start)
        assert not any(problem.severity == "error" for problem in problems), problems[:3]
    return median(taken), size


def report(rows: list[Compared], seconds: float, megabytes: float) -> str:
    """The figures as Markdown."""
    command = measure([sys.executable, "-m", "macros", "check"], FIGURES.parents[1])
    lines = [
        (
            f"Measured on {date.today().isoformat()}, {os.cpu_count()} processors"
            f" ({platform.machine()}), Python {platform.python_version()}, by `python -m"
            " tests.benchmarks.build --write`. Times are CPU seconds."
        ),
        "",
        (
            "| pages | ours | stock Material | ratio | at most | all pages anew | ratio | KB of"
            " HTML a page | stock |"
        ),
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        *map(_describe_pages, rows),
        "",
        "| pages | first build | MB of its largest process | one statement changed | ratio |",
        "|---:|---:|---:|---:|---:|",
        *map(_describe_edits, rows),
        "",
        (
            "- Ours is a build with nothing changed since the one before, which made the documents"
            " and the pages. “All pages anew” is one in which only the documents are kept, as after"
            " a change that meets every page."
        ),
        *_describe_growth({row.pages: row for row in rows}),
        (
            f"- Reading, merging and checking {SECTIONS} sections ({megabytes:.1f} MB of YAML):"
            f" {seconds:.1f} seconds (at most {CHECK:.0f})."
        ),
        f"- `check` of the repository's own data: {command.seconds:.2f} seconds.",
    ]
    return "\n".join(lines)


def _describe_pages(row: Compared) -> str:
    """The row of a table that has the middle of what builds took."""
    kilobytes = [
        costs[-1].html / costs[-1].pages / 1000 if costs else None
        for costs in (row.ours, row.stock)
    ]
    return (
        f"| {row.pages} | {row.seconds:.1f} | {_figure(row.stock_seconds)} |"
        f" {_figure(row.ratio(row.ours), '.2f')} | {TARGETS.get(row.pages, '—')} |"
        f" {median(cost.seconds for cost in row.anew):.1f} |"
        f" {_figure(row.ratio(row.anew), '.2f')} | {_figure(kilobytes[0], '.0f')} |"
        f" {_figure(kilobytes[1], '.0f')} |"
    )


def _describe_edits(row: Compared) -> str:
    """The row of a table that has the first build and those after one change."""
    return (
        f"| {row.pages} | {row.first.seconds:.1f} | {row.first.megabytes:.0f} |"
        f" {median(cost.seconds for cost in row.edited):.1f} |"
        f" {_figure(row.ratio(row.edited), '.2f')} |"
    )


def _describe_growth(rows: dict[int, Compared]) -> Iterator[str]:
    """What four times as many pages cost."""
    if 500 in rows and 2000 in rows:
        small, large = rows[500], rows[2000]
        growth = large.seconds / small.seconds
        stock = (
            large.stock_seconds / small.stock_seconds
            if large.stock_seconds and small.stock_seconds
            else None
        )
        yield (
            f"- From 500 to 2000 pages: {growth:.1f} times (at most {GROWTH}); stock"
            f" {_figure(stock)} times."
        )
    if 2000 in rows:
        yield f"- At 2000 pages a page may have {KILOBYTES} KB of HTML at most."


def _figure(value: float | None, form: str = ".1f") -> str:
    return "—" if value is None else f"{value:{form}}"


def write(name: str, text: str, path: Path = FIGURES) -> None:
    """Put figures between their markers in FIGURES.md, which is begun if there is none."""
    head = "# Measured figures\n\nEach part is written by the command that it names.\n"
    whole = path.read_text("utf-8") if path.exists() else head
    part = f"<!-- benchmark:{name} -->\n\n{text}\n\n<!-- end -->\n"
    there = re.compile(rf"<!-- benchmark:{re.escape(name)} -->.*?<!-- end -->\n", re.DOTALL)
    whole = there.sub(lambda _: part, whole) if there.search(whole) else f"{whole}\n{part}"
    path.write_text(whole, "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.build", description=__doc__)
    parser.add_argument(
        "--pages", type=int, nargs="+", default=list(TARGETS), help="the sizes to build"
    )
    parser.add_argument(
        "--stock-up-to",
        type=int,
        default=10**9,
        metavar="PAGES",
        help="no larger stock site is built",
    )
    parser.add_argument("--write", action="store_true", help="put the figures in tests/FIGURES.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="practice-profiles-benchmark-") as name:
        folder = Path(name)
        seconds, megabytes = checking(folder / "check")
        rows = []
        for pages in sorted(options.pages):
            times = 3 if pages <= 200 else 2 if pages <= 500 else 1
            rows.append(compare(folder, pages, pages <= options.stock_up_to, times))
            print(
                f"{pages} pages: {rows[-1].seconds:.1f} s, stock"
                f" {rows[-1].stock_seconds or 0:.1f} s",
                file=sys.stderr,
            )
    text = report(rows, seconds, megabytes)
    print(text)
    if options.write:
        write("build", "## The build\n\n" + text)


if __name__ == "__main__":
    main()
