"""Columns that a layer leaves out take along what practices say in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from macros.source.tree import Entry, MapNode, TextNode


def find_omitted_columns(framework: MapNode) -> dict[str, TextNode]:
    """Return each column that a layer leaves out, with the reason."""
    columns = framework.entries.get("columns")
    if columns is None or not isinstance(columns.node, MapNode):
        return {}
    reasons: dict[str, TextNode] = {}
    for key, entry in columns.node.entries.items():
        if reason := columns.omitted or entry.omitted:
            reasons[key] = reason
    return reasons


def omit_columns(section: Entry, columns: Mapping[str, TextNode]) -> Entry:
    """Return a section without what its practices say in some columns.

    `columns` holds the reason by each column's key.
    """
    if not isinstance(section.node, MapNode):
        return section
    practices = section.node.entries.get("practices")
    if practices is None or not isinstance(practices.node, MapNode):
        return section
    entries = {
        key: _omit_practice_columns(practice, columns)
        for key, practice in practices.node.entries.items()
    }
    changed = replace(practices, node=replace(practices.node, entries=entries))
    node = replace(section.node, entries={**section.node.entries, "practices": changed})
    return replace(section, node=node)


def _omit_practice_columns(practice: Entry, columns: Mapping[str, TextNode]) -> Entry:
    if not isinstance(practice.node, MapNode):
        return practice
    entries = dict(practice.node.entries)
    for key, reason in columns.items():
        if key in entries and not entries[key].omitted:
            entries[key] = replace(entries[key], omitted=reason, cascaded=True)
    return replace(practice, node=replace(practice.node, entries=entries))
