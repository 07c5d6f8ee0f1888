"""Layers: what a fork says stands over what is below, and every text knows where it came from."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.html.renderer import HtmlRenderer
from macros.rules import check
from macros.source.tree import SourceLocation, TextNode, find_node
from tests.support.drawing import draw
from tests.support.layered import over

FIRST = ("frameworks", "demo", "sections", "first")
PLAN = (*FIRST, "practices", "plan-well")


def text_at(data: Dataset, *location: str) -> TextNode:
    node = find_node(data.tree, location).node
    assert isinstance(node, TextNode)
    return node


def test_a_reworded_statement_knows_both_wordings_and_both_places(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/first.yml
            practices:
              plan-well:
                signs:
                  one-plan:
                    text: Our district has one plan.
                    replaces: The district has one plan.
                    reason: We say our.
                    note: Ask at the front desk.
            """),
    )
    statement = (
        data.project.frameworks["demo"]
        .sections["first"]
        .practices["plan-well"]
        .columns["signs"]["one-plan"]
    )
    assert statement.text == "Our district has one plan."
    assert statement.note == "Ask at the front desk."
    text = text_at(data, *PLAN, "signs", "one-plan", "text")
    assert text.place == SourceLocation("data/local/frameworks/demo/first.yml", 5, 15, "local")
    assert text.change
    assert text.change.below == TextNode(
        "The district has one plan.",
        SourceLocation("data/frameworks/demo/first.yml", 7, 17, "upstream"),
    )
    assert text.change.replaces
    assert text.change.replaces.value == "The district has one plan."
    assert text.change.reason
    assert text.change.reason.value == "We say our."
    assert not check(data)


def test_short_and_long_forms_lie_over_each_other(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/first.yml
            title: {text: Our first section, since: '2026'}
            practices:
              plan-well:
                signs:
                  one-plan: {note: A note alone.}
            questions:
              why: Why does our plan matter?
            """),
    )
    section = data.project.frameworks["demo"].sections["first"]
    assert section.title == "Our first section"
    assert section.summary == "What comes first."
    assert (
        section.practices["plan-well"].columns["signs"]["one-plan"].text
        == "The district has one plan."
    )
    assert section.practices["plan-well"].columns["signs"]["one-plan"].note == "A note alone."
    assert section.questions["why"].text == "Why does our plan matter?"


def test_a_column_with_a_statement_called_text_is_not_taken_for_a_text(tmp_path: Path) -> None:
    part = dedent("""\
        title: First section
        summary: What comes first.
        practices:
          plan-well:
            title: Plan well
            signs:
        """)
    data = over(
        tmp_path,
        "==> data/frameworks/demo/first.yml\n"
        + part
        + dedent("""\
                  text: The plan is a text.
            ==> data/local/frameworks/demo/first.yml
            practices:
              plan-well:
                signs:
                  text: {text: Our plan is a text., reason: Ours.}
            """),
    )
    practice = data.project.frameworks["demo"].sections["first"].practices["plan-well"]
    assert {key: s.text for key, s in practice.columns["signs"].items()} == {
        "text": "Our plan is a text."
    }


def test_new_entries_take_the_place_they_ask_for(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/first.yml
            practices:
              plan-well:
                signs:
                  last: Comes last.
                  second: {text: Comes second., after: one-plan}
                  third: {text: Comes third., after: one-plan}
                  zeroth: {text: Comes before., before: one-plan}
                  fourth: {text: Comes fourth., after: third}
            ==> data/local/frameworks/demo/extra.yml
            before: first
            title: Extra
            summary: Ours alone.
            practices:
              ours: {title: Ours, signs: {one: We do this.}}
            """),
    )
    framework = data.project.frameworks["demo"]
    order = list(framework.sections["first"].practices["plan-well"].columns["signs"])
    assert order == ["zeroth", "one-plan", "second", "third", "fourth", "last"]
    assert list(framework.sections) == ["extra", "first"]
    assert not check(data)


