"""A drawn project as its layers leave it."""

from __future__ import annotations

from pathlib import Path

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from tests.support.drawing import draw


def over(tmp_path: Path, drawing: str) -> Dataset:
    draw(tmp_path, drawing)
    return load_dataset(tmp_path)
