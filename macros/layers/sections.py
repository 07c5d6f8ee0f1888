"""The merged tree gets its sections, in order, from the files beside each framework.yml."""

from __future__ import annotations

from dataclasses import replace

from macros.layers.order import arrange_keys
from macros.source.layer_folder import REQUIRED_FILES
from macros.source.problems import Problem, Severity, is_misspelled, suggest
from macros.source.tree import Entry, InvalidNode, ListNode, MapNode, Node, SourceLocation, TextNode


def assemble_sections(tree: MapNode) -> tuple[MapNode, list[Problem]]:
    """Put each framework's section files, in the order of its `sections`, in that list's place.

    Reports sections that are listed without a file, or have a file without being listed; a section that a layer adds
    needs no listing. Frameworks whose every part a layer omits are left as they are.
    """
    problems = [_missing(name, tree) for name in REQUIRED_FILES if name not in tree.entries]
    frameworks = tree.get("frameworks")
    if not isinstance(frameworks, MapNode) or not frameworks.entries:
        place = SourceLocation(f"{tree.place.path}/frameworks", layer=tree.place.layer)
        help = "Make a folder frameworks/<id>/ with a framework.yml in it."
        return tree, [*problems, Problem("missing-file", place, "There is no framework.", help)]
    entries = {
        key: replace(entry, node=_sections(key, entry.node, problems)) if isinstance(entry.node, MapNode) else entry
        for key, entry in frameworks.entries.items()
    }
    whole = replace(tree.entries["frameworks"], node=replace(frameworks, entries=entries))
    return replace(tree, entries={**tree.entries, "frameworks": whole}), problems


def _missing(name: str, tree: MapNode) -> Problem:
    place = SourceLocation(f"{tree.place.path}/{name}.yml", layer=tree.place.layer)
    return Problem("missing-file", place, f"There is no {name}.yml.", "Every site needs one; restore it.")


def _sections(address: str, framework: MapNode, problems: list[Problem]) -> Node:
    files = framework.get("files")
    sections = dict(files.entries) if isinstance(files, MapNode) else {}
    fields = framework.without("files")
    if not fields.entries:
        help = "Write it, with `title`, `summary`, `version`, `source`, `columns` and `sections`."
        problems.append(Problem("missing-file", framework.place, "There is no framework.yml.", help, address))
        return InvalidNode(framework.place)
    listing = fields.get("sections")
    listed: dict[str, Entry] = {}
    if isinstance(listing, ListNode):
        listed = _listed(listing, sections, address, problems)
    elif listing is not None and not isinstance(listing, InvalidNode):
        message, help = "`sections` is not a list.", "Write each section's id on a line of its own, after `- `."
        problems.append(Problem("wrong-shape", fields.entries["sections"].key.place, message, help, address))
        listing = InvalidNode(listing.place)
    wishes = {}
    for key, entry in sections.items():
        if key in listed:
            continue
        listed[key] = entry
        if entry.position:
            wishes[key] = entry.position
        elif _should_be_listed(entry, listing, framework):
            layer_s_own = listing is not None and listing.place.layer != entry.key.place.layer
            place = listing.place if listing and layer_s_own else entry.key.place
            message = f"{key}.yml is not among the framework's `sections`."
            help = f"Add `- {key}` to `sections`, or " + (
                f"omit it in {key}.yml." if layer_s_own else "delete the file."
            )
            # A layer's own order may be older than the section: then it comes last until somebody gives it a place.
            severity: Severity = "warning" if layer_s_own else "error"
            problems.append(Problem("unlisted-section", place, message, help, f"{address}/{key}", severity))
    order = arrange_keys(listed, wishes, problems) if wishes else list(listed)
    given = fields.entries.get("sections")
    name = given.key if given else TextNode("sections", framework.place)
    gone = _columns_left_out(fields)
    held = {key: _less_columns(listed[key], gone) if gone else listed[key] for key in order}
    by = listing if isinstance(listing, ListNode) else None
    entry = Entry(name, MapNode(held, name.place, by), omitted=given.omitted if given else None)
    return replace(fields, entries={**fields.entries, "sections": entry})


def _columns_left_out(framework: MapNode) -> dict[str, TextNode]:
    """Why a layer leaves out each of the columns that it leaves out."""
    columns = framework.entries.get("columns")
    if columns is None or not isinstance(columns.node, MapNode):
        return {}
    whys = {key: columns.omitted or entry.omitted for key, entry in columns.node.entries.items()}
    return {key: why for key, why in whys.items() if why}


def _less_columns(section: Entry, columns: dict[str, TextNode]) -> Entry:
    """A section in which a column that is left out takes along what practices say in it."""
    practices = section.node.entries.get("practices") if isinstance(section.node, MapNode) else None
    if practices is None or not isinstance(practices.node, MapNode) or not isinstance(section.node, MapNode):
        return section
    entries = {key: _less_column(entry, columns) for key, entry in practices.node.entries.items()}
    practices = replace(practices, node=replace(practices.node, entries=entries))
    return replace(section, node=replace(section.node, entries={**section.node.entries, "practices": practices}))


def _less_column(practice: Entry, columns: dict[str, TextNode]) -> Entry:
    if not isinstance(practice.node, MapNode):
        return practice
    entries = {
        key: replace(entry, omitted=columns[key], cascaded=True) if key in columns and not entry.omitted else entry
        for key, entry in practice.node.entries.items()
    }
    return replace(practice, node=replace(practice.node, entries=entries))


def _should_be_listed(entry: Entry, listing: Node | None, framework: MapNode) -> bool:
    """A section that is there must be listed, unless a layer above its framework adds it or a layer omits it."""
    added = entry.key.place.layer != framework.place.layer
    return not added and not entry.omitted and not isinstance(listing, InvalidNode)


def _listed(listing: ListNode, sections: dict[str, Entry], address: str, problems: list[Problem]) -> dict[str, Entry]:
    """The sections in the order of the list; an entry that is listed without a file is beyond use."""
    listed: dict[str, Entry] = {}
    names = {item.value for item in listing.items if isinstance(item, TextNode)}
    unlisted = [key for key in sections if key not in names]
    for item in listing.items:
        if not isinstance(item, TextNode):
            message = "An item of `sections` is no name."
            problems.append(Problem("wrong-shape", item.place, message, "Write a section's id.", address))
        elif item.value in listed:
            message = f"`{item.value}` is listed twice."
            problems.append(Problem("duplicate-section", item.place, message, "Delete one of the two.", address))
        elif found := sections.get(item.value):
            listed[item.value] = found
        else:
            # What a layer lists may have been there, and have been taken away since.
            drifted = item.place.layer != SourceLocation("").layer and not is_misspelled(item.value, unlisted)
            if not drifted:
                listed[item.value] = Entry(item, InvalidNode(item.place))
            help = suggest(
                item.value, unlisted, f"Write {item.value}.yml beside framework.yml, or take it off the list."
            )
            message = f"`{item.value}` is listed, but there is no file {item.value}.yml."
            severity: Severity = "warning" if drifted else "error"
            problems.append(Problem("missing-file", item.place, message, help, address, severity))
    return listed
