"""What reflections and teams are made of: the scripts' pure functions, asked by themselves in a real browser."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.layers.load import load_dataset
from macros.outputs.framework_script import write_framework_script
from macros.plugin.asset_bundles import BUNDLES
from macros.views.reflection import build_reflection_outline
from tests.built import MARKUP, ROOT
from tests.reflecting import FAULTY, HOSTILE, reflection

#: What holds the functions, and what that needs.
BUNDLES_ASKED = ("reflection-tools.js", "team-model.js")
NAMES = """const { REFLECTION_FORMAT, TEAM_FORMAT, changeEntry, countByTeam, countProgress, findElement,
    getPosition, indexFramework, makeFileName, measureSpread, mergeReflections, placeAnswers, addSpreads,
    writeCsv } = practiceProfiles;
    const read = (text, format = REFLECTION_FORMAT) => practiceProfiles.readRecord(text, format);
    const pack = (item) => practiceProfiles.packItem(item, REFLECTION_FORMAT);
    const unpack = (text) => practiceProfiles.unpackItem(text, REFLECTION_FORMAT);
    const write = (record, format = REFLECTION_FORMAT) => practiceProfiles.writeRecord(record, format);"""

#: A framework in which things have moved, some of them twice, and two in a circle.
FRAMEWORK: dict[str, Any] = {
    "key": "demo",
    "title": "Demo",
    "version": "2",
    "levels": [],
    "aside": ["unsure"],
    "responses": [[["no", "No"], ["partly", "Partly"], ["yes", "Yes"], ["unsure", "Not sure"]], [["one", "Only one"]]],
    "things": [
        {"address": "demo/new", "kind": "section", "text": "New", "was": ["demo/old"]},
        {"address": "demo/new/plan", "kind": "practice", "text": "Plan", "was": ["demo/new/begin", "demo/other/plan"]},
        {"address": "demo/new/plan/a", "kind": "statement", "text": "A.", "responses": 0},
        {"address": "demo/new/plan/b", "kind": "statement", "text": "B.", "responses": 0, "was": ["demo/far/x/b"]},
        {"address": "demo/new/plan/c", "kind": "statement", "text": "C.", "responses": 0, "retired": "Gone."},
        {"address": "demo/new/plan/d", "kind": "statement", "text": "D."},
        {"address": "demo/new/plan/e", "kind": "question", "text": "E?", "responses": 1},
        {"address": "demo/new/f", "kind": "question", "text": "F?", "was": ["demo/loop/one"]},
    ],
    "groups": [[1, 2, 3, 6], [0, 7]],
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with nothing on it but the functions, and the framework as `framework`."""
    page = browser.new_page()
    for source in (source for bundle in BUNDLES_ASKED for source in BUNDLES[bundle]):
        page.add_script_tag(path=ROOT / "overrides/assets" / source)
    page.evaluate("given => { window.framework = practiceProfiles.indexFramework(given); }", FRAMEWORK)
    page.evaluate(
        """() => { window.person = (responses, team = "") => ({ record: { framework: "demo", framework_version: "2",
        name: "", team, cycle: "", date: "2026-01-01", responses: new Map(Object.entries(responses)) } }); }"""
    )
    yield page
    page.close()


@pytest.fixture
def ask(page: Page) -> Callable[..., Any]:
    """The value of an expression in which `given` is what is passed along."""

    def ask(expression: str, given: object = None) -> Any:
        return page.evaluate(f"given => {{ {NAMES} return {expression}; }}", given)

    return ask


def test_every_framework_is_made_known(browser: Browser) -> None:
    data = load_dataset(ROOT)
    page = browser.new_page()
    for key in data.project.shown:
        page.add_script_tag(content=write_framework_script(data, key))
        assert page.evaluate("key => practiceProfiles.frameworks.get(key)", key) == build_reflection_outline(data, key)
    page.close()


