"""The entries of the merged tree that a layer touched."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.addresses import is_container_location
from macros.source.tree import Entry, ListNode, Location, MapNode, Node, TextNode


def iter_adapted_entries(
    root: Node, location: Location = (), inside: bool = False
) -> Iterator[tuple[Location, Entry]]:
    """Yield every entry that a layer itself reworded, added, omitted or annotated.

    What is `inside` an added entry came with it, and is not yielded again; but of an added
    entry that only holds elements, such as a column, the elements are yielded. Nothing inside an
    omitted entry is.
    """
    if not isinstance(root, MapNode):
        return
    for key, entry in root.entries.items():
        if entry.cascaded:
            continue
        entry_location = (*location, key)
        is_added = entry.added and not _is_container(entry, entry_location)
        is_changed = entry.omitted or entry.local_note or _is_reworded(entry.node)
        if is_changed or (is_added and not inside):
            yield entry_location, entry
        if not entry.omitted:
            yield from iter_adapted_entries(entry.node, entry_location, inside or is_added)


def _is_container(entry: Entry, location: Location) -> bool:
    return isinstance(entry.node, MapNode) and is_container_location(location)


def _is_reworded(node: Node) -> bool:
    match node:
        case TextNode():
            return node.change is not None
        case ListNode():
            return node.below is not None
        case MapNode():
            return node.order is not None and _is_reordered(node.order)
        case _:
            return False


def _is_reordered(names: ListNode) -> bool:
    """Tell whether a layer's list puts what the list below names too into another order."""
    now = _list_values(names)
    before = _list_values(names.below or names)
    return [name for name in now if name in before] != [name for name in before if name in now]


def _list_values(names: ListNode) -> list[str]:
    return [item.value for item in names.items if isinstance(item, TextNode)]
