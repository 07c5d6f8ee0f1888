"""Handouts and response sheets of a site come back through `import` as what they were made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from macros.draft.assembly import assemble_framework
from macros.draft.blocks import UnreadableFileError
from macros.draft.files import draft_files
from macros.draft.readers import read_file
from macros.draft.yaml_draft import write_drafts
from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.model.framework import Practice, Question, Section, Statement
from macros.outputs.csv_table import write_csv
from macros.outputs.excel.workbook import write_xlsx
from macros.outputs.word.guide import write_guide_docx
from macros.outputs.word.handout import write_handout_docx
from macros.outputs.word.record import write_record_docx
from macros.rules import check
from macros.views.guide.document import build_guide
from macros.views.guide.handout import build_handout
from macros.views.guide.record import build_record
from macros.views.messages import load_messages
from macros.views.names import prefix_name
from macros.views.section import build_section_view
from macros.views.sheet import build_sheet
from macros.views.table_headings import SAVED_COLUMNS, list_headings
from tests.support.drawing import draw
from tests.support.filled_word import fill_word
from tests.support.projects import FEATURES, ROOT

#: What a reader sees of a practice or section, with the keys that saved answers hang on.
Seen: TypeAlias = list[Any]
RATED = """\
==> data/frameworks/demo/framework.yml
title: Demo framework
short_title: Demo
version: "1"
summary: A framework for trying things out.
source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
columns:
  best: {title: 2 Excellent}
  least: {title: 1 Poor}
rate: columns
best_first: [columns]
sections: [first]
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    best: {one: There is one plan., two: It is short.}
    least: {none: There is no plan.}
  act-well:
    title: Act well
    rate: statements
    best:
      we-act:
        text: We act.
        level: [team, school]
        responses: {no: Nobody acts, yes: All act}
"""


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> list[Dataset]:
    """Our own data, a framework with every feature, and a rubric."""
    folders = [ROOT]
    for name, drawing in (("features", FEATURES), ("rated", RATED)):
        folder = tmp_path_factory.mktemp(name)
        draw(folder, drawing)
        (folder / "data/messages.yml").write_text((ROOT / "data/messages.yml").read_text("utf-8"))
        folders.append(folder)
    return [load_dataset(folder) for folder in folders]


def write_sheet(data: Dataset, address: str) -> bytes:
    return write_xlsx(build_sheet(data, address), data.project.site)


def write_table(data: Dataset, address: str) -> bytes:
    return write_csv(build_sheet(data, address))


def write_handout(data: Dataset, address: str) -> bytes:
    handout = build_handout(data, build_section_view(data, address))
    return write_handout_docx(handout, data.project.site)


def see_section(section: Section, columns: dict[str, str], *, keys: bool) -> Seen:
    """Return a section's practices and questions; only a sheet says the key of each."""
    seen: Seen = [section.title]
    for key, practice in section.practices.items():
        if not practice.retired:
            seen.append((key if keys else "", practice.label, practice.title))
            seen += see_practice(practice, columns, keys=keys)
    return [*seen, *see_questions(section.questions, keys=keys)]


def see_practice(practice: Practice, columns: dict[str, str], *, keys: bool) -> Seen:
    seen: Seen = []
    for id, title in columns.items():
        for key, statement in practice.columns.get(id, {}).items():
            if not statement.retired:
                seen.append((title, key if keys else "", *see_statement(statement)))
    return [*seen, *see_questions(practice.questions, keys=keys)]


def see_statement(statement: Statement) -> Seen:
    items = [
        prefix_name(item.label, item.text) for item in statement.items.values() if not item.retired
    ]
    return [prefix_name(statement.label, statement.text), tuple(items)]


def see_questions(questions: Any, *, keys: bool) -> Seen:
    assert all(isinstance(each, Question) for each in questions.values())
    return [
        (key if keys else "", question.text)
        for key, question in questions.items()
        if not question.retired
    ]