@pytest.mark.parametrize("seed", range(3))
def test_what_is_written_is_read_again(ask: Callable[..., Any], seed: int) -> None:
    print("seed", seed)
    chance = random.Random(seed)
    texts = ["", "yes", MARKUP, "__proto__", "two\nlines", "“quoted”", "\u2028", "\U0001f600", "ا", '"\\"', "0"]
    for _ in range(40):
        entries: dict[str, Any] = {}
        for _ in range(chance.randrange(6)):
            fields = chance.sample(["response", "answer", "text", "note", "evidence"], chance.randrange(6))
            entry: dict[str, Any] = {field: text for field in fields if (text := chance.choice(texts))}
            if chance.random() < 0.3:
                entry["talk"] = True
            entries[chance.choice(["demo/new/plan/a", "x", *texts])] = entry
        file = reflection("demo", entries, name=chance.choice(texts), team=chance.choice(texts))
        again = ask("write(read(given).record)", json.dumps(file))
        assert json.loads(again) == file
        assert ask("read(given).faults", again) == []
        kept = ask("pack(unpack(pack({ record: read(given).record, last: '' })))", again)
        assert json.loads(kept)["file"] == file


@pytest.mark.parametrize("name", [name for name in FAULTY if name not in ("20 MB", "an image")])
def test_a_file_that_cannot_be_read_has_a_fault(ask: Callable[..., Any], name: str) -> None:
    content = FAULTY[name][0]
    found = ask("read(given)", content if isinstance(content, str) else json.dumps(content))
    assert found["fault"].startswith("file-")
    assert "record" not in found
    assert ask("read(given, TEAM_FORMAT)", content if isinstance(content, str) else json.dumps(content))["fault"]


def test_a_hostile_file_is_read_as_texts(ask: Callable[..., Any]) -> None:
    entries = ask("[...read(given).record.responses]", HOSTILE)
    assert {"__proto__", "constructor", "hasOwnProperty/toString", MARKUP} <= {address for address, _ in entries}
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
def test_an_address_leads_to_where_a_thing_is_now(ask: Callable[..., Any], address: str, now: str | None) -> None:
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
        """(({ placed, retired, lost }) => [[...placed.keys()], retired.map(r => r.address), lost.map(l => l.address)])(
        placeAnswers(framework, person(given).record))""",
        dict.fromkeys(addresses, entry),
    )
    assert found == [
        ["demo/new/plan/a", "demo/new/plan/b"],
        ["demo/new/plan/c"],
        ["demo/new/plan/d", "demo/new", "x/y", "demo/old/plan/a"],
    ]


@pytest.mark.parametrize(
    ("text", "reworded"), [("A.", False), (" A. ", False), ("", False), ("A .", True), ("Another.", True)]
)
def test_reworded(ask: Callable[..., Any], text: str, reworded: bool) -> None:
    given = {"demo/new/plan/a": {"response": "yes", "text": text}}
    placed = "placeAnswers(framework, person(given).record).placed"
    assert ask(f"{placed}.get('demo/new/plan/a').reworded", given) == reworded


def test_a_change_answers_today_s_words_at_today_s_address(ask: Callable[..., Any]) -> None:
    given = {"demo/old/plan/a": {"response": "yes", "text": "Old words."}, "x/y": {"response": "yes"}}
    changed = "changeEntry(framework, person(given).record, 'demo/new/plan/a', 'response', {value!r}).responses"
    assert dict(ask(f"[...{changed.format(value='no')}]", given)) == {
        "demo/new/plan/a": {"response": "no", "text": "A."},
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
    found = ask("countProgress(framework.groups, placeAnswers(framework, person(given).record).placed)", given)
    assert found == {"answered": 2, "asked": 4}


def test_where_a_response_stands(ask: Callable[..., Any]) -> None:
    places = ask(
        """['no', 'partly', 'yes', 'unsure', 'other'].map(key =>
        getPosition(framework, framework.elements.get('demo/new/plan/a'), key))"""
    )
    assert places == [0, 0.5, 1, None, None]
    assert ask("getPosition(framework, framework.elements.get('demo/new/plan/e'), 'one')") == 1


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, (0, None, None, 0, 0)),
        ({"yes": 3}, (3, "Yes", "Yes", 0, 0)),
        ({"no": 1, "yes": 3}, (4, "No", "Yes", 1, 0.25)),
        ({"no": 2, "partly": 2}, (4, "No", "Partly", 0.5, 0.5)),
        ({"unsure": 2}, (2, None, None, 0, 0)),
        ({"yes": 1, "unsure": 1}, (2, "Yes", "Yes", 0, 0.5)),
        ({"unknown": 5, "yes": 1}, (1, "Yes", "Yes", 0, 0)),
    ],
)
def test_a_spread_goes_from_its_first_response_to_its_last(
    ask: Callable[..., Any], counts: dict[str, int], expected: tuple[Any, ...]
) -> None:
    element = "framework.elements.get('demo/new/plan/a')"
    found = ask(f"measureSpread(framework, {element}, new Map(Object.entries(given)))", counts)
    assert tuple(found[name] for name in ("total", "low", "high", "width", "differ")) == expected


