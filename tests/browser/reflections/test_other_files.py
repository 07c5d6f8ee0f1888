"""Files that the site has not saved: workbooks, tables, and Word files that were filled in."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.csv_table import write_csv
from macros.outputs.excel.workbook import write_xlsx
from macros.outputs.html.renderer import HtmlRenderer
from macros.outputs.view_cache import ViewCache
from macros.outputs.word.elements import make_tag
from macros.outputs.word.handout import write_handout_docx
from macros.outputs.word.record import write_record_docx
from macros.outputs.zip_file import write_zip
from macros.plugin.asset_bundles import BUNDLES
from macros.views.guide.handout import build_handout
from macros.views.guide.record import build_record
from macros.views.reflection import build_reflection_outline
from macros.views.sheet import Sheet, build_sheet
from tests.support.document_texts import converted
from tests.support.documents import draw_project
from tests.support.projects import ROOT
from tests.support.reflection_pages import (
    CHECKLIST,
    ONE_PLAN,
    REFLECTIONS,
    SAY,
    TEAM,
    chosen,
    go,
    say,
    told,
)
from tests.support.reflections import payload
from tests.support.sheets import HEAD, list_choices, write_answers

OpenFile = Callable[..., list[dict[str, Any]]]
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
def reader(browser: Browser) -> Iterator[Page]:
    """A page with nothing on it but what reads files."""
    page = browser.new_page()
    for bundle in ("reflection-tools.js", "file-readers.js"):
        for source in BUNDLES[bundle]:
            page.add_script_tag(path=ROOT / "overrides/assets" / source)
    page.add_script_tag(path=ROOT / "overrides/assets/vendor/fflate.js")
    yield page
    page.close()


@pytest.fixture(scope="module")
def make_opener(reader: Page) -> Callable[[Dataset], OpenFile]:
    """What makes a function that reads a file with the frameworks of a project."""

    def make(data: Dataset) -> OpenFile:
        outlines = [build_reflection_outline(data, key) for key in data.project.shown]
        html = HtmlRenderer(data).render("team", "", "team/").html

        def open_file(name: str, content: bytes, hint: str = "") -> list[dict[str, Any]]:
            given = [outlines, html, name, base64.b64encode(content).decode(), hint]
            files: list[dict[str, Any]] = reader.evaluate(OPEN, given)
            return files

        return open_file

    return make


OPEN = """async ([outlines, html, name, content, hint]) => {
  const profiles = practiceProfiles;
  profiles.frameworks = new Map(
    outlines.map((outline) => [outline.key, profiles.indexFramework(structuredClone(outline))]));
  const holder = new DOMParser().parseFromString(html, "text/html");
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const file = new File([bytes], name, { lastModified: 0 });
  const readers = holder.querySelector("[data-pp-readers]");
  return (await profiles.readOtherFile(file, readers, hint)).map(({ text, ...more }) =>
    text ? { ...more, data: JSON.parse(text) } : more);
}"""


@pytest.fixture(scope="module")
def open_long(long_data: Dataset, make_opener: Callable[[Dataset], OpenFile]) -> OpenFile:
    return make_opener(long_data)


@pytest.fixture(scope="module")
def open_real(make_opener: Callable[[Dataset], OpenFile]) -> OpenFile:
    return make_opener(load_dataset(ROOT))


# The record that all of these files say


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


SIPR = "sipr/promote-system-wide-learning"
FIRST, SECOND = (f"{SIPR}/focused-strategies/{key}" for key in ("one-plan", "few-strategies"))


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


# Word files that were filled in


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handout and a record that are filled in, as Word has them and as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("papers")
    data = load_dataset(ROOT)
    view = ViewCache(data).get_section_view(SIPR)
    site = data.project.site
    practice = f"{SIPR}/focused-strategies"
    handout = write_handout_docx(build_handout(data, view), site)
    filled = fill_word(
        handout,
        {make_tag(FIRST): "In place", make_tag(SECOND): "Partly in place"},
        {"name": "Ana", "team": "Lincoln School", "date": "2026-11-28"},
    )
    (folder / "handout.docx").write_bytes(filled)
    record = write_record_docx(build_record(data, view), site)
    filled = fill_word(
        record,
        {
            make_tag(practice): "Acceptable implementation: In place",
            make_tag(practice, "priority"): "",
        },
        {
            "team": "Lincoln School",
            make_tag(practice, "reason"): "We have seen it.",
            "actions:what": "Make one plan",
            "actions:who": "Ben",
            "strengths": "We listen.",
        },
    )
    (folder / "record.docx").write_bytes(filled)
    (folder / "saved").mkdir()
    converted(sorted(folder.glob("*.docx")), "docx", folder / "saved")
    return folder


def fill_word(content: bytes, boxes: dict[str, str], texts: dict[str, str]) -> bytes:
    """Check boxes by their tags and titles ("" is any), and type into the first field of a tag."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document: Any = parse_xml(parts["word/document.xml"])
    left = dict(texts)
    for control in document.iter(qn("w:sdt")):
        properties, inside = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
        tag, title = (properties.find(qn(name)).get(qn("w:val")) for name in ("w:tag", "w:alias"))
        checked = properties.find(f".//{qn('w14:checked')}")
        if checked is not None and boxes.get(tag) in (title, ""):
            checked.set(qn("w14:val"), "1")
            next(inside.iter(qn("w:t"))).text = "☒"
        elif checked is None and tag in left:
            properties.remove(properties.find(qn("w:showingPlcHdr")))
            next(inside.iter(qn("w:t"))).text = left.pop(tag)
    assert left == {}
    parts["word/document.xml"] = etree.tostring(document)
    return write_zip(parts)


