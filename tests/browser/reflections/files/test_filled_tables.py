"""Workbooks and tables that were filled in say what JSON says."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import openpyxl
import pytest

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.csv_table import write_csv
from macros.outputs.excel.workbook import write_xlsx
from macros.views.sheet import Sheet, build_sheet
from tests.support.document_texts import converted
from tests.support.documents import draw_project
from tests.support.other_files import FIRST, SECOND, SIPR, OpenFile
from tests.support.projects import ROOT
from tests.support.reflection_pages import (
    say,
)
from tests.support.sheets import HEAD, list_choices, write_answers

#: 300 statements, a question of the practice and one of the section.
LONG = dedent("""\
    ==> data/frameworks/demo/first.yml
    title: First
    summary: S.
    practices:
      p:
        title: Practice
        signs:
    {statements}    questions:
          how: How do we know?
    questions:
      why: Why does it matter?
    """)
ADDRESS = "demo/first/p/s{number}"
RESPONSES = ("Not yet", "Partly in place", "In place", "Not sure")
KEYS = ("not-yet", "partly", "in-place", "unsure")


@pytest.fixture(scope="module")
def long_data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    lines = "".join(f"      s{at}: Statement {at} is true here.\n" for at in range(300))
    project = draw_project(tmp_path_factory.mktemp("long"), LONG.format(statements=lines))
    (project / "data/site.yml").write_text(SITE, "utf-8")
    return load_dataset(project)


SITE = dedent("""\
    name: Demo
    language: en
    responses:
      statement: {not-yet: Not yet, partly: Partly in place, in-place: In place, unsure: Not sure}
      question: {open: Open, clear: Clear}
    aside: [unsure]
    """)


@pytest.fixture(scope="module")
def open_long(long_data: Dataset, make_opener: Callable[[Dataset], OpenFile]) -> OpenFile:
    return make_opener(long_data)


def make_record() -> dict[str, Any]:
    """What Ana has answered."""
    responses: dict[str, Any] = {
        ADDRESS.format(number=at): {
            "response": KEYS[at % 4],
            "text": f"Statement {at} is true here.",
        }
        for at in range(300)
    }
    responses[ADDRESS.format(number=7)] |= {
        "evidence": "Minutes, “May”; p. 3",
        "talk": True,
    }
    responses[ADDRESS.format(number=8)] |= {"note": "=1+1\nand more"}
    responses["demo/first/p/how"] = {
        "response": "clear",
        "answer": "We look, and count.",
        "text": "How do we know?",
    }
    responses["demo/first/why"] = {"answer": "It helps.", "text": "Why does it matter?"}
    return {
        "format": "practice-profiles/reflection",
        "version": 1,
        "framework": "demo",
        "framework_version": "1",
        "name": "Ana",
        "team": "Lincoln School",
        "cycle": "2026-27, 1",
        "date": "2026-11-28",
        "responses": responses,
    }


def list_cells(record: dict[str, Any], sheet: Sheet) -> dict[str, dict[str, str]]:
    """Return what a person types to say a record, by addresses and headings."""
    labels = {"open": "Open", "clear": "clear", **dict(zip(KEYS, RESPONSES, strict=True))}
    headings = sheet.headings
    cells = {}
    for address, entry in record["responses"].items():
        typed = {
            "response": labels.get(entry.get("response", ""), ""),
            "notes": entry.get("note") or entry.get("answer"),
            "evidence": entry.get("evidence"),
            "talk": "Yes" if entry.get("talk") else "",
        }
        cells[address] = {headings[name]: text for name, text in typed.items() if text}
    return cells


def fill_workbook(content: bytes, record: dict[str, Any], sheet: Sheet) -> openpyxl.Workbook:
    """Fill in a person's worksheet, rename its tab, and sort its rows the other way round."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book.worksheets[0]
    write_answers(book, page, list_cells(record, sheet))
    page["D4"], page["D5"] = record["name"], record["cycle"]
    page["F4"], page["F5"] = record["team"], record["date"]
    page.title = "My own name"
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=HEAD + 1)]
    for number, row in enumerate(rows[::-1], start=HEAD + 1):
        for column, value in enumerate(row, start=1):
            cell = page.cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    return book


