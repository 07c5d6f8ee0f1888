"""What a layer rests on has changed: what is shown then, and what the report tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.html.calls import UnknownAddressError
from macros.outputs.html.renderer import HtmlRenderer
from macros.outputs.report import format_line
from macros.rules import check
from tests.drawn import draw

MOVED = """
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    was: demo/first/planning
    signs:
      one-plan: The district has one plan.
      one-shelf: {text: The plan has a shelf., was: demo/first/store/shelf}
      seen: {text: The plan is seen., was: demo/first/plan-well/shown}
  store:
    title: Store the plan
    signs:
      box: The plan has a box.
"""


def reported(tmp_path: Path, drawing: str) -> tuple[Dataset, list[str]]:
    draw(tmp_path, drawing)
    data = load_dataset(tmp_path)
    return data, [format_line(problem) for problem in check(data)]


def test_a_stale_change_is_told_with_the_three_wordings(tmp_path: Path) -> None:
    _, lines = reported(
        tmp_path,
        "==> data/local/frameworks/demo/first.yml\n"
        "practices:\n  plan-well:\n    signs:\n      one-plan:\n"
        "        text: Our district has one plan.\n        replaces: The district has a plan.\n",
    )
    assert lines == [
        "data/local/frameworks/demo/first.yml:5:15: warning outdated-override demo/first/plan-well/one-plan: The text "
        "below is no longer the one that this replaces. Compare them; if yours stands, run `python -m macros adapt "
        "--accept demo/first/plan-well/one-plan`.\n"
        "    then: “The district has a plan.”\n"
        "    now: “The district has one plan.”\n"
        "    yours: “Our district has one plan.”"
    ]


def test_a_change_follows_what_it_changes(tmp_path: Path) -> None:
    """A statement that has gone to another practice, which has another name too; each is shown once, as adapted."""
    data, lines = reported(
        tmp_path,
        MOVED + "==> data/local/frameworks/demo/first.yml\n"
        "practices:\n"
        "  planning:\n"
        "    title: {text: Plan very well, replaces: Plan well}\n"
        "    signs:\n"
        "      one-plan: {text: Our one plan., replaces: The district has one plan.}\n"
        "      ours: {text: We share it., after: one-plan}\n"
        "  store:\n"
        "    signs:\n"
        "      shelf: {text: Our plan has a shelf., replaces: The plan has a shelf.}\n"
        "  plan-well:\n"
        "    signs:\n"
        "      after-all: {text: We see it., after: shown}\n",
    )
    practices = data.project.frameworks["demo"].sections["first"].practices
    assert list(practices) == ["plan-well", "store"]
    assert practices["plan-well"].title == "Plan very well"
    assert {key: statement.text for key, statement in practices["plan-well"].columns["signs"].items()} == {
        "one-plan": "Our one plan.",
        "ours": "We share it.",
        "one-shelf": "Our plan has a shelf.",
        "seen": "The plan is seen.",
        "after-all": "We see it.",
    }
    assert lines == [
        "data/local/frameworks/demo/first.yml:2:3: warning target-moved demo/first/plan-well: `demo/first/planning` is "
        "now `demo/first/plan-well`; what you say here follows it. Move it to data/local/frameworks/demo/first.yml, "
        "below `practices: plan-well:`.",
        "data/local/frameworks/demo/first.yml:9:7: warning target-moved demo/first/plan-well/one-shelf: "
        "`demo/first/store/shelf` is now `demo/first/plan-well/one-shelf`; what you say here follows it. Move it to "
        "data/local/frameworks/demo/first.yml, below `practices: plan-well: signs: one-shelf:`.",
    ]


def test_a_neighbour_that_has_gone_elsewhere_stops_nothing(tmp_path: Path) -> None:
    data, lines = reported(
        tmp_path,
        MOVED + "==> data/local/frameworks/demo/first.yml\npractices:\n  store:\n    signs:\n"
        "      lid: {text: The box has a lid., after: shelf}\n",
    )
    store = data.project.frameworks["demo"].sections["first"].practices["store"]
    assert list(store.columns["signs"]) == ["box", "lid"]
    assert lines == [
        "data/local/frameworks/demo/first.yml:4:46: warning target-moved demo/first/store/lid: `shelf` is now "
        "`demo/first/plan-well/one-shelf`, so that this cannot stand after it. Name another neighbor, or delete this "
        "line."
    ]


def test_a_section_that_is_another_framework_s_now_takes_its_changes_along(tmp_path: Path) -> None:
    framework = (
        'title: Other\nversion: "1"\nsummary: Another one with a plan.\n'
        "source: {title: Other, publisher: Us, wording: own, rights: Ours.}\n"
        "columns: {signs: {title: Signs}}\nsections: [second]\n"
    )
    data, lines = reported(
        tmp_path,
        f"==> data/frameworks/other/framework.yml\n{framework}"
        "==> data/frameworks/other/second.yml\n"
        "title: Second\nsummary: What comes second.\nwas: demo/second\nquestions:\n  how: How do we go on?\n"
        "==> data/local/frameworks/demo/second.yml\n"
        "questions:\n  how: {text: How do we all go on?, replaces: How do we go on?}\n",
    )
    assert data.project.frameworks["other"].sections["second"].questions["how"].text == "How do we all go on?"
    assert list(data.project.frameworks["demo"].sections) == ["first"]
    assert len(lines) == 1
    assert "Move it to data/local/frameworks/other/second.yml." in lines[0]


def test_what_is_gone_below_is_not_shown_as_one_s_own(tmp_path: Path) -> None:
    data, lines = reported(
        tmp_path,
        "==> data/local/frameworks/demo/first.yml\n"
        "practices:\n  celebrate:\n    signs:\n      cake: {text: We have cake., replaces: There is cake.}\n",
    )
    assert list(data.project.frameworks["demo"].sections["first"].practices) == ["plan-well"]
    assert [found.split(": ")[1] for found in lines] == ["warning missing-target demo/first/celebrate"]


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
        # What is quoted stands below under nearly the same name: misspelt, or renamed by upstream.
        ("on-plans: {text: Ours., replaces: The district has one plan.}", "warning", "one-plan"),
        # What is quoted stands there no longer: it was there once.
        ("one-plane: {text: Ours., replaces: The district has one aeroplane.}", "warning", "one-plan"),
        # Nothing is quoted: a slip of the hand makes the one of the other, or it does not.
        ("one-paln: {omit: Not ours.}", "warning", "one-plan"),
        ("shared-wide: {omit: Not ours.}", "warning", "shared-widely"),
        ("one-paln: {local_note: Ask at the desk.}", "warning", "one-plan"),
        ("one-day: {local_note: Ask at the desk.}", "warning", "one-plan"),
    ],
)
def test_a_misspelt_name_and_one_that_is_gone_stop_nothing(
    tmp_path: Path, statement: str, severity: str, meant: str
) -> None:
    layer = f"==> data/local/frameworks/demo/first.yml\npractices:\n  plan-well:\n    signs:\n      {statement}\n"
    data, _ = reported(tmp_path, ANOTHER + layer)
    assert [(problem.severity, problem.place.line, problem.help) for problem in check(data)] == [
        (severity, 4, f"Did you mean `{meant}`?")
    ]


def test_a_name_that_the_layer_knows_is_not_meant_by_another(tmp_path: Path) -> None:
    """Of two that were named alike, upstream took one away."""
    _, lines = reported(
        tmp_path,
        ANOTHER + "==> data/local/frameworks/demo/first.yml\npractices:\n  plan-well:\n    signs:\n"
        "      one-plan: {omit: Not ours.}\n      one-plans: {omit: Not ours either.}\n"
        "      shared-widely: {local_note: By mail.}\n",
    )
    assert [found.split(": ", 1)[1] for found in lines] == [
        "warning missing-target demo/first/plan-well/one-plans: `one-plans` is left out, but there is nothing of this name to leave out. "
        "Delete this entry."
    ]


def test_a_misspelt_practice_is_told_with_the_one_that_is_meant(tmp_path: Path) -> None:
    _, lines = reported(
        tmp_path,
        "==> data/local/frameworks/demo/first.yml\npractices:\n  plan-wel:\n    signs:\n      more: We do more.\n",
    )
    assert lines == [
        "data/local/frameworks/demo/first.yml:2:3: warning orphan-addition demo/first/plan-wel: You add to "
        "`plan-wel`, but there is nothing of this name to add to; it is not shown. Did you mean `plan-well`?"
    ]


def test_a_page_that_calls_an_old_address_is_told_the_new_one(tmp_path: Path) -> None:
    draw(tmp_path, MOVED)
    with pytest.raises(UnknownAddressError) as raised:
        HtmlRenderer(load_dataset(tmp_path)).check_call("practice", "demo/first/planning")
    assert raised.value.help == "It has moved: write `demo/first/plan-well`."


def test_an_order_of_one_s_own_holds_for_the_sections_that_it_knows(tmp_path: Path) -> None:
    """A section that upstream adds comes last, and is told of; it does not stop the site."""
    data, lines = reported(
        tmp_path,
        "==> data/frameworks/demo/framework.yml\n"
        'title: Demo framework\nshort_title: Demo\nversion: "1"\nsummary: A framework for trying things out.\n'
        "source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}\n"
        "columns: {signs: {title: Signs, level: district, required: true}}\nsections: [first, new, second]\n"
        "==> data/frameworks/demo/new.yml\ntitle: New\nsummary: What is new.\nquestions: {what: What is new?}\n"
        "==> data/frameworks/demo/second.yml\ntitle: Second\nsummary: What is next.\nquestions: {who: Who is next?}\n"
        "==> data/local/frameworks/demo/framework.yml\nsections: [second, first]\n",
    )
    assert list(data.project.frameworks["demo"].sections) == ["second", "first", "new"]
    assert lines == [
        "data/local/frameworks/demo/framework.yml:1:11: warning unlisted-section demo/new: new.yml is not among the "
        "framework's `sections`. Add `- new` to `sections`, or omit it in new.yml."
    ]


def test_what_a_layer_lists_relates_and_requires_follows_what_has_moved(tmp_path: Path) -> None:
    below = (
        "==> data/frameworks/demo/framework.yml\n"
        'title: Demo framework\nshort_title: Demo\nversion: "1"\nsummary: A framework for trying things out.\n'
        "source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}\n"
        "columns: {signs: {title: Signs}}\nsections: [first, second]\n"
        "==> data/frameworks/demo/second.yml\n"
        "title: Second\nsummary: What is next.\nwas: demo/next\nquestions: {who: Who is next?}\n"
    )
    layer = (
        "==> data/local/frameworks/demo/framework.yml\n"
        "sections:\n  - next\n  - first\n"
        "columns: {signs: {required: [first/planning]}}\n"
        "relation_kinds: {follows: {title: follows}, beside: {title: stand beside each other}}\n"
        "relations:\n"
        "  - {from: first/planning, kind: follows, to: first/store}\n"
        "  - {among: [first/store, next], kind: beside}\n"
    )
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
    layer = (
        "==> data/local/site.yml\nframeworks: [demo, another]\n"
        "==> data/local/glossary.yml\nplan: {see: [celebration]}\n"
        "==> data/local/frameworks/demo/framework.yml\n"
        "sections: [first, last]\n"
        "columns: {signs: {required: [last]}}\n"
        "relation_kinds: {follows: {title: follows}}\n"
        "relations:\n  - {from: first, kind: follows, to: last}\n"
        "==> data/local/frameworks/demo/first.yml\n"
        "practices: {plan-well: {signs: {ours: {text: We share it., after: celebrated}}}}\n"
    )
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


def test_a_slip_in_what_a_layer_names_stops_only_a_site_with_nothing_to_show(tmp_path: Path) -> None:
    layer = (
        "==> data/local/site.yml\nframeworks: [dmeo]\n"
        "==> data/local/frameworks/demo/framework.yml\n"
        "sections: [frist]\n"
        "==> data/local/frameworks/demo/first.yml\n"
        "practices: {plan-well: {signs: {ours: {text: We share it., after: one-plans}}}}\n"
    )
    data, _ = reported(tmp_path, layer)
    assert [(problem.code, problem.severity) for problem in check(data) if problem.severity == "error"] == [
        ("shown-framework", "error"),
    ]


def test_what_a_layer_added_is_shown_rather_than_its_namesake(tmp_path: Path) -> None:
    """Answers that people have saved belong to it, and publishing goes on."""
    layer = "==> data/local/frameworks/demo/first.yml\nquestions:\n  why: {omit: We know.}\npractices:\n"
    layer += "  plan-well:\n    signs:\n      ours: We share it.\n    questions:\n      one-plan: How do we plan?\n"
    data, lines = reported(tmp_path, layer)
    assert lines == [
        "data/local/frameworks/demo/first.yml:8:7: warning address-collision demo/first/plan-well/one-plan: "
        "data/frameworks/demo/first.yml:7 has a `one-plan` too, which is not shown beside yours. "
        "Give yours another key."
    ]
    assert data.elements["demo/first/plan-well/one-plan"].kind == "question"
    assert [thing.key for thing in data.elements_by_framework["demo"] if thing.kind == "statement"] == ["ours"]


@pytest.mark.parametrize(
    ("layer", "line", "help"),
    [
        (
            "practices:\n  plan-well:\n    one-plan: {text: Ours., replaces: The district has one plan.}\n",
            3,
            "Write it in data/local/frameworks/demo/first.yml, below `practices: plan-well: signs:`.",
        ),
        (
            "plan-well:\n  signs:\n    one-plan: {text: Ours., replaces: The district has one plan.}\n",
            1,
            "Write it in data/local/frameworks/demo/first.yml, below `practices:`.",
        ),
        ("why: {omit: We know.}\n", 1, "Write it in data/local/frameworks/demo/first.yml, below `questions:`."),
    ],
)
def test_the_right_key_in_the_wrong_place_is_told_the_right_one(
    tmp_path: Path, layer: str, line: int, help: str
) -> None:
    data, _ = reported(tmp_path, f"==> data/local/frameworks/demo/first.yml\n{layer}")
    assert [(problem.code, problem.severity, problem.place.line, problem.help) for problem in check(data)] == [
        ("misplaced-key", "error", line, help)
    ]


@pytest.mark.parametrize("folder", ["demmo", "DEMO"])
def test_a_misspelt_folder_is_told_even_beside_the_right_one(tmp_path: Path, folder: str) -> None:
    """The layer knows the right name too, so that it is not meant by another: but for a folder's."""
    data, _ = reported(
        tmp_path,
        f"==> data/local/frameworks/{folder}/first.yml\nquestions:\n  why: {{omit: We know.}}\n"
        "==> data/local/frameworks/demo/first.yml\ntitle: {text: Ours, replaces: First section}\n",
    )
    told = [(problem.code, problem.severity, problem.help) for problem in check(data)]
    assert ("missing-target", "warning", "Did you mean `demo`?") in told


