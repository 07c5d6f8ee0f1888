"""Layers: what a fork says stands over what is below, and every text knows where it came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.layers.load import Dataset, load_dataset
from macros.outputs.html.renderer import HtmlRenderer
from macros.rules import check
from macros.source.tree import SourceLocation, TextNode, find_node
from tests.support.drawing import draw

FIRST = ("frameworks", "demo", "sections", "first")
PLAN = (*FIRST, "practices", "plan-well")


def over(tmp_path: Path, drawing: str) -> Dataset:
    draw(tmp_path, drawing)
    return load_dataset(tmp_path)


def text_at(data: Dataset, *location: str) -> TextNode:
    node = find_node(data.tree, location).node
    assert isinstance(node, TextNode)
    return node


def test_a_reworded_statement_knows_both_wordings_and_both_places(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        "==> data/local/frameworks/demo/first.yml\n"
        "practices:\n"
        "  plan-well:\n"
        "    signs:\n"
        "      one-plan:\n"
        "        text: Our district has one plan.\n"
        "        replaces: The district has one plan.\n"
        "        reason: We say our.\n"
        "        note: Ask at the front desk.\n",
    )
    statement = data.project.frameworks["demo"].sections["first"].practices["plan-well"].columns["signs"]["one-plan"]
    assert statement.text == "Our district has one plan."
    assert statement.note == "Ask at the front desk."
    text = text_at(data, *PLAN, "signs", "one-plan", "text")
    assert text.place == SourceLocation("data/local/frameworks/demo/first.yml", 5, 15, "local")
    assert text.change
    assert text.change.below == TextNode(
        "The district has one plan.", SourceLocation("data/frameworks/demo/first.yml", 7, 17, "upstream")
    )
    assert text.change.replaces
    assert text.change.replaces.value == "The district has one plan."
    assert text.change.reason
    assert text.change.reason.value == "We say our."
    assert not check(data)


def test_short_and_long_forms_lie_over_each_other(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        "==> data/local/frameworks/demo/first.yml\n"
        "title: {text: Our first section, since: '2026'}\n"
        "practices:\n"
        "  plan-well:\n"
        "    signs:\n"
        "      one-plan: {note: A note alone.}\n"
        "questions:\n"
        "  why: Why does our plan matter?\n",
    )
    section = data.project.frameworks["demo"].sections["first"]
    assert section.title == "Our first section"
    assert section.summary == "What comes first."
    assert section.practices["plan-well"].columns["signs"]["one-plan"].text == "The district has one plan."
    assert section.practices["plan-well"].columns["signs"]["one-plan"].note == "A note alone."
    assert section.questions["why"].text == "Why does our plan matter?"


def test_a_column_with_a_statement_called_text_is_not_taken_for_a_text(tmp_path: Path) -> None:
    part = (
        "title: First section\nsummary: What comes first.\npractices:\n  plan-well:\n    title: Plan well\n    signs:\n"
    )
    data = over(
        tmp_path,
        f"==> data/frameworks/demo/first.yml\n{part}      text: The plan is a text.\n"
        "==> data/local/frameworks/demo/first.yml\n"
        "practices:\n  plan-well:\n    signs:\n      text: {text: Our plan is a text., reason: Ours.}\n",
    )
    practice = data.project.frameworks["demo"].sections["first"].practices["plan-well"]
    assert {key: s.text for key, s in practice.columns["signs"].items()} == {"text": "Our plan is a text."}


def test_new_entries_take_the_place_they_ask_for(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        "==> data/local/frameworks/demo/first.yml\n"
        "practices:\n"
        "  plan-well:\n"
        "    signs:\n"
        "      last: Comes last.\n"
        "      second: {text: Comes second., after: one-plan}\n"
        "      third: {text: Comes third., after: one-plan}\n"
        "      zeroth: {text: Comes before., before: one-plan}\n"
        "      fourth: {text: Comes fourth., after: third}\n"
        "==> data/local/frameworks/demo/extra.yml\n"
        "before: first\n"
        "title: Extra\nsummary: Ours alone.\npractices:\n  ours: {title: Ours, signs: {one: We do this.}}\n",
    )
    framework = data.project.frameworks["demo"]
    order = list(framework.sections["first"].practices["plan-well"].columns["signs"])
    assert order == ["zeroth", "one-plan", "second", "third", "fourth", "last"]
    assert list(framework.sections) == ["extra", "first"]
    assert not check(data)


def test_what_is_omitted_is_gone_from_the_model_and_kept_in_the_tree(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        "==> data/local/frameworks/demo/first.yml\nquestions:\n  why:\n    omit: We know why.\n",
    )
    assert not data.project.frameworks["demo"].sections["first"].questions
    found = find_node(data.tree, (*FIRST, "questions", "why"))
    assert found.omitted
    assert found.omitted.value == "We know why."
    assert "demo/first/why" in data.omitted


def test_a_column_that_is_left_out_takes_along_what_is_said_in_it(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        "==> data/frameworks/demo/framework.yml\n"
        'title: Demo framework\nversion: "1"\nsummary: A framework for trying things out.\n'
        "source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}\n"
        "columns: {signs: {title: Signs}, scale: {title: Scale, required: true}}\nsections: [first]\n"
        "relation_kinds: {follows: {title: follows}}\n"
        "relations: [{from: first/plan-well/each, kind: follows, to: first/plan-well}]\n"
        "==> data/frameworks/demo/first.yml\n"
        "title: First section\nsummary: What comes first.\npractices:\n  plan-well:\n    title: Plan well\n"
        "    signs: {one-plan: The district has one plan.}\n    scale: {each: Each school has it.}\n"
        "==> data/local/frameworks/demo/framework.yml\ncolumns: {scale: {omit: We have one school.}}\n",
    )
    assert check(data) == []
    assert [thing.key for thing in data.elements_by_framework["demo"] if thing.kind == "statement"] == ["one-plan"]
    assert "demo/first/plan-well/each" in data.omitted
    # It is told of once, where it is left out.
    assert [location for location, _ in data.adapted_entries] == [("frameworks", "demo", "columns", "scale")]
    guide = HtmlRenderer(data).render("guide", "demo/first", "demo/first/guide/").html
    assert "The district has one" in guide
    assert "Each school has it." not in guide


def test_an_emptied_column_is_reported_where_the_layer_empties_it(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        "==> data/local/frameworks/demo/first.yml\n"
        "practices:\n  plan-well:\n    signs:\n      one-plan:\n        omit: Not ours.\n",
    )
    places = {(p.code, p.place.path, p.place.line) for p in check(data)}
    assert ("empty-column", "data/local/frameworks/demo/first.yml", 5) in places


def test_a_third_layer_lies_over_the_second(tmp_path: Path) -> None:
    draw(
        tmp_path,
        "==> data/local/frameworks/demo/first.yml\n"
        "practices: {plan-well: {signs: {one-plan: Our district has one plan.}}}\n"
        "==> data/translations/es/frameworks/demo/first.yml\n"
        "practices:\n"
        "  plan-well:\n"
        "    signs:\n"
        "      one-plan: {text: El distrito tiene un plan., replaces: The district has one plan.}\n",
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
        "==> data/local/frameworks/demo/framework.yml\nomit: We use our own.\n"
        "==> data/local/frameworks/ours/framework.yml\n"
        'title: Ours\nversion: "1"\nsummary: Our own one about the plan.\n'
        "source: {title: Ours, publisher: Us, wording: own, rights: Ours.}\n"
        "columns: {signs: {title: Signs, required: true}}\nsections: [only]\n"
        "==> data/local/frameworks/ours/only.yml\n"
        "title: Only\nsummary: The only one.\npractices: {do: {title: Do, signs: {it: We do it.}}}\n",
    )
    assert list(data.project.frameworks) == ["ours"]
    assert not check(data)


def test_what_stands_beside_an_omission_is_told_not_to_be_shown(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        "==> data/local/frameworks/demo/first.yml\nomit: We have another one.\ntitle: Our own\n"
        "==> data/local/frameworks/demo/ours.yml\ntitle: Ours\nsummary: About a plan.\nquestions: {how: How?}\n",
    )
    assert [(problem.code, problem.severity, problem.place.line) for problem in check(data)] == [
        ("misused-keyword", "warning", 2)
    ]


def test_what_stands_in_another_file_of_an_omitted_framework_is_told_there(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        "==> data/local/frameworks/demo/framework.yml\nomit: We have another one.\n"
        "==> data/local/frameworks/demo/first.yml\ntitle: {text: Ours, replaces: First section}\n"
        "==> data/local/site.yml\nframeworks: [ours]\n"
        "==> data/local/frameworks/ours/framework.yml\n"
        'title: Ours\nversion: "1"\nsummary: About a plan.\nsections: [only]\n'
        "source: {title: Ours, publisher: Us, wording: own, rights: Ours.}\n"
        "==> data/local/frameworks/ours/only.yml\ntitle: Only\nsummary: One.\nquestions: {why: Why?}\n",
    )
    assert [(problem.code, problem.place.path, problem.place.line) for problem in check(data)] == [
        ("misused-keyword", "data/local/frameworks/demo/first.yml", 1)
    ]


def test_an_omission_says_why(tmp_path: Path) -> None:
    """`omit: false` must not leave anything out without a word."""
    data = over(tmp_path, "==> data/local/frameworks/demo/first.yml\nquestions: {why: {omit: false}}\n")
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
def test_a_wrong_shape_is_told_where_the_layer_makes_it(tmp_path: Path, file: str, text: str, line: int) -> None:
    site = "name: Demo\nlanguage: en\nresponses:\n  statement: {yes: Yes, unsure: Not sure}\n  question: {no: No}\n"
    data = over(tmp_path, f"==> data/site.yml\n{site}aside: [unsure]\n==> data/local/{file}\n{text}")
    assert {(problem.place.path, problem.place.line) for problem in check(data)} == {(f"data/local/{file}", line)}


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
def test_a_misspelt_layer_s_word_is_told_with_the_right_one(tmp_path: Path, typed: str, meant: str) -> None:
    statement = f"practices:\n  plan-well:\n    signs:\n      one-plan:\n        {typed}: We say so.\n"
    data = over(tmp_path, f"==> data/local/frameworks/demo/first.yml\n{statement}")
    assert [(problem.code, problem.place.line, problem.help) for problem in check(data)] == [
        ("unknown-key", 5, f"Did you mean `{meant}`?")
    ]


@pytest.mark.parametrize(
    ("layer", "line", "meant"),
    [
        ("ommit: Not ours.\n", 1, "omit"),
        ("title:\n  text: Our first\n  replases: First section\n", 3, "replaces"),
        ("practices:\n  plan-well:\n    ommit: Not ours.\n", 3, "omit"),
        ("practices:\n  plan-well:\n    local_notes: Ask us.\n", 3, "local_note"),
        ("questions:\n  why:\n    reasons: Ours.\n", 3, "reason"),
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
    words = "omit, local_note, after, before, replaces, reason, since, by, source_note, was, retired, text"
    assert [problem.help.partition(", label")[0] for problem in check(data)] == [f"Known are: {words}"]


def test_a_layer_s_word_is_no_key_of_what_lies_below_the_layers(tmp_path: Path) -> None:
    data = over(
        tmp_path,
        "==> data/frameworks/demo/first.yml\ntitle: First\nsummary: About a plan.\nsource_notes: Ours.\n"
        "questions: {why: {text: Why?, because: Ours.}}\n",
    )
    helps = [problem.help for problem in check(data) if problem.code == "unknown-key"]
    assert helps == [
        "Did you mean `source_note`?",
        "Known are: source_note, was, retired, text, note, origin, responses.",
    ]
