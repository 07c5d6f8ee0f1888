"""What is different between two states of the data, as text for the terminal, Markdown for a changelog, and JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from macros.diff.compare import KINDS, MISTAKES, Difference, FrameworkChanges, Kind
from macros.source.problems import escape_invisible

HEADINGS: dict[Kind, str] = {
    "new": "New",
    "reworded": "Reworded",
    "moved": "Moved",
    "reordered": "In another order",
    "retired": "Retired",
    "brought back": "Brought back",
    "left out": "Left out by a layer",
    "gone": "Gone",
    "taken away": "Taken away without being retired (a mistake: say `retired`, or `was` where it is now)",
    "used again": "Used again for something else (a mistake: give the new one a key of its own)",
}


def format_text(changed: Sequence[FrameworkChanges]) -> str:
    """A line a difference, `kind address (what)`, with the texts indented below it; at last a line that counts."""
    lines: list[str] = []
    for part in changed:
        for difference in part.differences:
            what = _what(difference)
            lines.append(f"{difference.kind} {difference.address}" + (f" ({what})" if what else ""))
            if was := difference.old_address or difference.old_field:
                lines.append(f"    from: {was}")
            lines += [f"    {name}: {' '.join(text.split())}" for name, text in _told(difference)]
    return "\n".join([*map(escape_invisible, lines), f"{format_count(changed)}."])


def format_markdown(changed: Sequence[FrameworkChanges]) -> str:
    """A section for each framework, headed by its title, address and version, as CHANGELOG.md holds them."""
    return "\n".join(_section(part) for part in changed).rstrip("\n") or "Nothing is different."


def format_json(changed: Sequence[FrameworkChanges]) -> str:
    """A list of `{kind, address, what, field, old, new, old_address, old_field, inside}`."""
    rows = [
        {
            "kind": difference.kind,
            "address": difference.address,
            "what": difference.what,
            "field": difference.field,
            "old": difference.old,
            "new": difference.new,
            "old_address": difference.old_address,
            "old_field": difference.old_field,
            "inside": dict(difference.inside or {}),
        }
        for part in changed
        for difference in part.differences
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def format_count(changed: Sequence[FrameworkChanges]) -> str:
    """`nothing is different`, or `3 new, 1 reworded`."""
    kinds = [difference.kind for part in changed for difference in part.differences]
    said = [f"{kinds.count(kind)} {kind}" for kind in KINDS if kind in kinds]
    return ", ".join(said) or "Nothing is different"


def has_mistakes(changed: Sequence[FrameworkChanges]) -> bool:
    """Is there something that may not happen to an address?"""
    return any(difference.kind in MISTAKES for part in changed for difference in part.differences)


def format_heading(title: str, key: str, version: str) -> str:
    """How a changelog's section is headed."""
    return f"## {title} (`{key}`)" + (f", version {version}" if version else "")


def _section(part: FrameworkChanges) -> str:
    lines = [format_heading(_escaped(part.title), part.key, part.version), ""]
    if part.old_version and part.version == part.old_version:
        lines += [f"(The version is {part.version} still: raise it in framework.yml.)", ""]
    for kind in KINDS:
        of_kind = [difference for difference in part.differences if difference.kind == kind]
        if not of_kind:
            continue
        lines += [f"### {HEADINGS[kind]}", ""]
        for difference in of_kind:
            what = _what(difference)
            lines.append(f"- `{difference.address}`" + (f" ({what})" if what else ""))
            if was := difference.old_address or difference.old_field:
                lines.append(f"  - from: `{was}`")
            lines += [f"  - {name}: {_escaped(' '.join(text.split()))}" for name, text in _told(difference)]
        lines.append("")
    return "\n".join(lines)


def _what(difference: Difference) -> str:
    if difference.inside:
        return f"{difference.what} with {_numbers(difference.inside)}"
    if difference.kind == "moved" and difference.field:
        return f"{difference.what}, now {difference.field}"
    if difference.field not in ("", "text", "title"):
        return difference.field
    return "" if difference.what == "text" else difference.what


def _numbers(inside: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {kind}{'' if number == 1 else 's'}" for kind, number in inside.items())


def _told(difference: Difference) -> list[tuple[str, str]]:
    """The texts that go with a difference, by what they are."""
    if difference.kind == "retired":
        return [("text", difference.old), ("why", difference.new)]
    if difference.kind == "moved":
        return [("text", difference.new)] if difference.new else []
    if difference.old and difference.new:
        return [("old", difference.old), ("new", difference.new)]
    one = difference.new or difference.old
    name = {"reworded": "new" if difference.new else "old"}.get(difference.kind, "text")
    return [(name, one)] if one else []


def _escaped(text: str) -> str:
    """A text that Markdown shows as it is typed."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|{}~&" else char for char in text)
