"""What site.yml says of the site, as settings of MkDocs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from macros.layers.dataset import Dataset
from macros.layers.site_look import list_styles
from macros.model.prose import strip_markup
from macros.outputs.html.stylesheet import is_right_to_left


def apply_site(config: MkDocsConfig, data: Dataset) -> None:
    """Give MkDocs' configuration the name, summary, language and styles of a site."""
    site = data.project.site
    config.site_name = site.name or config.site_name
    config.site_description = strip_markup(site.summary) or config.site_description
    theme_language = find_theme_language(site.language, config.theme.dirs)
    if theme_language:
        config.theme["language"] = theme_language
    # Of the page itself, also where the theme has no words in its language.
    config.theme["site_language"] = site.language or "en"
    config.theme["direction"] = "rtl" if is_right_to_left(site.language) else "ltr"
    config.extra_css += list_styles(data)


def find_theme_language(language: str, folders: Iterable[str]) -> str:
    """Return the language of the theme's own words that is nearest to a site's; "" if none is.

    `pt-BR` is there as it is; of `es-MX`, there is `es`.
    """
    names = {
        path.stem.lower(): path.stem
        for folder in folders
        for path in Path(folder, "partials", "languages").glob("*.html")
    }
    code = language.lower()
    return names.get(code) or names.get(code.partition("-")[0], "")
