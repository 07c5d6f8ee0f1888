"""A page that the data makes, as MkDocs sees it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents


class GeneratedPage(Page):
    """A page whose body is one call: Markdown has nothing to do for it, and setting it up takes two milliseconds."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.markdown or ""
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()
