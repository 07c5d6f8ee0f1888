"""What is meant by what somebody types or pastes where an address is asked for."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from macros.adapt.targets import CannotAdaptError, resolve_target
from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from tests.support.drawing import draw

PLAN = "demo/first/plan-well/one-plan"

#: The base with a longer glossary, and with a practice, a statement and a section that have had
#: other addresses.
MOVED = """
==> data/frameworks/demo/framework.yml
title: Demo framework
short_title: Demo
version: "1"
summary: A framework for trying things out.
source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
terms: {section: [Part, Parts]}
columns:
  signs: {title: Signs, level: district, required: true}
sections: [first, second]

==> data/frameworks/demo/second.yml
title: Second section
summary: What comes second.
was: demo/later
practices:
  look-back:
    title: Look back
    was: [demo/later/review, demo/first/look]
    signs:
      one-look:
        text: The district looks back at its plan.
        was: demo/first/look/glance
"""


@pytest.fixture
def data(tmp_path: Path) -> Dataset:
    draw(tmp_path, MOVED)
    return load_dataset(tmp_path)


@pytest.mark.parametrize(
    "typed",
    [
        PLAN,
        f"{PLAN}/",
        f"  {PLAN}\n",
        f"/{PLAN}",
        f"`{PLAN}`",
        f'"{PLAN}"',
        f"{PLAN}/text",
        "demo/first/#plan-well--one-plan",
        "/demo/first/#plan-well--one-plan",
        "…/demo/first/#plan-well--one-plan",
        "../../demo/first/#plan-well--one-plan",
        "https://example.org/demo/first/#plan-well--one-plan",
        "https://example.org/demo/first/guide/#plan-well--one-plan",
        "https://example.org/a/b/demo/first/reflect/?level=district#plan-well--one-plan",
        "https://example.org/demo/demo/first/#plan-well--one-plan",
        "https://demo/demo/first/#plan-well--one-plan",
        "example.org/demo/first/#plan-well--one-plan",
        "http://127.0.0.1:8000/demo/first/index.html#plan-well--one-plan",
        "file:///home/me/offline/site/demo/first/index.html#plan-well--one-plan",
        "https://example.org/demo/first/#plan%2Dwell--one-plan",
        "https://example.org/demo/first/#plan-well--one-plan:~:text=one%20plan",
    ],
)
def test_a_statement(data: Dataset, typed: str) -> None:
    found = resolve_target(data, typed)
    assert (found.address, found.was) == (PLAN, "")
    assert found.location == (
        "frameworks",
        "demo",
        "sections",
        "first",
        "practices",
        "plan-well",
        "signs",
        "one-plan",
    )


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("demo", "demo"),
        ("https://example.org/demo/", "demo"),
        ("https://example.org/sub/demo/framework.json", "demo"),
        ("https://example.org/demo/demo/first/", "demo/first"),
        ("https://example.org/demo/first", "demo/first"),
        ("https://example.org/demo/first/guide/", "demo/first"),
        ("https://example.org/demo/first/reflect/?practices=plan-well", "demo/first"),
        ("demo/first/guide", "demo/first"),
        ("https://example.org/demo/first/guide.pdf", "demo/first"),
        ("https://example.org/demo/first/#__questions", "demo/first"),
        ("https://example.org/demo/first/#why", "demo/first/why"),
        ("glossary/plan", "glossary/plan"),
        ("glossary/#plan", "glossary/plan"),
        ("https://example.org/demo/glossary/#plan", "glossary/plan"),
        ("glossary/plan/text", "glossary/plan/text"),
        ("site/name", "site/name"),
        ("site/contact", "site/contact"),
        ("site/responses/statement/yes", "site/responses/statement/yes"),
    ],
)
def test_other_things(data: Dataset, typed: str, address: str) -> None:
    assert resolve_target(data, typed).address == address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("demo/later", "demo/second"),
        ("demo/later/review", "demo/second/look-back"),
        ("demo/later/look-back", "demo/second/look-back"),
        ("demo/later/look-back/one-look", "demo/second/look-back/one-look"),
        ("demo/first/look/one-look", "demo/second/look-back/one-look"),
        ("demo/first/look/glance", "demo/second/look-back/one-look"),
    ],
)
def test_what_has_moved_is_found_by_where_it_was(data: Dataset, typed: str, address: str) -> None:
    found = resolve_target(data, typed)
    assert (found.address, found.was) == (address, typed)
    link = (
        "https://example.org/"
        + "/".join(typed.split("/")[:2])
        + "/#"
        + "--".join(typed.split("/")[2:])
    )
    assert resolve_target(data, link).address == address


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (f"{PLAN[:-1]}m", f"There is no “{PLAN[:-1]}m”. Did you mean `{PLAN}`?"),
        ("https://example.org/demo/first/#plan-well--one-plam", f"Did you mean `{PLAN}`?"),
        (
            "demo/first/plan-well/demo",
            "There is no “demo/first/plan-well/demo”.",
        ),  # not the framework of that name
        ("sub/demo/first", "Did you mean `demo/first`?"),
        ("Demo/First", "Did you mean `demo/first`?"),
        ("glossary/plann", "Did you mean `glossary/plan`?"),
        (
            "https://example.org/glossary/#plann",
            "There is no “glossary/plann”. Did you mean `glossary/plan`?",
        ),
        ("site/nam", "Did you mean `site/name`?"),
        ("glossary", "`glossary` is a whole file. Name a text in it, such as `glossary/plan`."),
        ("https://example.org/glossary/", "`glossary` is a whole file."),
        ("site/", "`site` is a whole file. Name a text in it, such as `site/name`."),
        (
            "demo/first/summary",
            "`summary` is a text of `demo/first`: write `demo/first --field summary`.",
        ),
        ("demo/columns/signs/title", "write `demo --field columns/signs/title`."),
        ("demo/terms/section", "write `demo --field terms/section`."),
        (
            "https://example.org/changes/#__changes-demo",
            "Copy the link of a statement from its page",
        ),
        ("https://example.org/", "There is no “https://example.org/”. Copy the link"),
        ("https://[", "Copy the link"),
        ("", "There is no address. Copy the link"),
        (" / ", "Copy the link"),
        ("#", "Copy the link"),
        ("site/copy", "There is no “site/copy”."),  # what the code calls something means nothing
        ("messages/no-such", "There is no “messages/no-such”."),
    ],
)
def test_what_means_nothing_is_told_in_a_line(data: Dataset, typed: str, said: str) -> None:
    with pytest.raises(CannotAdaptError) as error:
        resolve_target(data, typed)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert f"Did you mean `{typed}`" not in str(error.value)


def test_what_is_left_out_is_found(tmp_path: Path) -> None:
    draw(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/first.yml
            questions:
              why: {omit: We know.}
            """),
    )
    assert resolve_target(load_dataset(tmp_path), "demo/first/why").location[-1] == "why"


