"""Two states of a project, and a repository with both."""

from __future__ import annotations

import subprocess
from pathlib import Path

OLD = """
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      one-plan: The district has one plan.
      on-paper: The plan is written down on paper.
      goes: The plan goes to every school in spring.
      back: {text: The plan comes back in autumn., retired: It no longer does.}
      lost: The plan names who is responsible for it.
      kept: Meetings begin with a look at the plan.
  share:
    title: Share the plan
    signs:
      read: Families can read the plan.
questions:
  why: Why does the plan matter?
"""
NEW = """
==> data/glossary.yml
plan:
  term: plan
  text: What a district, or a school, means to do.
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      one-plan: {text: The district has a single plan., note: It hangs here.}
      on-paper: {text: The plan is written down on paper., retired: It is online.}
      back: The plan comes back in autumn.
      kept: Families are welcome in classrooms every day.
      fresh: The plan is renewed each year.
  tell:
    title: Share the plan
    was: demo/first/share
    signs:
      read: Families and staff can read the plan.
      goes: {text: The plan goes to every school in spring., was: demo/first/plan-well/goes}
  celebrate:
    title: Celebrate
    signs:
      cake: There is cake, and more than one.
questions:
  why: Why does the plan matter?
"""
EXPECTED = [
    ("brought back", "demo/first/plan-well/back", "", ""),
    ("moved", "demo/first/tell", "", "demo/first/share"),
    ("moved", "demo/first/tell/goes", "", "demo/first/plan-well/goes"),
    ("new", "demo/first/celebrate", "", ""),
    ("new", "demo/first/plan-well/fresh", "", ""),
    ("retired", "demo/first/plan-well/on-paper", "", ""),
    ("reworded", "demo/first/plan-well/one-plan", "note", ""),
    ("reworded", "demo/first/plan-well/one-plan", "text", ""),
    ("reworded", "demo/first/tell/read", "text", ""),
    ("reworded", "glossary/plan", "text", ""),
    ("taken away", "demo/first/plan-well/lost", "", ""),
    ("used again", "demo/first/plan-well/kept", "", ""),
]


def git(cwd: Path, *arguments: str) -> None:
    who = (
        "-c",
        "user.name=Someone",
        "-c",
        "user.email=someone@example.org",
        "-c",
        "commit.gpgsign=false",
    )
    subprocess.run(["git", *who, *arguments], cwd=cwd, check=True, capture_output=True)
