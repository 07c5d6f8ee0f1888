"""What pages load, as files for any other tool: scripts, styles, fonts, pictures."""

from __future__ import annotations

from pathlib import Path

from macros.layers.dataset import Dataset
from macros.model.site_paths import STYLE_SHEET, WORD_TEMPLATE
from macros.outputs.html.stylesheet import write_site_style
from macros.outputs.word_template_script import write_word_template_script
from macros.plugin.asset_bundles import ASSETS, BUNDLES, build_bundles
from macros.source.authored_pages import is_page

#: The folders of `overrides/assets/` whose files are sent in bundles.
SOURCES = ("models", "pages", "parts", "styles")
#: What lays out the frame around our pages; another tool has a frame of its own.
FRAME = ("styles/header.css", "styles/navigation.css", "styles/page.css")


class NoAssetsError(FileNotFoundError):
    """There is no folder of scripts and styles."""


def list_asset_files(data: Dataset, root: Path) -> dict[str, str | Path]:
    """Return the files that pages load, by their paths on the site: the text, or what to copy.

    Those that lie among the hand-written pages are among them; a fork's own come over upstream's.

    Raises NoAssetsError where the project has no scripts and styles.
    """
    folder = root / "overrides" / ASSETS
    if not folder.is_dir():
        raise NoAssetsError(2, "There are no scripts and styles", str(folder))
    sources = {
        name: [(folder / path).read_text("utf-8") for path in paths if path not in FRAME]
        for name, paths in BUNDLES.items()
    }
    files: dict[str, str | Path] = {
        f"{ASSETS}/{name}": text for name, text in build_bundles(sources).items()
    }
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        is_sent = name.parts[0] not in SOURCES and path.suffix != ".md"
        if path.is_file() and is_sent:
            files[f"{ASSETS}/{name.as_posix()}"] = path
    files[STYLE_SHEET] = write_site_style(data.project.site)
    files[WORD_TEMPLATE] = write_word_template_script(data)
    for claimed, claims in data.claims.items():
        if not is_page(claims[-1]):
            files[claimed] = root / claims[-1]
    return files
