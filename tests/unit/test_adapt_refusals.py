"""What `adapt` refuses, and what it says then: nothing is written."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from textwrap import dedent

import pytest

from macros.adapt.command import apply_edits
from macros.layers.load import load_dataset
from macros.rules import check
from tests.support.adapting import FIRST, PLAN, adapt
from tests.support.drawing import draw


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("demo/first/plan-well/one-plam",),
            f"There is no “demo/first/plan-well/one-plam”. Did you mean `{PLAN}`?",
        ),
        (("glossary/plann",), "There is no “glossary/plann”. Did you mean `glossary/plan`?"),
        (("nothing at all",), "it is taken for an address too."),
        ((PLAN, "--field", "titel"), "has no text “titel”."),
        (("glossary",), "`glossary` is a whole file. Name a text in it, such as `glossary/plan`."),
        ((PLAN, "--text", " "), "There are no words for `text`."),
        ((PLAN, "--omit", "No.", "--text", "Yes."), "--omit goes alone."),
        (("--accept", PLAN), "has no change of yours"),
        (
            ("--accept", PLAN, "--text", "Ours."),
            "--accept takes an address and --field, and no words.",
        ),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    draw(tmp_path, "")
    done = adapt(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "data/local").exists()


def test_what_is_adapted_already_is_left_alone(tmp_path: Path) -> None:
    layer = dedent("""\
        questions:
          why: {omit: We know.}
          who: Who wrote it?
        practices:
          plan-well: {title: Plan better}
        """)
    draw(tmp_path, f"==> {FIRST}\n{layer}")
    for address, said in (
        ("demo/first/plan-well", f"{FIRST}:5: This is reworded already. Edit it there.\n"),
        ("demo/first/who", f"{FIRST}:3: This is your own. Edit it there.\n"),
        ("demo/first/why", f"{FIRST}:2: `demo/first/why` is left out already. Edit it there.\n"),
    ):
        done = adapt(tmp_path, address)
        assert (done.returncode, done.stderr) == (2, said)
    assert (tmp_path / FIRST).read_text("utf-8") == layer


@pytest.mark.parametrize("text", ["a: [1, 2", "- a\n- b\n", "a: 1\na: 2\n", "just words\n"])
def test_a_file_that_is_no_mapping_is_not_written_into(tmp_path: Path, text: str) -> None:
    draw(tmp_path, f"==> {FIRST}\n{text}")
    before = (tmp_path / FIRST).read_text("utf-8")
    done = adapt(tmp_path, PLAN)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{FIRST}:")
    assert (tmp_path / FIRST).read_text("utf-8") == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((PLAN, "--text", "One.\n\nTwo."), "`one-plan` has a line break, and is one line."),
        (("demo/first", "--omit", "Not ours."), "`check` would refuse it"),
        (
            ("demo/first", "--field", "summary", "--omit", "Not ours."),
            "The section has no summary.",
        ),
        (("demo/first", "--field", "titel", "--text", "Ours"), "Did you mean `title`?"),
        (
            ("demo", "--field", "columns/signs/required", "--text", "maybe"),
            "neither `true` nor `false`",
        ),
        (("demo", "--field", "terms/section", "--text", "Goal"), "takes exactly two texts"),
        (("site/colours/accent", "--text", "yellow"), "is no color"),
        ((PLAN, "--text", "a\x07b"), "A character that nobody sees (U+0007) hides in it."),
        ((PLAN, "--note", "a\u202eb"), "(U+202E)"),
        ((PLAN, "--field", "n\x1bote", "--text", "a"), "(U+001B)"),
        ((PLAN, "--field", "nothing", "--note", "a"), "has no text “nothing”."),
        ((PLAN, "--field", "note"), "Nothing stands there yet: give your words with --text."),
        (
            ("demo", "--field", "terms/section", "--text", "A, B", "--reason", "c"),
            "This is a list, which takes no reason.",
        ),
    ],
)
def test_what_check_would_refuse_is_not_written(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    draw(tmp_path, "")
    done = adapt(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (tmp_path / "data/local").exists()


def test_what_was_wrong_before_is_no_obstacle(tmp_path: Path) -> None:
    draw(tmp_path, "==> data/local/site.yml\nnome: Ours\n")
    before = [
        problem.message for problem in check(load_dataset(tmp_path)) if problem.severity == "error"
    ]
    assert before
    assert adapt(tmp_path, PLAN, "--text", "Ours.").returncode == 0
    assert [
        problem.message for problem in check(load_dataset(tmp_path)) if problem.severity == "error"
    ] == before


def test_new_warnings_are_told(tmp_path: Path) -> None:
    draw(tmp_path, "")
    done = adapt(tmp_path, PLAN, "--text", "Our **one** plan.")
    assert done.returncode == 0
    first, second = done.stdout.splitlines()
    assert first == f"{FIRST}:6: It is reworded now."
    assert second.startswith(f"{FIRST}:6:15: warning markup {PLAN}: The text holds “**one**”")


def test_a_list_that_is_changed_is_not_written_over(tmp_path: Path) -> None:
    layer = "terms: {section: [Goal, Goals]}\n"
    draw(tmp_path, f"==> data/local/frameworks/demo/framework.yml\n{layer}")
    done = adapt(tmp_path, "demo", "--field", "terms/section", "--text", "Aim, Aims")
    assert (
        done.stderr
        == "data/local/frameworks/demo/framework.yml:1: This is changed already. Edit it there.\n"
    )
    assert (
        adapt(tmp_path, "demo", "--field", "terms/section", "--text", "Goal, Goals").returncode == 0
    )
    assert (tmp_path / "data/local/frameworks/demo/framework.yml").read_text("utf-8") == layer


def test_where_no_file_can_be_written_it_says_so(tmp_path: Path) -> None:
    draw(tmp_path, "")
    (tmp_path / "data/local").mkdir()
    (tmp_path / "data/local/frameworks").write_text("in the way", "utf-8")
    done = adapt(tmp_path, PLAN)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{FIRST}: Nothing can be written there: Not a directory.\n"


def test_folders_that_lead_round_in_a_circle_are_told(tmp_path: Path) -> None:
    draw(tmp_path, f"==> {FIRST}\nquestions:\n  why: {{omit: We know.}}\n")
    (tmp_path / "data/local/frameworks/demo/again").symlink_to(tmp_path / "data/local")
    done = adapt(tmp_path, PLAN)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{FIRST}: Nothing can be written there: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_warning_that_is_told_in_other_words_is_no_new_one(tmp_path: Path) -> None:
    """The grade of a section's summaries, notes and questions, which goes up by a hair."""
    hard = (
        "Institutional accountability necessitates organizational reconceptualization of"
        " responsibilities."
    )
    layer = f"summary:\n  text: {hard}\n  replaces: What comes first.\n"
    draw(tmp_path, f"==> {FIRST}\n{layer}")
    assert [problem.code for problem in check(load_dataset(tmp_path))] == ["reading-grade"]
    done = adapt(tmp_path, "demo/first/why", "--text", "Why does our institutional plan matter?")
    assert done.stdout == f"{FIRST}:6: It is reworded now.\n"


