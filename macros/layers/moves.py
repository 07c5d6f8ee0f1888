"""What a layer says of something that has moved since is said of it where it stands now.

`was` tells the address that a thing had before; a statement's address holds in whichever column it stands. A layer
written before the move still names the old place; so before it is laid over the tree, its entries are put at the new
one, and each is reported, since the layer should say so too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.model.addresses import get_address, is_element_location
from macros.source.problems import Problem
from macros.source.tree import ABOUT_TEXT, Entry, ListNode, Location, MapNode, Node, TextNode, find_node, iter_entries

CODES = {
    "target-moved": "A layer changes something where it no longer is: below the layer it has moved, and says so by "
    "`was`, or it stands in another column now. The change follows it; move its lines too, so that they are found "
    "where one looks for them.",
    "duplicate-target": "A layer changes one thing by its old address and by its new one. What it says by the new one "
    "stands.",
}


#: How many parts the location of a statement has.
STATEMENT = 8


def find_former_addresses(tree: MapNode) -> dict[str, Location]:
    """Where everything stands now that has had another address, by that address."""
    found: dict[str, Location] = {}
    frameworks = tree.get("frameworks")
    for location, entry in iter_entries(frameworks, ("frameworks",)) if frameworks else ():
        if location[-1] == "was" and is_element_location(location[:-1]):
            for old in _texts(entry.node):
                found.setdefault(old, location[:-1])
    return found


def _texts(node: Node) -> list[str]:
    items = node.items if isinstance(node, ListNode) else (node,)
    return [item.value for item in items if isinstance(item, TextNode)]


def apply_moves(below: MapNode, above: MapNode) -> tuple[MapNode, list[Problem]]:
    """The layer `above` with each of its entries where the tree `below` has the thing that it speaks of."""
    moved = {
        old: now
        for old, now in find_former_addresses(below).items()
        if get_address(now) != old  # what claims its own address has not moved
    }
    problems: list[Problem] = []
    said = above
    if moved and "frameworks" in above.entries:
        above = _wishes(above, moved, problems)
        above = _with_ends(above, moved, problems)
        while found := _next(below, above, moved):
            above = _moved(above, *found, problems)
    if "frameworks" in below.entries and "frameworks" in above.entries:
        above = _to_columns(below, above, problems)
        problems += _returned(moved, said, above)
    return above, problems


def _returned(moved: dict[str, Location], said: MapNode, above: MapNode) -> Iterator[Problem]:
    """A warning for whatever has moved out of what a layer leaves out, and so is shown again.

    `said` is the layer as it was typed, `above` as it speaks of where things stand now.
    """
    left_out = {get_address(location) for location, _ in _omissions(above)}
    spoken_of = {get_address(at) for at, _ in iter_entries(above.entries["frameworks"].node, ("frameworks",))}
    for location, omit in _omissions(said):
        for old, at in moved.items():
            now = get_address(at)
            known = now in spoken_of or left_out & set(_holders(now))
            if known or get_address(location) not in _holders(old) or _along(old, now, moved):
                continue
            message = f"`{old}` stood in what you leave out here. It is now `{now}`, and is shown."
            help = "Leave it out there too; if it is to be shown, give it a `local_note` there."
            yield Problem("target-moved", omit.key.place, message, help, now, severity="warning")


def _along(old: str, now: str, moved: dict[str, Location]) -> bool:
    """Has what holds it moved too, from the old address to the new one?"""
    return any(get_address(moved[holder]) in _holders(now) for holder in _holders(old) if holder in moved)


def _omissions(tree: MapNode) -> Iterator[tuple[Location, Entry]]:
    """Everything with an address that a layer leaves out, with the line that says so."""
    for location, entry in iter_entries(tree.entries["frameworks"].node, ("frameworks",)):
        if (
            is_element_location(location)
            and isinstance(entry.node, MapNode)
            and (omit := entry.node.entries.get("omit"))
        ):
            yield location, omit


def _holders(address: str) -> list[str]:
    """The addresses of all that holds what has an address."""
    parts = address.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def _to_columns(below: MapNode, above: MapNode, problems: list[Problem]) -> MapNode:
    """The layer with what it says of statements under the columns in which they stand now.

    Their addresses do not say in which column they stand, so that nothing else tells of such a move. Where a column is
    gone below, and all that the layer changes in it stands in one other, that has come to be its name.
    """
    stands = {get_address(at): at for at, _ in _in_columns(below)}
    moves = [
        (at, stands[get_address(at)])
        for at, entry in _in_columns(above)
        if get_address(at) in stands and not _stands(below, at) and not _own(entry.node)
    ]
    renamed: dict[Location, set[str]] = {}
    for old, now in moves:
        above = _moved(above, old, now, problems)
        renamed.setdefault((*old[:2], "columns", old[-2]), set()).add(str(now[-2]))
    for column, names in renamed.items():
        if len(names) > 1 or _stands(below, column):
            continue
        (name,) = names
        framework, left = column[:2], column[-1]
        if _stands(above, column):
            above = _moved(above, column, (*column[:-1], name), problems)
        for at, _ in list(_in_columns(above)):
            if at[:2] == framework and at[-2] == left:
                above = _moved(above, at, (*at[:-2], name, at[-1]), problems)
    return above


def _in_columns(tree: MapNode) -> Iterator[tuple[Location, Entry]]:
    """Every statement of a tree, with its location."""
    for location, entry in iter_entries(tree.entries["frameworks"].node, ("frameworks",)):
        if len(location) == STATEMENT and location[-2] != "questions" and is_element_location(location):
            yield location, entry


def _own(node: Node) -> bool:
    """Does an entry of a layer bring a wording of its own, rather than speak of one below?"""
    return isinstance(node, TextNode) or (
        isinstance(node, MapNode) and "text" in node.entries and not {"replaces", "omit"} & node.entries.keys()
    )


def _next(below: MapNode, above: MapNode, moved: dict[str, Location]) -> tuple[Location, Location] | None:
    """The innermost entry of a layer that has moved, and where to; what is inside goes before what holds it."""
    found = [
        location
        for location, _ in iter_entries(above.entries["frameworks"].node, ("frameworks",))
        if is_element_location(location) and get_address(location) in moved and not _stands(below, location)
    ]
    if not found:
        return None
    innermost = max(found, key=len)
    return innermost, moved[get_address(innermost)]


def _stands(tree: MapNode, location: Location) -> bool:
    return find_node(tree, location).depth == len(location)


def _moved(above: MapNode, old: Location, now: Location, problems: list[Problem]) -> MapNode:
    entry = find_node(above, old).entry
    assert entry is not None
    address, there = get_address(now), find_node(above, now)
    entry = replace(entry, key=TextNode(str(now[-1]), entry.key.place))
    if there.depth == len(now) and there.entry:
        entry = _united(there.entry, entry, address, problems)
        if entry == there.entry:
            return _less(above, old)
    of_section = now[2:3] == ("files",)
    file = "/".join([above.place.path, *map(str, now[:2]), f"{now[3]}.yml" if of_section else "framework.yml"])
    keys = ": ".join(map(str, now[4 if of_section else 2 :]))
    if get_address(old) != address:
        message = f"`{get_address(old)}` is now `{address}`; what you say here follows it."
    elif is_element_location(now):
        message = f"This stands under `{now[-2]}:` now, no longer under `{old[-2]}:`; what you say here follows it."
    else:
        message = f"The column `{old[-1]}` is `{now[-1]}` now; what you say here follows it."
    help = f"Move it to {file}" + (f", below `{keys}:`." if keys else ".")
    place = find_node(above, old).place
    problems.append(Problem("target-moved", place, message, help, address, severity="warning"))
    return put_entry(_less(above, old), now, entry)


def _united(new: Entry, old: Entry, address: str, problems: list[Problem]) -> Entry:
    """What a layer says of one thing by its new address and by its old one."""
    both = dict(new.node.entries) if isinstance(new.node, MapNode) else {}
    rest = dict(old.node.entries) if isinstance(old.node, MapNode) else {}
    twice = not (both and rest) or ("text" in both and "text" in rest)
    if twice:
        rest = {key: entry for key, entry in rest.items() if both and key not in ("text", *ABOUT_TEXT)}
    for key, entry in rest.items():
        if key in both and not (isinstance(both[key].node, MapNode) and isinstance(entry.node, MapNode)):
            twice = True
        else:
            both[key] = _united(both[key], entry, address, problems) if key in both else entry
    if twice:
        message = f"This layer changes `{address}` by its new address too, and that stands."
        help = "Delete one of the two."
        problems.append(Problem("duplicate-target", old.key.place, message, help, address, severity="warning"))
    return replace(new, node=replace(new.node, entries=both)) if isinstance(new.node, MapNode) else new


def _less(tree: MapNode, location: Location) -> MapNode:
    """The tree without the entry at a location, nor what would be empty then."""
    key = str(location[0])
    if len(location) == 1:
        return tree.without(key)
    inner = tree.entries[key].node
    assert isinstance(inner, MapNode)
    left = _less(inner, location[1:])
    if not left.entries:
        return tree.without(key)
    return replace(tree, entries={**tree.entries, key: replace(tree.entries[key], node=left)})


def put_entry(tree: MapNode, location: Location, entry: Entry) -> MapNode:
    """The tree with an entry at a location, and with whatever must hold it."""
    key = str(location[0])
    if len(location) == 1:
        return replace(tree, entries={**tree.entries, key: entry})
    holder = tree.entries.get(key) or Entry(TextNode(key, entry.key.place), MapNode({}, entry.key.place))
    inner = holder.node
    if not isinstance(inner, MapNode):  # a text: the entry is an item of a statement in its short form
        inner = MapNode(
            {"text": Entry(TextNode("text", inner.place), inner)} if isinstance(inner, TextNode) else {}, inner.place
        )
    return replace(tree, entries={**tree.entries, key: replace(holder, node=put_entry(inner, location[1:], entry))})


def _wishes(tree: MapNode, moved: dict[str, Location], problems: list[Problem], location: Location = ()) -> MapNode:
    """The tree with each neighbour that an entry asks for by its new name; one that has gone elsewhere is asked for no
    longer."""
    changed: dict[str, Entry] = {}
    for key, entry in tree.entries.items():
        if not isinstance(entry.node, MapNode):
            continue
        node = _wishes(entry.node, moved, problems, (*location, key))
        for side in ("after", "before"):
            wish = node.get(side)
            now = moved.get(get_address((*location, wish.value))) if isinstance(wish, TextNode) else None
            if not isinstance(wish, TextNode) or not now:
                continue
            if now[:-1] == location:
                renamed = replace(node.entries[side], node=replace(wish, value=str(now[-1])))
                node = replace(node, entries={**node.entries, side: renamed})
            else:
                message = f"`{wish.value}` is now `{get_address(now)}`, so that this cannot stand {side} it."
                help, address = "Name another neighbour, or delete this line.", get_address((*location, key))
                problems.append(Problem("target-moved", wish.place, message, help, address, severity="warning"))
                node = node.without(side)
        if node is not entry.node:
            changed[key] = replace(entry, node=node)
    return replace(tree, entries={**tree.entries, **changed}) if changed else tree


def _with_ends(tree: MapNode, moved: dict[str, Location], problems: list[Problem]) -> MapNode:
    """The tree with the new address of whatever its frameworks list, relate or require by an old one."""
    frameworks = tree.entries["frameworks"].node
    for key, framework in frameworks.entries.items() if isinstance(frameworks, MapNode) else ():
        ways: list[Location] = [("sections",), ("relations",)]
        columns = framework.node.get("columns") if isinstance(framework.node, MapNode) else None
        ways += [("columns", column, "required") for column in columns.entries] if isinstance(columns, MapNode) else []
        for way in ways:
            location = ("frameworks", key, *way)
            entry = find_node(tree, location).entry
            if entry is None or not _stands(tree, location):
                continue
            node = _renamed(entry.node, key, moved, problems)
            if node is not entry.node:
                tree = put_entry(tree, location, replace(entry, node=node))
    return tree


def _renamed(node: Node, framework: str, moved: dict[str, Location], problems: list[Problem]) -> Node:
    """A node with the new addresses, below the framework, of what it names by old ones."""
    if isinstance(node, TextNode):
        address = get_address(moved.get(f"{framework}/{node.value}", ()))
        if not address.startswith(f"{framework}/"):
            return node
        now = address.removeprefix(f"{framework}/")
        message, help = f"`{node.value}` is now `{now}`, and is taken for it.", f"Write `{now}`."
        problems.append(Problem("target-moved", node.place, message, help, framework, severity="warning"))
        return replace(node, value=now)
    if isinstance(node, ListNode):
        items = tuple(_renamed(item, framework, moved, problems) for item in node.items)
        return node if items == node.items else replace(node, items=items)
    if isinstance(node, MapNode):
        ends: dict[str, Entry] = {key: entry for key, entry in node.entries.items() if key in ("from", "to", "among")}
        renamed: dict[str, Entry] = {
            key: replace(entry, node=_renamed(entry.node, framework, moved, problems)) for key, entry in ends.items()
        }
        return node if renamed == ends else replace(node, entries={**node.entries, **renamed})
    return node
