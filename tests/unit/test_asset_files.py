"""Pages for another tool come with all that they load."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.layers.load import load_dataset
from macros.outputs.html.renderer import HtmlRenderer
from macros.plugin.asset_files import NoAssetsError, list_asset_files
from tests.support.projects import FEATURES, drawn_project

LOADED = re.compile(r"(?:src|href)=\"(?:\.\./)*(assets/[^\"?#]+)")


def test_whatever_a_page_loads_is_there(tmp_path: Path) -> None:
    project = drawn_project(tmp_path, FEATURES)
    (project / "content/local/pictures").mkdir(parents=True)
    (project / "content/local/pictures/board.svg").write_text("<svg/>", "utf-8")
    data = load_dataset(project)
    files = list_asset_files(data, project)
    renderer = HtmlRenderer(data)
    loaded = {
        path
        for page in renderer.pages.values()
        for path in LOADED.findall(renderer.render(page.kind, page.address, page.path).html)
    }
    assert len(loaded) > 5
    assert loaded <= files.keys()
    assert {"assets/profiles.css", "assets/site.css", "assets/fonts/public-sans.woff2"} <= set(
        files
    )
    assert files["pictures/board.svg"] == project / "content/local/pictures/board.svg"
    assert not any(path.startswith("assets/parts/") for path in files)
    assert all(isinstance(file, str) or file.is_file() for file in files.values())


def test_without_them_it_says_so(tmp_path: Path) -> None:
    project = drawn_project(tmp_path, FEATURES)
    with pytest.raises(NoAssetsError):
        list_asset_files(load_dataset(project), project / "content")
