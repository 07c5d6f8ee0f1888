"""What a layer rests on has changed: what is shown then, and what the report tells."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from macros.layers.load import load_dataset
from macros.outputs.html.calls import UnknownAddressError
from macros.outputs.html.renderer import HtmlRenderer
from macros.rules import check
from tests.support.drawing import draw
from tests.support.moved_project import MOVED
from tests.support.reports import reported


def test_a_stale_change_is_told_with_the_three_wordings(tmp_path: Path) -> None:
    _, lines = reported(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/first.yml
            practices:
              plan-well:
                signs:
                  one-plan:
                    text: Our district has one plan.
                    replaces: The district has a plan.
            """),
    )
    assert lines == [
        "data/local/frameworks/demo/first.yml:5:15: warning outdated-override"
        " demo/first/plan-well/one-plan: The text below is no longer the one that this replaces."
        " Compare them; if yours stands, run `python -m macros adapt --accept"
        " demo/first/plan-well/one-plan`.\n"
        "    then: “The district has a plan.”\n"
        "    now: “The district has one plan.”\n"
        "    yours: “Our district has one plan.”"
    ]


def test_a_change_follows_what_it_changes(tmp_path: Path) -> None:
    """A statement that has gone to another practice, which has another name too.

    Each is shown once, as adapted.
    """
    data, lines = reported(
        tmp_path,
        MOVED
        + dedent("""\
            ==> data/local/frameworks/demo/first.yml
            practices:
              planning:
                title: {text: Plan very well, replaces: Plan well}
                signs:
                  one-plan: {text: Our one plan., replaces: The district has one plan.}
                  ours: {text: We share it., after: one-plan}
              store:
                signs:
                  shelf: {text: Our plan has a shelf., replaces: The plan has a shelf.}
              plan-well:
                signs:
                  after-all: {text: We see it., after: shown}
            """),
    )
    practices = data.project.frameworks["demo"].sections["first"].practices
    assert list(practices) == ["plan-well", "store"]
    assert practices["plan-well"].title == "Plan very well"
    assert {
        key: statement.text for key, statement in practices["plan-well"].columns["signs"].items()
    } == {
        "one-plan": "Our one plan.",
        "ours": "We share it.",
        "one-shelf": "Our plan has a shelf.",
        "seen": "The plan is seen.",
        "after-all": "We see it.",
    }
    assert lines == [
        (
            "data/local/frameworks/demo/first.yml:2:3: warning target-moved demo/first/plan-well:"
            " `demo/first/planning` is now `demo/first/plan-well`; what you say here follows it."
            " Move it to data/local/frameworks/demo/first.yml, below `practices: plan-well:`."
        ),
        (
            "data/local/frameworks/demo/first.yml:9:7: warning target-moved"
            " demo/first/plan-well/one-shelf: `demo/first/store/shelf` is now"
            " `demo/first/plan-well/one-shelf`; what you say here follows it. Move it to"
            " data/local/frameworks/demo/first.yml, below `practices: plan-well: signs:"
            " one-shelf:`."
        ),
    ]


def test_a_neighbour_that_has_gone_elsewhere_stops_nothing(tmp_path: Path) -> None:
    data, lines = reported(
        tmp_path,
        MOVED
        + dedent("""\
            ==> data/local/frameworks/demo/first.yml
            practices:
              store:
                signs:
                  lid: {text: The box has a lid., after: shelf}
            """),
    )
    store = data.project.frameworks["demo"].sections["first"].practices["store"]
    assert list(store.columns["signs"]) == ["box", "lid"]
    assert lines == [
        "data/local/frameworks/demo/first.yml:4:46: warning target-moved demo/first/store/lid:"
        " `shelf` is now `demo/first/plan-well/one-shelf`, so that this cannot stand after it. Name"
        " another neighbor, or delete this line."
    ]


def test_a_section_that_is_another_framework_s_now_takes_its_changes_along(tmp_path: Path) -> None:
    framework = dedent("""\
        title: Other
        version: "1"
        summary: Another one with a plan.
        source: {title: Other, publisher: Us, wording: own, rights: Ours.}
        columns: {signs: {title: Signs}}
        sections: [second]
        """)
    data, lines = reported(
        tmp_path,
        "==> data/frameworks/other/framework.yml\n"
        + framework
        + dedent("""\
            ==> data/frameworks/other/second.yml
            title: Second
            summary: What comes second.
            was: demo/second
            questions:
              how: How do we go on?
            ==> data/local/frameworks/demo/second.yml
            questions:
              how: {text: How do we all go on?, replaces: How do we go on?}
            """),
    )
    assert (
        data.project.frameworks["other"].sections["second"].questions["how"].text
        == "How do we all go on?"
    )
    assert list(data.project.frameworks["demo"].sections) == ["first"]
    assert len(lines) == 1
    assert "Move it to data/local/frameworks/other/second.yml." in lines[0]


