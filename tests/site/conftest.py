"""A site that stands while a build fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.projects import FEATURES, drawn_project
from tests.support.sites import built, contents


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A project whose site stands, and the site's files."""
    project = drawn_project(tmp_path_factory.mktemp("standing"), FEATURES)
    return project, contents(built(project))
