"""Own pages: those in place of upstream's are told when it changes, and what is blocked is told."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest

from macros.authoring.blocked_content import find_blocked_in_style, find_blocked_on_page
from macros.cli.check import find_problems
from macros.layers.load import load_dataset
from macros.model.site import Allowed
from macros.outputs.html.security_policy import CHARSET, add_policy
from macros.outputs.report import format_line
from tests.support.adapting import adapt
from tests.support.drawing import draw

EMBEDS = """\
---
title: Embeds
---
# Embeds

![Ours](board.png) ![Theirs](https://pictures.example.org/x.png)
<iframe src="https://www.video.example.org/embed/abc" title="Film"></iframe>

<p style="font-weight: bold" onclick="go()">Bold</p>
<script src="//stats.example.net/s.js"></script> <script>go()</script>
<form action="/send"></form> `<form>`
<video src="board.mp4" poster="http://pictures.example.org/y.png"></video>
"""


def list_told(text: str, allowed: Allowed) -> list[str]:
    problems = find_blocked_on_page(text, "content/local/embed.md", allowed)
    return [format_line(problem).removeprefix("content/local/embed.md:") for problem in problems]


def test_what_the_policy_keeps_out_is_told_on_its_line() -> None:
    told = list_told(EMBEDS, Allowed())
    lines = [line.split(":")[0] for line in told]
    assert lines == ["6", "7", "9", "9", "10", "10", "11", "12"]
    assert "leave out what comes from “pictures.example.org”" in told[0]
    assert "write www.video.example.org into `allow: frames:` of data/local/site.yml" in told[1]
    assert all(" warning blocked-content: " in line for line in told)


def test_what_is_allowed_is_let_in_by_the_policy() -> None:
    allowed = Allowed(
        pictures=("pictures.example.org",),
        frames=("*.video.example.org",),
        scripts=("stats.example.net",),
    )
    told = list_told(EMBEDS, allowed)
    assert not any("“www.video" in line or "“stats" in line for line in told)
    assert any(line.startswith("12:") for line in told), "http is not https"
    html = add_policy(f"<head>{CHARSET}</head>", allowed)
    for rule in (
        "img-src 'self' data: https://pictures.example.org;",
        "media-src 'self' https://pictures.example.org;",
        "frame-src 'self' https://*.video.example.org;",
        "script-src 'self' https://stats.example.net;",
        "connect-src 'self' https://stats.example.net;",
        "default-src 'none';",
    ):
        assert rule in html
    assert "evil" not in add_policy(f"<head>{CHARSET}</head>", Allowed(frames=("evil *; x",)))


def test_styles_that_ask_for_more_are_told() -> None:
    style = (
        '/* url(//no) */\n@import "https://fonts.example.org/a";\np {\nbackground: url(a.png)\n}'
    )
    told = list(find_blocked_in_style(style, "content/local/a.css", Allowed()))
    assert [problem.place.line for problem in told] == [2]


def list_outdated(root: Path) -> list[str]:
    with chdir(root):
        problems = find_problems(load_dataset(Path()))
    return [problem.message for problem in problems if problem.code == "outdated-page"]


@pytest.mark.parametrize("head", ["", "---\ntitle: Ours\n---\n", "---\r\ntitle: Ours\r\n---\r\n"])
def test_a_page_below_one_s_own_is_told_when_it_changes(tmp_path: Path, head: str) -> None:
    draw(tmp_path, "==> content/about.md\nAbout us.\n==> content/local/ours.md\nOurs.\n")
    own = tmp_path / "content/local/about.md"
    own.write_bytes(f"{head}About Lakeview.\n".encode())
    assert list_outdated(tmp_path) == [
        "It takes the place of content/about.md, and does not say of which state."
    ]
    done = adapt(tmp_path, "--accept", "content/local/about.md")
    assert done.stdout.startswith("content/local/about.md:2: It stands for content/about.md")
    text = own.read_bytes().decode()
    assert text.endswith("About Lakeview.\n")
    assert ("\r\n" in text) == ("\r\n" in head)
    assert list_outdated(tmp_path) == []
    assert "as it now is" in adapt(tmp_path, "--accept", "about.md").stderr
    (tmp_path / "content/about.md").write_text("About us.\n\nNews.\n", "utf-8")
    assert list_outdated(tmp_path) == [
        "content/about.md has changed since your page was written in its place."
    ]
    assert adapt(tmp_path, "--accept", "about.md").returncode == 0
    assert own.read_bytes().decode().count("replaces:") == 1
    assert list_outdated(tmp_path) == []
