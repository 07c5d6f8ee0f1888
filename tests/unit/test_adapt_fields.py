"""`adapt` changes every text that a layer can change, and leaves out what it can leave out."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from macros.layers.load import load_dataset
from macros.outputs import report
from macros.rules import check
from macros.source.tree import to_plain_data
from macros.source.yaml_reader import read_yaml_text
from tests.support.adapting import AGENDA, FIRST, PLAN, adapt, stub
from tests.support.drawing import draw

WHY = "Why does the plan matter?"


@pytest.mark.parametrize(
    ("address", "options", "file", "expected"),
    [
        ("demo/first", (), FIRST, {"title": stub("First section")}),
        ("demo/first", ("--field", "summary"), FIRST, {"summary": stub("What comes first.")}),
        (
            "demo/first/why",
            ("--omit", "Not ours."),
            FIRST,
            {"questions": {"why": {"omit": "Not ours.", "replaces": WHY}}},
        ),
        (
            "demo/first",
            ("--note", "Ask us."),
            FIRST,
            {"local_note": "Ask us.", "replaces": "First section"},
        ),
        (
            "demo/first/why",
            ("--note", "Ask us."),
            FIRST,
            {"questions": {"why": {"local_note": "Ask us.", "replaces": WHY}}},
        ),
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


def test_a_whole_is_left_out_with_what_is_said_of_its_parts(tmp_path: Path) -> None:
    second = dedent("""\
        title: Second
        summary: What comes second.
        practices:
          look:
            title: Look
            signs: {one: A plan.}
        """)
    framework = dedent("""\
        title: Demo framework
        version: '1'
        summary: To try.
        columns: {signs: {title: Signs}}
        source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
        sections: [first, second]
        """)
    layer = dedent("""\
        practices:
          look:
            signs: {one: {text: Ours., replaces: A plan.}}  # kept
        """)
    local = "data/local/frameworks/demo/second.yml"
    upstream = (
        f"==> data/frameworks/demo/framework.yml\n{framework}==>"
        f" data/frameworks/demo/second.yml\n{second}"
    )
    draw(tmp_path, f"{upstream}==> {local}\n{layer}")
    done = adapt(tmp_path, "demo/second", "--omit", "Not ours.")
    told = (
        f"{local}:3:13: warning misused-keyword demo/second/look/one: `one` stands in what"
        " is left out, and is not"
        " shown. Delete the one or the other; what is your own needs a key of its own."
    )
    assert (
        done.stdout
        == f"{local}:4: It is left out now, and with it what you say of its parts.\n{told}\n"
    )
    assert (tmp_path / local).read_text("utf-8") == f"{layer}omit: Not ours.\nreplaces: Second\n"
    assert [report.format_line(problem) for problem in check(load_dataset(tmp_path))] == [told]
    (tmp_path / local).write_text("omit: Not ours.\n", "utf-8")  # as the warning asks for
    assert check(load_dataset(tmp_path)) == []


def test_what_is_left_out_stays_left_out(tmp_path: Path) -> None:
    draw(tmp_path, f"==> {FIRST}\nquestions:\n  why: {{omit: We know.}}\n")
    for said in (
        ("--text", "Ours."),
        ("--note", "Ask."),
        ("--omit", "Another reason."),
        ("--field", "note"),
    ):
        done = adapt(tmp_path, "demo/first/why", *said)
        assert done.stderr == f"{FIRST}:2: `demo/first/why` is left out already. Edit it there.\n"
    assert adapt(tmp_path, "demo/first/why", "--omit", "We know.").returncode == 0
    assert (tmp_path / FIRST).read_text("utf-8") == "questions:\n  why: {omit: We know.}\n"


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
                    "plan-well": {
                        "signs": {
                            "one-plan": {"text": "Ours.", "replaces": "The district has one plan."}
                        }
                    }
                }
            },
        ),
        (
            PLAN,
            ("--reason", "We say so."),
            "frameworks/demo/first",
            {
                "practices": {
                    "plan-well": {
                        "signs": {
                            "one-plan": {
                                **stub("The district has one plan."),
                                "reason": "We say so.",
                            }
                        }
                    }
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
    assert [
        problem for problem in check(load_dataset(tmp_path)) if problem.severity == "error"
    ] == []


def test_what_is_left_out_is_named_by_its_part(tmp_path: Path) -> None:
    framework = dedent("""\
        title: Demo framework
        version: '1'
        summary: To try.
        columns: {signs: {title: Signs}, more: {title: More}}
        source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
        sections: [first]
        """)
    draw(tmp_path, f"==> data/frameworks/demo/framework.yml\n{framework}")
    assert adapt(tmp_path, "demo", "--field", "columns/more", "--omit", "Not ours.").returncode == 0
    done = adapt(tmp_path, "demo", "--field", "columns/more/title", "--text", "Others")
    assert (
        done.stderr
        == "data/local/frameworks/demo/framework.yml:4: `columns/more` of `demo` is left out"
        " already. Edit it there.\n"
    )


def test_minutes_are_changed_one_step_after_the_other(tmp_path: Path) -> None:
    draw(tmp_path, AGENDA)
    done = adapt(tmp_path, "facilitation/agenda/open/minutes/45", "--text", "25")
    assert (done.returncode, done.stderr) == (0, "")
    assert "The steps of a meeting of 45 minutes add up to 50." in done.stdout
    done = adapt(tmp_path, "facilitation/agenda/close/minutes/45", "--text", "20")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)
    assert check(load_dataset(tmp_path)) == []
