"""A picture of a framework: its parts, and how they hang together, as shapes that a template writes as SVG.

Each section is a box with its practices as boxes inside. Where relations direct the sections, each stands in a row
below what leads to it; otherwise they stand two in a row. Arrows join what is directed; what is mutual is captioned
where it lies within one section, and joined by lines with two heads otherwise.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from macros.views.framework import FrameworkView, PartView, RelationView, SectionPart

WIDTH = 720  # of the whole picture, in its own units; a letter is about LETTER wide, a line LINE high
LETTER, LINE, PAD, GAP = 7.1, 19.0, 12.0, 56.0


@dataclass(frozen=True)
class Box:
    """A part as a rectangle with its text in lines; `inner` boxes are practices."""

    address: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    inner: bool


@dataclass(frozen=True)
class Arrow:
    """A line from a point to a point, with what it says beside its middle; `both` gives it two heads."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    both: bool = False


@dataclass(frozen=True)
class Caption:
    """What is said below boxes that are framed together."""

    x: float
    y: float
    width: float
    text: str


@dataclass
class Picture:
    width: float = WIDTH
    height: float = 0
    boxes: list[Box] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)


def draw_framework(view: FrameworkView) -> Picture:
    """The picture of a framework's parts and relations."""
    sections = {section.address: section for section in view.sections}
    picture = Picture()
    y = 4.0
    for row in _rows(list(sections), view.relations):
        width = (WIDTH - GAP / 2 * (len(row) - 1)) / len(row)
        drawn = [
            _draw(picture, sections[address], _within(view.relations, address), number * (width + GAP / 2), y, width)
            for number, address in enumerate(row)
        ]
        # Neighbours in a row are equally high.
        height = max(box.height for box in drawn)
        for box in drawn:
            picture.boxes[picture.boxes.index(box)] = replace(box, height=height)
        y += height + (GAP if any(relation.directed for relation in view.relations) else GAP / 2)
    picture.height = max(box.y + box.height for box in picture.boxes) + 4 if picture.boxes else 0
    _join(picture, view.relations)
    return picture


def _within(relations: Iterable[RelationView], section: str) -> list[RelationView]:
    """The mutual relations all of whose ends lie in one section."""
    return [
        relation
        for relation in relations
        if not relation.directed and {_section(end.address) for end in relation.ends} == {section}
    ]


def _section(address: str) -> str:
    return "/".join(address.split("/")[:2])


def _rows(addresses: Sequence[str], relations: Iterable[RelationView]) -> list[list[str]]:
    """The sections by rank: the longest way that directed relations lead to each; a circle is left open."""
    leads: dict[str, set[str]] = {address: set() for address in addresses}
    for relation in relations:
        if relation.directed:
            start, end = (_section(part.address) for part in relation.ends)
            if start != end and not _reaches(leads, end, start):
                leads[start].add(end)
    ranks = dict.fromkeys(addresses, 0)
    for _ in addresses:
        for start, ends in leads.items():
            for end in ends:
                ranks[end] = max(ranks[end], ranks[start] + 1)
    # What leads only to one row stands directly above it, as a foundation of the third step stands beside the second.
    for start, ends in leads.items():
        if ends and not any(start in others for others in leads.values()):
            ranks[start] = min(ranks[end] for end in ends) - 1
    if not any(leads.values()):
        return [list(addresses[at : at + 2]) for at in range(0, len(addresses), 2)]
    used = sorted(set(ranks.values()))
    return [[address for address in addresses if ranks[address] == rank] for rank in used]


def _reaches(leads: Mapping[str, set[str]], start: str, end: str) -> bool:
    waiting, seen = [start], set()
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        if here not in seen:
            seen.add(here)
            waiting += leads[here]
    return False


def _draw(picture: Picture, part: SectionPart, within: Sequence[RelationView], x: float, y: float, width: float) -> Box:
    """Draw a section's box with its practices' boxes inside; the section's box."""
    lines = _wrapped(part, width)
    below = y + PAD * 2 + LINE * len(lines)
    boxes: list[Box] = []
    columns = 2 if width > WIDTH / 2 and len(part.practices) > 1 else 1
    inner_width = (width - PAD * (columns + 1)) / columns
    for start in range(0, len(part.practices), columns):
        row = part.practices[start : start + columns]
        texts = [_wrapped(each, inner_width) for each in row]
        height = PAD * 1.5 + LINE * max(map(len, texts))
        for number, (each, text) in enumerate(zip(row, texts, strict=True)):
            left = x + PAD + number * (inner_width + PAD)
            boxes.append(Box(each.address, left, below, inner_width, height, text, inner=True))
        below += height + PAD
    for relation in within:
        picture.captions.append(Caption(x + PAD, below + LINE / 2, width - 2 * PAD, relation.title))
        below += LINE + PAD / 2
    box = Box(part.address, x, y, width, below - y, lines, inner=False)
    picture.boxes += [box, *boxes]
    return box


def _wrapped(part: PartView, width: float) -> tuple[str, ...]:
    text = f"{part.name}: {part.title}" if part.name else part.title
    return tuple(textwrap.wrap(text, max(8, int((width - 2 * PAD) / LETTER)))) or ("",)


def _join(picture: Picture, relations: Iterable[RelationView]) -> None:
    boxes = {box.address: box for box in picture.boxes}
    for relation in relations:
        addresses = [end.address for end in relation.ends]
        if not relation.directed and len({_section(address) for address in addresses}) == 1:
            continue  # framed together, with a caption
        for start, end in pairwise(addresses):
            if start in boxes and end in boxes:
                picture.arrows.append(_arrow(boxes[start], boxes[end], relation.title, both=not relation.directed))


def _arrow(start: Box, end: Box, label: str, both: bool) -> Arrow:
    """From the nearer edge of one box to that of the other: down or up between rows, else sideways."""
    if start.y + start.height <= end.y or end.y + end.height <= start.y:
        down = start.y < end.y
        left, right = max(start.x, end.x), min(start.x + start.width, end.x + end.width)
        x1, x2 = ((left + right) / 2,) * 2 if left < right else (start.x + start.width / 2, end.x + end.width / 2)
        y1, y2 = (start.y + start.height, end.y) if down else (start.y, end.y + end.height)
        return Arrow(x1, y1, x2, y2, label, both)
    across = start.x < end.x
    y = (max(start.y, end.y) + min(start.y + start.height, end.y + end.height)) / 2
    x1, x2 = (start.x + start.width, end.x) if across else (start.x, end.x + end.width)
    return Arrow(x1, y, x2, y, label, both)
