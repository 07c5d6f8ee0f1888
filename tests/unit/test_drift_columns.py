"""What a layer says follows a statement to another column, and a column to another name."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from macros.layers.load import load_dataset
from macros.rules import check
from tests.support.drawing import draw
from tests.support.reports import reported


def test_another_column_of_the_same_practice_is_no_wrong_place(tmp_path: Path) -> None:
    """It changes no address; and what upstream does stops nothing."""
    data, _ = reported(
        tmp_path,
        dedent("""\
            ==> data/frameworks/demo/framework.yml
            title: Demo framework
            version: "1"
            summary: A framework for trying things out.
            source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
            columns: {signs: {title: Signs}, scale: {title: Scale}}
            sections: [first]
            ==> data/frameworks/demo/first.yml
            title: First
            summary: What comes first.
            practices:
              plan-well:
                title: Plan well
                signs: {other: A plan.}
                scale: {one-plan: The district has one plan.}
            ==> data/local/frameworks/demo/first.yml
            practices: {plan-well: {signs: {one-plan: {text: Ours., replaces: The district has one plan.}}}}
            """),  # noqa: E501
    )
    assert "error" not in {problem.severity for problem in check(data)}


COLUMNS = """
==> data/frameworks/demo/framework.yml
title: Demo framework
version: "1"
summary: A framework for trying things out.
source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
columns: {DOING: {title: What we do}, scale: {title: In schools}}
sections: [first]
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    DOING:
      one-plan: The district has one plan.
    scale:
      shelf: {text: The plan has a shelf., items: {box: On the shelf stands a box., lid: The box has a lid.}}
      spread: The plan is spread.
==> data/local/frameworks/demo/framework.yml
columns: {signs: {title: {text: What all of us do, replaces: What we do}}}
==> data/local/frameworks/demo/first.yml
practices:
  plan-well:
    signs:
      one-plan: {text: Our one plan., replaces: The district has one plan.}
      shelf: {items: {box: {text: A box., replaces: On the shelf stands a box.}, lid: {omit: No lid.}}}
      spread: {omit: We keep it to ourselves.}
      ours: {text: We share it., after: one-plan}
"""  # noqa: E501


def test_a_change_follows_a_statement_to_another_column(tmp_path: Path) -> None:
    """The address says nothing of the column, so that no `was` can tell of this."""
    data, lines = reported(tmp_path, COLUMNS.replace("DOING", "signs"))
    columns = data.project.frameworks["demo"].sections["first"].practices["plan-well"].columns
    assert {key: statement.text for key, statement in columns["signs"].items()} == {
        "one-plan": "Our one plan.",
        "ours": "We share it.",
    }
    assert list(columns["scale"]) == ["shelf"]
    assert {key: item.text for key, item in columns["scale"]["shelf"].items.items()} == {
        "box": "A box."
    }
    assert "demo/first/plan-well/spread" in data.omitted
    assert lines == [
        f"data/local/frameworks/demo/first.yml:{number}:7: warning target-moved"
        f" demo/first/plan-well/{key}: This stands under `scale:` now, no longer under `signs:`;"
        " what you say here follows it. Move it to data/local/frameworks/demo/first.yml, below"
        f" `practices: plan-well: scale: {key}:`."
        for number, key in ((5, "shelf"), (6, "spread"))
    ]


def test_a_change_follows_a_column_to_another_name(tmp_path: Path) -> None:
    """With what the layer says of the column itself, and what it adds there."""
    drawing = COLUMNS.replace("DOING", "doing")
    drawing = "\n".join(
        line
        for line in drawing.splitlines()
        if not line.startswith(("      shelf: {items", "      spread: {omit"))
    )
    data, lines = reported(tmp_path, drawing)
    framework = data.project.frameworks["demo"]
    assert framework.columns["doing"].title == "What all of us do"
    assert list(framework.columns) == ["doing", "scale"]
    columns = framework.sections["first"].practices["plan-well"].columns
    assert {key: statement.text for key, statement in columns["doing"].items()} == {
        "one-plan": "Our one plan.",
        "ours": "We share it.",
    }
    assert [found.partition("demo/")[2].partition(";")[0] for found in lines] == [
        (
            "first.yml:4:7: warning target-moved demo/first/plan-well/one-plan: This stands under"
            " `doing:` now, no longer under `signs:`"
        ),
        (
            "first.yml:5:7: warning target-moved demo/first/plan-well/ours: This stands under"
            " `doing:` now, no longer under `signs:`"
        ),
        "framework.yml:1:11: warning target-moved demo: The column `signs` is `doing` now",
    ]


@pytest.mark.parametrize(
    ("layer", "told"),
    [("first.yml\nomit: We do not.\n", True), ("framework.yml\nomit: Not ours.\n", False)],
)
def test_what_moves_out_of_what_is_left_out_is_told(tmp_path: Path, layer: str, told: bool) -> None:
    """It is shown again: nothing in the layer speaks of where it stands now.

    What came along is told of with it.
    """
    split = """
==> data/frameworks/demo/framework.yml
title: Demo framework
version: "1"
summary: A framework for trying things out.
source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
columns: {signs: {title: Signs}}
sections: [first, monitor]
==> data/frameworks/demo/monitor.yml
title: Monitor
summary: What comes next.
practices:
  watch:
    title: Watch
    was: demo/first/watch
    signs:
      often: {text: We look often., was: demo/first/watch/much}
  tell:
    title: Tell
    was: demo/first/tell
    signs: {all: We tell all.}
"""
    data, lines = reported(tmp_path, split + f"==> data/local/frameworks/demo/{layer}")
    if not told:
        assert "demo" in data.omitted
        assert not any("target-moved" in found for found in lines)
        return
    assert list(data.project.frameworks["demo"].sections) == ["monitor"]
    assert lines == [
        f"data/local/frameworks/demo/first.yml:1:1: warning target-moved demo/monitor/{key}:"
        f" `demo/first/{key}` stood in what you leave out here. It is now `demo/monitor/{key}`, and"
        " is shown. Leave it out there too; if it is to be shown, give it a `local_note` there."
        for key in ("watch", "tell")
    ]
    draw(tmp_path, split + "==> data/local/frameworks/demo/" + layer + dedent("""\
        ==> data/local/frameworks/demo/monitor.yml
        practices:
          watch: {local_note: We do this one.}
          tell: {omit: We do not.}
        """))  # fmt: skip
    assert check(load_dataset(tmp_path)) == []
