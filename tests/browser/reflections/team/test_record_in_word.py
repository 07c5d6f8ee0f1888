"""A team's record as a Word file: it says what paper says, and opens again."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from macros.outputs.zip_file import write_zip
from tests.support.document_texts import converted, letters
from tests.support.reflection_pages import (
    ONE_PLAN,
    SAY,
    SCHOOL,
    TEAM,
    do,
    go,
    say,
    state,
    told,
)
from tests.support.reflections import downloaded, payload
from tests.support.team_pages import FIVE, bring, item, ours, records, settle
from tests.support.word_checker import find_faults

REASON = "There are two plans:\none of the board\u2028and <one> & of \ufffe the office."
#: What is on paper, a text a line, and what stands for boxes.
PAPER = """() => {
  const lines = "p, h2, h3, h4, li, td, th, dt, dd";
  return [...document.querySelector("[data-pp-paper]").querySelectorAll(lines)]
    .filter((each) => !each.querySelector(lines) && !each.closest("[hidden]"))
    .map((each) => each.textContent);
}"""
LANGUAGE = "en"
Parts = dict[str, bytes]


def unpack(file: Path) -> Parts:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def read_paragraphs(parts: Parts) -> str:
    texts = parse_xml(parts["word/document.xml"]).iter(qn("w:t"))
    return "".join(text.text or "" for text in texts)


def change(file: Path, do_change: Callable[[Any], None]) -> FilePayload:
    """The file with something changed in its text, as a file to open."""
    parts = unpack(file)
    document = parse_xml(parts["word/document.xml"])
    do_change(document)
    return payload(file.name, write_zip({**parts, "word/document.xml": etree.tostring(document)}))


def find_control(document: Any, tag: str) -> Any:
    [control] = [
        each
        for each in document.iter(qn("w:sdt"))
        if each.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) == tag
    ]
    return control


def write_in(document: Any, tag: str, text: str) -> None:
    """Type into a field as Word does."""
    control = find_control(document, tag)
    content = control.find(qn("w:sdtContent"))
    prompt = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
    if prompt is not None:
        prompt.getparent().remove(prompt)
    first, *others = content.iter(qn("w:t"))
    first.text = text
    for other in others:
        other.getparent().remove(other)


def save_word(page: Page, folder: Path) -> Path:
    return downloaded(page, do(page, "save-word"), folder)


def test_a_record_in_word_says_what_paper_says_and_opens_again(tab: Page, tmp_path: Path) -> None:
    bring(tab, *FIVE)
    settle(tab, ONE_PLAN, "We do in part", REASON, priority=True)
    settle(tab, SCHOOL, "We do not yet")
    item(tab, SCHOOL).get_by_label(SAY["our-evidence"]).fill("The minutes.")
    tab.get_by_label(SAY["your-team"]).fill("Adams")
    tab.get_by_label(SAY["your-date"]).fill("2026-11-24")
    do(tab, "action-add").click()
    form = tab.locator("[data-pp-actions] > fieldset")
    form.get_by_label(SAY["guide-what"], exact=True).fill("Make one plan")
    form.get_by_label(SAY["priority"], exact=True).select_option(label=ONE_PLAN)
    form.get_by_label(SAY["action-state"]).select_option(label=SAY["state-done"])
    expect(state(tab)).to_have_text(SAY["kept-here"])
    file = save_word(tab, tmp_path)
    assert file.name == "team-every-adams-2026-11-24.docx"
    expect(told(tab)).to_contain_text(say("file-saved", name=file.name))
    assert find_faults(file, SAY["record-title"], LANGUAGE) == []

    parts = unpack(file)
    shown = tab.evaluate(PAPER)
    assert REASON.splitlines()[0] in "".join(shown)
    written = letters(read_paragraphs(parts)).replace("\u2610", "").replace(":", "")
    at = 0
    for text in shown:
        wanted = letters(text.replace("\ufffe", "")).replace(":", "")
        assert wanted in written[at:], text
        at = written.index(wanted, at) + len(wanted)
    for text in (SAY["record-answers"], SAY["sheet-differ"], SAY["record-attendance"]):
        assert text in shown
    for person in ("Ana", "Cem", "Said Ana."):
        assert letters(person) not in written

    [before] = records(tab)
    do(tab, "record-new").click()
    expect(item(tab, ONE_PLAN)).to_contain_text(ours())
    tab.locator("[data-pp-file]").set_input_files(file)
    expect(told(tab)).to_have_text(say("file-same", name=file.name))
    expect(item(tab, ONE_PLAN)).to_contain_text(f"{ours('We do in part')} · {SAY['priority']}")
    assert before in records(tab)

    # Another program opens it, and saves it without the names of fields: then it is told.
    (pdf,) = converted([file], "pdf", tmp_path)
    assert pdf.stat().st_size > 5000
    (other,) = converted([file], "docx", tmp_path / "office")
    tab.locator("[data-pp-file]").set_input_files(other)
    expect(told(tab)).to_contain_text(say("word-untagged", name=other.name))
    assert before in records(tab)


def test_what_was_changed_in_word_goes_into_the_record(tab: Page, tmp_path: Path) -> None:
    bring(tab, *FIVE)
    settle(tab, ONE_PLAN, "We do in part", "There are two.", priority=True)
    do(tab, "action-add").click()
    tab.get_by_label(SAY["guide-what"], exact=True).fill("Make one plan")
    [action] = records(tab)[0]["actions"]
    file = save_word(tab, tmp_path)
    rows = tab.locator("[data-pp-paper] [data-of=actions] tr").nth(1)
    new = rows.locator("span").first.get_attribute("data-tag") or ""

    def edit(document: Any) -> None:
        write_in(document, "team", "Lincoln")
        write_in(document, "every/begin/prepare/one-plan:answer", "We do")
        write_in(document, "every/begin/prepare/one-plan:reason", "There is one now.")
        write_in(document, "every/begin/prepare/one-plan:evidence", "The board has it.")
        write_in(document, f"actions:state@{action['id']}", SAY["state-done"])
        write_in(document, new, "Show it")
        write_in(document, "notes", "It was late.")

    tab.locator("[data-pp-file]").set_input_files([change(file, edit)])
    expect(told(tab)).to_contain_text(say("word-changed-other", count=6, name=file.name))
    expect(told(tab)).to_contain_text(say("table-unused", name=file.name, parts=SAY["sheet-notes"]))
    [record] = records(tab)
    assert record["team"] == "Lincoln"
    entry = record["responses"]["every/begin/prepare/one-plan"]
    assert (entry["response"], entry["label"], entry["reason"], entry["evidence"]) == (
        "yes",
        "We do",
        "There is one now.",
        "The board has it.",
    )
    assert entry["priority"] is True
    assert entry["spread"] == {"yes": 3, "no": 1, "partly": 1}
    first, second = record["actions"]
    assert (first["what"], first["state"]) == ("Make one plan", "done")
    assert second["what"] == "Show it"
    expect(item(tab, ONE_PLAN)).to_contain_text(ours("We do"))
    # The same file again changes nothing: each action is known by its id.
    tab.locator("[data-pp-file]").set_input_files([change(file, edit)])
    assert len(records(tab)[0]["actions"]) == 2


def test_a_record_in_word_before_anything_is_settled_has_boxes(tab: Page, tmp_path: Path) -> None:
    do(tab, "team-begin").click()
    empty = save_word(tab, tmp_path)
    assert find_faults(empty, SAY["record-title"], LANGUAGE) == []
    assert SAY["record-answers"] not in read_paragraphs(unpack(empty))
    bring(tab, *FIVE)
    file = save_word(tab, tmp_path)
    assert find_faults(file, SAY["record-title"], LANGUAGE) == []

    def tick(document: Any) -> None:
        for box in document.iter(qn("w:sdt")):
            names = [each.get(qn("w:val")) for each in box.find(qn("w:sdtPr"))]
            if names[:2] == ["We do", "every/begin/prepare/one-plan"]:
                box.find(f".//{qn('w14:checked')}").set(qn("w14:val"), "1")

    tab.locator("[data-pp-file]").set_input_files([change(file, tick)])
    expect(told(tab)).to_contain_text(say("word-changed-one", count=1, name=file.name))
    expect(item(tab, ONE_PLAN)).to_contain_text(ours("We do"))


def test_what_cannot_be_loaded_is_told_and_tried_again(
    context: BrowserContext, address: str, tmp_path: Path
) -> None:
    page = go(context.new_page(), address + TEAM)
    page.route("**/word-template.js*", lambda route: route.fulfill(status=404))
    do(page, "team-begin").click()
    do(page, "save-word").click()
    expect(told(page)).to_have_text(SAY["part-failed"])
    page.unroute("**/word-template.js*")
    assert save_word(page, tmp_path).suffix == ".docx"
