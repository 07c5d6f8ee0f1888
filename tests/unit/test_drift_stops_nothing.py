"""No merge of upstream stops a fork's site: what upstream makes wrong in a layer is a warning."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.layers.load import load_dataset
from macros.rules import check
from tests.support.drawing import BASE, draw

FRAMEWORK = BASE.partition("==> data/frameworks/demo/framework.yml\n")[2].partition("==> ")[0]
SITE = """==> data/site.yml
name: Demo
language: en
responses:
  statement: {started: Begun, done: Done}
  question: {clear: Clear}
"""
LEVELS = FRAMEWORK.replace("sections:", "levels: {building: Building}\nsections:")
OTHER = (
    '==> data/frameworks/other/framework.yml\ntitle: Other\nversion: "1"\n'
    "summary: Another one with a plan.\n"
    "source: {title: Other, publisher: Us, wording: own, rights: Ours.}\n"
    "levels: {school: School}\ncolumns: {signs: {title: Signs, level: school}}\n"
    "sections: [second]\n"
    "==> data/frameworks/other/second.yml\ntitle: Second\nsummary: What is second.\n"
    "questions: {how: How do we go on?}\n"
)
STEPS = (
    "==> data/facilitation.yml\nagenda:\n"
    '  open: {title: Open, minutes: {"60": 20}}\n  close: {title: Close, minutes: {"60": 40}}\n'
)

#: What upstream has now, what the layer says, and the code of the warning.
CASES = {
    "a message renamed, quoted": (
        "==> data/messages.yml\nfooter-privacy: We keep nothing.\n",
        "==> data/local/messages.yml\nfooter-private: {text: Ours., replaces: We keep nothing.}\n",
        "missing-target",
    ),
    "a message renamed by a letter, not quoted": (
        "==> data/messages.yml\nsearches: Search\n",
        "==> data/local/messages.yml\nsearch: Find\n",
        "unknown-message",
    ),
    "a response renamed, quoted": (
        SITE,
        "==> data/local/site.yml\nresponses: {statement: {start: {text: On the way, replaces: "
        "Begun}}}\n",
        "missing-target",
    ),
    "a response renamed, not quoted": (
        SITE,
        "==> data/local/site.yml\nresponses: {statement: {start: On the way}}\n",
        "possible-typo",
    ),
    "a glossary key renamed": (
        "",
        "==> data/local/glossary.yml\nplans: {text: {text: Ours., replaces: What a district "
        "means to do.}}\n",
        "missing-target",
    ),
    "a level renamed, that another framework has still": (
        f"==> data/frameworks/demo/framework.yml\n{LEVELS}{OTHER}",
        "==> data/local/frameworks/demo/framework.yml\n"
        "levels: {school: {text: Campus, replaces: School}}\n",
        "missing-target",
    ),
    "a level taken away, not quoted": (
        "",
        "==> data/local/frameworks/demo/framework.yml\nlevels: {districts: Area}\n",
        "unused-part",
    ),
    "a framework taken away, to which the layer added": (
        "",
        "==> data/local/frameworks/gone/first.yml\n"
        "practices: {plan: {signs: {ours: We share it.}}}\n",
        "orphan-addition",
    ),
    "a framework taken away, to which the layer added a section": (
        "",
        "==> data/local/frameworks/demos/ours.yml\ntitle: Ours\nsummary: It is ours.\n"
        "questions: {who: Who is it?}\n",
        "orphan-addition",
    ),
    "a column taken away, to which the layer added": (
        "",
        "==> data/local/frameworks/demo/first.yml\npractices: {plan-well: {sign: {ours: We share "
        "it.}}}\n",
        "unknown-column",
    ),
    "a set of responses taken away": (
        "",
        "==> data/local/frameworks/demo/first.yml\n"
        "practices: {plan-well: {signs: {ours: {text: We share it., responses: depth}}}}\n",
        "unknown-responses",
    ),
    "a practice renamed by a letter": (
        "",
        "==> data/local/frameworks/demo/first.yml\n"
        "practices: {plans-well: {signs: {ours: We share it.}}}\n",
        "orphan-addition",
    ),
    "a statement moved to another practice": (
        "==> data/frameworks/demo/first.yml\ntitle: First section\nsummary: What comes first.\n"
        "practices:\n"
        "  plan-well: {title: Plan well, signs: {two-plans: The district has two plans.}}\n"
        "  share: {title: Share, signs: {one-plan: The district has one plan.}}\n",
        "==> data/local/frameworks/demo/first.yml\n"
        "practices: {plan-well: {signs: {one-plan: {text: Ours., replaces: The district has one "
        "plan.}}}}\n",
        "misplaced-key",
    ),
    "a neighbor renamed by a letter": (
        "",
        "==> data/local/frameworks/demo/first.yml\n"
        "practices: {plan-well: {signs: {ours: {text: We share it., after: one-plans}}}}\n",
        "bad-position",
    ),
    "a listed framework renamed by a letter": (
        OTHER,
        "==> data/local/site.yml\nframeworks: [demo, others]\n",
        "shown-framework",
    ),
    "a term that upstream explains now too": (
        "",
        "==> data/local/glossary.yml\nour-plan: {term: plan, text: What we do.}\n",
        "duplicate-term",
    ),
    "other minutes of a step": (
        STEPS,
        '==> data/local/facilitation.yml\nagenda: {open: {minutes: {"60": {text: "10", replaces: '
        '"10"}}}}\n',
        "agenda-minutes",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_upstream_makes_wrong_is_a_warning(case: str, tmp_path: Path) -> None:
    upstream, layer, code = CASES[case]
    draw(tmp_path, upstream + layer)
    problems = check(load_dataset(tmp_path))
    assert code in {problem.code for problem in problems}
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_what_is_quoted_tells_by_which_name_it_goes_now(tmp_path: Path) -> None:
    """Also where the names have nothing in common, if one thing alone has the quoted text."""
    levels = FRAMEWORK.replace("sections:", "levels: {building: School, area: Area}\nsections:")
    layer = "==> data/local/frameworks/demo/framework.yml\nlevels: {OURS}\n"
    quoting = "school: {text: Campus, replaces: School}"
    for ours, help in (
        (quoting, "Did you mean `building`?"),
        (f"{quoting}, building: House", "Delete it; or keep it as your own, without `replaces`."),
    ):
        drawing = layer.replace("OURS", ours)
        draw(tmp_path, f"==> data/frameworks/demo/framework.yml\n{levels}{drawing}")
        helps = [
            each.help for each in check(load_dataset(tmp_path)) if each.code == "missing-target"
        ]
        assert helps == [help]
