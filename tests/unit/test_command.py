"""`python -m macros`, run as an editor runs it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

from tests.support.commands import run
from tests.support.drawing import draw

BROKEN = """
==> data/frameworks/demo/first.yml
titel: First section
summary: What comes first, and what comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      one-plan: The district has one plan.
      again: The district has one plan.
"""


def test_a_clean_project_passes(tmp_path: Path) -> None:
    draw(tmp_path, "")
    done = run(tmp_path, "check", "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout == "1 framework, 1 section, 1 practice, 1 statement, 1 question: no problems.\n"
    )


def test_the_report_is_a_line_a_problem_and_counts(tmp_path: Path) -> None:
    draw(tmp_path, BROKEN)
    done = run(tmp_path, "check")
    assert done.returncode == 1
    *lines, last = done.stdout.splitlines()
    assert lines == [
        (
            "data/frameworks/demo/first.yml:1:1: unknown-key demo/first: `titel` is no key here."
            " Did you mean `title`?"
        ),
        (
            "data/frameworks/demo/first.yml:1:1: missing-title demo/first: The section has no"
            " title. Write `title: …`."
        ),
        (
            "data/frameworks/demo/first.yml:8:7: warning repeated-statement"
            " demo/first/plan-well/again: The statement says word for word what"
            " `demo/first/plan-well/one-plan` says. Reword one of them, or tell in a `source_note`"
            " that the source says it twice."
        ),
    ]
    assert last.endswith(": 2 errors, 1 warning.")


def test_warnings_fail_only_when_asked(tmp_path: Path) -> None:
    draw(tmp_path, BROKEN.replace("titel", "title"))
    done = run(tmp_path, "check")
    assert done.returncode == 0
    assert done.stdout.endswith(": 1 warning. The site can be published all the same.\n")
    assert run(tmp_path, "check", "--strict").returncode == 1


def test_json_for_tools(tmp_path: Path) -> None:
    draw(tmp_path, BROKEN)
    done = run(tmp_path, "check", "--format", "json")
    rows = json.loads(done.stdout)
    assert rows[0] == {
        "path": "data/frameworks/demo/first.yml",
        "line": 1,
        "column": 1,
        "severity": "error",
        "code": "unknown-key",
        "address": "demo/first",
        "message": "`titel` is no key here.",
        "help": "Did you mean `title`?",
    }
    assert done.returncode == 1


def test_annotations_for_a_pull_request(tmp_path: Path) -> None:
    draw(tmp_path, BROKEN)
    lines = run(tmp_path, "check", "--format", "github").stdout.splitlines()
    assert re.match(
        r"::error"
        r" file=data/frameworks/demo/first\.yml,line=1,col=1,title=unknown-key::demo/first: ",
        lines[0],
    )
    assert lines[2].startswith("::warning file=")


def test_explaining_a_code(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "--explain", "empty-column")
    assert done.returncode == 0
    assert done.stdout.startswith("empty-column\n\nA column that the framework requires")
    done = run(tmp_path, "check", "--explain", "empty-colum")
    assert done.returncode == 2
    assert "Did you mean `empty-column`?" in done.stderr


def test_explaining_a_code_by_its_former_name(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "--explain", "stale-change")
    assert done.returncode == 0
    assert done.stdout.startswith(
        "stale-change is now outdated-override\n\nA layer's `replaces` quotes"
    )


def test_usage_is_told_without_a_traceback(tmp_path: Path) -> None:
    for arguments in (("chek",), ("check", "--format", "xml"), ()):
        done = run(tmp_path, *arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_guides_writes_the_documents_of_what_is_asked_for(tmp_path: Path) -> None:
    draw(tmp_path, "")
    done = run(tmp_path, "guides", "out", "demo/first")
    assert done.returncode == 0
    assert done.stdout.startswith("11 documents written to out: ")
    names = {
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*")
    }
    assert names == {
        f"demo/first/{name}"
        for name in (
            "guide.pdf",
            "handout.pdf",
            "handout.docx",
            "record.docx",
            "facilitator.docx",
            "record.pdf",
            "facilitator.pdf",
            "guide-large-print.pdf",
            "guide.docx",
            "responses.xlsx",
            "responses.csv",
        )
    }
    again = run(tmp_path, "guides", "out", "demo/first/")
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout == "11 documents written to out: 0 made now, 11 kept from before.\n"
    # A framework of one section has no booklet, which would say the same as its guide.
    everything = run(tmp_path, "guides", "out")
    assert everything.stdout.startswith("11 documents written to out: ")


def test_guides_tells_progress(tmp_path: Path) -> None:
    draw(
        tmp_path,
        dedent("""\
            ==> data/site.yml
            name: Never made before
            language: en
            """)
        + RESPONSES,
    )
    done = run(tmp_path, "guides", "out")
    assert done.returncode == 0
    assert done.stderr.splitlines()[0] == "Making documents: 1 of 11"


RESPONSES = dedent("""\
    responses:
      statement: {yes: We do, no: We do not yet}
      question: {clear: Clear, open: Open}
    """)


def test_guides_of_something_that_is_not_there(tmp_path: Path) -> None:
    draw(tmp_path, "")
    done = run(tmp_path, "guides", "out", "demo/frist", "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    first, second = done.stderr.splitlines()
    assert first == "There is no section or framework “demo/frist”. Did you mean `demo/first`?"
    assert second == "There is no section or framework “nowhere”. Known are: demo, demo/first."
    assert not (tmp_path / "out").exists()


def test_guides_of_broken_data(tmp_path: Path) -> None:
    draw(tmp_path, BROKEN)
    done = run(tmp_path, "guides", "out")
    assert done.returncode == 1
    assert "missing-title demo/first" in done.stdout
    assert not (tmp_path / "out").exists()


def test_characters_that_no_font_has_are_told_and_all_documents_are_written(tmp_path: Path) -> None:
    draw(
        tmp_path,
        dedent("""\
            ==> data/glossary.yml
            plan:
              term: plan
              text: 计划
            """),
    )
    done = run(tmp_path, "guides", "out", "demo/first")
    assert done.returncode == 0
    assert "demo/first/guide.pdf shows codes for 计划: no font has them." in done.stderr
    assert (tmp_path / "out/demo/first/guide.pdf").is_file()
    assert (tmp_path / "out/demo/first/guide.docx").is_file()


def test_check_waits_for_no_library_that_it_does_not_need() -> None:
    script = (
        "import sys, macros.cli.check; print(*{name.partition('.')[0] for name in sys.modules})"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    ).stdout.split()
    others = {"babel", "docx", "markdown", "mkdocs", "pikepdf", "rapidfuzz", "typst", "xlsxwriter"}
    assert not others & set(said)
