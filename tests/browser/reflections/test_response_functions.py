"""What the scripts make of responses: their order, and what does not apply."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.layers.load import load_dataset
from macros.views.reflection import build_reflection_outline
from tests.support.drawing import draw
from tests.support.scripted_framework import FRAMEWORK

NOT_APPLICABLE = """
==> data/local/site.yml
responses: {statement: {apart: Does not apply}}
not_applicable: apart
"""


def test_a_scale_that_begins_with_the_best_falls_in_every_measure(ask: Callable[..., Any]) -> None:
    measured = ask(
        """(() => { const framework = indexFramework({ ...given, best_first: [0] });
          const element = framework.elements.get("demo/new/plan/a");
          const { low, high } = measureSpread(
            framework, element, new Map([["no", 1], ["partly", 2], ["unsure", 1]]));
          return [low, high, ["no", "partly", "yes", "unsure"].map(
            (key) => getPosition(framework, element, key))]; })()""",
        FRAMEWORK,
    )
    assert measured == ["Partly", "No", [1, 0.5, 0, None]]


def test_what_does_not_apply_is_answered_and_stands_outside_the_order(
    ask: Callable[..., Any], tmp_path: Path
) -> None:
    draw(tmp_path, NOT_APPLICABLE)
    answered, positions = ask(
        """(() => { const framework = indexFramework(given);
        const element = framework.groups[0].asked[0];
        const empty = REFLECTION_FORMAT.begin(framework, "");
        const record = changeEntry(framework, empty, element.address, "response", "apart");
        const { placed } = placeAnswers(framework, record);
        return [countProgress(framework.groups, placed).answered,
          ["yes", "no", "apart"].map(key => getPosition(framework, element, key))]; })()""",
        build_reflection_outline(load_dataset(tmp_path), "demo"),
    )
    assert answered == 1
    assert positions == [0, 1, None]


def test_that_a_statement_does_not_apply_is_offered_once(ask: Callable[..., Any]) -> None:
    """Beside a set that has no such response, and of statements alone."""
    said = """((more, number) => {
      const now = { ...framework, ...more };
      const element = now.elements.get(number);
      const record = { responses: new Map([[number, { response: "apart", text: "" }]]) };
      const answer = practiceProfiles.placeAnswers(now, record).placed.get(number);
      const keys = practiceProfiles.getChoiceSet(now, element).map(([key]) => key);
      return [keys, answer.unknown, practiceProfiles.getPosition(now, element, "apart")];
    })(given[0], given[1])"""
    statement, question = "demo/new/plan/a", "demo/new/plan/e"
    offered = ["no", "partly", "yes", "unsure"]
    apart = {"not_applicable": "apart", "does_not_apply": "Does not apply"}
    assert ask(said, [apart, statement]) == [[*offered, "apart"], False, None]
    assert ask(said, [apart, question]) == [["one"], True, None]
    assert ask(said, [{}, statement]) == [offered, True, None]
    own = {**apart, "not_applicable": "unsure"}
    assert ask(said, [own, statement])[0] == offered
