"""Names in a layer that upstream does not know: misspelled, moved, or gone."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from macros.rules import check
from tests.support.reports import reported

ANOTHER = """
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      one-plan: The district has one plan.
      shared-widely: The plan is shared.
"""


@pytest.mark.parametrize(
    ("statement", "severity", "meant"),
    [
        # What is quoted stands below under nearly the same name: the name is misspelt, however much
        # so.
        ("on-plans: {text: Ours., replaces: The district has one plan.}", "error", "one-plan"),
        # What is quoted stands there no longer: it was there once.
        (
            "one-plane: {text: Ours., replaces: The district has one aeroplane.}",
            "warning",
            "one-plan",
        ),
        # Nothing is quoted: a slip of the hand makes the one of the other, or it does not.
        ("one-paln: {omit: Not ours.}", "error", "one-plan"),
        ("shared-wide: {omit: Not ours.}", "warning", "shared-widely"),
        ("one-paln: {local_note: Ask at the desk.}", "error", "one-plan"),
        ("one-day: {local_note: Ask at the desk.}", "warning", "one-plan"),
    ],
)
def test_a_misspelt_name_is_an_error_and_one_that_is_gone_is_not(
    tmp_path: Path, statement: str, severity: str, meant: str
) -> None:
    layer = (
        "==> data/local/frameworks/demo/first.yml\npractices:\n  plan-well:\n    signs:\n     "
        f" {statement}\n"
    )
    data, _ = reported(tmp_path, ANOTHER + layer)
    assert [(problem.severity, problem.place.line, problem.help) for problem in check(data)] == [
        (severity, 4, f"Did you mean `{meant}`?")
    ]


def test_a_name_that_the_layer_knows_is_not_meant_by_another(tmp_path: Path) -> None:
    """Of two that were named alike, upstream took one away."""
    _, lines = reported(
        tmp_path,
        ANOTHER
        + dedent("""\
            ==> data/local/frameworks/demo/first.yml
            practices:
              plan-well:
                signs:
                  one-plan: {omit: Not ours.}
                  one-plans: {omit: Not ours either.}
                  shared-widely: {local_note: By mail.}
            """),
    )
    assert [found.split(": ", 1)[1] for found in lines] == [
        "warning missing-target: `one-plans` is left out, but there is nothing of this name to"
        " leave out. Delete this entry."
    ]


def test_a_misspelt_practice_is_told_with_the_one_that_is_meant(tmp_path: Path) -> None:
    _, lines = reported(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/first.yml
            practices:
              plan-wel:
                signs:
                  more: We do more.
            """),
    )
    assert lines == [
        "data/local/frameworks/demo/first.yml:2:3: missing-title demo/first/plan-wel: The practice"
        " has no title. Did you mean `plan-well`?"
    ]


def test_a_slip_in_what_a_layer_names_is_an_error(tmp_path: Path) -> None:
    layer = dedent("""\
        ==> data/local/site.yml
        frameworks: [dmeo]
        ==> data/local/frameworks/demo/framework.yml
        sections: [frist]
        ==> data/local/frameworks/demo/first.yml
        practices: {plan-well: {signs: {ours: {text: We share it., after: one-plans}}}}
        """)
    data, _ = reported(tmp_path, layer)
    assert [
        (problem.code, problem.severity) for problem in check(data) if problem.severity == "error"
    ] == [
        ("bad-position", "error"),
        ("missing-file", "error"),
        ("shown-framework", "error"),
    ]


def test_what_a_layer_added_is_shown_rather_than_its_namesake(tmp_path: Path) -> None:
    """Answers that people have saved belong to it, and publishing goes on."""
    layer = dedent("""\
        ==> data/local/frameworks/demo/first.yml
        questions:
          why: {omit: We know.}
        practices:
        """)
    layer += (
        "  plan-well:\n    signs:\n      ours: We share it.\n    questions:\n      one-plan: How do"
        " we plan?\n"
    )
    data, lines = reported(tmp_path, layer)
    assert lines == [
        "data/local/frameworks/demo/first.yml:8:7: warning address-collision"
        " demo/first/plan-well/one-plan: data/frameworks/demo/first.yml:7 has a `one-plan` too,"
        " which is not shown beside yours. Give yours another key."
    ]
    assert data.elements["demo/first/plan-well/one-plan"].kind == "question"
    assert [
        thing.key for thing in data.elements_by_framework["demo"] if thing.kind == "statement"
    ] == ["ours"]


@pytest.mark.parametrize(
    ("layer", "line", "help"),
    [
        (
            dedent("""\
                practices:
                  plan-well:
                    one-plan: {text: Ours., replaces: The district has one plan.}
                """),
            3,
            (
                "Write it in data/local/frameworks/demo/first.yml, below `practices: plan-well:"
                " signs:`."
            ),
        ),
        (
            dedent("""\
                plan-well:
                  signs:
                    one-plan: {text: Ours., replaces: The district has one plan.}
                """),
            1,
            "Write it in data/local/frameworks/demo/first.yml, below `practices:`.",
        ),
        (
            "why: {omit: We know.}\n",
            1,
            "Write it in data/local/frameworks/demo/first.yml, below `questions:`.",
        ),
    ],
)
def test_the_right_key_in_the_wrong_place_is_told_the_right_one(
    tmp_path: Path, layer: str, line: int, help: str
) -> None:
    data, _ = reported(tmp_path, f"==> data/local/frameworks/demo/first.yml\n{layer}")
    assert [
        (problem.code, problem.severity, problem.place.line, problem.help)
        for problem in check(data)
    ] == [("misplaced-key", "error", line, help)]


@pytest.mark.parametrize("folder", ["demmo", "DEMO"])
def test_a_misspelt_folder_is_told_even_beside_the_right_one(tmp_path: Path, folder: str) -> None:
    """The layer knows the right name too, so that it is not meant by another.

    But for a folder's.
    """
    data, _ = reported(
        tmp_path,
        dedent(f"""\
            ==> data/local/frameworks/{folder}/first.yml
            questions:
              why: {{omit: We know.}}
            ==> data/local/frameworks/demo/first.yml
            title: {{text: Ours, replaces: First section}}
            """),
    )
    told = [(problem.code, problem.severity, problem.help) for problem in check(data)]
    assert ("missing-target", "error", "Did you mean `demo`?") in told


def test_what_is_quoted_is_meant_though_the_layer_names_it_too(tmp_path: Path) -> None:
    data, _ = reported(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/first.yml
            practices:
              plan-well:
                signs:
                  one-plan: {local_note: Ask us.}
                  on-plan: {text: Ours., replaces: The district has one plan.}
            """),
    )
    assert [(problem.code, problem.severity, problem.help) for problem in check(data)] == [
        ("missing-target", "error", "Did you mean `one-plan`?")
    ]
