"""The files that the data make, as MkDocs sees them: pages, documents, redirects, exports."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from macros.cache.documents import ELSEWHERE, CachedDocument
from macros.layers.site_look import find_icon
from macros.model.project import Project
from macros.model.site_paths import (
    CONFORMANCE,
    FEED,
    FRAMEWORK_SCHEMA,
    SITE_INDEX,
    WORD_TEMPLATE,
    list_other_paths,
)
from macros.outputs.app_icon import ICONS, draw_icon
from macros.outputs.atom import write_feed
from macros.outputs.conformance_report import write_conformance_report
from macros.outputs.framework_json import write_framework_json
from macros.outputs.framework_script import write_framework_script
from macros.outputs.html.security_policy import add_policy
from macros.outputs.html.stylesheet import write_site_style
from macros.outputs.site_json import (
    list_saved_schemas,
    write_framework_schema,
    write_site_json,
)
from macros.outputs.web_app import MANIFEST, write_manifest
from macros.outputs.word_template_script import write_word_template_script
from macros.plugin.build import Build
from macros.plugin.build_log import log
from macros.plugin.progress import Progress
from macros.views import links
from macros.views.conformance import build_conformance_view
from macros.views.redirects import list_redirects


class GeneratedPage(Page):
    """A page whose body is one call.

    Markdown has nothing to do for it, and to set it up for the page takes two milliseconds.
    """

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the placeholder of the call as the page's HTML."""
        self.content = self.markdown or ""
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()


class LinkedFile(File):
    """A file that stands on the site as another name of the cached one.

    To copy all documents would take as long as to make all pages.
    """

    def copy_file(self, dirty: bool = False) -> None:
        """Link the cached file, or copy it where the file system knows no such links."""
        assert self.abs_src_path
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        try:
            os.link(self.abs_src_path, path)
        except OSError:
            super().copy_file(dirty)


def add_generated_pages(files: Files, config: MkDocsConfig, build: Build) -> None:
    """Add the pages that the data make, each one call, in place of what else lies there.

    While the data have errors, every page that a server has ever shown is added, for the report to
    be shown wherever the reader is.
    """
    paths = build.seen_paths if build.errors else tuple(build.renderer.pages)
    for path in paths:
        page = build.renderer.pages.get(path)
        content = f"{{{{ {page.call} }}}}\n" if page else ""
        file = File.generated(
            config, f"{path}index.md", content=content, inclusion=InclusionLevel.NOT_IN_NAV
        )
        put_file(files, file)
        GeneratedPage(None, file, config)


def put_file(files: Files, file: File) -> None:
    """Add a file, in place of what else lies there."""
    existing = files.get_file_from_path(file.src_uri)
    if existing:
        files.remove(existing)
    files.append(file)


def add_site_style(files: Files, config: MkDocsConfig, build: Build) -> None:
    """Add the style sheet of the site's own colors."""
    style = write_site_style(build.data.project.site)
    files.append(File.generated(config, "assets/site.css", content=style))


def add_web_app(files: Files, config: MkDocsConfig, build: Build) -> None:
    """Add the manifest of the site as an app, and its icons, but for a fork's own."""
    site = build.data.project.site
    icon = find_icon(build.data)
    mark, is_png = files.src_uris[icon].content_bytes, icon.endswith(".png")
    files.append(File.generated(config, MANIFEST, content=write_manifest(site)))
    for path in ICONS:
        if files.get_file_from_path(path) is None:
            files.append(File.generated(config, path, content=draw_icon(mark, site, path, is_png)))


def ensure_documents(build: Build) -> list[CachedDocument]:
    """Return every document of the site, and log those that could not be made."""
    try:
        documents = build.cache.ensure_documents(Progress(log.info))
    except OSError as error:
        folder = error.filename or ".cache"
        raise PluginError(f"Documents cannot be kept in {folder}: {error.strerror}.") from error
    for document in documents:
        if not document.file:
            log.info(f"{document.view.path} was left out. {document.why}.")
    return documents


def add_documents(
    files: Files, config: MkDocsConfig, project: Project, documents: list[CachedDocument]
) -> None:
    """Add every document that could be made, at its former address, too."""
    is_shared = bool(os.environ.get(ELSEWHERE))  # others may change what they share
    kind = File if is_shared else LinkedFile
    for document in documents:
        if document.file:
            source = str(document.file.resolve())
            for path in (document.view.path, *list_other_paths(project, document.view.path)):
                files.append(kind.generated(config, path, abs_src_path=source))


def add_exports(files: Files, config: MkDocsConfig, build: Build) -> None:
    """Add each framework as JSON, and as the script that checklists load."""
    for path, write in list_exports(build).items():
        files.append(File.generated(config, path, content=write()))


def add_redirects(files: Files, config: MkDocsConfig, build: Build) -> None:
    """Add a page at each former address, unless a page of the fork's own has taken it."""
    taken = {file.dest_uri for file in files}
    for redirect in list_redirects(build.data):
        path = f"{redirect.path}index.html"
        if path not in taken:
            html = add_policy(build.renderer.render_redirect(redirect))
            files.append(File.generated(config, path, content=html))


def list_exports(build: Build) -> dict[str, Callable[[], str]]:
    """Return what writes each file of data, by its path."""
    exports: dict[str, Callable[[], str]] = {}
    if build_conformance_view(build.data).criteria:
        messages = build.renderer.messages
        exports[CONFORMANCE] = partial(write_conformance_report, build.data, messages)
    exports[SITE_INDEX] = partial(write_site_json, build.data)
    exports[WORD_TEMPLATE] = partial(write_word_template_script, build.data)
    exports[FRAMEWORK_SCHEMA] = write_framework_schema
    exports[FEED] = partial(write_feed, build.data)
    for path, text in list_saved_schemas(build.project.root).items():
        exports[path] = text.__str__
    for key in build.data.project.shown:
        exports[links.get_framework_data_path(key)] = partial(write_framework_json, build.data, key)
        script = partial(write_framework_script, build.data, key)
        exports[links.get_framework_script_path(key)] = script
    return exports