def test_what_is_gone_below_is_not_shown_as_one_s_own(tmp_path: Path) -> None:
    data, lines = reported(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/first.yml
            practices:
              celebrate:
                signs:
                  cake: {text: We have cake., replaces: There is cake.}
            """),
    )
    assert list(data.project.frameworks["demo"].sections["first"].practices) == ["plan-well"]
    assert [found.split(": ")[1] for found in lines] == ["warning missing-target"]


def test_a_page_that_calls_an_old_address_is_told_the_new_one(tmp_path: Path) -> None:
    draw(tmp_path, MOVED)
    with pytest.raises(UnknownAddressError) as raised:
        HtmlRenderer(load_dataset(tmp_path)).check_call("practice", "demo/first/planning")
    assert raised.value.help == "It has moved: write `demo/first/plan-well`."


def test_an_order_of_one_s_own_holds_for_the_sections_that_it_knows(tmp_path: Path) -> None:
    """A section that upstream adds comes last, and is told of; it does not stop the site."""
    data, lines = reported(
        tmp_path,
        dedent("""\
            ==> data/frameworks/demo/framework.yml
            title: Demo framework
            short_title: Demo
            version: "1"
            summary: A framework for trying things out.
            source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
            columns: {signs: {title: Signs, level: district, required: true}}
            sections: [first, new, second]
            ==> data/frameworks/demo/new.yml
            title: New
            summary: What is new.
            questions: {what: What is new?}
            ==> data/frameworks/demo/second.yml
            title: Second
            summary: What is next.
            questions: {who: Who is next?}
            ==> data/local/frameworks/demo/framework.yml
            sections: [second, first]
            """),
    )
    assert list(data.project.frameworks["demo"].sections) == ["second", "first", "new"]
    assert lines == [
        "data/local/frameworks/demo/framework.yml:1:11: warning unlisted-section demo/new: new.yml"
        " is not among the framework's `sections`. Add `- new` to `sections`, or omit it in"
        " new.yml."
    ]


def test_what_a_layer_lists_relates_and_requires_follows_what_has_moved(tmp_path: Path) -> None:
    below = dedent("""\
        ==> data/frameworks/demo/framework.yml
        title: Demo framework
        short_title: Demo
        version: "1"
        summary: A framework for trying things out.
        source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
        columns: {signs: {title: Signs}}
        sections: [first, second]
        ==> data/frameworks/demo/second.yml
        title: Second
        summary: What is next.
        was: demo/next
        questions: {who: Who is next?}
        """)
    layer = dedent("""\
        ==> data/local/frameworks/demo/framework.yml
        sections:
          - next
          - first
        columns: {signs: {required: [first/planning]}}
        relation_kinds: {follows: {title: follows}, beside: {title: stand beside each other}}
        relations:
          - {from: first/planning, kind: follows, to: first/store}
          - {among: [first/store, next], kind: beside}
        """)
    data, lines = reported(tmp_path, MOVED + below + layer)
    framework = data.project.frameworks["demo"]
    assert list(framework.sections) == ["second", "first"]
    assert framework.columns["signs"].required == ("first/plan-well",)
    assert (framework.relations[0].from_, framework.relations[1].among) == (
        "first/plan-well",
        ("first/store", "second"),
    )
    told = [found.partition("framework.yml:")[2].partition(",")[0] for found in lines]
    assert told == [
        "2:5: warning target-moved demo: `next` is now `second`",
        "4:30: warning target-moved demo: `first/planning` is now `first/plan-well`",
        "7:12: warning target-moved demo: `first/planning` is now `first/plan-well`",
        "8:27: warning target-moved demo: `next` is now `second`",
    ]


def test_what_a_layer_names_and_upstream_takes_away_stops_nothing(tmp_path: Path) -> None:
    """Lists of names quote nothing; so only a slip of the hand is an error."""
    layer = dedent("""\
        ==> data/local/site.yml
        frameworks: [demo, another]
        ==> data/local/glossary.yml
        plan: {see: [celebration]}
        ==> data/local/frameworks/demo/framework.yml
        sections: [first, last]
        columns: {signs: {required: [last]}}
        relation_kinds: {follows: {title: follows}}
        relations:
          - {from: first, kind: follows, to: last}
        ==> data/local/frameworks/demo/first.yml
        practices: {plan-well: {signs: {ours: {text: We share it., after: celebrated}}}}
        """)
    data, _ = reported(tmp_path, layer)
    assert [(problem.code, problem.severity) for problem in check(data)] == [
        ("bad-position", "warning"),
        ("missing-file", "warning"),
        ("unknown-required", "warning"),
        ("relation-ends", "warning"),
        ("glossary-reference", "warning"),
        ("shown-framework", "warning"),
    ]
    assert list(data.project.frameworks["demo"].sections) == ["first"]
    assert "First section" in HtmlRenderer(data).render("framework", "demo", "demo/").html
