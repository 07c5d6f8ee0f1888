"""The sections of each framework, in order, from the files beside its framework.yml."""

from __future__ import annotations

from dataclasses import replace

from macros.layers.omitted_columns import find_omitted_columns, omit_columns
from macros.layers.order import arrange_keys
from macros.layers.section_groups import arrange_groups
from macros.source.layer_folder import REQUIRED_FILES
from macros.source.problems import Problem, Severity
from macros.source.spelling import suggest
from macros.source.tree import (
    UPSTREAM,
    Entry,
    InvalidNode,
    ListNode,
    MapNode,
    Node,
    SourceLocation,
    TextNode,
)


def assemble_sections(tree: MapNode) -> tuple[MapNode, list[Problem]]:
    """Put each framework's section files, in the order of its `sections`, in that list's place.

    Reports sections that are listed without a file, or have a file without being listed; a section
    that a layer adds needs no listing. Frameworks whose every part a layer omits are left as they
    are.
    """
    missing_files = [name for name in REQUIRED_FILES if name not in tree.entries]
    problems = [_report_missing_file(name, tree) for name in missing_files]
    frameworks = tree.get("frameworks")
    if not isinstance(frameworks, MapNode) or not frameworks.entries:
        place = SourceLocation(f"{tree.place.path}/frameworks", layer=tree.place.layer)
        help = "Make a folder frameworks/<id>/ with a framework.yml in it."
        return tree, [*problems, Problem("missing-file", place, "There is no framework.", help)]
    entries = dict(frameworks.entries)
    for key, entry in frameworks.entries.items():
        if _is_orphan(entry):
            continue
        if isinstance(entry.node, MapNode):
            assembler = _SectionAssembler(key, entry.node)
            entries[key] = replace(entry, node=assembler.assemble())
            problems += assembler.problems
    entry = tree.entries["frameworks"]
    assembled = replace(entry, node=replace(frameworks, entries=entries))
    return replace(tree, entries={**tree.entries, "frameworks": assembled}), problems


def _is_orphan(framework: Entry) -> bool:
    """Tell whether a layer has files of a framework that is not there, and none that makes it."""
    return (
        framework.added
        and isinstance(framework.node, MapNode)
        and list(framework.node.entries) == ["files"]
    )


def _report_missing_file(name: str, tree: MapNode) -> Problem:
    place = SourceLocation(f"{tree.place.path}/{name}.yml", layer=tree.place.layer)
    help = "Every site needs one; restore it."
    return Problem("missing-file", place, f"There is no {name}.yml.", help)


