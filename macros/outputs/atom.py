"""`changes.atom`: what versions brought, for feed readers."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from xml.etree import ElementTree

from macros.layers.dataset import Dataset
from macros.model.site_paths import FEED
from macros.outputs.fixed_date import FIXED_DATE
from macros.outputs.html.templates import Templates
from macros.views.feed import FeedEntry, build_feed_view
from macros.views.messages import load_messages

NAMESPACE = "http://www.w3.org/2005/Atom"
#: Apart from all other names of which identifiers are made.
IDENTIFIERS = uuid.uuid5(uuid.NAMESPACE_URL, "practice-profiles/changes")


def write_feed(data: Dataset) -> str:
    """Return the feed as Atom; links are relative where the site's address is not known."""
    site = data.project.site
    templates = Templates(site, load_messages(data))
    view = build_feed_view(data)
    attributes = {"xmlns": NAMESPACE, "xml:lang": site.language or "en"}
    root = ElementTree.Element("feed", attributes)
    _add(root, "title", view.title)
    _add(root, "id", _make_id(site.address or site.name))
    newest = view.entries[0].date if view.entries else FIXED_DATE.date().isoformat()
    _add(root, "updated", _make_time(newest))
    _add(_add(root, "author"), "name", view.author)
    if site.address:
        _add(root, "link", rel="self", href=f"{_end(site.address)}{FEED}")
    _add(root, "link", rel="alternate", href=_end(site.address) or "./")
    for entry in view.entries:
        _add_entry(root, entry, site.address, templates)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _add_entry(
    root: ElementTree.Element, entry: FeedEntry, address: str, templates: Templates
) -> None:
    element = _add(root, "entry")
    _add(element, "title", entry.title)
    _add(element, "id", _make_id(f"{address}#{entry.id}"))
    _add(element, "updated", _make_time(entry.date))
    _add(element, "link", rel="alternate", href=f"{_end(address)}{entry.path}")
    _add(element, "content", templates.render("feed_entry", entry=entry), type="html")


def _add(
    parent: ElementTree.Element, tag: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    """Add an element, and return it."""
    given: Mapping[str, str] = attributes
    element = ElementTree.SubElement(parent, tag, dict(given))
    element.text = text or None
    return element


def _make_id(name: str) -> str:
    """Return the identifier of something for ever, by its name."""
    return uuid.uuid5(IDENTIFIERS, name).urn


def _make_time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _end(address: str) -> str:
    """Return an address that ends in a slash; "" for none."""
    return f"{address.rstrip('/')}/" if address else ""