def test_what_is_in_something_left_out_is_told_with_it(tmp_path: Path) -> None:
    file = "data/local/frameworks/demo/first.yml"
    draw(tmp_path, f"==> {file}\npractices:\n  plan-well:\n    omit: Not ours.\n")
    with pytest.raises(CannotAdaptError) as error:
        resolve_target(load_dataset(tmp_path), PLAN)
    assert (
        str(error.value)
        == f"{file}:3: `demo/first/plan-well` is left out, and with it all that is in it."
    )


def test_moves_that_lead_round_in_a_circle_end(tmp_path: Path) -> None:
    """One stands where another was that is left out, and in that is something which was in the
    first.
    """
    first = dedent("""\
        title: First section
        summary: What comes first.
        practices:
          a: {title: A, signs: {one: {text: The district has one plan., was: demo/first/b/one}}}
          b: {title: B, was: demo/first/a, signs: {two: The district has two eyes on it.}}
        """)
    draw(
        tmp_path,
        "==> data/frameworks/demo/first.yml\n"
        + first
        + dedent("""\
            ==> data/local/frameworks/demo/first.yml
            practices: {a: {omit: Not ours.}}
            """),
    )
    with pytest.raises(CannotAdaptError):
        resolve_target(load_dataset(tmp_path), "demo/first/b/one")
