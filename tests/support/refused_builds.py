"""Builds that are to fail."""

from __future__ import annotations

from pathlib import Path

from tests.support.sites import build


def refused(project: Path, file: str, text: str) -> str:
    """What a build says that is to fail over a file; the file is as before afterwards."""
    path = project / file
    before = path.read_text("utf-8") if path.exists() else None
    path.write_text(text, "utf-8")
    try:
        done = build(project)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, "utf-8")
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout
    return done.stdout


def left_over(project: Path) -> list[str]:
    """What a build leaves beside the site."""
    return [path.name for path in project.iterdir() if path.name.startswith(".")]


Standing = tuple[Path, dict[str, bytes]]

PAGE = "# About\n\nSome words.\n\n{call}\n\nMore words.\n"