@pytest.mark.parametrize("folder", ["", "saved"])
def test_a_filled_handout_says_what_json_says(
    open_real: OpenFile, papers: Path, folder: str
) -> None:
    (file,) = open_real("handout.docx", (papers / folder / "handout.docx").read_bytes())
    assert file["told"] == []
    assert file["data"] == {
        "format": "practice-profiles/reflection",
        "version": 1,
        "framework": "sipr",
        "framework_version": "",
        "name": "Ana",
        "team": "Lincoln School",
        "cycle": "",
        "date": "2026-11-28",
        "responses": {
            FIRST: {"response": "in-place", "text": "The district has a single plan."},
            SECOND: {
                "response": "partly",
                "text": "The plan never has more than three strategies at one time.",
            },
        },
    }


def test_a_filled_record_says_what_json_says(open_real: OpenFile, papers: Path) -> None:
    (file,) = open_real("record.docx", (papers / "record.docx").read_bytes())
    data = file["data"]
    assert (data["format"], data["team"]) == ("practice-profiles/team", "Lincoln School")
    assert data["actions"] == [{"what": "Make one plan", "who": "Ben", "when": "", "evidence": ""}]
    assert data["responses"] == {
        f"{SIPR}/focused-strategies": {
            "text": "Develop focused improvement strategies",
            "reason": "Acceptable implementation: In place\nWe have seen it.",
            "priority": True,
        }
    }
    assert file["told"] == [say("table-unused", name="record.docx", parts=SAY["guide-strengths"])]


# What goes wrong


