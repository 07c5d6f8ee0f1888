"""The report of a drawn project, as lines."""

from __future__ import annotations

from pathlib import Path

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from macros.outputs.report import format_line
from macros.rules import check
from tests.support.drawing import draw


def reported(tmp_path: Path, drawing: str) -> tuple[Dataset, list[str]]:
    draw(tmp_path, drawing)
    data = load_dataset(tmp_path)
    return data, [format_line(problem) for problem in check(data)]