def test_a_workbook_that_libreoffice_saved_says_what_json_says(
    long_data: Dataset, open_long: OpenFile, tmp_path: Path
) -> None:
    sheet = build_sheet(long_data, "demo/first")
    assert len(sheet.rows) == 302
    record = make_record()
    book = fill_workbook(write_xlsx(sheet, long_data.project.site), record, sheet)
    book.save(tmp_path / "ana.xlsx")
    (tmp_path / "saved").mkdir()
    (saved,) = converted([tmp_path / "ana.xlsx"], "xlsx", tmp_path / "saved")
    for content in ((tmp_path / "ana.xlsx").read_bytes(), saved.read_bytes()):
        (file,) = open_long("ana.xlsx", content)
        assert file["told"] == []
        assert file["data"] == record


def write_filled_csv(sheet: Sheet, record: dict[str, Any]) -> list[list[str]]:
    rows = [list(cells) for cells in sheet.cells]
    head = rows[0]
    cells = list_cells(record, sheet)
    about = ("name", "team", "cycle", "date")
    for name in about:
        rows[1][head.index(sheet.headings[name])] = record[name]
    for row in rows[1:]:
        for heading, text in cells.get(row[head.index(sheet.headings["address"])], {}).items():
            row[head.index(heading)] = text
    return rows


def test_tables_of_every_program_say_what_json_says(
    long_data: Dataset, open_long: OpenFile
) -> None:
    """As LibreOffice, Excel in two lands, Excel's Unicode text, and Google Sheets save them."""
    sheet = build_sheet(long_data, "demo/first")
    record = make_record()
    rows = write_filled_csv(sheet, record)

    def join(delimiter: str, end: str, *, quote_all: bool = False) -> str:
        def write(cell: str) -> str:
            must = quote_all or any(sign in cell for sign in (delimiter, '"', "\n"))
            return '"' + cell.replace('"', '""') + '"' if must else cell

        return end.join(delimiter.join(map(write, row)) for row in rows) + end

    shapes = {
        "libreoffice.csv": join(",", "\n").encode(),
        "excel.csv": ("\ufeff" + join(",", "\r\n")).encode(),
        "excel semicolons.csv": join(";", "\r\n").encode("cp1252"),
        "excel told.csv": ("sep=;\r\n" + join(";", "\r\n")).encode("cp1252"),
        "unicode.csv": join("\t", "\r\n").encode("utf-16"),
        "google.csv": join(",", "\r\n").encode().removesuffix(b"\r\n"),
        "google.tsv": join("\t", "\r\n").encode(),
        "ours.csv": ("\ufeff" + join(",", "\r\n", quote_all=True)).encode(),
    }
    for name, content in shapes.items():
        (file,) = open_long(name, content)
        assert (file["told"], file["data"]) == ([], record), name


def test_an_empty_sheet_and_the_meanings_in_it_are_no_answers(
    long_data: Dataset, open_long: OpenFile
) -> None:
    sheet = build_sheet(long_data, "demo/first")
    for name, content in (
        ("responses.csv", write_csv(sheet)),
        ("responses.xlsx", write_xlsx(sheet, long_data.project.site)),
    ):
        assert open_long(name, content) == [
            {"name": name, "modified": 0, "told": [say("table-empty", name=name)]}
        ]


