"""A page that the data makes, and a document kept beside it, as MkDocs sees them."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents


class GeneratedPage(Page):
    """A page whose body is one call: Markdown has nothing to do for it, and setting it up takes two milliseconds."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.markdown or ""
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()


class LinkedFile(File):
    """A file that stands on the site as another name of the one that is kept: copying all documents would take as long
    as making all pages. Where the file system knows no such links, it is copied."""

    def copy_file(self, dirty: bool = False) -> None:
        assert self.abs_src_path
        site = Path(self.abs_dest_path)
        site.parent.mkdir(parents=True, exist_ok=True)
        site.unlink(missing_ok=True)
        try:
            os.link(self.abs_src_path, site)
        except OSError:
            super().copy_file(dirty)
