"""A district takes in two years of upstream: no conflict, no stop, each event told once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from macros.adapt.fix import find_fixes
from macros.cli.check import find_problems
from macros.layers.load import load_dataset
from tests.support.drawing import draw
from tests.support.forks import git
from tests.support.replay import apply_edit, read_merges

Reports = Counter[tuple[str, str]]


def read_reports(fork: Path, monkeypatch: pytest.MonkeyPatch) -> Reports:
    """What `check` tells a fork, by code and address; an error, which stops all, in capitals."""
    monkeypatch.chdir(fork)
    return Counter(
        (problem.code.upper() if problem.severity == "error" else problem.code, problem.address)
        for problem in find_problems(load_dataset(Path()))
    )


def count_codes(reports: Reports) -> Counter[str]:
    return Counter(code for code, _ in reports.elements())


DRAWN = (Path(__file__).parent / "two-years.txt").read_text("utf-8")


def test_two_years_of_upstream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_upstream, drawn_fork, merges = read_merges(DRAWN)
    assert len(merges) == 46
    upstream, fork = tmp_path / "upstream", tmp_path / "fork"
    draw(upstream, drawn_upstream)
    git(upstream, "init", "-q")
    git(upstream, "add", "-A")
    git(upstream, "commit", "-qm", "Begin")
    git(tmp_path, "clone", "-q", str(upstream), str(fork))
    draw(fork, drawn_fork, base="")
    git(fork, "add", "-A")
    git(fork, "commit", "-qm", "Adapt")
    before = read_reports(fork, monkeypatch)
    assert not before
    wrong = []
    for merge in merges:
        for edit in merge.edits:
            apply_edit(upstream, edit)
        git(upstream, "add", "-A")
        git(upstream, "commit", "-qm", merge.name)
        git(fork, "fetch", "-q")
        git(fork, "merge", "-q", "--no-edit", "origin/main")
        now = read_reports(fork, monkeypatch)
        codes = Counter(code for code, _ in merge.told)
        if count_codes(now) - count_codes(before) != codes or not set(merge.told) <= set(now):
            wrong.append((merge.name, now - before))
        before = now
    assert wrong == []
    left = Counter(problem.code for problem in find_fixes(load_dataset(Path()), Path()).problems)
    assert left == {
        "outdated-override": 8,
        "outdated-remark": 1,
        "retired-target": 2,
        "orphan-addition": 2,
        "target-moved": 1,  # what was left out is part of something else now
    }, "what only the district can decide"
