"""`python -m macros import` makes a framework of what districts have, and loses no word of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.draft.assembly import assemble_framework
from macros.draft.blocks import Grid, clean_text
from macros.draft.files import draft_files
from macros.draft.keys import make_key
from macros.draft.readers import read_file
from macros.draft.yaml_draft import write_drafts
from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.model.framework import Framework
from macros.outputs.html.renderer import HtmlRenderer
from macros.rules import check
from macros.views.guide.handout import build_handout
from macros.views.section import build_section_view
from tests.support import layouts
from tests.support.commands import run
from tests.support.drawing import draw

FOLDER = "data/local/frameworks/ours"


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text.casefold()))


def import_into(root: Path, file: Path) -> tuple[Dataset, str]:
    """A project with a framework made of a file, and the text of its files."""
    draw(root, "")
    paths = write_drafts(root / FOLDER, draft_files(assemble_framework(read_file(file))))
    return load_dataset(root), "\n".join(path.read_text("utf-8") for path in paths)


def count_words(file: Path) -> Counter[str]:
    counted: Counter[str] = Counter()
    for block in read_file(file).blocks:
        text = "\n".join(" ".join(row) for row in block.rows) if isinstance(block, Grid) else ""
        counted += words(text or getattr(block, "text", ""))
    return counted


def framework(data: Dataset) -> Framework:
    return data.project.frameworks["ours"]


@pytest.mark.parametrize("write", layouts.LAYOUTS)
def test_every_layout_becomes_a_site_and_loses_no_word(
    write: Callable[[Path], Path], tmp_path: Path
) -> None:
    file = write(tmp_path)
    data, text = import_into(tmp_path / "project", file)
    assert [each for each in check(data) if each.severity == "error"] == []
    assert count_words(file) - words(text) == Counter()
    renderer = HtmlRenderer(data)
    for key in framework(data).sections:
        address = f"ours/{key}"
        assert renderer.render("checklist", address, f"{address}/reflect/").html
        assert build_handout(data, build_section_view(data, address)).statements >= 0


def test_levels_side_by_side_are_chosen_between(tmp_path: Path) -> None:
    data, text = import_into(tmp_path / "one", layouts.write_profile(tmp_path))
    ours = framework(data)
    assert (ours.title, ours.rate, ours.best_first) == ("Family welcome", "columns", ("columns",))
    assert ours.summary == "How we meet."
    [section] = ours.sections.values()
    first = section.practices["welcoming-every-family"]
    assert [len(statements) for statements in first.columns.values()] == [2, 1, 1]
    assert "# Doubt: The columns of the table are levels" in text
    data, _ = import_into(tmp_path / "two", layouts.write_rubric(tmp_path))
    ours = framework(data)
    assert [column.title for column in ours.columns.values()][::3] == ["4 Excellent", "1 Poor"]
    assert ours.best_first == ("columns",)
    assert ours.terms.practice == ("Criterion", "Criteria")


def test_items_keep_their_numbers_parts_and_boxes(tmp_path: Path) -> None:
    data, _ = import_into(tmp_path / "one", layouts.write_checklist(tmp_path))
    ours = framework(data)
    assert list(ours.responses["statement"].values()) == ["Yes", "Partly", "No"]
    assert ours.best_first == ("statement",)
    [section] = ours.sections.values()
    assert [each.title for each in section.practices.values()] == [
        "Before the meeting",
        "At the meeting",
    ]
    [sent] = section.practices["before-meeting"].columns["item"].values()
    assert [(each.label, each.text) for each in sent.items.values()] == [
        ("1a", "three days before"),
        ("1b", "to all members"),
    ]


def test_scoring_criteria_become_the_responses_of_each_item(tmp_path: Path) -> None:
    data, _ = import_into(tmp_path / "one", layouts.write_fidelity(tmp_path))
    [section] = framework(data).sections.values()
    meets, _ = section.practices["teams"].columns["feature"].values()
    assert (meets.label, meets.evidence) == ("1.1", "Minutes of meetings")
    assert not isinstance(meets.responses, str)
    assert list(meets.responses.values()) == [
        "0 No team meets.",
        "1 A team meets now and then.",
        "2 A team meets each week.",
    ]


def test_sides_roles_questions_and_steps(tmp_path: Path) -> None:
    sides = framework(import_into(tmp_path / "one", layouts.write_sides(tmp_path))[0])
    assert {key: column.level for key, column in sides.columns.items()} == {
        "district": "district",
        "school": "school",
    }
    roles = framework(import_into(tmp_path / "two", layouts.write_roles(tmp_path))[0])
    assert list(roles.sections) == ["learning", "reading"]
    assert list(roles.columns) == ["teachers", "principal", "central-office"]
    questions = framework(import_into(tmp_path / "three", layouts.write_questions(tmp_path))[0])
    assert {key: len(each.questions) for key, each in questions.sections.items()} == {
        "now": 2,
        "next": 1,
    }
    steps = framework(import_into(tmp_path / "four", layouts.write_steps(tmp_path))[0])
    assert [(each.label, each.title) for each in steps.sections.values()] == [
        ("Step 1", "Explore"),
        ("Step 2", "Install"),
    ]
    assert list(steps.sections["install"].practices) == ["getting-ready", "training"]


def test_a_framework_in_case_keeps_its_tree(tmp_path: Path) -> None:
    items = [("a", "Reading"), ("b", "Words"), ("c", "Know letters."), ("d", "Know sounds.")]
    case: dict[str, Any] = {
        "CFDocument": {"title": "Standards"},
        "CFItems": [{"identifier": key, "fullStatement": text} for key, text in items],
        "CFAssociations": [
            {
                "associationType": "isChildOf",
                "originNodeURI": {"identifier": child},
                "destinationNodeURI": {"identifier": parent},
                "sequenceNumber": number,
            }
            for number, (child, parent) in enumerate((("b", "a"), ("d", "b"), ("c", "b")))
        ],
    }
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), "utf-8")
    data, _ = import_into(tmp_path / "project", file)
    assert framework(data).title == "Standards"
    statements = framework(data).sections["reading"].practices["words"].columns["signs"]
    assert [each.text for each in statements.values()] == ["Know sounds.", "Know letters."]


def test_what_comes_along_from_other_programs_is_taken_as_what_it_means() -> None:
    assert (
        clean_text("\uf0a7 The \ufb01rst\u00a0plan\u200b\vnext\ue123") == "• The first plan\nnext"
    )


def test_keys_are_readable_and_unique() -> None:
    assert make_key("The district's plan is for all of our schools", ()) == "districts-plan-schools"
    assert make_key("Élan – vital!", {"elan-vital"}) == "elan-vital-2"
    assert make_key("…", (), "practice") == "practice"


def test_the_command_reports_doubts_at_their_lines_and_writes_over_nothing(tmp_path: Path) -> None:
    draw(tmp_path, "")
    file = layouts.write_rubric(tmp_path)
    done = run(tmp_path, "import", file.name, "--name", "ours", "--title", "Our meetings")
    assert (done.returncode, done.stderr) == (0, "")
    [line] = [line for line in done.stdout.splitlines() if "Who published it" in line]
    path, number, _ = line.split(":", 2)
    lines = (tmp_path / path).read_text("utf-8").splitlines()
    assert "Who published it" in lines[int(number) - 1]
    assert "title: Our meetings" in lines
    again = run(tmp_path, "import", file.name, "--name", "ours")
    assert again.returncode == 2
    assert "already" in again.stderr
    (tmp_path / "table.csv").write_text("Practice,Expected,Basic\nCall home,Daily.,Weekly.\n")
    run(tmp_path, "import", "table.csv", "--title", "Our calls")
    [section] = (tmp_path / "data/local/frameworks/table").glob("[!f]*.yml")
    assert "title: Our calls" in section.read_text("utf-8")
    (tmp_path / "plan.pdf").write_bytes(b"%PDF")
    refused = run(tmp_path, "import", "plan.pdf")
    assert refused.returncode == 2
    assert ".docx, .xlsx, .csv" in refused.stderr
    (tmp_path / "broken.docx").write_bytes(b"no zip")
    broken = run(tmp_path, "import", "broken.docx")
    assert broken.returncode == 2
    assert "broken.docx cannot be read" in broken.stderr
    assert "Traceback" not in broken.stderr