def test_a_file_that_lies_elsewhere_is_written_there(tmp_path: Path) -> None:
    draw(
        tmp_path,
        dedent("""\
            ==> shared/ours.yml
            questions:
              why: {omit: We know.}
            """),
    )
    (tmp_path / FIRST).parent.mkdir(parents=True)
    (tmp_path / FIRST).symlink_to(tmp_path / "shared/ours.yml")
    os.chmod(tmp_path / "shared/ours.yml", 0o664)
    assert adapt(tmp_path, PLAN, "--note", "Ask us.").returncode == 0
    assert (tmp_path / FIRST).is_symlink()
    assert "Ask us." in (tmp_path / "shared/ours.yml").read_text("utf-8")
    assert stat.S_IMODE((tmp_path / "shared/ours.yml").stat().st_mode) == 0o664
    assert [path.name for path in (tmp_path / "shared").iterdir()] == ["ours.yml"]


def test_what_finds_no_safe_place_is_told_to_be_written_by_hand(tmp_path: Path) -> None:
    """A list where keys are needed, say, in a part of a file that nothing reads."""
    draw(
        tmp_path,
        dedent("""\
            ==> data/local/site.yml
            name: Ours
            colours: {accent: '#1f4e8c'
            """),
    )
    done = adapt(tmp_path, "site/contact", "--text", "us@example.org")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        (
            "data/local/site.yml:2: A bracket or brace is not closed. Close it, or put the text in"
            " quotes. Nothing was written; write this by hand:"
        ),
        "contact: us@example.org",
    ]


@pytest.mark.parametrize(
    ("file", "typed", "arguments", "at"),
    [
        (
            "frameworks/demo/first.yml",
            "label:\n",
            ("demo/first", "--field", "label", "--text", "One"),
            "1:1",
        ),
        (
            "frameworks/demo/first.yml",
            "label:\n",
            ("demo/first", "--field", "label", "--note", "One"),
            "1:1",
        ),
        ("messages.yml", "home:\n", ("messages/home", "--text", "Begin"), "1:1"),
        ("messages.yml", "home:\n", ("messages/home",), "1:1"),
    ],
)
def test_what_has_no_value_is_to_be_fixed_first(
    tmp_path: Path, file: str, typed: str, arguments: tuple[str, ...], at: str
) -> None:
    draw(
        tmp_path,
        dedent(f"""\
            ==> data/messages.yml
            home: Start
            ==> data/local/{file}
            """)
        + typed,
    )
    done = adapt(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"data/local/{file}:{at}: Fix this first: ")


@pytest.mark.parametrize("address", ["site/name", "messages/home"])
def test_no_note_is_put_where_no_page_shows_it(tmp_path: Path, address: str) -> None:
    draw(tmp_path, "==> data/messages.yml\nhome: Start\n")
    done = adapt(tmp_path, address, "--note", "Ask us.")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("No page shows a note beside what stands in ")
    assert not (tmp_path / "data/local").exists()


def test_a_part_that_nothing_uses_is_told(tmp_path: Path) -> None:
    draw(tmp_path, "")
    done = adapt(tmp_path, "demo", "--field", "columns/sings/title", "--text", "What we see")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Nothing uses `sings` of the columns. Did you mean `signs`?" in done.stderr
    assert (
        "Nothing uses `more` of the columns."
        in adapt(tmp_path, "demo", "--field", "columns/more/title", "--text", "More").stdout
    )


def test_where_no_links_may_be_made_the_layer_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows makes symbolic links for administrators alone."""

    def refuse(*_: object) -> None:
        raise OSError(1314, "A required privilege is not held by the client")

    draw(tmp_path, "==> data/local/glossary.yml\nours: {term: Ours, text: What is ours.}\n")
    monkeypatch.setattr(os, "symlink", refuse)
    data = load_dataset(tmp_path)
    apply_edits(data, tmp_path, PLAN, words={"text": "There is one plan."})
    assert "There is one plan." in (tmp_path / FIRST).read_text("utf-8")
    assert (tmp_path / "data/local/glossary.yml").read_text("utf-8").startswith("ours:")
