"""What is wrong in a layer is told where the layer says it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from macros.rules import check
from tests.support.layered import over


def test_an_emptied_column_is_reported_where_the_layer_empties_it(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/first.yml
            practices:
              plan-well:
                signs:
                  one-plan:
                    omit: Not ours.
            """),
    )
    places = {(p.code, p.place.path, p.place.line) for p in check(data)}
    assert ("empty-column", "data/local/frameworks/demo/first.yml", 5) in places


def test_what_stands_beside_an_omission_is_told_not_to_be_shown(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/first.yml
            omit: We have another one.
            title: Our own
            ==> data/local/frameworks/demo/ours.yml
            title: Ours
            summary: About a plan.
            questions: {how: How?}
            """),
    )
    assert [(problem.code, problem.severity, problem.place.line) for problem in check(data)] == [
        ("misused-keyword", "warning", 2)
    ]


def test_what_stands_in_another_file_of_an_omitted_framework_is_told_there(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/framework.yml
            omit: We have another one.
            ==> data/local/frameworks/demo/first.yml
            title: {text: Ours, replaces: First section}
            ==> data/local/site.yml
            frameworks: [ours]
            ==> data/local/frameworks/ours/framework.yml
            title: Ours
            version: "1"
            summary: About a plan.
            sections: [only]
            source: {title: Ours, publisher: Us, wording: own, rights: Ours.}
            ==> data/local/frameworks/ours/only.yml
            title: Only
            summary: One.
            questions: {why: Why?}
            """),
    )
    assert [(problem.code, problem.place.path, problem.place.line) for problem in check(data)] == [
        ("misused-keyword", "data/local/frameworks/demo/first.yml", 1)
    ]


def test_an_omission_says_why(tmp_path: Path) -> None:
    """`omit: false` must not leave anything out without a word."""
    data = over(
        tmp_path, "==> data/local/frameworks/demo/first.yml\nquestions: {why: {omit: false}}\n"
    )
    assert [(problem.code, problem.severity, problem.place.line) for problem in check(data)] == [
        ("misused-keyword", "error", 1)
    ]


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("site.yml", "language: {text: en, code: english}\n", 1),
        ("site.yml", "aside:\n  unsure: true\n", 1),
        ("frameworks/demo/first.yml", "title:\n  note: A note\n", 2),
        ("frameworks/demo/framework.yml", "sections: {first: true}\n", 1),
        ("frameworks/demo/framework.yml", "relations: {from: first}\n", 1),
    ],
)
def test_a_wrong_shape_is_told_where_the_layer_makes_it(
    tmp_path: Path, file: str, text: str, line: int
) -> None:
    site = dedent("""\
        name: Demo
        language: en
        responses:
          statement: {yes: Yes, unsure: Not sure}
          question: {no: No}
        """)
    data = over(
        tmp_path,
        "==> data/site.yml\n"
        + site
        + dedent(f"""\
            aside: [unsure]
            ==> data/local/{file}
            """)
        + text,
    )
    assert {(problem.place.path, problem.place.line) for problem in check(data)} == {
        (f"data/local/{file}", line)
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("reasons", "reason"),
        ("replases", "replaces"),
        ("replace", "replaces"),
        ("ommit", "omit"),
        ("omitt", "omit"),
        ("Omit", "omit"),
        ("local_notes", "local_note"),
        ("localnote", "local_note"),
        ("local-note", "local_note"),
        ("Local_Note", "local_note"),
        ("afer", "after"),
    ],
)
def test_a_misspelt_layer_s_word_is_told_with_the_right_one(
    tmp_path: Path, typed: str, meant: str
) -> None:
    statement = dedent(f"""\
        practices:
          plan-well:
            signs:
              one-plan:
                {typed}: We say so.
        """)
    data = over(tmp_path, f"==> data/local/frameworks/demo/first.yml\n{statement}")
    assert [(problem.code, problem.place.line, problem.help) for problem in check(data)] == [
        ("unknown-key", 5, f"Did you mean `{meant}`?")
    ]


