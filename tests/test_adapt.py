"""`python -m macros adapt`: stubs in the right file, everything else in it as it was typed."""

from __future__ import annotations

import io
import os
import re
import stat
import subprocess
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from macros.cli import main
from macros.layers.load import load_dataset
from macros.outputs import report
from macros.rules import check
from macros.source.problems import Problem
from macros.source.tree import to_plain_data
from macros.source.yaml_reader import read_yaml_text
from tests.drawn import draw
from tests.test_command import run
from tests.test_layer_file import TYPED

WHY = "Why does the plan matter?"
FIRST = "data/local/frameworks/demo/first.yml"
PLAN = "demo/first/plan-well/one-plan"


def adapt(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command tells, run in this process, which is quicker: an error that nobody caught fails the test."""
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


def test_a_stub_in_a_new_file(tmp_path: Path) -> None:
    draw(tmp_path, "")
    done = run(tmp_path, "adapt", PLAN)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{FIRST}:6: Put your wording in the place of `text`. Say why in a line `reason: …` below it.\n"
    )
    assert (tmp_path / FIRST).read_text("utf-8") == (
        "# yaml-language-server: $schema=../../../schemas/layer/section.json\n"
        "practices:\n"
        "  plan-well:\n"
        "    signs:\n"
        "      one-plan:\n"
        "        text: The district has one plan.\n"
        "        replaces: The district has one plan.\n"
    )
    assert check(load_dataset(tmp_path)) == []


@pytest.mark.parametrize(
    ("address", "options", "file", "expected"),
    [
        ("demo/first", (), FIRST, {"title": stub("First section")}),
        ("demo/first", ("--field", "summary"), FIRST, {"summary": stub("What comes first.")}),
        ("demo/first/why", ("--omit", "Not ours."), FIRST, {"questions": {"why": {"omit": "Not ours.", "replaces": WHY}}}),
        ("demo/first", ("--note", "Ask us."), FIRST, {"local_note": "Ask us.", "replaces": "First section"}),
        ("demo/first/why", ("--note", "Ask us."), FIRST, {"questions": {"why": {"local_note": "Ask us.", "replaces": WHY}}}),
        (
            "https://example.org/sub/demo/first/reflect/?level=school#plan-well--one-plan",
            ("--text", "Our one plan.", "--reason", "We: say # ours."),
            FIRST,
            {
                "practices": {
                    "plan-well": {
                        "signs": {
                            "one-plan": {
                                "text": "Our one plan.",
                                "replaces": "The district has one plan.",
                                "reason": "We: say # ours.",
                            }
                        }
                    }
                }
            },
        ),
        (
            "demo/first/plan-well/one-plan",
            ("--field", "note", "--text", "It hangs here."),
            FIRST,
            {"practices": {"plan-well": {"signs": {"one-plan": {"note": "It hangs here."}}}}},
        ),
        ("demo", (), "data/local/frameworks/demo/framework.yml", {"title": stub("Demo framework")}),
        (
            "demo",
            ("--field", "columns/signs/title"),
            "data/local/frameworks/demo/framework.yml",
            {"columns": {"signs": {"title": stub("Signs")}}},
        ),
        (
            "glossary/plan",
            (),
            "data/local/glossary.yml",
            {"plan": stub("What a district means to do.")},
        ),
    ],
)
def test_everything_that_has_words_can_be_adapted(
    tmp_path: Path, address: str, options: tuple[str, ...], file: str, expected: object
) -> None:
    draw(tmp_path, "")
    done = adapt(tmp_path, address, *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{file}:")
    node, problems = read_yaml_text((tmp_path / file).read_text("utf-8"), file)
    assert problems == []
    assert node
    assert to_plain_data(node) == expected
    assert check(load_dataset(tmp_path)) == []


def test_the_rest_of_the_file_stays_as_it_is_typed(tmp_path: Path) -> None:
    draw(tmp_path, "")
    file = tmp_path / FIRST
    file.parent.mkdir(parents=True)
    file.write_text(TYPED, "utf-8")
    assert adapt(tmp_path, PLAN, "--text", "Our one plan.").returncode == 0
    assert added(TYPED, file.read_text("utf-8")) == [
        "            one-plan:",
        "                text: Our one plan.",
        "                replaces: The district has one plan.",
    ]
    before = file.read_text("utf-8")
    assert adapt(tmp_path, "demo/first/why", "--omit", "We know why.").returncode == 0
    assert added(before, file.read_text("utf-8")) == [
        "    why:",
        "        omit: We know why.",
        f"        replaces: {WHY}",
    ]
    assert check(load_dataset(tmp_path)) == []


def test_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    draw(tmp_path, "")
    file = tmp_path / FIRST
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xef\xbb\xbf" + TYPED.replace("\n", "\r\n").encode("utf-8"))
    assert adapt(tmp_path, PLAN, "--text", "Our one plan.").returncode == 0
    after = file.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n")
    assert check(load_dataset(tmp_path)) == []


def test_new_wording_below_is_taken_note_of(tmp_path: Path) -> None:
    draw(tmp_path, "")
    file = tmp_path / FIRST
    file.parent.mkdir(parents=True)
    old = TYPED.replace("First section}", "The first section}").replace("'Plan well' }", "'Plan' }")
    file.write_text(old, "utf-8")
    assert [problem.code for problem in check(load_dataset(tmp_path))] == ["outdated-override", "outdated-override"]
    done = adapt(tmp_path, "--accept", "demo/first")
    assert (done.returncode, done.stdout) == (0, f"{FIRST}:4: It replaces “First section” now.\n")
    after = file.read_text("utf-8")
    changed = [(one, two) for one, two in zip(old.splitlines(), after.splitlines(), strict=True) if one != two]
    assert len(changed) == 1
    assert changed[0][1].endswith("# agreed by the board")
    assert adapt(tmp_path, "--accept", "demo/first/plan-well").returncode == 0
    assert check(load_dataset(tmp_path)) == []
    assert load_dataset(tmp_path).project.frameworks["demo"].sections["first"].title == "Our first section"


def test_a_change_without_a_quotation_gets_one(tmp_path: Path) -> None:
    draw(tmp_path, f"==> {FIRST}\nquestions:\n  why: Why does our plan matter?   # ours\n")
    assert [problem.code for problem in check(load_dataset(tmp_path))] == ["missing-replaces"]
    assert adapt(tmp_path, "--accept", "demo/first/why").returncode == 0
    assert check(load_dataset(tmp_path)) == []
    data = load_dataset(tmp_path)
    assert data.project.frameworks["demo"].sections["first"].questions["why"].text == "Why does our plan matter?"
    assert "# ours" in (tmp_path / FIRST).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("demo/first/plan-well/one-plam",), f"There is no “demo/first/plan-well/one-plam”. Did you mean `{PLAN}`?"),
        (("glossary/plann",), "There is no “glossary/plann”. Did you mean `glossary/plan`?"),
        (("nothing at all",), "it is taken for an address too."),
        ((PLAN, "--field", "titel"), "has no text “titel”."),
        (("glossary",), "`glossary` is a whole file. Name a text in it, such as `glossary/plan`."),
        ((PLAN, "--text", " "), "There are no words for `text`."),
        ((PLAN, "--omit", "No.", "--text", "Yes."), "--omit goes alone."),
        (("--accept", PLAN), "has no change of yours"),
        (("--accept", PLAN, "--text", "Ours."), "--accept takes an address and --field, and no words."),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    draw(tmp_path, "")
    done = adapt(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "data/local").exists()


def test_what_is_adapted_already_is_left_alone(tmp_path: Path) -> None:
    layer = "questions:\n  why: {omit: We know.}\n  who: Who wrote it?\npractices:\n  plan-well: {title: Plan better}\n"
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


def test_folded_texts_and_moved_things_are_taken_note_of_where_they_are_typed(tmp_path: Path) -> None:
    upstream = (
        "title: First section\nsummary: What comes first.\npractices:\n  plan-well:\n    title: Plan well\n"
        "    was: demo/first/planning\n    signs:\n      one-plan: The district has one plan.\n"
    )
    layer = (
        "practices:\n  planning:  # by its old name\n    signs:\n      one-plan:\n        text: >-\n"
        "          Our district has one plan,\n          and one only.\n        replaces: The district has a plan.\n"
    )
    draw(tmp_path, f"==> data/frameworks/demo/first.yml\n{upstream}==> {FIRST}\n{layer}")
    assert {problem.code for problem in check(load_dataset(tmp_path))} == {"target-moved", "outdated-override"}
    done = adapt(tmp_path, "--accept", PLAN)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / FIRST).read_text("utf-8") == layer.replace("has a plan", "has one plan")


def told_at(cwd: Path, told: str) -> str:
    """The line of the file that a line of output names."""
    path, line, _ = told.split(":", 2)
    return re.split("\r\n|\r|\n", (cwd / path).read_bytes().decode("utf-8"))[int(line) - 1].strip()


@pytest.mark.parametrize("layer", ["", TYPED, TYPED.replace("\n", "\r\n"), TYPED.rstrip("\n"), "# ours"])
def test_the_line_that_is_told_is_that_of_the_words(tmp_path: Path, layer: str) -> None:
    draw(tmp_path, "")
    file = tmp_path / FIRST
    file.parent.mkdir(parents=True)
    if layer:
        file.write_bytes(layer.encode("utf-8"))
    for arguments, line in (
        ((PLAN, "--text", "Ours."), "text: Ours."),
        ((PLAN, "--note", "Ask us."), "local_note: Ask us."),
        (("demo/first/why", "--omit", "We know."), "omit: We know."),
        (("demo/first/plan-well", "--field", "summary", "--text", "How we plan."), "summary: How we plan."),
    ):
        done = adapt(tmp_path, *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert told_at(tmp_path, done.stdout) == line


def test_the_line_that_took_note_is_told(tmp_path: Path) -> None:
    layer = "title: Ours # one\nshort_title: We\nsummary: {text: What we do., replaces: Something.}\n"
    draw(tmp_path, f"==> data/local/frameworks/demo/framework.yml\n{layer}")
    for field, line in (
        ("", "replaces: Demo framework"),
        ("short_title", "replaces: Demo"),
        ("summary", "summary: {text: What we do., replaces: A framework for trying things out.}"),
    ):
        done = adapt(tmp_path, "--accept", "demo", "--field", field)
        assert (done.returncode, done.stderr) == (0, "")
        assert told_at(tmp_path, done.stdout) == line
    assert check(load_dataset(tmp_path)) == []


AGENDA = """
==> data/messages.yml
home: Start
==> data/facilitation.yml
purpose: Why.
agenda:
  open: {title: Open, minutes: {"45": 20, "60": 30}}
  close: {title: Close, minutes: {"45": 25, "60": 30}}
"""
DRIFTED = """
==> data/local/facilitation.yml
purpose: {text: Ours., replaces: Why once.}
agenda:
  open: {minutes: {"45": 25}, title: {text: Begin, replaces: Commence}}
  close: {minutes: {"45": 20}, title: {text: End, replaces: Finish}}
==> data/local/frameworks/demo/framework.yml
title: {text: Our framework, replaces: The framework}
version: "2"
columns:
  signs: {title: {text: What we see, replaces: Sign}}
==> data/local/frameworks/demo/first.yml
practices:
  plan-well:
    signs:
      one-plan: {text: Our plan., replaces: Theirs.}
==> data/local/glossary.yml
plan: {term: {text: Plan, replaces: A plan}, text: {text: What we mean to do., replaces: What they do.}}
==> data/local/messages.yml
home: {text: Our start, replaces: Begin}
"""


def test_each_line_of_the_report_settles_what_it_tells_of_and_nothing_else(tmp_path: Path) -> None:
    draw(tmp_path, AGENDA + DRIFTED)

    def stale() -> list[Problem]:
        return [problem for problem in check(load_dataset(tmp_path)) if problem.code == "outdated-override"]

    first = stale()
    assert len(first) == 9
    for number, problem in enumerate(first, start=1):
        before = (tmp_path / problem.place.path).read_text("utf-8")
        command = problem.help.split("adapt ")[1].split("`")[0].split()
        done = adapt(tmp_path, *command)
        assert (done.returncode, done.stderr) == (0, ""), command
        after = (tmp_path / problem.place.path).read_text("utf-8")
        assert len(after.splitlines()) == len(before.splitlines()), command
        assert len(stale()) == len(first) - number, command
        assert problem.message not in {left.message for left in stale()}
    assert [problem.code for problem in check(load_dataset(tmp_path))] == []


def test_what_else_can_be_taken_note_of_is_named(tmp_path: Path) -> None:
    draw(tmp_path, AGENDA + DRIFTED)
    assert adapt(tmp_path, "--accept", "demo").returncode == 0
    done = adapt(tmp_path, "--accept", "demo")
    assert done.stderr == (
        "`demo` has no change of yours whose `replaces` differs from what is below. "
        "Of others it has: `--field columns/signs/title`.\n"
    )


def test_what_was_said_before_is_never_written_over(tmp_path: Path) -> None:
    draw(
        tmp_path,
        f"==> {FIRST}\npractices:\n  plan-well:\n    signs:\n      ours: {{text: Our own., after: one-plan}}\n",
    )
    for words in (("--text", "Our one plan.", "--reason", "We say so."), ("--note", "Ask the planning office.")):
        assert adapt(tmp_path, PLAN, *words).returncode == 0
    before = (tmp_path / FIRST).read_text("utf-8")
    at = {line.split(":")[0].strip(): number for number, line in enumerate(before.splitlines(), 1)}
    for arguments, line, said in (
        ((PLAN, "--text", "Another plan."), at["text"], "This is reworded already. Edit it there."),
        (
            (PLAN, "--text", "Our one plan.", "--reason", "Else."),
            at["text"],
            "This is reworded already. Edit it there.",
        ),
        ((PLAN,), at["text"], "This is reworded already. Edit it there."),
        ((PLAN, "--note", "Ask."), at["local_note"], "A note stands beside it already: “Ask the planning office.”."),
        ((PLAN, "--omit", "No."), at["one-plan"], "You say something about it here already. Delete that, then"),
        (("demo/first/plan-well/ours", "--omit", "No."), 4, "This is your own. Delete it there."),
        (("demo/first/plan-well/ours", "--text", "No."), 4, "This is your own. Edit it there."),
    ):
        done = adapt(tmp_path, *arguments)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert done.stderr.startswith(f"{FIRST}:{line}: {said}"), arguments
    for again in (("--text", "Our one plan."), ("--note", "Ask the planning office.")):
        done = adapt(tmp_path, PLAN, *again)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith("It says so already; nothing was written.\n")
    assert (tmp_path / FIRST).read_text("utf-8") == before
    assert check(load_dataset(tmp_path)) == []


def test_a_whole_is_left_out_with_what_is_said_of_its_parts(tmp_path: Path) -> None:
    second = (
        "title: Second\nsummary: What comes second.\npractices:\n  look:\n    title: Look\n    signs: {one: A plan.}\n"
    )
    framework = (
        "title: Demo framework\nversion: '1'\nsummary: To try.\ncolumns: {signs: {title: Signs}}\n"
        "source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}\nsections: [first, second]\n"
    )
    layer = "practices:\n  look:\n    signs: {one: {text: Ours., replaces: A plan.}}  # kept\n"
    local = "data/local/frameworks/demo/second.yml"
    upstream = f"==> data/frameworks/demo/framework.yml\n{framework}==> data/frameworks/demo/second.yml\n{second}"
    draw(tmp_path, f"{upstream}==> {local}\n{layer}")
    done = adapt(tmp_path, "demo/second", "--omit", "Not ours.")
    told = (
        f"{local}:3:13: warning misused-keyword: `one` stands in what is left out, and is not shown. "
        "Delete the one or the other; what is your own needs a key of its own."
    )
    assert done.stdout == f"{local}:4: It is left out now, and with it what you say of its parts.\n{told}\n"
    assert (tmp_path / local).read_text("utf-8") == f"{layer}omit: Not ours.\nreplaces: Second\n"
    assert [report.format_line(problem) for problem in check(load_dataset(tmp_path))] == [told]
    (tmp_path / local).write_text("omit: Not ours.\n", "utf-8")  # as the warning asks for
    assert check(load_dataset(tmp_path)) == []


def test_what_is_left_out_stays_left_out(tmp_path: Path) -> None:
    draw(tmp_path, f"==> {FIRST}\nquestions:\n  why: {{omit: We know.}}\n")
    for said in (("--text", "Ours."), ("--note", "Ask."), ("--omit", "Another reason."), ("--field", "note")):
        done = adapt(tmp_path, "demo/first/why", *said)
        assert done.stderr == f"{FIRST}:2: `demo/first/why` is left out already. Edit it there.\n"
    assert adapt(tmp_path, "demo/first/why", "--omit", "We know.").returncode == 0
    assert (tmp_path / FIRST).read_text("utf-8") == "questions:\n  why: {omit: We know.}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((PLAN, "--text", "One.\n\nTwo."), "`one-plan` has a line break, and is one line."),
        (("demo/first", "--omit", "Not ours."), "`check` would refuse it"),
        (("demo/first", "--field", "summary", "--omit", "Not ours."), "The section has no summary."),
        (("demo/first", "--field", "titel", "--text", "Ours"), "Did you mean `title`?"),
        (("demo", "--field", "columns/signs/required", "--text", "maybe"), "neither `true` nor `false`"),
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
def test_what_check_would_refuse_is_not_written(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    draw(tmp_path, "")
    done = adapt(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (tmp_path / "data/local").exists()


def test_what_was_wrong_before_is_no_obstacle(tmp_path: Path) -> None:
    draw(tmp_path, "==> data/local/site.yml\nnome: Ours\n")
    before = [problem.message for problem in check(load_dataset(tmp_path)) if problem.severity == "error"]
    assert before
    assert adapt(tmp_path, PLAN, "--text", "Ours.").returncode == 0
    assert [problem.message for problem in check(load_dataset(tmp_path)) if problem.severity == "error"] == before


def test_new_warnings_are_told(tmp_path: Path) -> None:
    draw(tmp_path, "")
    done = adapt(tmp_path, PLAN, "--text", "Our **one** plan.")
    assert done.returncode == 0
    first, second = done.stdout.splitlines()
    assert first == f"{FIRST}:6: It is reworded now."
    assert second.startswith(f"{FIRST}:6:15: warning markup {PLAN}: The text holds “**one**”")


def test_lines_are_joined_and_paragraphs_kept(tmp_path: Path) -> None:
    draw(tmp_path, "")
    assert adapt(tmp_path, PLAN, "--text", " Our\r\none\t plan. ", "--note", "Ask us.\n \nOr them.\n").returncode == 0
    node, _ = read_yaml_text((tmp_path / FIRST).read_text("utf-8"), FIRST)
    assert node
    said = to_plain_data(node)["practices"]["plan-well"]["signs"]["one-plan"]
    assert (said["text"], said["local_note"]) == ("Our one plan.", "Ask us.\n\nOr them.")


@pytest.mark.parametrize(
    ("address", "options", "file", "expected"),
    [
        (
            "demo",
            ("--field", "columns/signs/title", "--text", "What you see"),
            "frameworks/demo/framework",
            {"columns": {"signs": {"title": {"text": "What you see", "replaces": "Signs"}}}},
        ),
        (
            "demo",
            ("--field", "columns/signs/summary", "--text", "How it looks."),
            "frameworks/demo/framework",
            {"columns": {"signs": {"summary": "How it looks."}}},
        ),
        (
            "demo",
            ("--field", "columns/signs", "--note", "Ask us."),
            "frameworks/demo/framework",
            {"columns": {"signs": {"local_note": "Ask us.", "replaces": "Signs"}}},
        ),
        (
            "demo",
            ("--field", "levels/district", "--text", "Region"),
            "frameworks/demo/framework",
            {"levels": {"district": "Region"}},
        ),
        (
            "demo",
            ("--field", "terms/section", "--text", "Goal, Goals"),
            "frameworks/demo/framework",
            {"terms": {"section": ["Goal", "Goals"]}},
        ),
        (
            "demo",
            ("--field", "terms/section"),
            "frameworks/demo/framework",
            {"terms": {"section": ["Section", "Sections"]}},
        ),
        (
            "glossary/plan",
            ("--field", "also", "--text", "plans, the plan"),
            "glossary",
            {"plan": {"also": ["plans", "the plan"]}},
        ),
        ("site/contact", ("--text", "us@example.org"), "site", {"contact": "us@example.org"}),
        ("site/frameworks", ("--text", "demo"), "site", {"frameworks": ["demo"]}),
        (
            "site/responses/statement/yes",
            ("--text", "Yes"),
            "site",
            {"responses": {"statement": {"yes": {"text": "Yes", "replaces": "We do"}}}},
        ),
        (
            "demo/first",
            ("--text", "Ours", "--note", "Ask us."),
            "frameworks/demo/first",
            {"title": {"text": "Ours", "replaces": "First section"}, "local_note": "Ask us."},
        ),
        (
            "demo/first",
            ("--field", "summary", "--note", "Ask us."),
            "frameworks/demo/first",
            {"summary": {"local_note": "Ask us.", "replaces": "What comes first."}},
        ),
        (
            PLAN,
            ("--field", "text", "--text", "Ours."),
            "frameworks/demo/first",
            {
                "practices": {
                    "plan-well": {"signs": {"one-plan": {"text": "Ours.", "replaces": "The district has one plan."}}}
                }
            },
        ),
        (
            PLAN,
            ("--reason", "We say so."),
            "frameworks/demo/first",
            {
                "practices": {
                    "plan-well": {"signs": {"one-plan": {**stub("The district has one plan."), "reason": "We say so."}}}
                }
            },
        ),
    ],
)
def test_columns_levels_terms_and_other_texts(
    tmp_path: Path, address: str, options: tuple[str, ...], file: str, expected: object
) -> None:
    draw(tmp_path, "")
    done = adapt(tmp_path, address, *options)
    assert (done.returncode, done.stderr) == (0, "")
    node, problems = read_yaml_text((tmp_path / f"data/local/{file}.yml").read_text("utf-8"), file)
    assert problems == []
    assert node
    assert to_plain_data(node) == expected
    assert [problem for problem in check(load_dataset(tmp_path)) if problem.severity == "error"] == []


def test_a_list_that_is_changed_is_not_written_over(tmp_path: Path) -> None:
    layer = "terms: {section: [Goal, Goals]}\n"
    draw(tmp_path, f"==> data/local/frameworks/demo/framework.yml\n{layer}")
    done = adapt(tmp_path, "demo", "--field", "terms/section", "--text", "Aim, Aims")
    assert done.stderr == "data/local/frameworks/demo/framework.yml:1: This is changed already. Edit it there.\n"
    assert adapt(tmp_path, "demo", "--field", "terms/section", "--text", "Goal, Goals").returncode == 0
    assert (tmp_path / "data/local/frameworks/demo/framework.yml").read_text("utf-8") == layer


MOVED = """
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    was: demo/first/planning
    signs:
      one-plan: The district has one plan.
"""


@pytest.mark.parametrize("practice", ["planning", "plan-well"])
def test_what_has_moved_is_adapted_by_either_address(tmp_path: Path, practice: str) -> None:
    layer = "practices:\n  planning:\n    signs:\n      one-plan:\n        text: Ours.\n        replaces: Theirs.\n"
    draw(tmp_path, f"{MOVED}==> {FIRST}\n{layer}")
    address = f"demo/first/{practice}/one-plan"
    moved = f"`{address}` is now `{PLAN}`. " if practice == "planning" else ""
    done = adapt(tmp_path, "--accept", address)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{FIRST}:6: {moved}It replaces “The district has one plan.” now.\n"
    assert (tmp_path / FIRST).read_text("utf-8") == layer.replace("Theirs.", "The district has one plan.")
    assert (
        adapt(tmp_path, address, "--text", "Others.").stderr == f"{FIRST}:5: This is reworded already. Edit it there.\n"
    )
    done = adapt(tmp_path, address, "--note", "Ask us.")
    assert done.stdout == f"{FIRST}:10: {moved}The note stands beside it now.\n"
    assert {problem.code for problem in check(load_dataset(tmp_path))} == {"target-moved"}


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
    hard = "Institutional accountability necessitates organizational reconceptualization of responsibilities."
    layer = f"summary:\n  text: {hard}\n  replaces: What comes first.\n"
    draw(tmp_path, f"==> {FIRST}\n{layer}")
    assert [problem.code for problem in check(load_dataset(tmp_path))] == ["reading-grade"]
    done = adapt(tmp_path, "demo/first/why", "--text", "Why does our institutional plan matter?")
    assert done.stdout == f"{FIRST}:6: It is reworded now.\n"


def test_a_file_that_lies_elsewhere_is_written_there(tmp_path: Path) -> None:
    draw(tmp_path, "==> shared/ours.yml\nquestions:\n  why: {omit: We know.}\n")
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
    draw(tmp_path, "==> data/local/site.yml\nname: Ours\ncolours: {accent: '#1f4e8c'\n")
    done = adapt(tmp_path, "site/contact", "--text", "us@example.org")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "data/local/site.yml:2: A bracket or brace is not closed. Close it, or put the text in quotes. "
        "Nothing was written; write this by hand:",
        "contact: us@example.org",
    ]


def test_what_is_left_out_is_named_by_its_part(tmp_path: Path) -> None:
    framework = (
        "title: Demo framework\nversion: '1'\nsummary: To try.\ncolumns: {signs: {title: Signs}, more: {title: More}}\n"
        "source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}\nsections: [first]\n"
    )
    draw(tmp_path, f"==> data/frameworks/demo/framework.yml\n{framework}")
    assert adapt(tmp_path, "demo", "--field", "columns/more", "--omit", "Not ours.").returncode == 0
    done = adapt(tmp_path, "demo", "--field", "columns/more/title", "--text", "Others")
    assert done.stderr == (
        "data/local/frameworks/demo/framework.yml:4: `columns/more` of `demo` is left out already. Edit it there.\n"
    )


def test_a_text_that_is_new_takes_a_note_along(tmp_path: Path) -> None:
    draw(tmp_path, "")
    done = adapt(tmp_path, "demo/first", "--field", "source_note", "--text", "Two.", "--note", "Ask us.")
    assert (done.returncode, done.stderr) == (0, "")
    assert load_dataset(tmp_path).project.frameworks["demo"].sections["first"].source_note == "Two."
    assert "local_note: Ask us." in (tmp_path / FIRST).read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "typed", "arguments", "at"),
    [
        ("frameworks/demo/first.yml", "label:\n", ("demo/first", "--field", "label", "--text", "One"), "1:1"),
        ("frameworks/demo/first.yml", "label:\n", ("demo/first", "--field", "label", "--note", "One"), "1:1"),
        ("messages.yml", "home:\n", ("messages/home", "--text", "Begin"), "1:1"),
        ("messages.yml", "home:\n", ("messages/home",), "1:1"),
    ],
)
def test_what_has_no_value_is_to_be_fixed_first(
    tmp_path: Path, file: str, typed: str, arguments: tuple[str, ...], at: str
) -> None:
    draw(tmp_path, f"==> data/messages.yml\nhome: Start\n==> data/local/{file}\n{typed}")
    done = adapt(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"data/local/{file}:{at}: Fix this first: ")


def test_a_stub_gives_way_to_a_wording(tmp_path: Path) -> None:
    draw(tmp_path, "")
    assert adapt(tmp_path, PLAN).returncode == 0
    before = (tmp_path / FIRST).read_text("utf-8")
    done = adapt(tmp_path, PLAN, "--text", "Our one plan.", "--reason", "We say our.")
    assert (done.returncode, done.stderr) == (0, "")
    assert told_at(tmp_path, done.stdout) == "text: Our one plan."
    stubbed, said = "text: The district has one plan.", "text: Our one plan."
    assert (tmp_path / FIRST).read_text("utf-8") == before.replace(stubbed, said) + "        reason: We say our.\n"
    assert adapt(tmp_path, PLAN, "--text", "Another.").returncode == 2


@pytest.mark.parametrize("address", ["site/name", "messages/home"])
def test_no_note_is_put_where_no_page_shows_it(tmp_path: Path, address: str) -> None:
    draw(tmp_path, "==> data/messages.yml\nhome: Start\n")
    done = adapt(tmp_path, address, "--note", "Ask us.")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("No page shows a note beside what stands in ")
    assert not (tmp_path / "data/local").exists()


def test_minutes_are_changed_one_step_after_the_other(tmp_path: Path) -> None:
    draw(tmp_path, AGENDA)
    done = adapt(tmp_path, "facilitation/agenda/open/minutes/45", "--text", "25")
    assert (done.returncode, done.stderr) == (0, "")
    assert "The steps of a meeting of 45 minutes add up to 50." in done.stdout
    done = adapt(tmp_path, "facilitation/agenda/close/minutes/45", "--text", "20")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)
    assert check(load_dataset(tmp_path)) == []


def test_a_part_that_nothing_uses_is_told(tmp_path: Path) -> None:
    draw(tmp_path, "")
    done = adapt(tmp_path, "demo", "--field", "columns/sings/title", "--text", "What we see")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Nothing uses `sings` of the columns. Did you mean `signs`?" in done.stderr
    assert (
        "Nothing uses `more` of the columns."
        in adapt(tmp_path, "demo", "--field", "columns/more/title", "--text", "More").stdout
    )
