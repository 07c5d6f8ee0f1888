"""Responses that say nothing of more or less stand outside the order, in every output."""

from __future__ import annotations

from dataclasses import replace

from macros.layers.load import load_dataset
from macros.views.guide.handout import build_handout
from macros.views.section import build_section_view
from macros.views.sheet import build_sheet
from tests.support.projects import ROOT

ADDRESS = "sipr/build-capacity"


def test_what_does_not_apply_stands_outside_the_order_of_sheets_and_handouts() -> None:
    data = load_dataset(ROOT)
    site = data.project.site.model_copy(update={"aside": (), "not_applicable": "unsure"})
    framework = data.project.frameworks["sipr"].model_copy(update={"aside": ()})
    changed = {"site": site, "frameworks": {**data.project.frameworks, "sipr": framework}}
    data = replace(data, project=data.project.model_copy(update=changed))
    assert "unsure" in data.project.find_aside("sipr")
    sheet = build_sheet(data, ADDRESS)
    asked = [row for row in sheet.rows if "Not sure" in row.responses]
    assert asked
    assert not [row for row in asked if "Not sure" in row.ordered]
    handout = build_handout(data, build_section_view(data, ADDRESS))
    codes = {each.key: each.code for group in handout.sets for each in group.responses}
    assert codes["unsure"] == "?"
