"""Hand-written pages: those of `content/`, and over them a fork's own in `content/local/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from macros.authoring.link_checker import LinkChecker, locate_link, warn_of_missing_heading
from macros.source.authored_pages import APART_WITHIN
from macros.source.content_files import show_path
from macros.source.own_folder import OWN as LOCAL
from macros.source.own_folder import OWN_FOLDER, SITES
from macros.source.problems import Problem

OWN = f"{OWN_FOLDER}/"
ALL_OWN = (f"{LOCAL}/", f"{SITES}/")


def add_own_pages(files: Files, config: MkDocsConfig) -> None:
    """Put what lies in `local/` where it would lie without that folder, over what lies there.

    Pages that the navigation does not name come at its end.
    """
    own = [file for file in files if file.src_uri.startswith(OWN)]
    for file in list(files):
        if file.src_uri.startswith(ALL_OWN) and file not in own:
            files.remove(file)
    if not own:
        return
    nav = list(config.nav or [])
    for file in sorted(own, key=lambda file: file.src_uri):
        files.remove(file)
        path = file.src_uri.removeprefix(OWN)
        if path in APART_WITHIN:
            continue
        _replace_file(files, config, file, path)
        if file.is_documentation_page() and path not in _iter_named(nav):
            nav.append(path)
    config.nav = nav


def hide_unreadable(files: Files, config: MkDocsConfig) -> None:
    """Put an empty page in place of each page that cannot be read, and drop other such files.

    While a server shows the report, MkDocs would stumble over them.
    """
    for file in list(files):
        if file.generated_by or not file.abs_src_path or _is_readable(file):
            continue
        files.remove(file)
        if file.is_documentation_page():
            files.append(File.generated(config, file.src_uri, content=""))


def forgive_lost_anchors(files: Files) -> None:
    """Let upstream's pages link to a heading that a fork's page in another's place does not have.

    Whoever follows the link comes to the page's beginning, and the fork, whose page it is not,
    could not fix it.
    """
    for file in files.documentation_pages():
        if not file.page or is_own_file(file):
            continue
        targets = file.page.links_to_anchors or {}
        for target in list(targets):
            if is_own_file(target):
                del targets[target]


def find_drifted_links(files: Files, checker: LinkChecker) -> Iterator[Problem]:
    """Yield a warning for each link of a fork's own pages to a place that is no longer on its page.

    Upstream has moved or retired it, or reworded a heading. MkDocs is kept from ending the build
    over it: whoever follows the link comes to the page's beginning.
    """
    for file in files.documentation_pages():
        if not file.page or not is_own_file(file):
            continue
        for target, anchors in (file.page.links_to_anchors or {}).items():
            for anchor, href in list(anchors.items()):
                problems = _find_drift(file, target, anchor, href, checker)
                if problems:
                    del anchors[anchor]
                yield from problems


def _find_drift(
    file: File, target: File, anchor: str, href: str, checker: LinkChecker
) -> list[Problem]:
    """Return the warnings that one link to an anchor of a page deserves."""
    source = show_path(file.abs_src_path or file.src_uri)
    location = locate_link(href, source, file.content_string if file.abs_src_path else "")
    if target.generated_by:
        return list(checker.find_lost_anchor(href, location, target.url))
    if is_own_file(target) or not target.page:
        return []
    if anchor in (target.page.present_anchor_ids or ()):
        return []
    return [warn_of_missing_heading(href, location)]


def _replace_file(files: Files, config: MkDocsConfig, file: File, path: str) -> None:
    """Put a file of the fork's folder at a path, over the one that lies there."""
    existing = files.get_file_from_path(path)
    if existing:
        files.remove(existing)
    folder = str(Path(config.docs_dir) / OWN_FOLDER)
    files.append(
        File(path, folder, config.site_dir, config.use_directory_urls, inclusion=file.inclusion)
    )


def _is_readable(file: File) -> bool:
    try:
        Path(str(file.abs_src_path)).stat()
        if file.is_documentation_page():
            file.content_string  # noqa: B018  (reads it)
    except (OSError, ValueError):
        return False
    return True


def is_own_file(file: File) -> bool:
    """Tell whether a file lies in the folder of the fork's own pages."""
    return file.src_dir is not None and Path(file.src_dir).as_posix().endswith(f"/{OWN_FOLDER}")


def _iter_named(nav: Any) -> Iterator[str]:
    """Yield every file that a navigation of mkdocs.yml names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from _iter_named(value)
    elif isinstance(nav, list):
        for item in nav:
            yield from _iter_named(item)