def test_a_team_s_worksheet_becomes_its_people(open_real: OpenFile) -> None:
    data = load_dataset(ROOT)
    content = write_xlsx(build_sheet(data, SIPR), data.project.site)
    book = openpyxl.load_workbook(io.BytesIO(content))
    team = book.worksheets[1]
    head = {str(cell.value): cell for cell in team[HEAD]}
    head["Person 1"].value, head["Person 3"].value = "Ana", "Ben"
    team["C4"] = "Lincoln School"
    offered = list_choices(book)["responses_1"]
    write_answers(book, team, {FIRST: {"Ana": offered[0].upper(), "Person 2": f" {offered[1]}  "}})
    write_answers(book, team, {FIRST: {"Ben": "maybe"}, SECOND: {"Ben": offered[2]}})
    out = io.BytesIO()
    book.save(out)
    files = open_real("team.xlsx", out.getvalue())
    assert [file["name"] for file in files] == [
        "team.xlsx: Ana",
        "team.xlsx: Person 2",
        "team.xlsx: Ben",
    ]
    assert [file["data"]["responses"] for file in files] == [
        {FIRST: {"response": "not-yet", "text": "The district has a single plan."}},
        {FIRST: {"response": "partly", "text": "The district has a single plan."}},
        {
            FIRST: {"note": "maybe", "text": "The district has a single plan."},
            SECOND: {
                "response": "in-place",
                "text": "The plan never has more than three strategies at one time.",
            },
        },
    ]
    assert {file["data"]["team"] for file in files} == {"Lincoln School"}
    assert files[0]["told"] == [say("table-misread", name="team.xlsx", parts="maybe")]


def test_a_form_whose_headings_end_in_keys_addresses_or_numbers(open_real: OpenFile) -> None:
    heads = {
        "key": ["The district has a single plan. one-plan", "Few strategies (few-strategies)"],
        "address": [f"One [{FIRST}]", f"Two [{SECOND}]"],
        "number": ["The district has a single plan. 1.1", "Anything at all: 1.2"],
    }
    for name, (one, two) in heads.items():
        table = f'Timestamp,Name,"{one}","{two}"\n11/28/2026 8:01,Ana,in place,NOT YET\n'
        table += "11/28/2026 8:02,Ben,,Partly in Place\n"
        files = open_real(f"{name}.csv", table.encode())
        assert [file["data"]["name"] for file in files] == ["Ana", "Ben"], name
        found = [
            {address: entry["response"] for address, entry in file["data"]["responses"].items()}
            for file in files
        ]
        assert found == [{FIRST: "in-place", SECOND: "not-yet"}, {SECOND: "partly"}], name
    same = b"Name,First 1.1,Second 1.2\nAna,In place,Not yet\n"
    assert open_real("same.csv", same)[0]["told"] == [say("table-alien", name="same.csv")]
    (file,) = open_real("same.csv", same, SIPR)
    assert set(file["data"]["responses"]) == {FIRST, SECOND}


def test_what_does_not_fit_is_named_and_kept(open_real: OpenFile) -> None:
    table = (
        "Address,Statement,Response,Notes,Mood,Name\n"
        f"{FIRST.upper()},The district had one plan.,In place,,sunny,Ana\n"
        f"{SIPR}/gone/away,Gone.,In place,Kept.,,\n"
        f"{SECOND},,perhaps,So.,,\n"
        "__proto__,<b>x</b>,constructor,,,\n"
    )
    file, hostile = open_real("a.csv", table.encode())
    assert hostile["data"]["framework"] == "__proto__"  # which a page refuses
    assert file["data"]["responses"] == {
        FIRST: {"response": "in-place", "text": "The district had one plan."},
        f"{SIPR}/gone/away": {"response": "In place", "note": "Kept.", "text": "Gone."},
        SECOND: {
            "note": "perhaps\nSo.",
            "text": "The plan never has more than three strategies at one time.",
        },
    }
    for key, parts in (
        ("table-unknown", f"{SIPR}/gone/away; __proto__"),
        ("table-misread", "perhaps"),
        ("table-unused", "Mood"),
    ):
        assert say(key, name="a.csv", parts=parts) in file["told"]
