"""A drawn project in which statements and a practice have moved."""

from __future__ import annotations

MOVED = """
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    was: demo/first/planning
    signs:
      one-plan: The district has one plan.
      one-shelf: {text: The plan has a shelf., was: demo/first/store/shelf}
      seen: {text: The plan is seen., was: demo/first/plan-well/shown}
  store:
    title: Store the plan
    signs:
      box: The plan has a box.
"""