class _SectionAssembler:
    """An assembler of one framework's sections, with the problems met on the way."""

    def __init__(self, address: str, framework: MapNode) -> None:
        self.address = address
        self.framework = framework
        files = framework.get("files")
        self.files = files.entries if isinstance(files, MapNode) else {}
        self.problems: list[Problem] = []

    def report_problem(
        self,
        code: str,
        place: SourceLocation,
        message: str,
        help: str,
        severity: Severity = "error",
    ) -> None:
        """Add a problem of the framework to those met so far."""
        self.problems.append(Problem(code, place, message, help, self.address, severity))

    def assemble(self) -> Node:
        """Return the framework with its sections in the place of their list."""
        fields = self.framework.without("files")
        if not fields.entries:
            help = (
                "Write it, with `title`, `summary`, `version`, `source`, `columns` and `sections`."
            )
            place = self.framework.place
            self.report_problem("missing-file", place, "There is no framework.yml.", help)
            return InvalidNode(place)
        listing = self.read_listing(fields)
        sections = arrange_groups(fields, self.arrange_sections(listing))
        if omitted_columns := find_omitted_columns(fields):
            sections = {
                key: omit_columns(section, omitted_columns) for key, section in sections.items()
            }
        typed = fields.entries.get("sections")
        name = typed.key if typed else TextNode("sections", self.framework.place)
        order = listing if isinstance(listing, ListNode) else None
        omitted = typed.omitted if typed else None
        entry = Entry(name, MapNode(sections, name.place, order), omitted=omitted)
        return replace(fields, entries={**fields.entries, "sections": entry})

    def read_listing(self, fields: MapNode) -> ListNode | InvalidNode | None:
        """Return the framework's list of sections, or None when it has none."""
        entry = fields.entries.get("sections")
        if entry is None:
            return None
        if isinstance(entry.node, ListNode | InvalidNode):
            return entry.node
        help = "Write each section's id on a line of its own, after `- `."
        place = entry.key.place
        self.report_problem("wrong-shape", place, "`sections` is not a list.", help)
        return InvalidNode(entry.node.place)

    def arrange_sections(self, listing: ListNode | InvalidNode | None) -> dict[str, Entry]:
        """Return the sections in order: those listed first, and what a layer adds at its place."""
        sections = self.list_sections(listing) if isinstance(listing, ListNode) else {}
        positions: dict[str, tuple[str, TextNode]] = {}
        for key, entry in self.files.items():
            if key in sections:
                continue
            sections[key] = entry
            if entry.position:
                positions[key] = entry.position
            elif self.is_listing_due(entry, listing):
                self.report_unlisted(key, entry, listing)
        keys, problems = arrange_keys(sections, positions)
        self.problems += problems
        return {key: sections[key] for key in keys}

    def list_sections(self, listing: ListNode) -> dict[str, Entry]:
        """Return the sections in the order of the list; invalid, where one has no file."""
        sections: dict[str, Entry] = {}
        names = {item.value for item in listing.items if isinstance(item, TextNode)}
        unlisted = [key for key in self.files if key not in names]
        for item in listing.items:
            if not isinstance(item, TextNode):
                message = "An item of `sections` is no name."
                self.report_problem("wrong-shape", item.place, message, "Write a section's id.")
            elif item.value in sections:
                message = f"`{item.value}` is listed twice."
                help = "Delete one of the two."
                self.report_problem("duplicate-section", item.place, message, help)
            elif item.value in self.files:
                sections[item.value] = self.files[item.value]
            elif not self.report_missing_section(item, unlisted):
                sections[item.value] = Entry(item, InvalidNode(item.place))
        return sections

    def report_missing_section(self, item: TextNode, unlisted: list[str]) -> bool:
        """Report a section that is listed without a file.

        Returns whether it may have been there, and have been taken away below the layer since.
        """
        name = item.value
        is_drifted = item.place.layer != UPSTREAM
        message = f"`{name}` is listed, but there is no file {name}.yml."
        default = f"Write {name}.yml beside framework.yml, or take it off the list."
        help = suggest(name, unlisted, default)
        severity: Severity = "warning" if is_drifted else "error"
        self.report_problem("missing-file", item.place, message, help, severity)
        return is_drifted

    def is_listing_due(self, entry: Entry, listing: Node | None) -> bool:
        """Tell whether a section that is there must be listed.

        It must, unless a layer above its framework adds it or a layer omits it.
        """
        is_added = entry.key.place.layer != self.framework.place.layer
        return not is_added and not entry.omitted and not isinstance(listing, InvalidNode)

    def report_unlisted(self, key: str, entry: Entry, listing: Node | None) -> None:
        """Report a section that must be listed and is not."""
        place = entry.key.place
        remedy = "delete the file."
        severity: Severity = "error"
        if listing is not None and listing.place.layer != place.layer:
            # A layer's own order may be older than the section: then it comes last until somebody
            # gives it a place.
            place = listing.place
            remedy = f"omit it in {key}.yml."
            severity = "warning"
        message = f"{key}.yml is not among the framework's `sections`."
        help = f"Add `- {key}` to `sections`, or {remedy}"
        address = f"{self.address}/{key}"
        self.problems.append(Problem("unlisted-section", place, message, help, address, severity))
