"""The table of contents of a page, with the headings that calls bring."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros.outputs.html.fragment import Heading


def add_headings(page: Page, headings: Sequence[Heading], html: str, owned: bool) -> None:
    """Add headings to a page's table of contents, and the ids in its HTML to its anchors.

    `owned` says that the page is generated: it has no other headings.
    """
    entries = [AnchorLink(escape(heading.title), heading.id, heading.level) for heading in headings]
    page.toc = TableOfContents(entries if owned else _append_entries(page.toc, entries))
    page.present_anchor_ids = {
        *(page.present_anchor_ids or ()),
        *re.findall(' id="([^"]+)"', html),
    }


def _append_entries(toc: TableOfContents, entries: list[AnchorLink]) -> list[AnchorLink]:
    """Return a table's items with more entries: below its one title, where it has one."""
    items = list(toc)
    if items and items[0].level == 1:
        items[0].children.extend(entries)
        return items
    return [*items, *entries]
