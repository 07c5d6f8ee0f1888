"""Which frameworks the merged tree shows."""

from __future__ import annotations

from dataclasses import replace

from macros.source.tree import Entry, ListNode, MapNode, TextNode


def list_added_frameworks(tree: MapNode) -> MapNode:
    """Return the tree in which site.yml's `frameworks` ends with those that a layer above it adds.

    So a framework of a district's own is shown without being listed, as its own section is. A list
    that the same layer writes is its choice, and stays as it is.
    """
    site, frameworks = tree.get("site"), tree.get("frameworks")
    if not isinstance(site, MapNode) or not isinstance(frameworks, MapNode):
        return tree
    listing = site.get("frameworks")
    if not isinstance(listing, ListNode):
        return tree
    listed = {item.value for item in listing.items if isinstance(item, TextNode)}
    added = [
        entry.key
        for key, entry in frameworks.entries.items()
        if key not in listed and _joins_list(entry, listing)
    ]
    if not added:
        return tree
    whole = replace(
        site.entries["frameworks"], node=replace(listing, items=(*listing.items, *added))
    )
    site = replace(site, entries={**site.entries, "frameworks": whole})
    return replace(tree, entries={**tree.entries, "site": replace(tree.entries["site"], node=site)})


def _joins_list(framework: Entry, listing: ListNode) -> bool:
    """Tell whether a framework is shown though the list of another layer does not name it."""
    is_usable = isinstance(framework.node, MapNode) and not framework.omitted
    return is_usable and framework.added and framework.key.place.layer != listing.place.layer
