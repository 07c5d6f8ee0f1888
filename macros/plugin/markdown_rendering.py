"""An extension of Markdown that fits the HTML of hand-written pages to this site."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

ALIGNMENTS = {
    "text-align: left;": "pp-left",
    "text-align: right;": "pp-right",
    "text-align: center;": "pp-center",
}


class SiteMarkdown(Extension):  # type: ignore[misc]  # the library has no types
    """Marks links that leave the site, and aligns the cells of tables by classes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the library's name
        """Register the processor, to run after all others."""
        md.treeprocessors.register(_SiteProcessor(md), "practice-profiles", -10)


class _SiteProcessor(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        """Change the elements of a page in place."""
        for element in root.iter():
            if element.tag == "a":
                _mark_external(element)
            elif element.tag in ("td", "th"):
                _align_by_class(element)


def _mark_external(link: Element) -> None:
    """Mark a link that leaves the site: on paper its address is printed."""
    if link.get("href", "").startswith(("https://", "http://")):
        attributes = dict(link.attrib)
        link.attrib.clear()
        link.attrib.update({"rel": "external", **attributes})


def _align_by_class(cell: Element) -> None:
    """Align a table's cell by a class: the page's security policy allows no style attribute."""
    alignment = ALIGNMENTS.get(cell.get("style", ""))
    if alignment:
        del cell.attrib["style"]
        cell.set("class", alignment)