def test_what_is_omitted_is_gone_from_the_model_and_kept_in_the_tree(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/first.yml
            questions:
              why:
                omit: We know why.
            """),
    )
    assert not data.project.frameworks["demo"].sections["first"].questions
    found = find_node(data.tree, (*FIRST, "questions", "why"))
    assert found.omitted
    assert found.omitted.value == "We know why."
    assert "demo/first/why" in data.omitted


def test_a_column_that_is_left_out_takes_along_what_is_said_in_it(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        dedent("""\
            ==> data/frameworks/demo/framework.yml
            title: Demo framework
            version: "1"
            summary: A framework for trying things out.
            source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
            columns: {signs: {title: Signs}, scale: {title: Scale, required: true}}
            sections: [first]
            relation_kinds: {follows: {title: follows}}
            relations: [{from: first/plan-well/each, kind: follows, to: first/plan-well}]
            ==> data/frameworks/demo/first.yml
            title: First section
            summary: What comes first.
            practices:
              plan-well:
                title: Plan well
                signs: {one-plan: The district has one plan.}
                scale: {each: Each school has it.}
            ==> data/local/frameworks/demo/framework.yml
            columns: {scale: {omit: We have one school.}}
            """),
    )
    assert check(data) == []
    assert [
        thing.key for thing in data.elements_by_framework["demo"] if thing.kind == "statement"
    ] == ["one-plan"]
    assert "demo/first/plan-well/each" in data.omitted
    # It is told of once, where it is left out.
    assert [location for location, _ in data.adapted_entries] == [
        ("frameworks", "demo", "columns", "scale")
    ]
    guide = HtmlRenderer(data).render("guide", "demo/first", "demo/first/guide/").html
    assert "The district has one" in guide
    assert "Each school has it." not in guide


def test_a_third_layer_lies_over_the_second(tmp_path: Path) -> None:
    draw(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/first.yml
            practices: {plan-well: {signs: {one-plan: Our district has one plan.}}}
            ==> data/translations/es/frameworks/demo/first.yml
            practices:
              plan-well:
                signs:
                  one-plan: {text: El distrito tiene un plan., replaces: The district has one plan.}
            """),
    )
    layers = {"upstream": "data", "local": "data/local", "es": "data/translations/es"}
    data = load_dataset(tmp_path, layers)
    text = text_at(data, *PLAN, "signs", "one-plan")
    assert text.value == "El distrito tiene un plan."
    assert text.place.layer == "es"
    assert text.change
    assert text.change.below
    assert text.change.below.value == "Our district has one plan."
    # The wording translated is no longer the one below: that is how a stale translation shows.
    assert text.change.replaces
    assert text.change.replaces.value != text.change.below.value


def test_an_empty_layer_changes_nothing(tmp_path: Path) -> None:
    draw(tmp_path, "==> data/local/glossary.yml\n# nothing yet\n")
    (tmp_path / "data/local/README.md").write_text("Yours.")
    with_layer = load_dataset(tmp_path)
    assert with_layer.tree == load_dataset(tmp_path, {"upstream": "data"}).tree
    assert not check(with_layer)


def test_a_layer_can_bring_a_whole_framework_and_leave_one_out(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        dedent("""\
            ==> data/local/frameworks/demo/framework.yml
            omit: We use our own.
            ==> data/local/frameworks/ours/framework.yml
            title: Ours
            version: "1"
            summary: Our own one about the plan.
            source: {title: Ours, publisher: Us, wording: own, rights: Ours.}
            columns: {signs: {title: Signs, required: true}}
            sections: [only]
            ==> data/local/frameworks/ours/only.yml
            title: Only
            summary: The only one.
            practices: {do: {title: Do, signs: {it: We do it.}}}
            """),
    )
    assert list(data.project.frameworks) == ["ours"]
    assert not check(data)
