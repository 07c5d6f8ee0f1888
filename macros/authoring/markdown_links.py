"""Links and anchors of a page's Markdown, as the site's own reader finds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

#: Those of mkdocs.yml, so that the same is taken for a link; a test compares them.
EXTENSIONS = ("admonition", "attr_list", "def_list", "md_in_html", "tables", "toc")
#: The attributes that hold addresses, by the elements that have them.
ADDRESS_ATTRIBUTES = {"a": "href", "img": "src"}


def list_hrefs(markdown: str) -> list[str]:
    """Return the addresses of all links and pictures that are written in Markdown, as typed."""
    if "](" not in markdown and "]:" not in markdown:
        return []
    reader, collector = _make_reader(), _AddressCollector()
    reader.treeprocessors.register(collector, "addresses", 0)
    reader.convert(markdown)
    return collector.addresses


def has_anchor(markdown: str, anchor: str) -> bool:
    """Return whether a page has a heading, or another element, of the name of an anchor."""
    return anchor in re.findall(r'(?:id|name)="([^"]*)"', _make_reader().convert(markdown))


class _AddressCollector:
    """A step of the reader that notes where links and pictures lead."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def run(self, root: Element) -> None:
        """Collect the addresses in a page's tree."""
        for element in root.iter():
            attribute = ADDRESS_ATTRIBUTES.get(str(element.tag))
            address = element.get(attribute) if attribute else None
            if address:
                self.addresses.append(address)


def _make_reader() -> Markdown:
    """Return a reader of Markdown as the site has it."""
    from markdown import Markdown  # noqa: PLC0415 (`check` needs it for a fork's own pages alone)

    return Markdown(extensions=list(EXTENSIONS))
