"""Handouts and records that were filled in in Word say what JSON says."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.layers.load import load_dataset
from macros.outputs.view_cache import ViewCache
from macros.outputs.word.elements import make_tag
from macros.outputs.word.handout import write_handout_docx
from macros.outputs.word.record import write_record_docx
from macros.views.guide.handout import build_handout
from macros.views.guide.record import build_record
from tests.support.document_texts import converted
from tests.support.filled_word import fill_word
from tests.support.other_files import FIRST, SECOND, SIPR, OpenFile
from tests.support.projects import ROOT
from tests.support.reflection_pages import (
    SAY,
    say,
)

COHERENT = "All the strategies in the plan fit together as a coherent whole."
#: Notes on statements by their numbers; of the last there is none.
NOTES = f"""1.1 It hangs in the hall.
All know it.
1.3 {SAY["does-not-apply"]}: We are one school.
9.9 Nothing"""


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
        {"name": "Ana", "team": "Lincoln School", "date": "2026-11-28", "notes": NOTES},
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


@pytest.mark.parametrize("folder", ["", "saved"])
def test_a_filled_handout_says_what_json_says(
    open_real: OpenFile, papers: Path, folder: str
) -> None:
    (file,) = open_real("handout.docx", (papers / folder / "handout.docx").read_bytes())
    between = "" if folder else "\n"  # where LibreOffice has lost the line's end
    assert file["told"] == [say("table-unknown", name="handout.docx", parts="9.9")]
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
            FIRST: {
                "response": "in-place",
                "text": "The district has a single plan.",
                "note": f"It hangs in the hall.{between}All know it.",
            },
            SECOND: {
                "response": "partly",
                "text": "The plan never has more than three strategies at one time.",
            },
            f"{SIPR}/focused-strategies/coherent": {
                "response": "not-applicable",
                "text": COHERENT,
                "note": "We are one school.",
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
