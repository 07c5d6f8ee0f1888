"""A discussion guide as a Word file, with real headings and lists, and heads repeated in tables."""

from __future__ import annotations

from dataclasses import replace

from docx.shared import Mm

from macros.model.site import Site
from macros.outputs import qr
from macros.outputs.html.stylesheet import get_accent
from macros.outputs.word.block_context import BlockContext
from macros.outputs.word.blocks import write_block
from macros.outputs.word.elements import (
    Elements,
    make_color,
    make_element,
    make_paragraph,
    make_run,
)
from macros.outputs.word.prose import make_heading, write_prose
from macros.outputs.word.word_file import DocumentProperties, WordFile
from macros.views.guide.blocks import DiscussionGuide, Part

CODE_WIDTH = Mm(26)


def write_guide_docx(guide: DiscussionGuide, site: Site) -> bytes:
    """Return a guide for participants as a Word file; the same guide gives the same bytes."""
    properties = _describe_guide(guide)
    file = WordFile(properties, site)
    accent = get_accent(site).lstrip("#")
    root = f"{site.address.rstrip('/')}/" if site.address else ""
    context = BlockContext(file, guide.words, properties.rtl, accent, root=root)
    file.append(_write_cover(guide, context))
    if guide.url:
        _add_way_online(guide, context)
    parts = [part for part in guide.parts if not part.facilitator]
    for part in parts:
        file.append(_write_part(part, context))
    return file.pack()


def _describe_guide(guide: DiscussionGuide) -> DocumentProperties:
    footer = [text for text in (guide.title, guide.version, _shorten_url(guide.url)) if text]
    return DocumentProperties(
        title=guide.document_title,
        subject=guide.place,
        author=guide.site,
        language=guide.language,
        footer=" · ".join(footer),
        page=guide.words["guide-page"],
    )


def _write_cover(guide: DiscussionGuide, context: BlockContext) -> Elements:
    return [
        make_paragraph(make_run(guide.kind, make_color(context.accent)), "Kind"),
        make_paragraph(make_run(guide.title), "Title"),
        make_paragraph(make_run(guide.place), "Subtitle"),
        *write_prose(guide.lead, context),
        make_paragraph(make_run(guide.version)),
    ]


def _add_way_online(guide: DiscussionGuide, context: BlockContext) -> None:
    """Add the code that leads a phone to the guide's page, and the page's address."""
    context.file.add_picture(qr.draw_png(guide.url), CODE_WIDTH, guide.words["guide-picture"])
    link = context.make_link(guide.url, _shorten_url(guide.url))
    context.file.append([make_paragraph([*make_run(f"{guide.words['guide-online']} "), link])])


def _write_part(part: Part, context: BlockContext) -> Elements:
    elements: Elements = []
    if part.title:
        title = f"{part.label} {part.title}" if part.label else part.title
        page_break = [make_element("w:pageBreakBefore")] if part.sheet else []
        elements.append(make_heading(title, part.level, *page_break))
    inside = replace(context, level=part.level)
    for block in part.blocks:
        elements += write_block(block, inside)
    return elements


def _shorten_url(url: str) -> str:
    """Return an address as it is shown: without its scheme."""
    return url.partition("://")[2]
