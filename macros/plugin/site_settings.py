"""What site.yml says of the site, as settings of MkDocs."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from macros.layers.dataset import Dataset
from macros.layers.site_look import list_styles
from macros.model.prose import strip_markup


def apply_site(config: MkDocsConfig, data: Dataset) -> None:
    """Give MkDocs' configuration the name, summary, language and styles of a site."""
    site = data.project.site
    config.site_name = site.name or config.site_name
    config.site_description = strip_markup(site.summary) or config.site_description
    language = site.language.lower()
    translation = Path("partials", "languages", f"{language}.html")
    if any((Path(folder) / translation).exists() for folder in config.theme.dirs):
        # The theme's own words, and the page's language and direction.
        config.theme["language"] = language
    config.extra_css += list_styles(data)
