"""Copies of one record that are merged."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

#: What copies of a record go through: edits of either, and copies given to one another.
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["0", "1", "2"]),
        st.sampled_from(["response", "note", "name", "clear", "take"]),
        st.integers(0, 2),
    ),
    max_size=12,
)


COPIES = """(() => {
  const begin = beginRecord(REFLECTION_FORMAT, framework, "2026-01-01");
  const copies = [0, 1, 2].map(() => ({ ...begin, id: "a" }));
  const words = [new Set(), new Set(), new Set()];
  let time = 0;
  const change = (record, what, at, word) => {
    const address = ["demo/new/plan/a", "demo/new/plan/b", "demo/new/plan"][at];
    if (what === "name") return { ...record, name: `${record.name} ${word}`.trim() };
    const field = what === "clear" ? "note" : what;
    const { note = "" } = record.responses.get(address) || {};
    const value = { response: ["no", "partly", "yes"][time % 3], clear: "" }[what];
    return changeEntry(framework, record, address, field, value ?? `${note} ${word}.`.trim());
  };
  given.forEach(([who, what, at]) => {
    time += 1;
    const stamp = { time: new Date(time).toISOString(), place: `p${who}` };
    const before = copies[who];
    copies[who] = what === "take" ? mergeRecords(before, copies[at], REFLECTION_FORMAT).record
      : stampRecord(before, change(before, what, at, `w${time}x`), REFLECTION_FORMAT, stamp);
  });
  const merge = (one, other) => mergeRecords(one, other, REFLECTION_FORMAT).record;
  const [a, b, c] = copies;
  const all = [merge(a, b), merge(b, a), merge(merge(a, b), a), merge(b, merge(a, b))];
  return [all.map((record) => JSON.parse(write(read(write(record)).record))),
    copies.map((record) => JSON.parse(write(record)))];
})()"""


def written(file: dict[str, Any]) -> dict[str, str]:
    """The texts of a file, by their fields."""
    fields = {"#name": file["name"]}
    for address, entry in file["responses"].items():
        fields[f"{address}#note"] = entry.get("note", "")
    return fields


@given(steps=STEPS)
def test_copies_become_the_same_in_either_order_and_lose_nothing(
    ask: Callable[..., Any], steps: list[list[Any]]
) -> None:
    (first, *others), copies = ask(COPIES, steps)

    def sort(file: dict[str, Any]) -> str:
        return json.dumps(file, sort_keys=True)

    assert {sort(other) for other in others} == {sort(first)}
    texts = written(first)
    for mine, theirs in (copies[:2], copies[1::-1]):
        for field, text in written(mine).items():
            stamps = mine["entered"].get(field, "").split()
            known = [
                time <= theirs["seen"].get(place, "")
                for time, _, place in (stamp.partition("/") for stamp in stamps)
            ]
            if all(known):
                continue  # the other copy knew of it, and may have changed it
            for word in text.replace(".", " ").replace("/", " ").split():
                assert word in texts.get(field, ""), (field, text, texts)