@pytest.mark.parametrize("seed", range(3))
def test_merging_loses_and_invents_nobody(ask: Callable[..., Any], seed: int) -> None:
    print("seed", seed)
    chance = random.Random(seed)
    people = [
        {
            chance.choice([address, address.replace("demo/new/plan", "demo/old/begin")]): {
                "response": chance.choice(["no", "partly", "yes", "unsure"])
            }
            for address in ("demo/new/plan/a", "demo/new/plan/b")
            if chance.random() < 0.8
        }
        for _ in range(chance.randrange(1, 50))
    ]
    merged = ask(
        """[...mergeReflections(framework, given.map(responses => person(responses))).merged].map(
        ([address, { given, counts }]) => [address, given.length, Object.fromEntries(counts)])""",
        people,
    )
    for address, given, counts in merged:
        said = [
            entry["response"]
            for person in people
            for place, entry in person.items()
            if place.rpartition("/")[2] == address.rpartition("/")[2]
        ]
        assert given == len(said)
        assert counts == {key: said.count(key) for key in set(said)}


def test_how_many_schools_say_so(ask: Callable[..., Any]) -> None:
    given = [
        ["Adams", "yes"],
        ["Adams", "yes"],
        ["Lincoln", "yes"],
        ["Polk", "no"],
        ["Polk", "yes"],
        ["", "no"],
        ["Grant", ""],
    ]
    found = ask(
        """(({ teams, counts }) => [teams, [...counts]])(countByTeam(given.map(([team, response]) =>
        ({ person: person({}, team), entry: { response } }))))""",
        given,
    )
    assert found == [3, [["yes", 2], [None, 1]]]


def test_a_record_keeps_people_s_spreads_and_forgets_those_that_have_gone(ask: Callable[..., Any]) -> None:
    merged = "mergeReflections(framework, {people}.map(r => person(r))).merged"
    people = "addSpreads(framework, {record}, " + merged + ", {people}.length)"
    record = "changeEntry(framework, TEAM_FORMAT.begin(framework, ''), 'demo/new/plan/a', 'reason', 'So.')"
    two = people.format(
        record=record, people="[{'demo/new/plan/a': {response: 'yes'}}, {'demo/new/plan/b': {response: 'no'}}]"
    )
    file = json.loads(ask(f"write({two}, TEAM_FORMAT)"))
    assert file["people"] == 2
    assert file["responses"] == {
        "demo/new/plan/a": {"text": "A.", "reason": "So.", "spread": {"yes": 1}},
        "demo/new/plan/b": {"text": "B.", "spread": {"no": 1}},
    }
    none = json.loads(ask(f"write({people.format(record=two, people='[]')}, TEAM_FORMAT)"))
    assert none["responses"] == {"demo/new/plan/a": {"text": "A.", "reason": "So."}}
    assert json.loads(ask("write(read(given, TEAM_FORMAT).record, TEAM_FORMAT)", json.dumps(file))) == file


def test_a_table_s_cells_are_texts(ask: Callable[..., Any]) -> None:
    assert ask("writeCsv([['a', 'b\"c', 'd\\ne', '=f', '-1', 'x=1', '', 2]])") == (
        '\ufeff"a","b""c","d\ne","\'=f","\'-1","x=1","","2"\r\n'
    )


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (
            {"framework": "demo", "name": "Ána Łuk", "team": "P.S. 7/8", "date": "2026-01-02"},
            "reflection-demo-ana-łuk-p-s-7-8-2026-01-02.json",
        ),
        ({"framework": "demo", "name": "../../etc", "team": "", "date": ""}, "reflection-demo-etc.json"),
        ({"framework": "demo", "name": "मीना कुमारी", "team": "", "date": ""}, "reflection-demo-मीना-कुमारी.json"),
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
        return [say("a", { name: "$& {name}" }), say.count("n", 1), say.count("n", 5), say("missing")]; }"""
    )
    assert said == ["$& {name} and {constructor}", "1 thing", "5 things", "missing"]
