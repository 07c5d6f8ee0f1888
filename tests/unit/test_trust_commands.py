"""Commands that run at once, write over sources, or meet texts without end."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macros.outputs.csv_table import write_csv
from macros.outputs.html.text import ADDRESS
from macros.views.sheet import Sheet
from tests.support.commands import run
from tests.support.drawing import draw
from tests.support.sites import contents

TWO = """
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      one-plan: The district has one plan.
      few-strategies: The plan has few strategies.
"""


def test_two_who_adapt_at_once_both_do(tmp_path: Path) -> None:
    draw(tmp_path, TWO)
    for turn in range(3):
        commands = [
            [
                sys.executable,
                "-m",
                "macros",
                "adapt",
                f"demo/first/plan-well/{id}",
                "--note",
                f"Mine {id} {turn}",
            ]
            for id in ("one-plan", "few-strategies")
        ]
        (tmp_path / "data/local/frameworks/demo/first.yml").unlink(missing_ok=True)
        processes = [
            subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL)
            for command in commands
        ]
        assert [process.wait() for process in processes] == [0, 0]
        text = (tmp_path / "data/local/frameworks/demo/first.yml").read_text("utf-8")
        assert text.count("Mine ") == 2, text


def test_a_file_that_is_protected_is_not_replaced(tmp_path: Path) -> None:
    draw(tmp_path, TWO)
    assert run(tmp_path, "adapt", "demo/first/plan-well/one-plan", "--note", "Mine").returncode == 0
    file = tmp_path / "data/local/frameworks/demo/first.yml"
    file.chmod(0o444)
    before = file.read_bytes()
    done = run(tmp_path, "adapt", "demo/first/plan-well/few-strategies", "--note", "Mine")
    assert done.returncode == 2
    assert "protected from being written" in done.stderr
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("pages", "content"),
        ("pages", "."),
        ("pages", ".."),
        ("pages", "data/local"),
        ("guides", "content"),
        ("offline", "site", "README.md"),
        ("offline", "site", "content/index.md"),
    ],
)
def test_nothing_is_written_over_sources(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    draw(
        tmp_path, "==> content/index.md\nWelcome.\n==> README.md\nRead.\n==> site/index.html\n<p>\n"
    )
    before = contents(tmp_path)
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "text", ["a" * 200_000, "a." * 100_000, "a@" * 100_000, "a@" + "b" * 200_000, "a@b." * 50_000]
)
def test_a_text_without_a_space_is_read_at_once(text: str) -> None:
    begun = time.monotonic()
    list(ADDRESS.finditer(text))
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Write to jo.doe+x@example.org.", ["jo.doe+x@example.org"]),
        (
            "(jo@a.b.example.org), https://example.org/a(b).",
            ["jo@a.b.example.org", "https://example.org/a(b)"],
        ),
        ("<jo@example.org>;al@example.org", ["jo@example.org", "al@example.org"]),
        ("no@where", []),
    ],
)
def test_addresses_are_found_as_before(text: str, addresses: list[str]) -> None:
    assert [match[0] for match in ADDRESS.finditer(text)] == addresses


def test_every_cell_of_a_table_is_quoted() -> None:
    class Cells:
        cells = (("a;=1+1", "=1"), ("b", ""))
        key_cells = ()

    sheet: Sheet = Cells()  # type: ignore[assignment]
    text = write_csv(sheet).decode("utf-8-sig")
    assert text == '"a;=1+1","\'=1"\r\n"b",""\r\n'
    assert list(csv.reader(io.StringIO(text))) == [["a;=1+1", "'=1"], ["b", ""]]
