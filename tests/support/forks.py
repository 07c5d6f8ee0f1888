"""A fork that changes everything a layer can change, and what upstream has changed since."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from textwrap import dedent

from tests.support.commands import run

BEGIN = "data/local/frameworks/every/begin.yml"
BEGIN_BELOW = "frameworks/every/begin.yml"

#: All that a layer can say, about things that upstream will change in every way there is, and about
#: things that stay.
LAYER = """
==> data/local/site.yml
name: Practice in Our District
contact: profiles@example.org
coordinator: Ana Ruiz
frameworks: [every, ours]
==> data/local/frameworks/every/framework.yml
terms: {section: [Goal, Goals]}
levels: {district: {text: Our district, replaces: The district}}
==> data/local/frameworks/every/begin.yml
# What we say otherwise.
title: {text: Begin well, replaces: Begin, reason: Beginning badly is easy.}
practices:
  prepare:
    local_note: Ask at the front desk.   # stays where it is
    signs:
      one-plan: {text: Our district has one plan., replaces: The district has one plan.}
      named: {omit: Our goals have no names.}
      ours: {text: Anyone can read the plan online., after: one-plan}
    scale:
      each-school: {text: Each of our schools knows the plan., replaces: Each school knows the plan.}
      shared: The plan is shared with families.
    steps:
      write: {text: Write it down together., replaces: Write it down.}
  agree:
    title: {text: Come to agree, replaces: Agree}
    signs:
      agreed: {text: All of us have said yes., replaces: All have said yes.}
      later: {omit: We do come back on it.}
  neighbors:
    title: Ask the neighbors
    signs: {asked: We ask our neighbors.}
questions:
  why: {text: Why does this matter here?, replaces: Why does this matter?}
==> data/local/frameworks/every/go-on.yml
practices:
  look:
    signs:
      looked: {text: We look back each spring., replaces: We look back each year.}
      left: {local_note: In the archive.}
==> data/local/frameworks/every/our-section.yml
after: begin
title: Rest
summary: What comes between, by our own plan.
practices: {sit: {title: Sit down, signs: {sat: We sit down each day.}}}
==> data/local/frameworks/steps/framework.yml
omit: We use another one.
==> data/local/frameworks/ours/framework.yml
title: A framework of our own
version: "1"
summary: What only we do.
source: {title: Ours, publisher: Us, wording: own, rights: Ours.}
columns: {signs: {title: Signs}}
sections: [only]
==> data/local/frameworks/ours/only.yml
title: Only
summary: The only one.
practices: {do: {title: Do, signs: {it: We do it.}}}
==> data/local/glossary.yml
plan: {text: {text: What our district means to do., replaces: "What a district means to do.\\n\\nIt fits on one page."}}
goal: {text: {text: Where we go., replaces: What a plan is for.}}
==> data/local/facilitation.yml
norms: {on-time: We begin and end on time.}
==> data/local/messages.yml
home: {text: Start, replaces: Home}
==> content/local/about.md
# About our district

See [our board](board.md).
==> content/local/board.md
# Our board

{{ practice("every/begin/neighbors") }}
"""  # noqa: E501

#: What upstream does meanwhile: (file, old text, new text).
UPSTREAM = [
    # reworded: what the fork reworded, what it left out, and what it left as it was
    (BEGIN_BELOW, "The district has one plan.", "The district has a single plan."),
    (BEGIN_BELOW, "Each goal has a name beside it.", "Each goal has a team beside it."),
    (BEGIN_BELOW, "Each class knows its aim.", "Each class knows what it aims at."),
    (BEGIN_BELOW, "First things come first.", "First things come first, as ever."),
    ("frameworks/every/framework.yml", "district: The district", "district: The whole district"),
    ("glossary.yml", "What a plan is for.", "What one wants to reach."),
    ("messages.yml", "\nhome: Home\n", "\nhome: Front page\n"),
    # retired: a statement, and a question
    (
        BEGIN_BELOW,
        "      each-school: Each school knows the plan.\n",
        "      each-school: {text: Each school knows the plan., retired: All of them do by now.}\n",
    ),
    (
        BEGIN_BELOW,
        "  why: Why does this matter?\n",
        "  why: {text: Why does this matter?, retired: We know.}\n",
    ),
    # moved: a practice to another name, a statement to another section
    (
        BEGIN_BELOW,
        "  agree:\n    title: Agree\n",
        "  consent:\n    title: Agree\n    was: every/begin/agree\n",
    ),
    (BEGIN_BELOW, "      write: Write it down.\n", ""),
    (
        "frameworks/every/go-on.yml",
        "      looked: We look back each year.\n",
        (
            "      looked: We look back each year.\n      write: {text: Write it down., was:"
            " every/begin/prepare/write}\n"
        ),
    ),
    ("frameworks/every/framework.yml", "begin/agree", "begin/consent"),
    # taken away, which it should not do
    (
        BEGIN_BELOW,
        "      later: {text: Nobody has come back on it., was: every/begin/agree/no-return}\n",
        "",
    ),
    # new: beside what the fork added, under the key that it chose, and elsewhere
    (
        BEGIN_BELOW,
        "      class: {text:",
        (
            "      shared: The plan is shared with all.\n      fresh: The plan is renewed each"
            " year.\n      class: {text:"
        ),
    ),
    ("frameworks/every/framework.yml", "sections: [begin, go-on]", "sections: [begin, go-on, end]"),
    # a new word of the pages, and the code
    ("messages.yml", "\nhome:", "\n# new words\nhome:"),
]
END = dedent("""\
    title: End
    summary: What comes last, with a plan.
    questions:
      when: When do we end?
    """)


def git(folder: Path, *arguments: str) -> str:
    who = (
        "-c",
        "user.name=Someone",
        "-c",
        "user.email=someone@example.org",
        "-c",
        "commit.gpgsign=false",
    )
    alone = (
        "-c",
        "init.defaultBranch=main",
        "-c",
        "core.hooksPath=/dev/null",
        "-c",
        "protocol.file.allow=always",
    )
    done = subprocess.run(
        ["git", *who, *alone, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def report(project: Path) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(run(project, "check", "--format", "json").stdout)
    return rows
