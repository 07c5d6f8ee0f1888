"""Files that cannot be read are told, and pages open those that can."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from macros.layers.load import load_dataset
from macros.outputs.excel.workbook import write_xlsx
from macros.views.sheet import build_sheet
from tests.support.other_files import FIRST, SIPR, OpenFile
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
