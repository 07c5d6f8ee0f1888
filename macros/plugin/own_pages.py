"""Hand-written pages: those of `content/`, and over them a fork's own in `content/local/`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from macros.authoring.link_checker import LinkChecker, locate_link, warn_of_missing_heading
from macros.layers.load import ADAPTATION
from macros.source.authored_pages import APART
from macros.source.problems import Problem

OWN = f"{ADAPTATION}/"


def add_own_pages(files: Files, config: MkDocsConfig) -> None:
    """Put what lies in `local/` where it would lie without that folder, in the place of what lies there; pages that
    the navigation does not name come at its end."""
    own = sorted((file for file in files if file.src_uri.startswith(OWN)), key=lambda file: file.src_uri)
    nav = list(config.nav or [])
    for file in own:
        files.remove(file)
        path = file.src_uri.removeprefix(OWN)
        if path in APART:
            continue
        if existing := files.get_file_from_path(path):
            files.remove(existing)
        folder = str(Path(config.docs_dir) / ADAPTATION)
        files.append(File(path, folder, config.site_dir, config.use_directory_urls, inclusion=file.inclusion))
        if file.is_documentation_page() and path not in _named(nav):
            nav.append(path)
    if own:
        config.nav = nav


def hide_unreadable(files: Files, config: MkDocsConfig) -> None:
    """Put an empty page in the place of each page that cannot be read, and take away other such files: while a server
    shows the report, MkDocs would stumble over them."""
    for file in list(files):
        if file.generated_by or not file.abs_src_path:
            continue
        try:
            Path(file.abs_src_path).stat()
            if file.is_documentation_page():
                file.content_string  # noqa: B018  (reads it)
        except (OSError, ValueError):
            files.remove(file)
            if file.is_documentation_page():
                files.append(File.generated(config, file.src_uri, content=""))


def forgive_lost_anchors(files: Files) -> None:
    """Let upstream's pages lead to a heading that a page in the place of another does not have: whoever follows the
    link comes to the page's beginning, and the fork, whose page it is not, could not mend it."""
    for file in files.documentation_pages():
        if file.page and file.page.links_to_anchors and not _is_own(file):
            for target in [target for target in file.page.links_to_anchors if _is_own(target)]:
                del file.page.links_to_anchors[target]


def drifted_links(files: Files, linked: LinkChecker) -> Iterator[Problem]:
    """A warning for each link of a fork's own pages to a place on a page that is not there any longer, since upstream
    has moved or retired it, or gives a heading other words. MkDocs is kept from ending the build over it: whoever
    follows the link comes to the page's beginning."""
    for file in files.documentation_pages():
        if not file.page or not _is_own(file):
            continue
        source = os.path.relpath(file.abs_src_path or file.src_uri)
        for target, anchors in (file.page.links_to_anchors or {}).items():
            for anchor, link in list(anchors.items()):
                place = locate_link(link, source, file.content_string if file.abs_src_path else "")
                if target.generated_by:
                    found = list(linked.find_lost_anchor(link, place, target.url))
                elif _is_own(target) or not target.page or anchor in (target.page.present_anchor_ids or ()):
                    found = []
                else:
                    found = [warn_of_missing_heading(link, place)]
                if found:
                    del anchors[anchor]
                yield from found


def _is_own(file: File) -> bool:
    return file.src_dir is not None and Path(file.src_dir).name == ADAPTATION


def _named(nav: Any) -> Iterator[str]:
    """Every file that a navigation names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for inside in nav.values():
            yield from _named(inside)
    elif isinstance(nav, list):
        for inside in nav:
            yield from _named(inside)
