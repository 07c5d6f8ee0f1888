"""The `adapt` command on the small project that tests draw."""

from __future__ import annotations

import io
import re
import subprocess
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from macros.cli import main

FIRST = "data/local/frameworks/demo/first.yml"
PLAN = "demo/first/plan-well/one-plan"


def adapt(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command tells, run in this process, which is quicker.

    An error that nobody caught fails the test.
    """
    out, err = io.StringIO(), io.StringIO()
    with chdir(cwd), redirect_stdout(out), redirect_stderr(err):
        code = main(["adapt", *arguments])
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def stub(text: str) -> dict[str, str]:
    return {"text": text, "replaces": text}


def added(before: str, after: str) -> list[str]:
    """The lines that are new; all others must be there as before, in order."""
    new, rest = [], iter(after.splitlines())
    for line in before.splitlines():
        for found in rest:
            if found == line:
                break
            new.append(found)
        else:
            raise AssertionError(f"{line!r} is gone from\n{after}")
    return [*new, *rest]


def told_at(cwd: Path, told: str) -> str:
    """The line of the file that a line of output names."""
    path, line, _ = told.split(":", 2)
    return re.split("\r\n|\r|\n", (cwd / path).read_bytes().decode("utf-8"))[int(line) - 1].strip()


AGENDA = """
==> data/messages.yml
home: Start
==> data/facilitation.yml
purpose: Why.
agenda:
  open: {title: Open, minutes: {"45": 20, "60": 30}}
  close: {title: Close, minutes: {"45": 25, "60": 30}}
"""
