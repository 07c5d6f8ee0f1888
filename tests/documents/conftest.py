"""Projects with all of their documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.layers.dataset import Dataset
from macros.layers.load import load_dataset
from tests.support import shapes
from tests.support.documents import documents
from tests.support.projects import ROOT, drawn_project


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of frameworks whose shapes are not those in hand."""
    drawings = (shapes.THREE_LEVELS, shapes.SEVEN_COLUMNS, shapes.MATURITY, shapes.ONE_COLUMN)
    return drawn_project(tmp_path_factory.mktemp("odd"), "".join(drawings))


@pytest.fixture(scope="module", params=["real", "features", "odd"])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Dataset, Path]:
    """The data of a project, and a folder with all of its documents."""
    project = ROOT if request.param == "real" else request.getfixturevalue(request.param)
    data = load_dataset(project)
    return data, documents(data, tmp_path_factory.mktemp("documents"))
