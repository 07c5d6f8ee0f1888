"""Two states of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.drawing import draw
from tests.support.states import NEW, OLD


@pytest.fixture
def states(tmp_path: Path) -> Path:
    draw(tmp_path / "old", OLD)
    draw(tmp_path / "new", NEW)
    return tmp_path
