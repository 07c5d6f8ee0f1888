"""A framework of 302 statements, and what sixty schools and ten rounds of a team answer to it."""

from __future__ import annotations

import json
import random
from typing import Any

STATEMENTS, SCHOOLS, ROUNDS = 302, 60, 10
A_PRACTICE = 14  # statements
RESPONSES = [["no", "No"], ["partly", "Partly"], ["yes", "Yes"], ["unsure", "Not sure"]]
ADDRESSES = [
    f"every/begin/practice-{number // A_PRACTICE}/statement-{number}"
    for number in range(STATEMENTS)
]


def write_large_framework() -> str:
    """The script that tells pages what the framework asks."""
    practices = sorted({address.rpartition("/")[0] for address in ADDRESSES})
    section = {"address": "every/begin", "kind": "section", "name": "Part", "text": "Begin"}
    things: list[dict[str, Any]] = [section]
    groups = []
    for practice in practices:
        groups.append([len(things)])
        things.append({"address": practice, "kind": "practice", "text": practice[12:]})
        for address in ADDRESSES:
            if address.startswith(f"{practice}/"):
                groups[-1].append(len(things))
                text = tell_statement(address)
                thing = {"address": address, "kind": "statement", "text": text, "responses": 0}
                things.append(thing)
    outline = {
        "key": "every",
        "title": "Large",
        "version": "1",
        "levels": [],
        "aside": ["unsure"],
        "responses": [RESPONSES],
        "things": things,
        "groups": groups,
    }
    return (
        "((self.practiceProfiles ??= {}).frameworks ??= new Map())"
        f'.set("every", {json.dumps(outline)});'
        'document.dispatchEvent(new Event("pp-loaded"));'
    )


def tell_statement(address: str) -> str:
    """What a statement says."""
    return f"The plan names what is to be done in case {address.rpartition('-')[2]}."


def make_records(count: int, seed: int) -> list[dict[str, Any]]:
    """Records of as many teams, or of as many years of one, with silence here and there."""
    chance = random.Random(seed)
    keys = [*(key for key, _ in RESPONSES), ""]
    return [
        {
            "format": "practice-profiles/team",
            "version": 1,
            "framework": "every",
            "framework_version": "1",
            "team": f"School {number}",
            "cycle": "",
            "date": f"{2001 + number}-11-01",
            "people": 5,
            "actions": [],
            "responses": {
                address: {"text": tell_statement(address), "response": response}
                for address in ADDRESSES
                if (response := chance.choice(keys))
            },
        }
        for number in range(count)
    ]