def pack(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def test_files_that_cannot_be_read_are_told_in_a_sentence(open_real: OpenFile) -> None:
    data = load_dataset(ROOT)
    sheet = write_xlsx(build_sheet(data, SIPR), data.project.site)
    other, docx = openpyxl.Workbook(), io.BytesIO()
    other.active.append(["Budget", "=1+1"])
    alien = io.BytesIO()
    other.save(alien)
    bomb = pack(xl__workbook_xml=b" " * 70_000_000)
    laughing = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w>&b;</w>'
    with zipfile.ZipFile(docx, "w") as package:
        package.writestr("word/document.xml", laughing)
    faulty = {
        "empty.xlsx": (b"", "file-empty"),
        "empty.csv": (b"", "file-empty"),
        "cut.xlsx": (sheet[: len(sheet) // 2], "file-cut"),
        "none.xlsx": (b"Dear team", "file-alien"),
        "picture.docx": (b"\x89PNG\r\n\x1a\n\x00\x00", "file-alien"),
        "letter.csv": (b"Dear team,\nhere are my answers.\n", "table-alien"),
        "budget.xlsx": (alien.getvalue(), "table-alien"),
        "bomb.xlsx": (bomb, "file-swollen"),
        "laughing.docx": (docx.getvalue(), "file-cut"),
        "word.docx": (pack(word__document_xml="<w/>"), "word-alien"),
        "sheet as.docx": (sheet, "file-alien"),
    }
    for name, (content, key) in faulty.items():
        assert open_real(name, content)[0]["told"] == [say(key, name=name)], name


def test_a_formula_counts_as_what_its_program_last_showed(open_real: OpenFile) -> None:
    def make(value: str) -> bytes:
        cells = f'<c r="A2" t="inlineStr"><is><t>{FIRST}</t></is></c><c r="B2" t="str">{value}</c>'
        head = "".join(
            f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("Address", "Response")
        )
        rows = f"<row>{head}</row><row>{cells}</row>"
        return pack(
            xl__workbook_xml='<w xmlns:r="r"><sheet name="A" r:id="x"/></w>',
            xl___rels__workbook_xml=b"",
            xl__worksheets__sheet1_xml=f"<w>{rows}</w>",
        )

    def repack(content: bytes) -> bytes:
        relations = '<r><Relationship Id="x" Target="worksheets/sheet1.xml"/></r>'
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            for name, part in parts.items():
                if part:
                    package.writestr(name, part)
            package.writestr("xl/_rels/workbook.xml.rels", relations)
        return out.getvalue()

    shown = repack(make('<f>HYPERLINK("http://x")</f><v>Not yet</v>'))
    (file,) = open_real("shown.xlsx", shown)
    assert file["data"]["responses"][FIRST]["response"] == "not-yet"
    (file,) = open_real("bare.xlsx", repack(make("<f>1+1</f>")))
    lacking = say("table-formulas", name="bare.xlsx", parts=FIRST)
    assert file["told"] == [say("table-empty", name="bare.xlsx"), lacking]


# On the pages


def test_pages_open_what_other_programs_saved(tab: Page, address: str, features: Path) -> None:
    """A sheet on a checklist and on the page of all reflections; a whole team's on the team's.

    What reads them is loaded when it is needed first.
    """
    folder = features / "published/sub/path/every/begin"
    book = openpyxl.load_workbook(folder / "responses.xlsx")
    one_plan, page = "every/begin/prepare/one-plan", book.worksheets[0]
    offered = list_choices(book)
    head = {str(cell.value): cell.column for cell in page[HEAD]}
    places = {str(row[head["Address"] - 1].value): row for row in page.iter_rows(min_row=HEAD + 1)}
    partly = offered[str(places[one_plan][head["Choices"] - 1].value)][1]
    page["D4"] = "Ana"
    write_answers(book, page, {one_plan: {"Response": partly, "Evidence": "Minutes"}})
    ana = save(book)

    loaded: list[str] = []
    tab.on("request", lambda asked: loaded.append(asked.url))
    go(tab, address + CHECKLIST)
    assert not [url for url in loaded if "file-readers" in url or "fflate" in url]
    tab.locator("[data-pp-file]").set_input_files([payload("ana.xlsx", ana)])
    expect(told(tab)).to_contain_text(say("file-opened", name="ana.xlsx"))
    assert chosen(tab, ONE_PLAN) == [partly]
    expect(tab.get_by_label(SAY["your-name"])).to_have_value("Ana")
    assert [url for url in loaded if "file-readers.js?v=" in url]
    assert [url for url in loaded if "fflate.js?v=" in url]

    team = book.worksheets[1]
    names = {"Person 1": partly, "Person 2": partly.upper(), "Person 3": partly}
    write_answers(book, team, {one_plan: names})
    page.delete_rows(HEAD + 1, 99)
    everyone = save(book)
    tab.locator("[data-pp-file]").set_input_files([payload("team.xlsx", everyone)])
    expect(told(tab)).to_contain_text(say("file-people", name="team.xlsx"))
    assert chosen(tab, ONE_PLAN) == [partly]

    go(tab, address + TEAM)
    csv = f"Address,Response,Name\n{one_plan},{partly.upper()},Zoe\nevery/begin/x,yes,Zoe\n"
    files = [payload("team.xlsx", everyone), payload("zoe.csv", csv), payload("x.docx", b"?")]
    tab.locator("[data-pp-files]").set_input_files(files)
    expect(tab.locator("[data-pp-counted]")).to_contain_text("4 people")
    expect(told(tab)).to_contain_text(say("table-unknown", name="zoe.csv", parts="every/begin/x"))
    expect(told(tab)).to_contain_text(say("file-alien", name="x.docx"))

    go(tab, address + REFLECTIONS)
    tab.locator("[data-pp-file]").set_input_files([payload("zoe.csv", csv)])
    expect(told(tab)).to_contain_text(say("file-opened", name="zoe.csv"))
    expect(tab.locator("[data-pp-lost]")).to_contain_text("every/begin/x")
    assert "fflate" not in str(tab.evaluate("Object.keys(self)"))  # a table needs none


def save(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as a file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_file_of_200_megabytes_is_not_even_read(tab: Page, address: str, tmp_path: Path) -> None:
    huge = tmp_path / "huge.xlsx"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    go(tab, address + CHECKLIST)
    tab.locator("[data-pp-file]").set_input_files(huge)
    expect(told(tab)).to_contain_text(say("file-large", name="huge.xlsx"))


def test_the_zip_library_is_the_one_that_was_published() -> None:
    """fflate 0.8.3 from the npm registry, with its license."""
    folder = ROOT / "overrides/assets/vendor"
    digest = hashlib.sha256((folder / "fflate.js").read_bytes()).hexdigest()
    assert digest == "462ef8041fc970e3615a20a9dd2b2e3047a073b2da729ef4f02b634bba8b7b83"
    assert "MIT License" in (folder / "LICENSE-fflate.txt").read_text("utf-8")
