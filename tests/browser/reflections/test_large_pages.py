"""Sixty schools, and ten rounds, of 302 statements, agree with a count one by one."""

from __future__ import annotations

from collections import Counter
from typing import Any

from playwright.sync_api import Page, expect

from tests.support.large_framework import (
    ADDRESSES,
    RESPONSES,
    ROUNDS,
    SCHOOLS,
    make_records,
    tell_statement,
    write_large_framework,
)
from tests.support.reflection_pages import DISTRICT, REFLECTIONS, SAY, go, say, say_counted
from tests.support.reflections import payload

SEED = 7
#: Whether the last school's head stands over its answers, alone, and within the sheet.
OVER = """() => {
  const table = document.querySelector("[data-pp-table] table");
  const [head, cell] = [table.tHead.rows[0], table.tBodies[0].rows[0]]
    .map((row) => row.cells[row.cells.length - 1].getBoundingClientRect());
  const sign = getComputedStyle(table.tHead.rows[0].cells[1], "::after").content;
  return sign === "none" && head.left === cell.left && head.width === cell.width
    && (!matchMedia("print").matches || head.right <= innerWidth);
}"""
ROWS = "all => all.map(row => [...row.cells].map(cell => cell.textContent))"


def answers_of(records: list[dict[str, Any]], address: str) -> list[str]:
    return [record["responses"].get(address, {}).get("response", "") for record in records]


def choose(page: Page, selector: str, records: list[dict[str, Any]]) -> None:
    files = [payload(f"{number}.json", record) for number, record in enumerate(records)]
    page.locator(selector).set_input_files(files)


def test_sixty_schools_and_ten_rounds_agree_with_a_count_one_by_one(
    tab: Page, address: str
) -> None:
    script = write_large_framework()
    tab.route("**/every/framework.js*", lambda route: route.fulfill(body=script))
    go(tab, address + DISTRICT)
    schools = make_records(SCHOOLS, SEED)
    choose(tab, "[data-pp-files]", schools)
    rows = tab.locator("[data-pp-table] tbody > tr")
    expect(rows).to_have_count(len(ADDRESSES))
    assert tab.evaluate(OVER)
    tab.emulate_media(media="print")
    assert tab.evaluate(OVER)
    tab.emulate_media(media="screen")
    shown = {cells[0]: cells[1:] for cells in rows.evaluate_all(ROWS)}
    words = {**dict(RESPONSES), "": SAY["school-silent"]}
    for element in ADDRESSES:
        given = answers_of(schools, element)
        counts = Counter(given)
        kinds = {"less": counts["no"] + counts["partly"], "unsure": counts["unsure"]}
        kinds["silent"] = counts[""]
        told = [say("schools-held", response="Yes", held=counts["yes"], total=SCHOOLS)]
        told += [say_counted(f"schools-{kind}", count) for kind, count in kinds.items() if count]
        text = tell_statement(element)
        [(head, cells)] = [each for each in shown.items() if text in each[0]]
        assert " ".join(told) in head
        assert Counter(cells) == Counter(words[response] for response in given)

    go(tab, address + REFLECTIONS)
    tab.get_by_text(SAY["rounds"], exact=True).click()
    rounds = [{**record, "team": "Adams"} for record in make_records(ROUNDS, SEED + 1)]
    choose(tab, "[data-pp-rounds-file]", rounds)
    rows = tab.locator("[data-pp-rounds] tbody > tr")
    expect(rows.filter(has_text=tell_statement(ADDRESSES[-1]))).to_have_count(1)
    lines = {cells[0]: cells[2:] for cells in rows.evaluate_all(ROWS)}
    for element in ADDRESSES:
        text = tell_statement(element)
        [cells] = [cells for head, cells in lines.items() if text in head]
        given = [words[response] for response in answers_of(rounds, element)]
        assert [cell.partition(" · ")[0] for cell in cells] == given
