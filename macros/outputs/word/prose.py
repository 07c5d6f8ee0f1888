"""Prose of a guide in a Word file: headings, paragraphs, notes and lists."""

from __future__ import annotations

from macros.outputs.word.block_context import BlockContext
from macros.outputs.word.elements import (
    Element,
    Elements,
    make_bold_run,
    make_element,
    make_paragraph,
    make_run,
)
from macros.views.guide import blocks
from macros.views.guide.blocks import Prose
from macros.views.text_runs import TextRuns, to_plain_text

#: The style of a heading by its level; the document's title is 1.
HEADINGS = {2: "Heading1", 3: "Heading2", 4: "Heading3"}


def make_text_run(text: TextRuns) -> Elements:
    """Return a text as a run of characters."""
    return make_run(to_plain_text(text))


def make_quiet_run(text: str) -> Elements:
    """Return a run of less weighty characters."""
    return make_run(text, make_element("w:rStyle", val="Quiet"))


def make_heading(title: str, level: int, *properties: Element) -> Element:
    """Return a heading of a level."""
    return make_paragraph(make_run(title), HEADINGS[level], *properties)


def write_subheading(block: blocks.Subheading, context: BlockContext) -> Elements:
    """Return a heading one level below that of the part."""
    return [make_heading(block.title, context.level + 1)]


def write_paragraphs(block: blocks.Paragraphs, context: BlockContext) -> Elements:
    """Return paragraphs, then the address on the web that they name."""
    if block.kind == "source":
        return write_note(block.lead, block.prose)
    elements = _write_led_prose(f"{block.lead}. " if block.lead else "", block.prose)
    if block.url:
        elements.append(make_paragraph([context.make_link(block.url, block.url)]))
    return elements


def write_note(lead: str, prose: Prose) -> Elements:
    """Return the paragraphs of a note below its name."""
    return _write_led_prose(f"{lead}: ", prose, style="Quote")


def write_bullet_list(block: blocks.BulletList, context: BlockContext) -> Elements:
    """Return a list, an item a paragraph."""
    return [_write_bullet_item(item) for item in block.points]


def _write_bullet_item(item: blocks.BulletItem) -> Element:
    name = item.name
    if name and to_plain_text(item.words):
        name += " "
    return make_paragraph([*make_bold_run(name), *make_text_run(item.words)], "ListBullet")


def _write_led_prose(lead: str, prose: Prose, style: str = "") -> Elements:
    """Return paragraphs, the first of which begins with a word or two in bold."""
    elements: Elements = []
    for number, paragraph in enumerate(prose):
        start = make_bold_run(lead) if number == 0 else []
        elements.append(make_paragraph([*start, *make_text_run(paragraph)], style))
    return elements
