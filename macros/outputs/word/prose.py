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
from macros.views.text_runs import Prose, ProseList, TextRuns, to_plain_text

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
        return write_note(block.lead, block.prose, context)
    elements = write_prose(block.prose, context, f"{block.lead}. " if block.lead else "")
    if block.url:
        elements.append(make_paragraph([context.make_link(block.url, block.url)]))
    return elements


def write_note(lead: str, prose: Prose, context: BlockContext) -> Elements:
    """Return the paragraphs of a note below its name."""
    return write_prose(prose, context, f"{lead}: ", style="Quote")


def write_bullet_list(block: blocks.BulletList, context: BlockContext) -> Elements:
    """Return a list, an item a paragraph."""
    return [_write_bullet_item(item) for item in block.points]


def _write_bullet_item(item: blocks.BulletItem) -> Element:
    name = item.name
    if name and to_plain_text(item.words):
        name += " "
    return make_paragraph([*make_bold_run(name), *make_text_run(item.words)], "ListBullet")


def write_prose(
    prose: Prose, context: BlockContext, lead: str = "", style: str = "", depth: int = 0
) -> Elements:
    """Return paragraphs and lists, the first of which begins with a word or two in bold.

    `depth` is in how many lists the prose stands.
    """
    elements: Elements = []
    for number, block in enumerate(prose):
        start = make_bold_run(lead) if number == 0 else []
        if not isinstance(block, ProseList):
            elements.append(make_paragraph([*start, *context.write_runs(block)], style))
            continue
        if start:
            elements.append(make_paragraph(start, style))
        elements += _write_list(block, context, depth)
    return elements


def _write_list(view: ProseList, context: BlockContext, depth: int) -> Elements:
    """Return the items of a list; a number is written before those of one that counts."""
    elements: Elements = []
    bullets = "ListBullet2" if depth else "ListBullet"
    for number, item in enumerate(view.items, start=view.start):
        lead = f"{number}.\N{EN SPACE}" if view.start else ""
        style = "ListNumber" if view.start else bullets
        elements += write_prose(item, context, lead, style, depth + 1)
    return elements
