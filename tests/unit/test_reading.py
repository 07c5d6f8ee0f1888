"""Whatever is in the files, the answer is lines of the report.

No traceback, no hang, no code run from data.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from macros.layers.load import load_dataset
from macros.rules import check
from macros.source.problems import Problem
from macros.source.text_places import locate_fragment
from macros.source.tree import MapNode, TextNode
from macros.source.yaml_reader import read_yaml_text
from tests.support.drawing import draw

ROOT = Path(__file__).parents[2]
SECTION = "data/frameworks/demo/first.yml"


def problems_with(tmp_path: Path, content: bytes) -> list[Problem]:
    draw(tmp_path, "")
    (tmp_path / SECTION).write_bytes(content)
    return check(load_dataset(tmp_path))


HOSTILE: dict[str, tuple[bytes, str, int, int]] = {
    "latin-1": ("title: Caf\u00e9\n".encode("latin-1"), "encoding", 1, 11),
    "utf-16": ("title: One\n".encode("utf-16"), "encoding", 1, 1),
    "late bad byte": (b"title: One\nsummary: \xff\n", "encoding", 2, 10),
    "nul": (b"title: One\nsummary: a\x00b\n", "character", 2, 11),
    "override of direction": ("title: a\u202eb\n".encode(), "character", 1, 9),
    "escaped override": (b'title: "a\\u202Eb"\n', "character", 1, 8),
    "tab": (b"title: One\npractices:\n\tone: x\n", "syntax", 3, 1),
    "open quotation mark": (b'title: "One\nsummary: two\n', "syntax", 1, 8),
    "python tag": (
        b"title: !!python/object/apply:os.system [touch ran]\n",
        "unsupported-yaml",
        1,
        8,
    ),
    "alias bomb": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "unsupported-yaml", 1, 4),
    "block nesting": (b"- " * 20_000 + b"x\n", "too-deep", 1, 41),
    "flow nesting": (b"[" * 20_000, "too-deep", 1, 21),
    "mapping nesting": (b"{a: " * 20_000, "too-deep", 1, 81),
    "empty": (b"", "missing-file", 1, 1),
    "only a text": (b"hello\n", "not-a-mapping", 1, 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_reported_where_it_stands(name: str, tmp_path: Path) -> None:
    content, code, line, column = HOSTILE[name]
    problems = problems_with(tmp_path, content)
    assert (code, SECTION, line, column) in {
        (p.code, p.place.path, p.place.line, p.place.column) for p in problems
    }
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"title: " + b"x" * 2**20 + b"\n",
        b"title: [" + b"x, " * 2**18 + b"x]\n",
        b'title: "' + b"\\u0041" * 2**17 + b'"\n',
        b"".join(b"key-%d: text\n" % number for number in range(20_000)),
        b"x" * 2**20 + b": text\n",
        b"? " * 5_000,
        b"\xef\xbb\xbftitle: One\r\nsummary: Two\r\n",
        b"title: &" + b"a" * 1000 + b" x\n",
        b"%TAG ! tag:x,2000:\n--- !foo\ntitle: x\n",
        b"__class__: x\nmodel_fields: {}\nfrom_: x\ncopy: x\n",
        b'title: "\\U7fffffff"\n',
        b"practices: {one: {model_config: {a: b}, copy: {b: c}, columns: {c: d}, title: x}}\n",
    ],
    ids=lambda content: content[:24].decode("ascii", "replace"),
)
def test_anything_else_is_answered_by_a_report(content: bytes, tmp_path: Path) -> None:
    for problem in problems_with(tmp_path, content):
        assert problem.message
        assert problem.place.line >= 1


def make_folder(path: Path) -> None:
    path.mkdir()


def make_dangling_link(path: Path) -> None:
    path.symlink_to("nowhere")


def make_loop(path: Path) -> None:
    path.symlink_to(path.name)


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**25)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (make_folder, "unreadable"),
        (make_dangling_link, "unreadable"),
        (make_loop, "unreadable"),
        (make_pipe, "unreadable"),
        (make_huge, "too-large"),
    ],
)
def test_what_is_no_file_is_reported(
    make: Callable[[Path], None], code: str, tmp_path: Path
) -> None:
    draw(tmp_path, "")
    (tmp_path / SECTION).unlink()
    make(tmp_path / SECTION)
    assert [(p.code, p.place.path) for p in check(load_dataset(tmp_path))] == [(code, SECTION)]


def test_no_data_at_all_is_a_report(tmp_path: Path) -> None:
    found = check(load_dataset(tmp_path))
    assert {problem.code for problem in found} == {"missing-file"}
    assert all(problem.place.path.startswith("data") for problem in found)


def test_columns_count_characters_not_bytes() -> None:
    _, problems = read_yaml_text("é: über #1 größer\n", "x.yml")
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("unquoted-hash", 1, 8)]


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    problems = problems_with(
        tmp_path,
        b"titel: One\nsummary: TODO\npractices:\n  plan-well:\n    title: [a]\n    sings: {one:"
        b" x}\n  plan-well: {}\nquestions:\n  why: [is it?]\n",
    )
    assert {problem.code for problem in problems} == {
        "unknown-key",
        "placeholder",
        "wrong-shape",
        "unknown-column",
        "duplicate-key",
        "missing-title",
        "empty-column",
        "empty-value",
    }


@pytest.mark.parametrize(
    "before",
    [
        "",
        "title: One\n",
        dedent("""\
            practices:
              plan-well:
                signs:
                  one: A plan
            """),
    ],
)
def test_a_merge_that_was_not_finished_is_called_so(before: str) -> None:
    text = before + dedent("""\
        <<<<<<< HEAD
        label: One
        =======
        label: Two
        >>>>>>> upstream/main
        """)
    _, problems = read_yaml_text(text, "first.yml")
    assert [problem.place.line for problem in problems] == [before.count("\n") + 1]
    assert problems[0].message.startswith("A merge that was not finished")


def read_value(text: str) -> TextNode:
    node, problems = read_yaml_text(text, "demo.yml")
    assert not problems
    assert isinstance(node, MapNode)
    value = node.get("title")
    assert isinstance(value, TextNode)
    return value


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("title: The e\ufb03cient plan\n", "The efficient plan"),
        ("title: A\u00a0plan of\u00a010\u00a0schools\n", "A plan of 10 schools"),
        ("title: dis\u00adtrict\n", "district"),
        ("title:\u00a0Plan\n", "Plan"),
        ("title\u00a0: Plan\n", "Plan"),
        ("summary: x\n\u00a0\ntitle: Plan\n", "Plan"),
        # French puts such a space before some marks, and means it.
        ("title: Pourquoi\u00a0?\n", "Pourquoi\u00a0?"),
    ],
)
def test_what_is_pasted_from_a_pdf_is_taken_as_what_it_means(typed: str, meant: str) -> None:
    assert read_value(typed).value == meant


def test_a_part_of_a_text_is_found_at_the_line_where_it_was_typed() -> None:
    text = read_value("summary: x\ntitle: >-\n  One line\n  and\n  another (here)\n")
    place = locate_fragment(text, "and another")
    assert (place.line, place.column) == (4, 3)
    assert locate_fragment(text, "(here)").line == 5
    assert locate_fragment(text, "elsewhere").line == 2
    assert locate_fragment(read_value("title: One line\n"), "line").line == 1
