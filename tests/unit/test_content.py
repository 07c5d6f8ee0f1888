"""The content that upstream ships: every unit of its sources is there.

(The counts were read off the sources.)
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from macros.layers.load import load_dataset
from macros.model.framework import Practice, Statement
from macros.rules import check

ROOT = Path(__file__).parents[2]
DATA = load_dataset(ROOT)

#: Statements by section, practice and column, in the order of the sources.
STATEMENTS = {
    "sipr": {
        "promote-system-wide-learning": [(3, 1), (4, 5), (5, 1), (2, 3), (3, 4)],
        "prioritize-teaching-and-learning": [(4, 4), (4, 3), (1, 1), (3, 3), (2, 2)],
        "build-capacity": [(3, 2), (5, 3), (4, 2)],
        "open-and-collaborative-culture": [(5, 5), (3, 3), (3, 3), (2, 1), (5, 4)],
    },
    "district-capacity": {
        "catalyzing-conditions": [(2,), (2,), (3,)],
        "public-will": [(5,)],
        "improvement-oriented": [(5,), (3,), (4,), (3,)],
        "core-functions": [(6,), (6,)],
    },
    "four-domains": {
        "leadership-for-rapid-improvement": [(4, 2, 2, 3), (4, 2, 3, 3), (3, 4, 2, 2)]
    },
    "school-actions": {"identify-school-actions": [(4,), (1,), (4, 1)]},
}


def test_nothing_is_wrong_with_it() -> None:
    assert check(DATA) == []


@pytest.mark.parametrize("framework", STATEMENTS)
def test_every_statement_is_there(framework: str) -> None:
    sections = DATA.project.frameworks[framework].sections
    found = {
        key: [
            tuple(len(column) for column in practice.columns.values())
            for practice in section.practices.values()
        ]
        for key, section in sections.items()
    }
    assert found == STATEMENTS[framework]


def test_the_inventory_of_sipr() -> None:
    columns: Counter[str] = Counter()
    for thing in DATA.elements.values():
        if thing.framework == "sipr" and thing.kind == "statement":
            columns[thing.column] += 1
    assert columns == {"implementation": 61, "scale": 50}


def test_questions_are_the_source_s_or_marked_as_own() -> None:
    for key, framework in DATA.project.frameworks.items():
        for section in framework.sections.values():
            own = [question.origin == "own" for question in section.questions.values()]
            if key == "four-domains":
                assert own == [False] * 18
            else:
                # A meeting has time for one or two, so five to choose from are enough.
                assert all(own)
                assert 2 <= len(own) <= 5


def test_core_functions_have_labels_and_the_third_step_its_items() -> None:
    functions = [
        thing.value
        for thing in DATA.elements.values()
        if thing.address.startswith("district-capacity/core")
    ]
    labels = [value.label for value in functions if isinstance(value, Statement)]
    assert len(labels) == 12
    assert all(labels)
    start = DATA.elements["school-actions/identify-school-actions/start-with-what-you-have"].value
    assert isinstance(start, Practice)
    assert [len(statement.items) for statement in start.columns["steps"].values()] == [0, 0, 4, 0]


def test_where_to_look_is_said_of_every_statement_that_is_asked_about() -> None:
    for thing in DATA.elements.values():
        if not isinstance(thing.value, Statement):
            continue
        column = DATA.project.frameworks[thing.framework].columns[thing.column]
        # Four Domains' descriptions are asked about once a practice, examples and reasons never.
        asked = column.responses != "none" or thing.column == "description"
        assert bool(thing.value.evidence) == asked, thing.address


def test_scale_is_asked_by_schools_but_where_schools_cannot_be_counted() -> None:
    for thing in DATA.elements.values():
        if thing.framework == "sipr" and thing.column == "scale":
            own = "statement" if thing.key == "fair-across-schools" else ""
            assert isinstance(thing.value, Statement)
            assert thing.value.responses == own, thing.address


def test_each_framework_says_what_it_is_for() -> None:
    for framework in DATA.project.frameworks.values():
        assert framework.purpose.endswith("?")
        assert framework.purpose not in framework.summary


def test_what_is_odd_in_the_sources_is_told() -> None:
    notes = {
        thing.address: getattr(thing.value, "source_note", "") for thing in DATA.elements.values()
    }
    assert "both columns" in notes["sipr/prioritize-teaching-and-learning/limited-goals"]
    assert "Strategy 2" in notes["sipr/open-and-collaborative-culture"]
    assert "web edition" in notes["sipr/build-capacity/human-resources/personnel-practices"]
    assert "figure" in notes["district-capacity"]


def test_the_same_four_statements_stand_in_both_columns() -> None:
    practice = DATA.elements["sipr/prioritize-teaching-and-learning/limited-goals"].value
    assert isinstance(practice, Practice)
    implementation, scale = (
        [s.text for s in column.values()] for column in practice.columns.values()
    )
    assert implementation == scale


def test_relations_that_the_text_states() -> None:
    kinds = Counter(
        relation.kind for relation in DATA.project.frameworks["district-capacity"].relations
    )
    assert kinds == {"leads-to": 2, "reinforce": 1, "foundation": 1}
