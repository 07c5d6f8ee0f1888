"""The page on the format names every key, is current, and its examples work."""

from __future__ import annotations

import re
from pathlib import Path

from macros.layers.load import load_dataset
from macros.model.json_schema import build_schemas
from macros.outputs.format_page import FILES, list_undescribed, write_format_page
from macros.rules import check
from tests.support.drawing import draw
from tests.support.projects import ROOT

PAGE = (ROOT / "content/format.md").read_text("utf-8")


def test_every_key_is_described() -> None:
    parts = [part for each in FILES.values() for part in each.values()]
    assert list_undescribed(parts) == []


def test_every_part_of_the_schemas_is_on_the_page() -> None:
    on_page = {part.__name__ for each in FILES.values() for part in each.values()}
    in_schemas = {
        name
        for schema in build_schemas().values()
        for name, definition in schema["definitions"].items()
        if "properties" in definition
    }
    # `GlossaryEntry` is a class of its own, other names end in that where a layer has the entry.
    assert {name for name in in_schemas if name.removesuffix("Entry") not in on_page} <= on_page


def test_the_page_is_current() -> None:
    assert write_format_page(PAGE) == PAGE, "run `python -m macros schemas`"


def test_its_examples_make_a_framework(tmp_path: Path) -> None:
    section, framework = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    draw(
        tmp_path,
        "==> data/frameworks/demo/framework.yml\n"
        "title: Attendance\nversion: '1'\nsummary: Who is here.\nsections: [first]\n"
        "source: {title: Demo, publisher: Nobody, wording: own, rights: None.}\n"
        f"{framework}"
        "==> data/frameworks/demo/first.yml\ntitle: Data\nsummary: What we see.\n"
        f"{section}",
    )
    data = load_dataset(tmp_path)
    found = [problem for problem in check(data) if problem.severity == "error"]
    assert {problem.code for problem in found} <= {"empty-column"}, "a rubric fills its columns"
    assert len(data.project.frameworks["demo"].responses["practice"]) == 5
    practice = data.project.frameworks["demo"].sections["first"].practices["weekly-review"]
    assert list(practice.columns["expected"]) == ["one-team", "names-known"]
