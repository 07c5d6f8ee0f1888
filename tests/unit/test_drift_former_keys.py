"""`was` on messages, responses, levels, columns, entries of the glossary and frameworks."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.layers.load import load_dataset
from macros.rules import check
from macros.source.tree import TextNode, find_node
from tests.support.drawing import BASE, draw

FRAMEWORK = BASE.partition("==> data/frameworks/demo/framework.yml\n")[2].partition("==> ")[0]

#: What upstream has now, what the layer says by the old key, and where its text is to stand.
CASES = {
    "message": (
        "==> data/messages.yml\nfooter-privacy: {text: We keep nothing., was: footer-private}\n",
        "==> data/local/messages.yml\nfooter-private: {text: Ours., replaces: We keep nothing.}\n",
        ("messages", "footer-privacy"),
    ),
    "response": (
        "==> data/site.yml\nname: Demo\nlanguage: en\nresponses:\n"
        "  statement: {in-part: {text: In part, was: partly}, done: Done}\n"
        "  question: {clear: Clear}\n",
        "==> data/local/site.yml\nresponses: {statement: {partly: Ours.}}\n",
        ("site", "responses", "statement", "in-part"),
    ),
    "level": (
        "==> data/frameworks/demo/framework.yml\n"
        + FRAMEWORK.replace(
            "sections:", "levels: {district: {text: District, was: area}}\nsections:"
        ),
        "==> data/local/frameworks/demo/framework.yml\n"
        "levels: {area: {text: Ours., replaces: District}}\n",
        ("frameworks", "demo", "levels", "district"),
    ),
    "glossary": (
        "==> data/glossary.yml\nplan: {term: plan, text: What a district means to do., was: "
        "[plans, scheme]}\n",
        "==> data/local/glossary.yml\nscheme: {text: {text: Ours., replaces: What a district "
        "means to do.}}\n",
        ("glossary", "plan", "text"),
    ),
    "framework": (
        "==> data/frameworks/demo/framework.yml\n" + FRAMEWORK + "was: trial\n",
        "==> data/local/frameworks/trial/framework.yml\n"
        "title: {text: Ours., replaces: Demo framework}\n",
        ("frameworks", "demo", "title"),
    ),
    "column": (
        "==> data/frameworks/demo/framework.yml\n"
        + FRAMEWORK.replace("title: Signs,", "title: Signs, was: marks,"),
        "==> data/local/frameworks/demo/first.yml\npractices: {plan-well: {marks: "
        "{ours: We share it., one-plan: {text: Ours., replaces: The district has one plan.}}}}\n",
        ("frameworks", "demo", "sections", "first", "practices", "plan-well", "signs", "one-plan"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_follows_a_renamed_key_in_one_line(case: str, tmp_path: Path) -> None:
    upstream, layer, location = CASES[case]
    draw(tmp_path, upstream + layer)
    data = load_dataset(tmp_path)
    problems = check(data)
    assert [(problem.code, problem.severity, bool(problem.address)) for problem in problems] == [
        ("target-moved", "warning", True)
    ]
    node = find_node(data.tree, location).node
    assert isinstance(node, TextNode)
    assert node.value == "Ours."
    draw(tmp_path / "alone", upstream)
    assert check(load_dataset(tmp_path / "alone")) == []