def test_what_is_quoted_is_meant_though_the_layer_names_it_too(tmp_path: Path) -> None:
    data, _ = reported(
        tmp_path,
        "==> data/local/frameworks/demo/first.yml\npractices:\n  plan-well:\n    signs:\n"
        "      one-plan: {local_note: Ask us.}\n"
        "      on-plan: {text: Ours., replaces: The district has one plan.}\n",
    )
    assert [(problem.code, problem.severity, problem.help) for problem in check(data)] == [
        ("missing-target", "warning", "Did you mean `one-plan`?")
    ]


def test_another_column_of_the_same_practice_is_no_wrong_place(tmp_path: Path) -> None:
    """It changes no address; and what upstream does stops nothing."""
    data, _ = reported(
        tmp_path,
        "==> data/frameworks/demo/framework.yml\n"
        'title: Demo framework\nversion: "1"\nsummary: A framework for trying things out.\n'
        "source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}\n"
        "columns: {signs: {title: Signs}, scale: {title: Scale}}\nsections: [first]\n"
        "==> data/frameworks/demo/first.yml\ntitle: First\nsummary: What comes first.\npractices:\n  plan-well:\n"
        "    title: Plan well\n    signs: {other: A plan.}\n    scale: {one-plan: The district has one plan.}\n"
        "==> data/local/frameworks/demo/first.yml\n"
        "practices: {plan-well: {signs: {one-plan: {text: Ours., replaces: The district has one plan.}}}}\n",
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
"""


def test_a_change_follows_a_statement_to_another_column(tmp_path: Path) -> None:
    """The address says nothing of the column, so that no `was` can tell of this."""
    data, lines = reported(tmp_path, COLUMNS.replace("DOING", "signs"))
    columns = data.project.frameworks["demo"].sections["first"].practices["plan-well"].columns
    assert {key: statement.text for key, statement in columns["signs"].items()} == {
        "one-plan": "Our one plan.",
        "ours": "We share it.",
    }
    assert list(columns["scale"]) == ["shelf"]
    assert {key: item.text for key, item in columns["scale"]["shelf"].items.items()} == {"box": "A box."}
    assert "demo/first/plan-well/spread" in data.omitted
    assert lines == [
        f"data/local/frameworks/demo/first.yml:{number}:7: warning target-moved demo/first/plan-well/{key}: This "
        "stands under `scale:` now, no longer under `signs:`; what you say here follows it. Move it to "
        f"data/local/frameworks/demo/first.yml, below `practices: plan-well: scale: {key}:`."
        for number, key in ((5, "shelf"), (6, "spread"))
    ]


def test_a_change_follows_a_column_to_another_name(tmp_path: Path) -> None:
    """With what the layer says of the column itself, and what it adds there."""
    drawing = COLUMNS.replace("DOING", "doing")
    drawing = "\n".join(
        line for line in drawing.splitlines() if not line.startswith(("      shelf: {items", "      spread: {omit"))
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
        "framework.yml:1:11: warning target-moved demo: The column `signs` is `doing` now",
    ]


@pytest.mark.parametrize(
    ("layer", "told"), [("first.yml\nomit: We do not.\n", True), ("framework.yml\nomit: Not ours.\n", False)]
)
def test_what_moves_out_of_what_is_left_out_is_told(tmp_path: Path, layer: str, told: bool) -> None:
    """It is shown again: nothing in the layer speaks of where it stands now. What came along is told of with it."""
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
        f"data/local/frameworks/demo/first.yml:1:1: warning target-moved demo/monitor/{key}: `demo/first/{key}` stood "
        f"in what you leave out here. It is now `demo/monitor/{key}`, and is shown. Leave it out there too; if it is "
        "to be shown, give it a `local_note` there."
        for key in ("watch", "tell")
    ]
    draw(tmp_path, split + f"==> data/local/frameworks/demo/{layer}==> data/local/frameworks/demo/monitor.yml\n"
         "practices:\n  watch: {local_note: We do this one.}\n  tell: {omit: We do not.}\n")  # fmt: skip
    assert check(load_dataset(tmp_path)) == []
