"""Sites built as a user builds them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

MKDOCS = str(Path(sys.executable).with_name("mkdocs"))


def build(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict`, with everything that it says in `stdout`."""
    return subprocess.run(
        [MKDOCS, "build", "--strict", *arguments],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **environment},
        timeout=180,
        check=False,
    )


def built(project: Path, site: Path | None = None, **environment: str) -> Path:
    """The site of a project, built without a warning."""
    arguments = ("--site-dir", str(site)) if site else ()
    done = build(project, *arguments, **environment)
    assert done.returncode == 0, done.stdout
    assert not complaints(done.stdout), done.stdout
    return site or project / "site"


def complaints(output: str) -> list[str]:
    """The lines of a build's output that warn or tell of an error."""
    return [
        line
        for line in output.splitlines()
        if line.lstrip().startswith(("WARNING", "ERROR", "CRITICAL"))
    ]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def one_line(pattern: str, output: str) -> str:
    """The only line of an output that matches a pattern."""
    lines = [line for line in output.splitlines() if re.search(pattern, line)]
    assert len(lines) == 1, output
    return lines[0]


def site_at(folder: Path, text: str) -> Path:
    """A site of one page, which says what is given."""
    folder.mkdir()
    (folder / "index.html").write_text(text, "utf-8")
    return folder
