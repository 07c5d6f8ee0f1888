"""The smallest framework, drawn, and with the site's own messages."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from tests.support.drawing import draw
from tests.support.projects import ROOT

#: Its framework.yml, to which a drawing adds what it is about; `sections` are still to be named.
FRAMEWORK = """\
==> data/frameworks/demo/framework.yml
title: Demo framework
short_title: Demo
version: "1"
summary: A framework for trying things out.
source: {title: Demo, publisher: Nobody, wording: own, rights: None at all.}
columns:
  signs: {title: Signs, level: district, required: true}
"""


def load(root: Path, drawing: str) -> Dataset:
    """Draw a project below `root`, with the site's own messages, and read it."""
    draw(root, drawing)
    shutil.copy(ROOT / "data/messages.yml", root / "data/messages.yml")
    return load_dataset(root)


def make_statement(text: str) -> str:
    """Draw a section with one statement, whose value is given as YAML."""
    return f"""\
==> data/frameworks/demo/first.yml
title: First section
summary: What comes first.
practices:
  plan-well:
    title: Plan well
    signs:
      one-plan: {text}
"""