@pytest.mark.parametrize(
    ("write", "name", "keys"),
    [
        (write_sheet, "responses.xlsx", True),
        (write_table, "responses.csv", True),
        (write_handout, "handout.docx", False),
    ],
)
def test_own_files_come_back_unchanged(
    projects: list[Dataset],
    tmp_path: Path,
    write: Callable[[Dataset, str], bytes],
    name: str,
    keys: bool,
) -> None:
    for number, data in enumerate(projects):
        for framework in data.project.shown:
            for section in data.project.frameworks[framework].sections:
                file = tmp_path / name
                file.write_bytes(write(data, f"{framework}/{section}"))
                root = tmp_path / f"{number}-{framework}-{section}"
                drafted = assemble_framework(read_file(file))
                draw(root, "")
                write_drafts(root / "data/local/frameworks/ours", draft_files(drafted))
                back = load_dataset(root)
                errors = [each for each in check(back) if each.severity == "error"]
                assert errors == []
                compare(data, back, framework, section, keys=keys, titled=name != "responses.csv")


def compare(
    data: Dataset, back: Dataset, framework: str, section: str, *, keys: bool, titled: bool
) -> None:
    old, new = data.project.frameworks[framework], back.project.frameworks["ours"]
    [(key, ours)] = new.sections.items()
    before = see_section(
        old.sections[section], {id: each.title for id, each in old.columns.items()}, keys=keys
    )
    after = see_section(ours, {id: each.title for id, each in new.columns.items()}, keys=keys)
    if keys:
        assert key == section
    if titled and re.search(r"\d", old.sections[section].label):
        assert ours.label == old.sections[section].label
        assert new.title in (old.title, old.short_name)
    assert before[titled is False :] == after[titled is False :]


def test_a_handout_keeps_keys_levels_and_responses_in_place(
    projects: list[Dataset], tmp_path: Path
) -> None:
    file = tmp_path / "handout.docx"
    content = write_handout(projects[2], "demo/first")
    file.write_bytes(fill_word(content, {}, {"name": "Ana Example"}))
    drafted = assemble_framework(read_file(file))
    text = "\n".join(draft.write() for draft in draft_files(drafted).values())
    assert "Ana" not in text
    assert (drafted.key, drafted.sections[0].key) == ("demo", "first")
    assert [practice.key for practice in drafted.sections[0].practices] == ["plan-well", "act-well"]
    assert (drafted.rated, drafted.best_first) == (True, True)
    [acts] = drafted.sections[0].practices[1].columns["2 Excellent"]
    assert (acts.key, acts.levels) == ("we-act", ["team", "school"])
    assert acts.responses == ["Nobody acts", "All act"]


@pytest.mark.parametrize("paper", ["record", "guide"])
def test_a_paper_without_statements_says_which_to_take(
    projects: list[Dataset], tmp_path: Path, paper: str
) -> None:
    data = projects[2]
    view = build_section_view(data, "demo/first")
    file = tmp_path / f"{paper}.docx"
    if paper == "record":
        file.write_bytes(write_record_docx(build_record(data, view), data.project.site))
    else:
        guide = build_guide(data, "demo/first", view)
        file.write_bytes(write_guide_docx(guide, data.project.site))
    with pytest.raises(UnreadableFileError, match="Import the handout or the response sheet"):
        read_file(file)


def test_a_table_of_people_s_answers_is_not_taken(projects: list[Dataset], tmp_path: Path) -> None:
    head = list_headings(load_messages(projects[0]), SAVED_COLUMNS)
    row = ["x"] * (len(head) - 1) + ["demo/first/plan-well/one"]
    file = tmp_path / "answers.csv"
    file.write_text("\n".join(",".join(f'"{cell}"' for cell in cells) for cells in (head, row)))
    with pytest.raises(UnreadableFileError, match="holds people's answers"):
        read_file(file)
