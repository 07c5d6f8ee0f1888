"""The accessibility conformance report: true to the tests, complete, and readable by machines."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from jsonschema import Draft7Validator

from macros.layers.load import load_dataset
from macros.outputs.conformance_report import write_conformance_report
from macros.outputs.html.renderer import HtmlRenderer
from macros.views.messages import Messages
from tests.support.html_pages import every_page
from tests.support.projects import ROOT, drawn_project
from tests.support.sites import built

DATA = load_dataset(ROOT)
REPORT = DATA.project.accessibility
#: The criteria of WCAG 2.2, level by level. 4.1.1 is none any more.
CRITERIA = {
    "A": "1-1-1 1-2-1 1-2-2 1-2-3 1-3-1 1-3-2 1-3-3 1-4-1 1-4-2 2-1-1 2-1-2 2-1-4 2-2-1 2-2-2 2-3-1"
    " 2-4-1 2-4-2 2-4-3 2-4-4 2-5-1 2-5-2 2-5-3 2-5-4 3-1-1 3-2-1 3-2-2 3-2-6 3-3-1 3-3-2 3-3-7"
    " 4-1-2",
    "AA": "1-2-4 1-2-5 1-3-4 1-3-5 1-4-3 1-4-4 1-4-5 1-4-10 1-4-11 1-4-12 1-4-13 2-4-5 2-4-6 2-4-7"
    " 2-4-11 2-5-7 2-5-8 3-1-2 3-2-3 3-2-4 3-3-3 3-3-4 3-3-8 4-1-3",
}
#: What OpenACR asks of a report, as far as ours uses it.
SCHEMA = {
    "type": "object",
    "required": ["title", "product", "author", "catalog", "chapters", "report_date"],
    "properties": {
        "title": {"type": "string"},
        "product": {"type": "object", "required": ["name"]},
        "author": {
            "type": "object",
            "required": ["email"],
            "additionalProperties": {"type": "string"},
        },
        "version": {"type": "integer"},
        "report_date": {"type": "string"},
        "catalog": {"const": "2.5-edition-wcag-2.2-en"},
        "chapters": {
            "type": "object",
            "required": ["success_criteria_level_a", "success_criteria_level_aa"],
            "additionalProperties": {
                "type": "object",
                "properties": {
                    "disabled": {"type": "boolean"},
                    "criteria": {"type": "array", "items": {"$ref": "#/definitions/criterion"}},
                },
                "additionalProperties": False,
            },
        },
    },
    "definitions": {
        "criterion": {
            "type": "object",
            "required": ["num", "components"],
            "properties": {
                "num": {"type": "string", "pattern": r"^\d\.\d\.\d{1,2}$"},
                "components": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["name", "adherence"],
                        "properties": {
                            "name": {"enum": ["web", "electronic-docs", "authoring-tool"]},
                            "adherence": {
                                "type": "object",
                                "required": ["level"],
                                "properties": {
                                    "level": {
                                        "enum": [
                                            "supports",
                                            "partially-supports",
                                            "does-not-support",
                                            "not-applicable",
                                            "not-evaluated",
                                        ]
                                    },
                                    "notes": {"type": "string"},
                                },
                                "additionalProperties": False,
                            },
                        },
                    },
                },
            },
        }
    },
}


def test_every_criterion_is_there_once_with_its_level() -> None:
    for level, keys in CRITERIA.items():
        found = {key for key, each in REPORT.criteria.items() if each.level == level}
        assert found == set(keys.split()), level
    assert len(REPORT.criteria) == 55


def test_what_is_claimed_is_shown_by_tests_that_exist() -> None:
    for key, criterion in REPORT.criteria.items():
        if criterion.adherence in ("supports", "partially-supports", "not-applicable"):
            assert criterion.tests, f"{key} claims {criterion.adherence} without a test"
        for name in criterion.tests:
            file, _, test = name.partition("::")
            path = ROOT / file
            assert path.is_file(), f"{key}: {file}"
            assert re.search(rf"^def {test}\(", path.read_text("utf-8"), re.M), f"{key}: {name}"


def test_the_report_for_machines_says_the_same() -> None:
    report = yaml.safe_load(write_conformance_report(DATA, Messages(DATA.project.messages)))
    assert list(Draft7Validator(SCHEMA).iter_errors(report)) == []
    said = {
        each["num"]: each["components"][0]["adherence"]["level"]
        for chapter in report["chapters"].values()
        for each in chapter.get("criteria", ())
    }
    assert said == {key.replace("-", "."): each.adherence for key, each in REPORT.criteria.items()}


def test_the_page_says_the_same_and_whom_to_tell(site: Path) -> None:
    html = (site / "accessibility" / "index.html").read_text("utf-8")
    for key, criterion in REPORT.criteria.items():
        row = f"{key.replace('-', '.')} {criterion.title}"
        assert row.replace("&", "&amp;") in html, row
    assert (site / "acr.yaml").is_file()
    assert 'href="../acr.yaml"' in html


def test_a_fork_has_a_statement_of_its_own(tmp_path: Path) -> None:
    project = drawn_project(tmp_path, "")
    (project / "content/accessibility.md").write_text(
        "# Accessibility\n\n{{ statement() }}\n\n{{ conformance() }}\n", "utf-8"
    )
    (project / "data/local").mkdir()
    (project / "data/local/site.yml").write_text(
        "contact: access@our-district.example or 614 555 0100\n"
        "reply_within: two school days\n"
        "complaints: Our coordinator for Section 504 is Ana Ray.\n",
        "utf-8",
    )
    (project / "data/local/accessibility.yml").write_text(
        'assessed: "2027-01-15"\nreaders: [NVDA 2026.1]\n'
        "criteria:\n  1-1-1: {title: Non-text Content, level: A, adherence: supports}\n",
        "utf-8",
    )
    site = built(project)
    html = (site / "accessibility/index.html").read_text("utf-8")
    for said in ("access@our-district.example", "two school days", "Ana Ray", "NVDA 2026.1"):
        assert said in html, said
    report = yaml.safe_load((site / "acr.yaml").read_text("utf-8"))
    assert report["author"]["email"] == "access@our-district.example"
    assert report["report_date"] == "2027-01-15"


def test_without_an_assessment_nothing_is_claimed(tmp_path: Path) -> None:
    data = load_dataset(drawn_project(tmp_path, ""))
    assert write_conformance_report(data, Messages(data.project.messages)) == ""
    html = HtmlRenderer(data).render("conformance", "", "accessibility/").html
    assert data.project.messages["acr-none"] in html


def test_pages_have_nothing_that_moves_plays_or_signs_in(site: Path) -> None:
    for here in every_page(site):
        odd = list(
            here.root.all("audio", "video", "canvas", "iframe", "object", "embed", "marquee")
        )
        assert odd == [], here.path
        kinds = {each.attributes.get("type") for each in here.root.all("input")}
        assert "password" not in kinds, here.path
    styles = (ROOT / "overrides/assets/styles").glob("*.css")
    assert not [path for path in styles if "@keyframes" in path.read_text("utf-8")]


def test_no_style_asks_for_an_orientation() -> None:
    styles = (ROOT / "overrides/assets/styles").glob("*.css")
    assert not [path for path in styles if "orientation:" in path.read_text("utf-8")]


def test_scripts_ask_for_no_gesture_and_no_motion() -> None:
    asked = re.compile(r"touchmove|touchstart|gesture|devicemotion|deviceorientation|dragstart")
    for path in (ROOT / "overrides/assets").rglob("*.js"):
        if "vendor" not in path.parts:
            assert not asked.search(path.read_text("utf-8")), path
