"""What a team's conversation is made of.

Pure functions of the scripts, asked by themselves in a real browser.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.support.projects import ROOT


def test_where_a_response_stands(ask: Callable[..., Any]) -> None:
    places = ask("""['no', 'partly', 'yes', 'unsure', 'other'].map(key =>
        getPosition(framework, framework.elements.get('demo/new/plan/a'), key))""")
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
    found = ask(
        "measureSpread(framework, framework.elements.get('demo/new/plan/a'), new"
        " Map(Object.entries(given)))",
        counts,
    )
    assert tuple(found[name] for name in ("total", "low", "high", "width", "differ")) == expected


def test_an_even_split_comes_before_one_lone_voice(ask: Callable[..., Any]) -> None:
    found = ask(
        "given.map(counts => measureSpread(framework, framework.elements.get('demo/new/plan/a'),"
        " new Map(Object.entries(counts))).apart)",
        [{"no": 4, "yes": 5}, {"no": 1, "yes": 8}, {"no": 4, "partly": 5}, {"yes": 9}, {"yes": 1}],
    )
    assert found == [1, 0.4, 0.5, 0, 0]


@pytest.mark.parametrize(
    ("counts", "finding"),
    [
        ({"no": 4, "yes": 5}, "split"),
        ({"no": 2, "partly": 1, "yes": 2}, "split"),
        ({"no": 1, "yes": 8}, "lone"),
        ({"no": 1, "yes": 1}, "split"),
        ({"unsure": 7, "no": 1, "yes": 1}, "unsure"),
        ({"unsure": 4, "yes": 5}, ""),
        ({"yes": 9}, ""),
        ({"unsure": 1}, ""),
        ({}, ""),
    ],
)
def test_what_a_team_finds(
    page: Page, ask: Callable[..., Any], counts: dict[str, int], finding: str
) -> None:
    page.add_script_tag(path=ROOT / "overrides/assets/models/team-findings.js")
    found = ask(
        """(() => { const counts = new Map(Object.entries(given));
          const element = framework.elements.get('demo/new/plan/a');
          const spread = measureSpread(framework, element, counts);
          return practiceProfiles.findFinding(framework, element, counts, spread); })()""",
        counts,
    )
    assert found == finding


RESPONSE = st.fixed_dictionaries({"response": st.sampled_from(["no", "partly", "yes", "unsure"])})
PLACES = [st.sampled_from([f"demo/new/plan/{key}", f"demo/old/begin/{key}"]) for key in "ab"]
#: A person's responses to two statements or one of them or none, each at its address of now or of
#: then.
PERSON = st.tuples(*(st.dictionaries(place, RESPONSE, max_size=1) for place in PLACES)).map(
    lambda two: two[0] | two[1]
)


@given(people=st.lists(PERSON, min_size=1, max_size=49))
def test_merging_loses_and_invents_nobody(
    ask: Callable[..., Any], people: list[dict[str, dict[str, str]]]
) -> None:
    merged = ask(
        """[...mergeReflections(framework, given.map(responses => person(responses))).merged].map(
        ([address, { given, counts }]) => [address, given.length, Object.fromEntries(counts)])""",
        people,
    )
    for address, given_responses, counts in merged:
        said = [
            entry["response"]
            for person in people
            for place, entry in person.items()
            if place.rpartition("/")[2] == address.rpartition("/")[2]
        ]
        assert given_responses == len(said)
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


def test_a_record_keeps_people_s_spreads_and_forgets_those_that_have_gone(
    ask: Callable[..., Any],
) -> None:
    merged = "mergeReflections(framework, {people}.map(r => person(r))).merged"
    counts = f"address => {merged}.get(address).counts"
    people = "countPeople(framework, {record}, " + counts + ", {people}.length)"
    record = (
        "changeEntry(framework, beginRecord(TEAM_FORMAT, framework, ''), 'demo/new/plan/a',"
        " 'reason', 'So.')"
    )
    two = people.format(
        record=record,
        people="[{'demo/new/plan/a': {response: 'yes'}}, {'demo/new/plan/b': {response: 'no'}}]",
    )
    file = json.loads(ask(f"write({two}, TEAM_FORMAT)"))
    assert file["people"] == 2
    assert file["responses"] == {
        "demo/new/plan/a": {"text": "A.", "reason": "So.", "spread": {"yes": 1}},
        "demo/new/plan/b": {"text": "B.", "spread": {"no": 1}},
    }
    none = json.loads(ask(f"write({people.format(record=two, people='[]')}, TEAM_FORMAT)"))
    assert none["responses"] == {"demo/new/plan/a": {"text": "A.", "reason": "So."}}
    assert (
        json.loads(ask("write(read(given, TEAM_FORMAT).record, TEAM_FORMAT)", json.dumps(file)))
        == file
    )


def test_two_facilitators_records_become_the_same_in_either_order(ask: Callable[..., Any]) -> None:
    """Actions of both are there, and of two piles of files the larger one is counted."""
    found = ask(
        """(() => {
          const stamp = (record, after, time, place) => stampRecord(record, after, TEAM_FORMAT,
            { time: `2026-01-0${time}T00:00:00.000Z`, place });
          const act = (id, what) => ({ id, what, who: "", when: "", evidence: "" });
          const begun = { ...beginRecord(TEAM_FORMAT, framework, ""), id: "a" };
          const first = stamp(begun, { ...begun, team: "Lincoln", actions: [act("m1", "One")] },
            1, "p");
          const answer = (record, value) =>
            changeEntry(framework, record, "demo/new/plan/a", "response", value);
          const mine = stamp(first, answer({ ...first, people: 8,
            actions: [...first.actions, act("m3", "Three")] }, "yes"), 2, "p");
          const theirs = stamp(first, answer({ ...first, people: 3,
            actions: [act("m2", "Two")] }, "no"), 3, "q");
          return [[mine, theirs], [theirs, mine]].map(([one, other]) =>
            JSON.parse(write(mergeRecords(one, other, TEAM_FORMAT).record, TEAM_FORMAT)));
        })()"""
    )
    assert found[0] == found[1]
    merged = found[0]
    assert [action["what"] for action in merged["actions"]] == ["Two", "Three"]
    assert (merged["people"], merged["team"]) == (8, "Lincoln")
    assert merged["responses"]["demo/new/plan/a"] == {
        "response": "no",
        "other": "yes",
        "label": "No",
        "text": "A.",
    }


def test_of_two_files_of_one_day_neither_is_taken_for_the_newer_in_silence(
    ask: Callable[..., Any],
) -> None:
    def compare(**fields: Any) -> Any:
        return ask(
            """(() => {
              const make = (name, more) => ({ name, modified: given.modified[name] || 0,
                record: { ...person({}).record, name: "Ana", cycle: name, ...more } });
              const people = [make("a", given.a), make("b", given.b)];
              return [...findDuplicates(people)].map(([older, { newer, isSure }]) =>
                [older.name, newer.name, isSure]);
            })()""",
            {"modified": {}, "a": {}, "b": {}, **fields},
        )

    assert compare(modified={"a": 2, "b": 1}) == [["b", "a", False]]
    assert compare(modified={"a": 1, "b": 2}) == [["a", "b", False]]
    assert compare(a={"date": "2026-02-01"}) == [["b", "a", True]]
    assert compare(a={"saved": "2026-01-02T"}, b={"saved": "2026-01-03T"}) == [["a", "b", True]]
