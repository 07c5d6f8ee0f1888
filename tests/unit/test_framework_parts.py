"""Parts that hold several sections, and statements that speak of several levels."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.diff.compare import compare
from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.csv_table import write_csv
from macros.outputs.html.renderer import HtmlRenderer
from macros.outputs.pdf import Typesetting, write_pdf
from macros.outputs.word.handout import write_handout_docx
from macros.rules import check
from macros.views.export import build_framework_export
from macros.views.guide.choice import Choice
from macros.views.guide.document import build_booklet
from macros.views.guide.handout import build_handout
from macros.views.guide.record import build_record
from macros.views.navigation import AuthoredPage, Navigation, NavItem
from macros.views.pages import list_pages
from macros.views.reflection import build_reflection_outline
from macros.views.section import SectionView, build_section_view
from macros.views.sheet import build_sheet
from tests.support.demo_framework import FRAMEWORK
from tests.support.drawing import draw
from tests.support.projects import ROOT

GROUPED = (
    FRAMEWORK
    + """\
parts:
  early: {title: Early years, label: Part A, summary: Before grade three.}
  late: {title: Later years, was: upper}
sections: [first, second, third]
"""
)


def write_section(key: str, part: str) -> str:
    return f"""\
==> data/frameworks/demo/{key}.yml
title: The {key}
summary: What comes {key}.
{part}
practices:
  plan-well: {{title: Plan well, signs: {{one-plan: The {key} has one plan.}}}}
"""


SECTIONS = (
    write_section("first", "part: late")
    + write_section("second", "part: early")
    + write_section("third", "")
)


def load(root: Path, drawing: str) -> Dataset:
    draw(root, drawing)
    shutil.copy(ROOT / "data/messages.yml", root / "data/messages.yml")
    return load_dataset(root)


def get_menu(data: Dataset) -> list[NavItem]:
    """Return the items of the framework's sections on the framework's page."""
    [page] = [page for page in list_pages(data) if page.path == "demo/"]
    items = Navigation(data, (AuthoredPage("Home", ""),)).build_items("demo/", page)
    [framework] = [item for item in items if item.path == "demo/"]
    return list(framework.inside)


def test_parts_group_sections_in_menu_page_booklet_and_export(tmp_path: Path) -> None:
    data = load(tmp_path, GROUPED + SECTIONS)
    assert not check(data)
    assert [(item.title, item.group) for item in get_menu(data)] == [
        ("The third", ""),
        ("The second", "Part A: Early years"),
        ("The first", "Later years"),
    ]
    page = HtmlRenderer(data).render("framework", "demo", "demo/").html
    order = ["The third", "Part A: Early years", "Before grade three.", "The second", "Later years"]
    places = [page.rindex(text) for text in order]
    assert places == sorted(places)
    assert '<h3 id="__part-early">' in page
    assert "<h4><a" in page
    booklet = build_booklet(data, "demo", lambda address: build_section_view(data, address))
    shown = [(part.level, part.label, part.title) for part in booklet.parts]
    first = shown.index((2, "Section", "The third"))
    assert shown[first : first + 5] == [
        (2, "Section", "The third"),
        (3, "", "Plan well"),
        (2, "Part A", "Early years"),
        (3, "Section", "The second"),
        (4, "", "Plan well"),
    ]
    typeset = Typesetting(booklet, data.project.site).build_variant("participant")
    assert write_pdf(typeset).startswith(b"%PDF")
    exported = build_framework_export(data, "demo")["framework"]
    assert [part["key"] for part in exported["parts"]] == ["early", "late"]
    assert [section.get("part") for section in exported["sections"]] == [None, "early", "late"]


def test_a_framework_without_parts_has_none(tmp_path: Path) -> None:
    data = load(tmp_path, FRAMEWORK + "sections: [first]\n" + write_section("first", ""))
    assert [(item.title, item.group) for item in get_menu(data)] == [("The first", "")]
    assert "parts" not in build_framework_export(data, "demo")["framework"]
    assert "__part-" not in HtmlRenderer(data).render("framework", "demo", "demo/").html


def test_a_fork_adds_retitles_reorders_and_leaves_out_parts(tmp_path: Path) -> None:
    local = """\
==> data/local/frameworks/demo/framework.yml
parts:
  early: {title: {text: Little ones, replaces: Early years}}
  ours: {title: Our own, before: late}
