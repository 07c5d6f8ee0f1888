"""A framework in which things have moved, as scripts are given it."""

from __future__ import annotations

from typing import Any

#: A framework in which things have moved, some of them twice, and two in a circle.
FRAMEWORK: dict[str, Any] = {
    "key": "demo",
    "title": "Demo",
    "version": "2",
    "levels": [],
    "aside": ["unsure"],
    "responses": [
        [["no", "No"], ["partly", "Partly"], ["yes", "Yes"], ["unsure", "Not sure"]],
        [["one", "Only one"]],
    ],
    "things": [
        {"address": "demo/new", "kind": "section", "text": "New", "was": ["demo/old"]},
        {
            "address": "demo/new/plan",
            "kind": "practice",
            "text": "Plan",
            "was": ["demo/new/begin", "demo/other/plan"],
        },
        {"address": "demo/new/plan/a", "kind": "statement", "text": "A.", "responses": 0},
        {
            "address": "demo/new/plan/b",
            "kind": "statement",
            "text": "B.",
            "responses": 0,
            "was": ["demo/far/x/b"],
        },
        {
            "address": "demo/new/plan/c",
            "kind": "statement",
            "text": "C.",
            "responses": 0,
            "retired": "Gone.",
        },
        {"address": "demo/new/plan/d", "kind": "statement", "text": "D."},
        {"address": "demo/new/plan/e", "kind": "question", "text": "E?", "responses": 1},
        {"address": "demo/new/f", "kind": "question", "text": "F?", "was": ["demo/loop/one"]},
    ],
    "groups": [[1, 2, 3, 6], [0, 7]],
}