@pytest.mark.parametrize(
    ("layer", "line", "meant"),
    [
        ("ommit: Not ours.\n", 1, "omit"),
        (
            dedent("""\
                title:
                  text: Our first
                  replases: First section
                """),
            3,
            "replaces",
        ),
        (
            dedent("""\
                practices:
                  plan-well:
                    ommit: Not ours.
                """),
            3,
            "omit",
        ),
        (
            dedent("""\
                practices:
                  plan-well:
                    local_notes: Ask us.
                """),
            3,
            "local_note",
        ),
        (
            dedent("""\
                questions:
                  why:
                    reasons: Ours.
                """),
            3,
            "reason",
        ),
    ],
)
def test_a_misspelt_layer_s_word_is_told_wherever_it_may_stand(
    tmp_path: Path, layer: str, line: int, meant: str
) -> None:
    data = over(tmp_path, f"==> data/local/frameworks/demo/first.yml\n{layer}")
    assert [(problem.code, problem.place.line, problem.help) for problem in check(data)] == [
        ("unknown-key", line, f"Did you mean `{meant}`?")
    ]


def test_what_is_no_layer_s_word_is_told_with_all_of_them(tmp_path: Path) -> None:
    layer = "practices: {plan-well: {signs: {one-plan: {because: We say so.}}}}\n"
    data = over(tmp_path, f"==> data/local/frameworks/demo/first.yml\n{layer}")
    words = (
        "omit, local_note, after, before, replaces, reason, since, by, source_note, was, retired,"
        " split_from, text"
    )
    assert [problem.help.partition(", label")[0] for problem in check(data)] == [
        f"Known are: {words}"
    ]


def test_a_layer_s_word_is_no_key_of_what_lies_below_the_layers(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        dedent("""\
            ==> data/frameworks/demo/first.yml
            title: First
            summary: About a plan.
            source_notes: Ours.
            questions: {why: {text: Why?, because: Ours.}}
            """),
    )
    helps = [problem.help for problem in check(data) if problem.code == "unknown-key"]
    assert helps == [
        "Did you mean `source_note`?",
        "Known are: source_note, was, retired, split_from, text, note, origin, responses.",
    ]


FIRST = "data/local/frameworks/demo/first.yml"


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        (
            f"==> {FIRST}\npractices:\n\u00a0\u00a0plan-well:\n\u00a0\u00a0\u00a0title: Plan\n",
            f"{FIRST}:2: A no-break space is used for indentation. "
            "Use the spaces of the space bar.",
        ),
        (
            f"==> {FIRST}\nplan-well:\n  signs: {{ours: We plan.}}\n",
            f"{FIRST}:1: `plan-well` is no key here. "
            "If it is a practice, put it below `practices:`, indented by two spaces.",
        ),
        (
            "==> data/local/demo/first.yml\nlabel: One\n",
            "data/local/demo:1: Nothing reads this folder. "
            "If it holds a framework's files, move it to data/local/frameworks/demo/.",
        ),
        (
            "==> data/local/frameworks/demo/first.docx\nWords.\n",
            "data/local/frameworks/demo/first.docx:1: Nothing reads this file. `python -m macros "
            "import data/local/frameworks/demo/first.docx` makes a framework of it.",
        ),
    ],
)
def test_a_newcomer_s_slip_names_line_cause_and_cure(
    tmp_path: Path, drawing: str, told: str
) -> None:
    data = over(tmp_path, drawing)
    assert [
        f"{problem.place.path}:{problem.place.line}: {problem.message} {problem.help}"
        for problem in check(data)
        if problem.severity == "error"
    ] == [told]


def test_a_no_break_space_within_a_text_is_one_of_its_letters(tmp_path: Path) -> None:
    data = over(tmp_path, f"==> {FIRST}\nsummary: |-\n  Two lines:\n  \u00a0 indented.\n")
    assert [problem.code for problem in check(data)] == ["missing-replaces"]