==> data/local/frameworks/demo/fourth.yml
title: The fourth
summary: What is ours.
part: ours
practices:
  plan-well: {title: Plan well, signs: {one-plan: The fourth has one plan.}}
==> data/local/frameworks/demo/third.yml
part: upper
"""
    data = load(tmp_path / "one", GROUPED + SECTIONS + local)
    assert not check(data)
    assert [(item.title, item.group) for item in get_menu(data)] == [
        ("The second", "Part A: Little ones"),
        ("The fourth", "Our own"),
        ("The first", "Later years"),
        ("The third", ""),
    ]
    omitted = """\
==> data/local/frameworks/demo/framework.yml
parts: {early: {omit: We have no such part.}}
"""
    data = load(tmp_path / "two", GROUPED + SECTIONS + omitted)
    assert not check(data)
    assert [(item.title, item.group) for item in get_menu(data)] == [
        ("The second", ""),
        ("The third", ""),
        ("The first", "Later years"),
    ]


def test_what_changes_in_parts_is_told(tmp_path: Path) -> None:
    old = load(tmp_path / "old", GROUPED + SECTIONS)
    turned = GROUPED.replace("Early years", "First years")
    lines = turned.splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("  late:"))
    lines.insert(at - 1, lines.pop(at))
    new = load(tmp_path / "new", "".join(lines) + SECTIONS)
    [changes] = compare(old, new)
    told = {(each.kind, each.field, each.new) for each in changes.differences}
    assert told == {
        ("reworded", "parts/early/title", "First years"),
        ("reordered", "parts", "late, early"),
        ("reordered", "sections", "third, first, second"),
    }


SEVERAL = (
    FRAMEWORK
    + """\
  scale: {title: Scale, level: school}
levels: {school: Building}
sections: [first]
==> data/frameworks/demo/first.yml
title: The first
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      one-plan: {text: There is one plan., level: [district, school]}
      short: It is short.
    scale:
      known: {text: Staff know it., level: team}
"""
)


def texts(view: SectionView, level: str) -> list[str]:
    """Return the addresses of the statements that a choice of a level leaves."""
    columns = view.practices[0].columns
    chosen = (Choice(level=level).list_statements(column) for column in columns)
    return [statement.anchor for statements in chosen for statement in statements]


def test_a_statement_speaks_of_several_levels_everywhere(tmp_path: Path) -> None:
    data = load(tmp_path, SEVERAL)
    assert not check(data)
    view = build_section_view(data, "demo/first")
    assert [level.id for level in view.levels] == ["district", "school", "team"]
    both, one, team = "plan-well--one-plan", "plan-well--short", "plan-well--known"
    assert texts(view, "district") == [both, one]
    assert texts(view, "school") == [both]
    assert texts(view, "team") == [team]
    for kind, path in (("profile", ""), ("checklist", "reflect/"), ("guide", "guide/")):
        page = HtmlRenderer(data).render(kind, "demo/first", f"demo/first/{path}").html
        assert f'id="{both}" data-level="district school"' in page
        assert "Level: District, Building</span>" in page
    handout = build_handout(data, view)
    [row] = handout.tables[0].rows
    assert [each.own_levels for cell in row.cells for each in cell] == [
        "Level: District, Building",
        "",
        "Level: Team",
    ]
    assert write_handout_docx(handout, data.project.site)
    school = build_record(data, view, Choice(level="school"))
    assert school.practices[0].answers[0].levels == ("district", "school", "team")
    outline = build_reflection_outline(data, "demo")
    assert [thing["level"] for thing in outline["things"] if "level" in thing] == [
        "district school",
        "district",
        "team",
    ]
    exported = build_framework_export(data, "demo")["framework"]["sections"][0]["practices"][0]
    levels = [each.get("level") for column in exported["columns"] for each in column["statements"]]
    assert levels == [["district", "school"], None, "team"]
    table = write_csv(build_sheet(data, "demo/first")).decode()
    assert "Signs · Level: District, Building" in table


def test_a_level_in_a_list_is_checked_where_it_stands(tmp_path: Path) -> None:
    data = load(tmp_path, SEVERAL.replace("[district, school]", "[district, schools]"))
    [problem] = check(data)
    assert (problem.code, problem.place.line, problem.place.column) == ("level-spelling", 7, 62)
    data = load(tmp_path, SEVERAL.replace("[district, school]", "[district, The School]"))
    [problem] = check(data)
    assert problem.code == "bad-key"
