"""The parts of a framework that hold several sections: their order is that of the sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from macros.layers.former_keys import list_former_keys
from macros.source.tree import Entry, MapNode, TextNode


def arrange_groups(fields: MapNode, sections: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return a framework's sections in the order of its `parts`, those of none first.

    A section that names a part by a former key gets today's.
    """
    parts = fields.get("parts")
    if not isinstance(parts, MapNode):
        return dict(sections)
    renamed = {
        former: key for key, entry in parts.entries.items() for former in list_former_keys(entry)
    }
    current = {key: _follow_part(entry, parts, renamed) for key, entry in sections.items()}
    shown = [key for key, entry in parts.entries.items() if not entry.omitted]
    places = {key: number for number, key in enumerate(shown, start=1)}
    order = sorted(current, key=lambda key: places.get(_read_part(current[key]), 0))
    return {key: current[key] for key in order}


def _follow_part(section: Entry, parts: MapNode, renamed: Mapping[str, str]) -> Entry:
    """Return a section with the key that its part has now."""
    name = _read_part(section)
    if name in parts.entries or name not in renamed:
        return section
    assert isinstance(section.node, MapNode)
    entry = section.node.entries["part"]
    assert isinstance(entry.node, TextNode)
    followed = replace(entry, node=replace(entry.node, value=renamed[name]))
    entries = {**section.node.entries, "part": followed}
    return replace(section, node=replace(section.node, entries=entries))


def _read_part(section: Entry) -> str:
    """Return the part that a section names, "" for none."""
    name = section.node.get("part") if isinstance(section.node, MapNode) else None
    return name.value if isinstance(name, TextNode) else ""
