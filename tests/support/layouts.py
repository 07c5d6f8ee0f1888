"""Frameworks as districts have them, in our own words: eight layouts of tables and lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import openpyxl

Rows = list[list[str]]


def write_word(path: Path, *parts: Any) -> Path:
    """A Word file: a text with its style before a bar, or a table of rows."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            style, bar, text = part.partition("|")
            document.add_paragraph(text if bar else part, style=style if bar else None)
            continue
        table = document.add_table(len(part), len(part[0]))
        for at, row in enumerate(part):
            for cell, text in zip(table.rows[at].cells, row, strict=True):
                _fill(cell, text)
    document.save(str(path))
    return path


def _fill(cell: Any, text: str) -> None:
    """Write lines into a cell; those that begin with `* ` stand in a list."""
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.text = line.removeprefix("* ")
        if line.startswith("* "):
            paragraph.style = "List Bullet"


def write_excel(path: Path, **sheets: Rows) -> Path:
    """A workbook with a sheet for each name."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def write_profile(folder: Path) -> Path:
    """A practice profile with three columns, from what is expected to what is not acceptable."""
    rows = [
        ["Core component", "Expected", "Developing", "Not acceptable"],
        [
            "Welcoming every family",
            "* Staff greet each family by name.\n* Signs are in the languages of our families.",
            "* Staff greet families whom they know.",
            "* Nobody meets families at the door.",
        ],
        ["Calling home", "The school calls on the first day.", "It calls in a week.", "No call."],
    ]
    return write_word(folder / "Family welcome.docx", "Title|Family welcome", "How we meet.", rows)


def write_rubric(folder: Path) -> Path:
    """A rubric from 4 to 1, the best first."""
    rows = [
        ["Rubric for meetings", "", "", "", ""],
        ["Criterion", "4 Excellent", "3 Good", "2 Fair", "1 Poor"],
        ["Purpose", "All know why.", "Most know why.", "Some know why.", "Nobody knows why."],
        ["Time", "It ends on time.", "It ends late.", "It ends very late.", "It has no end."],
    ]
    return write_excel(folder / "meetings.xlsx", Meetings=rows)


def write_checklist(folder: Path) -> Path:
    """A checklist with parts of items and boxes to tick."""
    text = (
        "No.,Item,Yes,Partly,No\n"
        ",Before the meeting,,,\n"
        "1,The agenda is sent,,,\n"
        "1a,three days before,,,\n"
        "1b,to all members,,,\n"
        ",At the meeting,,,\n"
        '2,"Notes are kept: who, what, and when",☐,☐,☐\n'
    )
    path = folder / "team checklist.csv"
    path.write_text(text, "utf-8")
    return path


def write_fidelity(folder: Path) -> Path:
    """A fidelity tool with what 0, 1, and 2 mean for each item."""
    rows = [
        ["Feature", "Data sources", "Scoring criteria"],
        [
            "1.1 The team meets.",
            "Minutes of meetings",
            "0 = No team meets.\n1 = A team meets now and then.\n2 = A team meets each week.",
        ],
        ["1.2 The team has data.", "Reports", "0 = It has none.\n1 = Late.\n2 = Each Monday."],
    ]
    return write_word(folder / "fidelity.docx", "Heading 1|Teams", rows)


def write_sides(folder: Path) -> Path:
    """What the district does, and what schools do."""
    rows = [
        ["District", "School"],
        ["Sets one calendar.", "Keeps to the calendar."],
        ["Trains coaches.", "Gives coaches time."],
    ]
    return write_word(folder / "sides.docx", "Heading 1|Coaching", "Who does what.", rows)


def write_roles(folder: Path) -> Path:
    """Columns by whose work it is."""
    rows = [
        ["Practice", "Teachers", "Principal", "Central office"],
        ["Planning", "Plan in teams.", "Keeps time free.", "Gives materials."],
        ["Reviewing", "Look at work.", "Takes part.", "Shares results."],
    ]
    return write_excel(folder / "roles.xlsx", Learning=rows, Reading=rows)


def write_questions(folder: Path) -> Path:
    """Questions alone, in two parts."""
    return write_word(
        folder / "questions.docx",
        "Title|Questions for us",
        "Heading 1|Now",
        "List Number|What do we do well?",
        "List Number|Who is left out?",
        "Heading 1|Next",
        "What will we try first?",
    )


def write_steps(folder: Path) -> Path:
    """Steps under headings, with one line each for what happens."""
    return write_word(
        folder / "steps.docx",
        "Title|From plan to habit",
        "Heading 1|Step 1: Explore",
        "Read this first.",
        "List Bullet|Talk with families.",
        "List Bullet|Look at data.",
        "Heading 1|Step 2: Install",
        "Heading 2|Getting ready",
        "List Bullet|Find rooms.",
        "Heading 2|Training",
        "List Bullet|Train everyone.",
    )


LAYOUTS = [
    write_profile,
    write_rubric,
    write_checklist,
    write_fidelity,
    write_sides,
    write_roles,
    write_questions,
    write_steps,
]
