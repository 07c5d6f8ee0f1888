"""A picture of a framework: its parts and relations, as shapes that a template writes as SVG.

Each section is a box with its practices as boxes inside. Where relations direct the sections, each
stands in a row below what leads to it; otherwise they stand two in a row. Arrows join what is
directed; what is mutual is captioned where it lies within one section, and joined by lines with
two heads otherwise.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from macros.outputs.html.diagram_rows import arrange_rows, get_section_address
from macros.views.framework import FrameworkView, PartView, RelationView, SectionPart

# All in the picture's own units.
WIDTH = 720
LETTER_WIDTH, LINE_HEIGHT = 7.1, 19.0
PADDING, GAP = 12.0, 56.0
TITLE_HEIGHT = 26.0  # from a section's upper edge to the foot of its title's first line
EDGE = 4.0  # above the first row and below the last one
SHORTEST_LINE = 8  # characters


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

    @property
    def right(self) -> float:
        """Where the box ends at the right."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where the box ends below."""
        return self.y + self.height

    @property
    def center(self) -> float:
        """The middle from left to right."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class Arrow:
    """A line from a point to a point, labeled beside its middle; `both` gives it two heads."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    both: bool = False


@dataclass(frozen=True)
class Caption:
    """A text below boxes that are framed together."""

    x: float
    y: float
    width: float
    text: str


@dataclass
class Picture:
    """Shapes in the order in which they are drawn."""

    width: float = WIDTH
    height: float = 0
    boxes: list[Box] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)


def draw_framework(view: FrameworkView) -> Picture:
    """Return the picture of a framework's parts and relations."""
    sections = {section.address: section for section in view.sections}
    picture = Picture()
    directed = any(relation.directed for relation in view.relations)
    y = EDGE
    for addresses in arrange_rows(list(sections), view.relations):
        row = [sections[address] for address in addresses]
        height = _draw_row(picture, row, view.relations, y)
        y += height + (GAP if directed else GAP / 2)
    if picture.boxes:
        picture.height = max(box.bottom for box in picture.boxes) + EDGE
    _draw_arrows(picture, view.relations)
    return picture


def _draw_row(
    picture: Picture, row: Sequence[SectionPart], relations: Iterable[RelationView], y: float
) -> float:
    """Draw sections side by side, all equally high; return their height."""
    space = GAP / 2
    width = (WIDTH - space * (len(row) - 1)) / len(row)
    boxes = []
    for number, section in enumerate(row):
        inner_relations = _list_inner_relations(relations, section.address)
        x = number * (width + space)
        boxes.append(_draw_section(picture, section, inner_relations, x, y, width))
    height = max(box.height for box in boxes)
    for box in boxes:
        picture.boxes[picture.boxes.index(box)] = replace(box, height=height)
    return height


def _list_inner_relations(relations: Iterable[RelationView], section: str) -> list[RelationView]:
    """Return the mutual relations all of whose ends lie in one section."""
    mutual = [relation for relation in relations if not relation.directed]
    return [relation for relation in mutual if _list_sections(relation) == {section}]


def _list_sections(relation: RelationView) -> set[str]:
    return {get_section_address(end.address) for end in relation.ends}


def _draw_section(
    picture: Picture,
    section: SectionPart,
    relations: Sequence[RelationView],
    x: float,
    y: float,
    width: float,
) -> Box:
    """Draw a section's box with its practices' boxes inside, and return it."""
    lines = _wrap_title(section, width)
    top = y + PADDING * 2 + LINE_HEIGHT * len(lines)
    practices, bottom = _place_practices(section.practices, x, top, width)
    for relation in relations:
        caption_y = bottom + LINE_HEIGHT / 2
        caption = Caption(x + PADDING, caption_y, width - 2 * PADDING, relation.title)
        picture.captions.append(caption)
        bottom += LINE_HEIGHT + PADDING / 2
    box = Box(section.address, x, y, width, bottom - y, lines, inner=False)
    picture.boxes += [box, *practices]
    return box


def _place_practices(
    practices: Sequence[PartView], x: float, top: float, width: float
) -> tuple[list[Box], float]:
    """Return the boxes of practices within a section's box, and where they end below."""
    columns = 2 if width > WIDTH / 2 and len(practices) > 1 else 1
    inner_width = (width - PADDING * (columns + 1)) / columns
    boxes: list[Box] = []
    for start in range(0, len(practices), columns):
        row = practices[start : start + columns]
        titles = [_wrap_title(practice, inner_width) for practice in row]
        height = PADDING * 1.5 + LINE_HEIGHT * max(len(lines) for lines in titles)
        for number, (practice, lines) in enumerate(zip(row, titles, strict=True)):
            left = x + PADDING + number * (inner_width + PADDING)
            boxes.append(Box(practice.address, left, top, inner_width, height, lines, inner=True))
        top += height + PADDING
    return boxes, top


def _wrap_title(part: PartView, width: float) -> tuple[str, ...]:
    """Return a part's title as the lines that fit into a box."""
    title = f"{part.name}: {part.title}" if part.name else part.title
    characters = int((width - 2 * PADDING) / LETTER_WIDTH)
    return tuple(textwrap.wrap(title, max(SHORTEST_LINE, characters))) or ("",)


def _draw_arrows(picture: Picture, relations: Iterable[RelationView]) -> None:
    boxes = {box.address: box for box in picture.boxes}
    for relation in relations:
        if not relation.directed and len(_list_sections(relation)) == 1:
            continue  # framed together, with a caption
        for start, end in pairwise(end.address for end in relation.ends):
            if start in boxes and end in boxes:
                picture.arrows.append(_make_arrow(boxes[start], boxes[end], relation))


def _make_arrow(start: Box, end: Box, relation: RelationView) -> Arrow:
    """Return an arrow from the nearer edge of one box to that of the other.

    It goes down or up between rows, else sideways.
    """
    both = not relation.directed
    if start.bottom <= end.y or end.bottom <= start.y:
        x1, x2 = _find_crossing(start, end)
        y1, y2 = (start.bottom, end.y) if start.y < end.y else (start.y, end.bottom)
        return Arrow(x1, y1, x2, y2, relation.title, both)
    y = (max(start.y, end.y) + min(start.bottom, end.bottom)) / 2
    x1, x2 = (start.right, end.x) if start.x < end.x else (start.x, end.right)
    return Arrow(x1, y, x2, y, relation.title, both)


def _find_crossing(start: Box, end: Box) -> tuple[float, float]:
    """Return where an arrow leaves one row and reaches another: straight where it can be."""
    left, right = max(start.x, end.x), min(start.right, end.right)
    if left < right:
        middle = (left + right) / 2
        return middle, middle
    return start.center, end.center
