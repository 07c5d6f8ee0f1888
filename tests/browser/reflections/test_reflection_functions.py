"""What reflections are made of.

Pure functions of the scripts, asked by themselves in a real browser.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from macros.layers.load import load_dataset
from macros.outputs.framework_script import write_framework_script
from macros.views.reflection import build_reflection_outline
from tests.support.projects import MARKUP, ROOT
from tests.support.reflections import FAULTY, HOSTILE, reflection
from tests.support.scripted_framework import FRAMEWORK


def test_every_framework_is_made_known(browser: Browser) -> None:
    data = load_dataset(ROOT)
    page = browser.new_page()
    for key in data.project.shown:
        page.add_script_tag(content=write_framework_script(data, key))
        assert page.evaluate(
            "key => practiceProfiles.frameworks.get(key)", key
        ) == build_reflection_outline(data, key)
    page.close()


def test_practices_of_one_title_are_told_apart(ask: Callable[..., Any]) -> None:
    things = [
        *FRAMEWORK["things"],
        {"address": "demo/other", "kind": "section", "text": "Other"},
        {"address": "demo/other/plan", "kind": "practice", "text": "Plan"},
    ]
    count = len(FRAMEWORK["things"])
    twins = {**FRAMEWORK, "things": things, "groups": [*FRAMEWORK["groups"], [count + 1]]}
    mark = "indexFramework(given).groups.map((group) => !!group.isNamesake)"
    assert ask(mark, twins) == [True, False, True]
    assert ask(mark, FRAMEWORK) == [False, False]


TEXTS = (
    "",
    "yes",
    MARKUP,
    "__proto__",
    "two\nlines",
    "“quoted”",
    "\u2028",
    "\U0001f600",
    "ا",
    '"\\"',
    "0",
)
TEXT = st.sampled_from(TEXTS)
ENTRY = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(
            ("response", "answer", "text", "note", "evidence"),
            st.sampled_from([text for text in TEXTS if text]),
        ),
        "talk": st.just(True),
    },
)
ENTRIES = st.dictionaries(st.sampled_from(["demo/new/plan/a", "x", *TEXTS]), ENTRY, max_size=5)


@given(
    file=st.builds(
        lambda entries, name, team: reflection("demo", entries, name=name, team=team),
        ENTRIES,
        TEXT,
        TEXT,
    )
)
def test_what_is_written_is_read_again(ask: Callable[..., Any], file: dict[str, Any]) -> None:
    again = ask("write(read(given).record)", json.dumps(file))
    whole = {**file, "version": 2, "id": "", "entered": {}, "seen": {}}
    assert json.loads(again) == whole
    assert ask("read(given).faults", again) == []
    kept = ask("pack(unpack(pack({ record: read(given).record, last: '' })))", again)
    assert json.loads(kept)["file"] == whole


@pytest.mark.parametrize("name", [name for name in FAULTY if name not in ("20 MB", "an image")])
def test_a_file_that_cannot_be_read_has_a_fault(ask: Callable[..., Any], name: str) -> None:
    content = FAULTY[name][0]
    found = ask("read(given)", content if isinstance(content, str) else json.dumps(content))
    assert found["fault"].startswith("file-")
    assert "record" not in found
    assert ask(
        "read(given, TEAM_FORMAT)", content if isinstance(content, str) else json.dumps(content)
    )["fault"]


def test_a_hostile_file_is_read_as_texts(ask: Callable[..., Any]) -> None:
    entries = ask("[...read(given).record.responses]", HOSTILE)
    assert {"__proto__", "constructor", "hasOwnProperty/toString", MARKUP} <= {
        address for address, _ in entries
    }
    for _, entry in entries:
        assert {type(value) for value in entry.values()} <= {str, bool}
    assert ask("({}).polluted") is None
    assert len(ask("read(given).faults", HOSTILE)) == 7


@pytest.mark.parametrize(
    ("address", "now"),
    [
        ("demo/new/plan/a", "demo/new/plan/a"),
        ("demo/new/begin/a", "demo/new/plan/a"),
        ("demo/old/begin/a", "demo/new/plan/a"),
        ("demo/old/plan/a", "demo/new/plan/a"),
        ("demo/other/plan/a", "demo/new/plan/a"),
        ("demo/far/x/b", "demo/new/plan/b"),
        ("demo/old", "demo/new"),
        ("demo/loop/one", "demo/new/f"),
        ("demo/new/plan/z", None),
        ("demo/elsewhere/plan/a", None),
        ("demo", None),
        ("", None),
        ("__proto__", None),
    ],
)
def test_an_address_leads_to_where_a_thing_is_now(
    ask: Callable[..., Any], address: str, now: str | None
) -> None:
    assert ask("(findElement(framework, given) || { address: null }).address", address) == now


def test_things_that_were_moved_in_a_circle_lead_nowhere(ask: Callable[..., Any]) -> None:
    circle = {
        **FRAMEWORK,
        "things": [
            {"address": "demo/a/x", "kind": "practice", "text": "X", "was": ["demo/b"]},
            {"address": "demo/b/y", "kind": "practice", "text": "Y", "was": ["demo/a"]},
        ],
        "groups": [],
    }
    assert ask("findElement(indexFramework(given), 'demo/a/nowhere')", circle) is None


def test_every_answer_is_placed_retired_or_lost(ask: Callable[..., Any]) -> None:
    """And where two answers mean the same thing, that at its own address goes before."""
    entry = {"response": "yes", "text": "A."}
    addresses = [
        "demo/old/plan/a",
        "demo/new/plan/a",
        "demo/new/plan/c",
        "demo/new/plan/d",
        "demo/new",
        "x/y",
        "demo/far/x/b",
    ]
    found = ask(
        """(({ placed, earlier, retired, lost }) => [[...placed.keys()],
          [...earlier].map(([address, answers]) => [address, ...answers.map(a => a.from)]),
          retired.map(r => r.address), lost.map(l => l.address)])(
        placeAnswers(framework, person(given).record))""",
        dict.fromkeys(addresses, entry),
    )
    assert found == [
        ["demo/new/plan/a", "demo/new/plan/b"],
        [["demo/new/plan/a", "demo/old/plan/a"]],
        ["demo/new/plan/c"],
        ["demo/new/plan/d", "demo/new", "x/y"],
    ]


@pytest.mark.parametrize(
    ("text", "reworded"),
    [("A.", False), (" A. ", False), ("", False), ("A .", True), ("Another.", True)],
)
def test_reworded(ask: Callable[..., Any], text: str, reworded: bool) -> None:
    given = {"demo/new/plan/a": {"response": "yes", "text": text}}
    assert (
        ask(
            "placeAnswers(framework, person(given).record).placed.get('demo/new/plan/a').reworded",
            given,
        )
        == reworded
    )


def test_a_change_answers_today_s_words_at_today_s_address(ask: Callable[..., Any]) -> None:
    given = {
        "demo/old/plan/a": {"response": "yes", "text": "Old words."},
        "x/y": {"response": "yes"},
    }
    changed = (
        "changeEntry(framework, person(given).record, 'demo/new/plan/a', 'response',"
        " {value!r}).responses"
    )
    assert dict(ask(f"[...{changed.format(value='no')}]", given)) == {
        "demo/new/plan/a": {"response": "no", "label": "No", "text": "A."},
        "x/y": {"response": "yes"},
    }
    assert dict(ask(f"[...{changed.format(value='')}]", given)) == {"x/y": {"response": "yes"}}
    assert given["demo/old/plan/a"]["response"] == "yes"


def test_progress_counts_what_is_asked(ask: Callable[..., Any]) -> None:
    given = {
        "demo/new/plan/a": {"response": "yes"},
        "demo/new/plan/b": {"note": "No response."},
        "demo/new/plan/e": {"answer": "  "},
        "demo/new/f": {"answer": "Yes."},
    }
    found = ask(
        "countProgress(framework.groups, placeAnswers(framework, person(given).record).placed)",
        given,
    )
    assert found == {"answered": 2, "asked": 4}


def test_a_table_s_cells_are_texts(ask: Callable[..., Any]) -> None:
    assert (
        ask("writeCsv([['a', 'b\"c', 'd\\ne', '=f', '-1', 'x=1', '', 2]])")
        == '\ufeff"a","b""c","d\ne","\'=f","\'-1","x=1","","2"\r\n'
    )


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (
            {"framework": "demo", "name": "Ána Łuk", "team": "P.S. 7/8", "date": "2026-01-02"},
            "reflection-demo-ana-łuk-p-s-7-8-2026-01-02.json",
        ),
        (
            {"framework": "demo", "name": "../../etc", "team": "", "date": ""},
            "reflection-demo-etc.json",
        ),
        (
            {"framework": "demo", "name": "मीना कुमारी", "team": "", "date": ""},
            "reflection-demo-मीना-कुमारी.json",
        ),
        (
            {"framework": "demo", "name": "<b>", "team": "عمان", "date": "x" * 90},
            f"reflection-demo-b-عمان-{'x' * 40}.json",
        ),
    ],
)
def test_a_file_s_name(ask: Callable[..., Any], record: dict[str, str], name: str) -> None:
    assert ask("makeFileName('reflection', given, '.json')", record) == name


def test_a_message_s_words_are_filled_in_as_texts(page: Page) -> None:
    said = page.evaluate(
        """() => { const root = document.createElement("div");
        const counted = { "n-one": "{count} thing", "n-other": "{count} things" };
        root.dataset.words = JSON.stringify({ a: "{name} and {constructor}", ...counted });
        const say = practiceProfiles.makeSay(root);
        return [say("a", { name: "$& {name}" }), say.count("n", 1), say.count("n", 5),
          say("missing")]; }"""
    )
    assert said == ["$& {name} and {constructor}", "1 thing", "5 things", "missing"]
