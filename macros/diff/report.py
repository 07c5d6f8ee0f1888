"""The differences between two states as text for the terminal, as Markdown, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from macros.diff.differences import KINDS, MISTAKES, Difference, FrameworkChanges, Kind
from macros.source.problems import escape_invisible

HEADINGS: dict[Kind, str] = {
    "new": "New",
    "reworded": "Reworded",
    "moved": "Moved",
    "merged into": "Merged into one",
    "divided into": "Divided into several",
    "reordered": "In another order",
    "retired": "Retired",
    "brought back": "Brought back",
    "left out": "Left out by a layer",
    "gone": "Gone",
    "taken away": (
        "Taken away without being retired (a mistake: say `retired`, or `was` where it is now)"
    ),
    "used again": ("Used again for something else (a mistake: give the new one a key of its own)"),
}


def format_text(changed: Sequence[FrameworkChanges]) -> str:
    """Return a line for each difference, `kind address (subject)`, and last a line that counts.

    The texts of a difference are indented below it.
    """
    lines: list[str] = []
    for part in changed:
        for difference in part.differences:
            address = ", ".join(difference.parts) or difference.address
            lines.append(f"{difference.kind} {address}{_format_subject(difference)}")
            former = difference.old_address or difference.old_field
            if former:
                lines.append(f"    from: {former}")
            lines += [f"    {name}: {text}" for name, text in _list_texts(difference)]
    return "\n".join([*map(escape_invisible, lines), f"{format_count(changed)}."])


def format_markdown(changed: Sequence[FrameworkChanges]) -> str:
    """Return a section for each framework, as CHANGELOG.md holds them.

    Each is headed by its title, address and version.
    """
    sections = "\n".join(_format_section(part) for part in changed)
    return sections.rstrip("\n") or "Nothing is different."


def format_json(changed: Sequence[FrameworkChanges]) -> str:
    """Return a list of differences as JSON.

    Each is `{kind, address, what, field, old, new, old_address, old_field, inside,
    parts}`.
    """
    rows = [
        {
            "kind": difference.kind,
            "address": difference.address,
            "what": difference.subject,
            "field": difference.field,
            "old": difference.old,
            "new": difference.new,
            "old_address": difference.old_address,
            "old_field": difference.old_field,
            "inside": dict(difference.inside or {}),
            "parts": list(difference.parts),
        }
        for part in changed
        for difference in part.differences
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def format_count(changed: Sequence[FrameworkChanges]) -> str:
    """Return the number of differences by kind: `3 new, 1 reworded`."""
    kinds = [difference.kind for part in changed for difference in part.differences]
    counts = [f"{kinds.count(kind)} {kind}" for kind in KINDS if kind in kinds]
    return ", ".join(counts) or "Nothing is different"


def has_mistakes(changed: Sequence[FrameworkChanges]) -> bool:
    """Is there something that may not happen to an address?"""
    return any(difference.kind in MISTAKES for part in changed for difference in part.differences)


def format_heading(title: str, key: str, version: str) -> str:
    """Return the heading of a changelog's section."""
    return f"## {title} (`{key}`)" + (f", version {version}" if version else "")


def _format_section(part: FrameworkChanges) -> str:
    """Return a changelog's section on a framework or file."""
    lines = [format_heading(_escape_markdown(part.title), part.key, part.version), ""]
    if part.old_version and part.version == part.old_version:
        lines += [f"(The version is {part.version} still: raise it in framework.yml.)", ""]
    for kind in KINDS:
        differences = [difference for difference in part.differences if difference.kind == kind]
        if differences:
            lines += [f"### {HEADINGS[kind]}", ""]
            for difference in differences:
                lines += _iter_markdown_lines(difference)
            lines.append("")
    return "\n".join(lines)


def _iter_markdown_lines(difference: Difference) -> Iterator[str]:
    """Yield a difference as an item of a list, its texts below it."""
    addresses = difference.parts or (difference.address,)
    names = ", ".join(f"`{address}`" for address in addresses)
    yield f"- {names}{_format_subject(difference)}"
    former = difference.old_address or difference.old_field
    if former:
        yield f"  - from: `{former}`"
    for name, text in _list_texts(difference):
        yield f"  - {name}: {_escape_markdown(text)}"


def _format_subject(difference: Difference) -> str:
    """Return what a difference is about, in parentheses; "" where its address says it."""
    subject = _describe_subject(difference)
    return f" ({subject})" if subject else ""


def _describe_subject(difference: Difference) -> str:
    """Return what a difference is about: a kind of element, or a text of it."""
    if difference.inside:
        return f"{difference.subject} with {_format_numbers(difference.inside)}"
    if difference.kind == "moved" and difference.field:
        return f"{difference.subject}, now {difference.field}"
    if difference.field not in ("", "text", "title"):
        return difference.field
    return "" if difference.subject == "text" else difference.subject


def _format_numbers(inside: Mapping[str, int]) -> str:
    """Return how many elements of each kind there are: `1 practice, 3 statements`."""
    return ", ".join(
        f"{number} {kind}{'' if number == 1 else 's'}" for kind, number in inside.items()
    )


def _list_texts(difference: Difference) -> list[tuple[str, str]]:
    """Return the texts that go with a difference, each on one line, after a word for it."""
    return [(name, " ".join(text.split())) for name, text in _name_texts(difference)]


def _name_texts(difference: Difference) -> list[tuple[str, str]]:
    """Return the texts that go with a difference, each after a word for it."""
    old, new = difference.old, difference.new
    if difference.kind == "retired":
        return [("text", old), ("why", new)]
    if difference.kind == "moved":
        return [("text", new)] if new else []
    if old and new:
        return [("old", old), ("new", new)]
    name = "text"
    if difference.kind == "reworded":
        name = "new" if new else "old"
    return [(name, new or old)] if new or old else []


def _escape_markdown(text: str) -> str:
    """Return a text so that Markdown shows it as it is typed."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|{}~&" else char for char in text)
