"""What overrides/main.html mends in Material for MkDocs.

When one of these fails, the theme has changed: look whether the mend is still needed, and whether
it still fits.
"""

from __future__ import annotations

import importlib.metadata
from pathlib import Path

import material
import pytest
from mkdocs.config import load_config

from macros.plugin.theme import CachedTheme

TEMPLATES = Path(material.__file__).parent / "templates"
MENDED = (Path(__file__).parents[2] / "overrides/main.html").read_text("utf-8")


def template(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def test_the_version_that_the_mends_were_made_for() -> None:
    assert importlib.metadata.version("mkdocs-material") == "9.8.1"
    assert "Material 9.8.1" in MENDED


@pytest.mark.parametrize(
    ("name", "defect"),
    [
        ("base.html", "<title>{{ page.title | striptags }}"),
        ("base.html", '<link rel="prev"'),
        ("base.html", "{% if page.toc | first is defined %}"),
        ("partials/language.html", "{{ lang.t(key) or fallback.t(key) or key }}"),
        ("partials/header.html", '<label class="md-header__button md-icon" for="__drawer">'),
        ("partials/header.html", '<label class="md-header__button md-icon" for="__search">'),
        ("partials/nav.html", "{% for nav_item in nav.items %}"),
        ("partials/copyright.html", "Made with"),
    ],
)
def test_the_defect_is_still_there(name: str, defect: str) -> None:
    assert defect in template(name)


@pytest.mark.parametrize(
    "block", ["site_meta", "htmltitle", "header", "site_nav", "container", "footer"]
)
def test_the_block_that_is_replaced_is_still_there(block: str) -> None:
    assert f"{{% block {block} %}}" in template("base.html")
    assert f"- {block}: " in MENDED


def test_every_file_of_the_theme_but_hidden_ones_is_found_and_those_can_be_included() -> None:
    theme = load_config(str(Path(__file__).parents[2] / "mkdocs.yml")).theme
    every = set(theme.get_env().list_templates())
    hidden = {name for name in every if any(part.startswith(".") for part in name.split("/")[:-1])}
    quick = CachedTheme(theme).get_env()
    assert len(hidden) > len(every) / 2
    assert set(quick.list_templates()) == every - hidden
    assert quick.get_template(min(hidden)).render()
