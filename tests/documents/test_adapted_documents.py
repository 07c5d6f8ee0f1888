"""The documents of a district that adapts the frameworks.

They say what is adapted, as its pages do.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from macros.layers.load import load_dataset
from macros.outputs.html.renderer import HtmlRenderer
from tests.support.adapted import (
    ADDED,
    NEW,
    NOTE,
    NOW,
    ONE_LEFT_OUT,
    ORIGINALLY,
    REWORDED,
    WHY,
    WRITTEN_FOR,
)
from tests.support.commands import run
from tests.support.document_texts import in_pdf, in_word, letters
from tests.support.html_pages import page
from tests.support.projects import ROOT, drawn_project

#: What stands in a guide, in the order of its page.
SAID = (
    f"{REWORDED} Title: {ORIGINALLY} “Begin” {WHY} Beginning badly is easy.",
    f"{ONE_LEFT_OUT} “Why does this matter?” {WHY} We know why.",
    "Our district has one plan.",
    (
        f"{ORIGINALLY} “The district has one plan.” {WRITTEN_FOR}"
        f" “The district had one plan.” {WHY} We say our. since 2026 · by Planning"
        " office"
    ),
    "Anyone can read the plan online.",
    f"{NEW} {WHY} Families asked for it.",
    f"“Each goal has a name beside it.” {WHY} Our goals have no names.",
    "Ask Ms. Example <mail@example.org>.",
    "Ask the neighbors",
)


def unpointed(text: str) -> str:
    """A text without the points and colons after marks, which differ from output to output."""
    return text.replace(".", "").replace(":", "")


@pytest.mark.parametrize("name", ["guide.pdf", "guide-large-print.pdf", "guide.docx"])
def test_guides_say_what_is_adapted(adapted_project: Path, name: str) -> None:
    file = adapted_project / "site/every/begin" / name
    shown = unpointed(in_pdf(file) if name.endswith(".pdf") else in_word(file))
    for said in SAID:
        assert unpointed(letters(said)) in shown, said


def test_the_guide_s_page_says_so_too(adapted_project: Path) -> None:
    here = page(adapted_project / "site", "every/begin/guide/")
    marks = [element.text for element in here.ids["prepare--one-plan"].all("details")]
    assert marks[0].startswith(f"{REWORDED} {ORIGINALLY} The district has one plan.")
    assert "Beginning badly is easy." in here.text
    assert "Our goals have no names." in here.text


def test_the_booklet_says_so_for_each_section(adapted_project: Path) -> None:
    shown = letters(in_pdf(adapted_project / "site/every/guide.pdf"))
    for said in ("Beginning badly is easy.", "We say our.", "Our goals have no names."):
        assert letters(said) in shown


def test_the_sheet_marks_what_is_adapted(adapted_project: Path) -> None:
    text = (adapted_project / "site/every/begin/responses.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    kinds = {row[-1]: row[2] for row in rows if row[1] or row[2].startswith("Question")}
    assert kinds["every/begin/prepare/one-plan"] == f"Statement 1A.1 · {REWORDED}"
    assert kinds["every/begin/prepare/online"] == f"Statement 1A.2 · {ADDED}"
    assert kinds["every/begin/prepare/each-school"] == "Statement 1A.3"
    # It is added with the practice that holds it.
    assert kinds["every/begin/ours/asked"] == f"Statement 3.1 · {ADDED}"


def test_the_sheet_tells_what_has_no_row_of_its_own(adapted_project: Path) -> None:
    text = (adapted_project / "site/every/begin/responses.csv").read_text("utf-8-sig")
    told = {(row[-1], row[2]): row[3] for row in csv.reader(io.StringIO(text)) if not row[1]}
    assert told["every/begin", REWORDED].startswith(f"Title: {ORIGINALLY} “Begin”")
    assert told["every/begin", ONE_LEFT_OUT] == f"“Why does this matter?” {WHY} We know why."
    left_out = told["every/begin/prepare", ONE_LEFT_OUT]
    assert left_out == f"“Each goal has a name beside it.” {WHY} Our goals have no names."
    assert told["every/begin/prepare", NOTE].startswith("Ask Ms. Example")
    assert told["every/begin/ours", ADDED] == NEW


def test_where_nothing_is_adapted_nothing_is_said(tmp_path: Path) -> None:
    done = run(ROOT, "guides", str(tmp_path), "sipr/build-capacity")
    assert done.returncode == 0
    for guide in (*tmp_path.rglob("guide.pdf"), *tmp_path.rglob("guide.docx")):
        shown = in_pdf(guide) if guide.suffix == ".pdf" else in_word(guide)
        for said in (REWORDED, ADDED, ORIGINALLY, NEW, WRITTEN_FOR):
            assert letters(said) not in shown


COLUMN = """
==> data/local/frameworks/demo/framework.yml
columns:
  signs: {title: {text: Signs here, replaces: Signs, reason: We see them.}, level: school}
"""


def test_a_column_says_so_where_it_is_first_shown(tmp_path: Path) -> None:
    project, said = (
        drawn_project(tmp_path, COLUMN),
        f"{REWORDED} Title: {ORIGINALLY} {{}} {WHY} We see them.",
    )
    done = run(project, "guides", "out", "demo/first")
    assert done.returncode == 0, done.stderr
    for name in ("guide.pdf", "guide-large-print.pdf", "guide.docx"):
        file = project / "out/demo/first" / name
        shown = unpointed(in_pdf(file) if name.endswith(".pdf") else in_word(file))
        assert shown.count(unpointed(letters(said.format("“Signs”")))) == 1, name
    data = load_dataset(project)
    for path, call in (("demo/first/", "profile"), ("demo/first/guide/", "guide")):
        (project / "made" / path).mkdir(parents=True)
        html = HtmlRenderer(data).render(call, "demo/first", path).html
        (project / "made" / path / "index.html").write_text(html, "utf-8")
        assert said.format("Signs") in page(project / "made", path).text


MEETING = """
==> data/facilitation.yml
norms: {listen: We listen., ask: We ask.}
agenda:
  open: {title: Open, minutes: {"30": 10}}
  close: {title: Close, minutes: {"30": 20}}
consensus: We agree.

==> data/local/facilitation.yml
norms: {listen: {text: We all listen., replaces: We listen., reason: All means all.}, ask: {omit: We know.}}
agenda:
  open: {minutes: {"30": 9}}
  close: {minutes: {"30": 21}}

==> data/local/frameworks/demo/framework.yml
facilitation: {norms: {slow: We take our time.}, consensus: We nod.}
"""  # noqa: E501


def test_a_guide_says_what_is_adapted_of_a_meeting(tmp_path: Path) -> None:
    project = drawn_project(tmp_path, MEETING)
    done = run(project, "guides", "out", "demo/first")
    assert done.returncode == 0, done.stderr
    for name in ("guide.pdf", "guide.docx"):
        file = project / "out/demo/first" / name
        shown = unpointed(in_pdf(file) if name.endswith(".pdf") else in_word(file))
        for said in (
            f"{NOW} “We all listen.” {ORIGINALLY} “We listen.” {WHY} All means all.",
            f"{ONE_LEFT_OUT} “We ask.” {WHY} We know.",
            f"Open, 30 minutes: {NOW} “9” {ORIGINALLY} “10”",
            f"Close, 30 minutes: {NOW} “21” {ORIGINALLY} “20”",
            f"{ADDED} {NOW} “We take our time.” {NEW}",
        ):
            assert unpointed(letters(said)) in shown, (name, said)
