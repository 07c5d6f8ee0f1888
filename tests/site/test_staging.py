"""A build that fails says why in a line, and leaves the site that stood before as it was."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from tests.support.projects import FEATURES, drawn_project
from tests.support.refused_builds import PAGE, Standing, left_over, refused
from tests.support.sites import build, built, complaints, contents, one_line


@pytest.mark.parametrize(
    ("call", "column", "address", "nearest"),
    [
        ('{{ profile("every/begn") }}', 4, "every/begn", "`every/begin`"),
        (
            "Look: {{ practice('every/begin/prepar') }}",
            10,
            "every/begin/prepar",
            "`every/begin/prepare`",
        ),
        ('{{ checklist("every/go-onn") }}', 4, "every/go-onn", "`every/go-on`"),
        ('{{ guide("evry/begin") }}', 4, "evry/begin", "`every/begin`"),
        ('{{ framework("evry") }}', 4, "evry", "`every`"),
    ],
)
def test_a_wrong_address_is_told_with_its_place(
    standing: Standing, call: str, column: int, address: str, nearest: str
) -> None:
    project, before = standing
    said = refused(project, "content/about.md", PAGE.format(call=call))
    line = one_line(r"content/about\.md", said)
    assert f"content/about.md:5:{column}: unknown-address: " in line
    assert address in line
    assert f"Did you mean {nearest}?" in line
    assert contents(project / "site") == before
    assert left_over(project) == []


def test_a_wrong_address_below_front_matter(standing: Standing) -> None:
    project, _ = standing
    text = "---\nhide: [toc]\n---\n\n" + PAGE.format(call='{{ profile("nothing/like/it") }}')
    assert "content/about.md:9:4: unknown-address: " in one_line(
        r"content/about\.md", refused(project, "content/about.md", text)
    )


def test_every_wrong_address_is_told_at_once(standing: Standing) -> None:
    project, before = standing
    calls = (
        '{{ profile("every/begn") }}\n\nand {{ guide("every/begn") }}\n\n{{'
        ' profile("every/begn") }}'
    )
    said = refused(project, "content/about.md", PAGE.format(call=calls))
    places = [
        line.split("content/about.md:")[1].split(": ")[0]
        for line in said.splitlines()
        if "about.md:" in line
    ]
    assert places == ["5:4", "7:8", "9:4"]
    assert contents(project / "site") == before


@pytest.mark.parametrize(
    ("call", "code", "line"),
    [
        ("{{ profile( }}", "page-syntax", 5),
        ("{% if x %}\n\nno end", "page-syntax", None),
        ("{{ no_such_thing }}", "page-syntax", 5),
        ("Some words.\n\n{{ profil('every/begin') }}", "page-syntax", 7),
        ("{{ 1 / 0 }}", "page-syntax", None),
    ],
)
def test_what_jinja_cannot_read_is_told(
    standing: Standing, call: str, code: str, line: int | None
) -> None:
    project, before = standing
    said = one_line(
        r"content/about\.md", refused(project, "content/about.md", PAGE.format(call=call))
    )
    assert f": {code}: " in said
    if line:
        assert f"content/about.md:{line}:" in said
    assert contents(project / "site") == before


def test_a_call_without_an_address_is_told(standing: Standing) -> None:
    project, _ = standing
    said = refused(project, "content/about.md", PAGE.format(call="{{ profile() }}"))
    assert "content/about.md:5:4: unknown-address: " in one_line(r"content/about\.md", said)


def test_errors_in_the_data_stop_the_build(standing: Standing) -> None:
    project, before = standing
    said = refused(
        project, "data/frameworks/every/go-on.yml", "titel: Go on\nsummary: What comes after.\n"
    )
    lines = [line for line in said.splitlines() if "go-on.yml:" in line]
    assert len(lines) == len({line.split("go-on.yml:")[1] for line in lines})
    assert any(
        "data/frameworks/every/go-on.yml:1:1: unknown-key every/go-on: " in line for line in lines
    )
    assert all(line.startswith("ERROR") for line in lines)
    assert contents(project / "site") == before
    assert left_over(project) == []


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (
            "frameworks/every/framework.yml",
            "columns: {omit: None is ours.}\n",
            "1:17: empty-part every/",
        ),
        ("frameworks/every/begin.yml", "titel: Begin\n", "1:1: unknown-key every/begin: "),
        (
            "glossary.yml",
            "a: {term: A, text: It, after: b}\nb: {term: B, text: It, after: a}\n",
            "1:31: bad-position glossary/a: ",
        ),
        ("messages.yml", "search: [Find]\n", "1:1: wrong-shape messages/search: "),
        ("site.yml", "name: [Ours]\n", "1:1: wrong-shape site/name: "),
        ("site.yml", 'name: "Ours\n', "1:7: syntax: "),
    ],
)
def test_errors_in_a_layer_stop_the_build_in_its_line(
    standing: Standing, file: str, text: str, told: str
) -> None:
    project, before = standing
    path = project / "data" / "local" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    assert f"ERROR   -  data/local/{file}:{told}" in refused(project, f"data/local/{file}", text)
    assert contents(project / "site") == before


def test_yaml_that_cannot_be_read_stops_the_build(standing: Standing) -> None:
    project, before = standing
    said = refused(project, "data/frameworks/every/go-on.yml", 'title: "Go on\n')
    assert "data/frameworks/every/go-on.yml:" in said
    assert contents(project / "site") == before


def test_a_link_that_leads_nowhere_stops_the_build(standing: Standing) -> None:
    project, before = standing
    for link in ("(nowhere.md)", "(every/begin/index.md#prepare--no-such)", "(/nothing/index.md)"):
        said = refused(project, "content/about.md", PAGE.format(call=f"[a link]{link}"))
        assert any("about.md" in line for line in complaints(said)), said
        assert contents(project / "site") == before
        assert left_over(project) == []


def test_links_from_written_pages_to_what_is_made(standing: Standing, tmp_path: Path) -> None:
    """The strict build knows the anchors of generated pages."""
    project, _ = standing
    path = project / "content" / "about.md"
    before = path.read_text("utf-8")
    path.write_text(PAGE.format(call="[a link](every/begin/index.md#prepare--one-plan)"), "utf-8")
    try:
        site = built(project, tmp_path / "site")
    finally:
        path.write_text(before, "utf-8")
    assert 'href="../every/begin/#prepare--one-plan"' in (site / "about" / "index.html").read_text(
        "utf-8"
    )


def test_warnings_about_style_stop_nothing(standing: Standing, tmp_path: Path) -> None:
    project, _ = standing
    path = project / "data" / "glossary.yml"
    before = path.read_text("utf-8")
    path.write_text(
        before
        + dedent("""\
            unused:
              term: quite unused
              text: Nobody says it.
            """),
        "utf-8",
    )
    try:
        done = build(project, "--site-dir", str(tmp_path / "site"))
    finally:
        path.write_text(before, "utf-8")
    assert done.returncode == 0, done.stdout
    assert "unused-term" in done.stdout
    assert not complaints(done.stdout)


def test_a_first_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    project = drawn_project(tmp_path, FEATURES)
    refused(project, "content/about.md", PAGE.format(call='{{ profile("every/begn") }}'))
    assert not (project / "site").exists()
    assert left_over(project) == []


def test_a_message_that_pages_ask_for_and_nobody_wrote_stops_the_build(tmp_path: Path) -> None:
    project = drawn_project(tmp_path / "project", "")
    words = project / "data/messages.yml"
    kept = [
        line
        for line in words.read_text("utf-8").splitlines()
        if not line.startswith(("skip:", "way-guide:"))
    ]
    words.write_text("\n".join(kept), "utf-8")
    done = build(project)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    for key in ("skip", "way-guide"):
        assert (
            f"data/messages.yml:1:1: missing-message: There is no message `{key}`." in done.stdout
        )
