"""`python -m macros adapt`: stubs in the right file, everything else in it as it was typed."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest

from macros.framework.data import load
from macros.framework.nodes import plain
from macros.framework.reading import read_text
from macros.outputs.layer_file import CannotEditError, with_replaces, with_values
from macros.rules import check
from tests.drawn import draw
from tests.test_command import run

FIRST = "data/local/frameworks/demo/first.yml"
PLAN = "demo/first/plan-well/one-plan"

TYPED = """\
# yaml-language-server: $schema=../../../schemas/layer/section.json
# Ours since spring.

title:   {text: "Our first section",   replaces: First section}   # agreed by the board
practices:
    # about plans
    plan-well:
        title: {
          text: Plan very well,
          replaces: 'Plan well' }
        signs:
            plan-online:
                text: The plan is online, where
                  everyone can read it.   # two lines
                after:   one-plan


questions:
    ours: What   do we do first?
"""


def adapt(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = run(cwd, "adapt", *arguments)
    assert "Traceback" not in done.stderr
    return done


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
    done = adapt(tmp_path, PLAN)
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
    assert check(load(tmp_path)) == []


@pytest.mark.parametrize(
    ("address", "options", "file", "expected"),
    [
        ("demo/first", (), FIRST, {"title": stub("First section")}),
        ("demo/first", ("--field", "summary"), FIRST, {"summary": stub("What comes first.")}),
        ("demo/first/why", ("--omit", "Not ours."), FIRST, {"questions": {"why": {"omit": "Not ours."}}}),
        ("demo/first", ("--note", "Ask us."), FIRST, {"local_note": "Ask us."}),
        ("demo/first/why", ("--note", "Ask us."), FIRST, {"questions": {"why": {"local_note": "Ask us."}}}),
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
    node, problems = read_text((tmp_path / file).read_text("utf-8"), file)
    assert problems == []
    assert node
    assert plain(node) == expected
    assert check(load(tmp_path)) == []


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
    assert added(before, file.read_text("utf-8")) == ["    why:", "        omit: We know why."]
    assert check(load(tmp_path)) == []


def test_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    draw(tmp_path, "")
    file = tmp_path / FIRST
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xef\xbb\xbf" + TYPED.replace("\n", "\r\n").encode("utf-8"))
    assert adapt(tmp_path, PLAN, "--text", "Our one plan.").returncode == 0
    after = file.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n")
    assert check(load(tmp_path)) == []


def test_new_wording_below_is_taken_note_of(tmp_path: Path) -> None:
    draw(tmp_path, "")
    file = tmp_path / FIRST
    file.parent.mkdir(parents=True)
    old = TYPED.replace("First section}", "The first section}").replace("'Plan well' }", "'Plan' }")
    file.write_text(old, "utf-8")
    assert [problem.code for problem in check(load(tmp_path))] == ["stale-change", "stale-change"]
    done = adapt(tmp_path, "--accept", "demo/first")
    assert (done.returncode, done.stdout) == (0, f"{FIRST}:4: It replaces “First section” now.\n")
    after = file.read_text("utf-8")
    changed = [(one, two) for one, two in zip(old.splitlines(), after.splitlines(), strict=True) if one != two]
    assert len(changed) == 1
    assert changed[0][1].endswith("# agreed by the board")
    assert adapt(tmp_path, "--accept", "demo/first/plan-well").returncode == 0
    assert check(load(tmp_path)) == []
    assert load(tmp_path).project.frameworks["demo"].sections["first"].title == "Our first section"


def test_a_change_without_a_quotation_gets_one(tmp_path: Path) -> None:
    draw(tmp_path, f"==> {FIRST}\nquestions:\n  why: Why does our plan matter?   # ours\n")
    assert [problem.code for problem in check(load(tmp_path))] == ["unquoted-change"]
    assert adapt(tmp_path, "--accept", "demo/first/why").returncode == 0
    assert check(load(tmp_path)) == []
    data = load(tmp_path)
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
        (("--accept", PLAN, "--text", "Ours."), "--accept goes with an address alone."),
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


def test_whatever_is_written_is_read_as_it_was_meant() -> None:
    """Random texts into random files: the reader finds the text, and all that was there before."""
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    words = ["a", "Plan", "no", "null", "~", "1", "2026-01-01", "é", "学", "words that go on "]
    pieces = [*words, *":#-?[]{},'\"|>%@`&*!\\", ": ", " #", "- ", "? ", *([" "] * 8)]
    for _ in range(150):
        said = " ".join("".join(chance.choice(pieces) for _ in range(chance.randrange(1, 60))).split())
        if not said:
            continue
        file = TYPED if chance.random() < 0.5 else "a: {b: c}\n"
        after = with_values(file, ["practices", "plan-well", "new"], {"text": said}).text
        node, problems = read_text(after, "")
        assert problems == [], after
        assert node
        read = plain(node)
        assert read["practices"]["plan-well"]["new"] == {"text": said}
        del read["practices"]["plan-well"]["new"]
        before = plain(read_text(file, "")[0])  # type: ignore[arg-type]
        assert read == before if file == TYPED else read["a"] == {"b": "c"}


def test_paragraphs_stay_paragraphs() -> None:
    said = (
        "The first paragraph is long enough to go over more than a single line of the file in which it stands.\n\nTwo."
    )
    after = with_values("", ["glossary"], {"text": said}).text
    node, problems = read_text(after, "")
    assert problems == []
    assert node
    assert plain(node) == {"glossary": {"text": said}}
    assert max(map(len, after.splitlines())) <= 110


def test_a_place_where_no_text_begins_is_refused() -> None:
    with pytest.raises(CannotEditError, match="line 7"):
        with_replaces("a: b\n", 7, 1, "c")
    with pytest.raises(CannotEditError, match="is a list"):
        with_values("a: [b]\n", ["a"], {"text": "c"})


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
    assert {problem.code for problem in check(load(tmp_path))} == {"change-moved", "stale-change"}
    done = adapt(tmp_path, "--accept", PLAN)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / FIRST).read_text("utf-8") == layer.replace("has a plan", "has one plan")
