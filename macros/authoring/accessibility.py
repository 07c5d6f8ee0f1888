"""What shuts readers out of a hand-written page, as far as its source tells.

These are warnings: most could be meant, none may keep a district from publishing, and `--strict`
is there for those who want none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.authoring.own_styles import find_color_alone, find_style_problems
from macros.authoring.page_markup import PageMarkup
from macros.authoring.pdf_files import find_pdf_problems
from macros.layers.load import CONTENT
from macros.source.authored_pages import APART, APART_WITHIN, is_page
from macros.source.content_files import ContentWalk
from macros.source.own_folder import OWN_FOLDER
from macros.source.problems import Problem, quote
from macros.source.tree import SourceLocation

CODES = {
    "image-text": "A picture on a page has no alternative text, so that whoever does not see it "
    "learns nothing of it. In Markdown the text stands in the brackets: ![Our board](board.png). "
    'A picture that only decorates is written in HTML, with alt="".',
    "heading-levels": "A page has a second main heading, or a heading that skips a level. People "
    "who listen move from heading to heading, and take the levels for the page's outline.",
    "link-text": "The text of a link does not say where it leads, as “click here”. Many people "
    "hear, or look at, a page's links alone.",
    "table-head": "A table has no heads, so that its cells are read without what they are about.",
    "tab-order": "A tabindex above 0 takes the keyboard out of the order of the page.",
    "color-alone": "Only a color tells something apart, or a style takes away what tells links or "
    "the place of the keyboard. Not everybody sees colors, and on paper they are gone.",
    "frame-title": "What a page embeds has no title, so that nobody hears what it is. (The site's "
    "policy shows no frames of other hosts: link to them.)",
    "video-captions": "A video has no caption track with a label.",
    "pdf-access": "A PDF file has no tags or no title, so that a screen reader cannot read it well "
    "or say what it is.",
}
#: Texts of links that say nothing by themselves, as people hear them.
EMPTY_TEXT = re.compile(
    r"|(?:click )?here|click|details|download|for more|go|info|(?:learn |read )?more"
    r"|more info(?:rmation)?|see here|(?:this )?(?:link|page|site|web ?page|website)|this"
)


def find_accessibility_problems(content: Path) -> Iterator[Problem]:
    """Yield a warning for each thing in `content` that shuts readers out, by file and line."""
    walk = ContentWalk(content, CONTENT)
    for root, apart in ((content, APART), (content / OWN_FOLDER, APART_WITHIN)):
        for path in walk.iter_files(root, apart):
            yield from _check_file(path, walk.show(path))


def find_page_problems(text: str, file: str) -> Iterator[Problem]:
    """Yield a warning for each thing on a page; `text` is all that its file holds."""
    markup = PageMarkup(text)
    found = [
        *_find_images(markup),
        *_find_headings(markup),
        *_find_links(markup),
        *_find_tables(markup),
        *_find_tags(markup),
    ]
    for line, code, message, help in sorted(found):
        yield Problem(code, SourceLocation(file, line), message, help, severity="warning")


_Found = Iterator[tuple[int, str, str, str]]


def _check_file(path: Path, shown: str) -> Iterator[Problem]:
    suffix = path.suffix.lower()
    try:
        if is_page(path.name):
            yield from find_page_problems(path.read_text("utf-8-sig"), shown)
        elif suffix == ".css":
            yield from find_style_problems(path.read_text("utf-8-sig"), shown)
        elif suffix == ".pdf":
            yield from find_pdf_problems(path, shown)
    except (OSError, UnicodeDecodeError):
        return  # which `load_dataset` reports of pages


def _find_images(markup: PageMarkup) -> _Found:
    for line in markup.iter_unnamed_images():
        help = 'Say what it shows: ![…](…), or alt="…" in HTML.'
        yield line, "image-text", "The picture has no alternative text.", help


def _find_headings(markup: PageMarkup) -> _Found:
    previous, has_first = 1, False
    for heading in markup.list_headings():
        if heading.level == 0:
            previous = 3  # as deep as what a call brings
            continue
        if heading.level == 1 and has_first:
            message = "The page has a second main heading."
            yield heading.line, "heading-levels", message, "Write it with two #."
        elif heading.level > previous + 1:
            message = f"A heading of level {heading.level} follows one of level {previous}."
            yield heading.line, "heading-levels", message, f"Write it with {previous + 1} #."
        has_first = has_first or heading.level == 1
        previous = heading.level


def _find_links(markup: PageMarkup) -> _Found:
    for line, text in markup.iter_links():
        words = re.sub(r"[^\w ]+", "", " ".join(text.split())).strip().lower()
        if EMPTY_TEXT.fullmatch(words) and "{{" not in text:
            message = f"The link {quote(text)} does not say where it leads."
            yield line, "link-text", message, "Name what one finds there."


def _find_tables(markup: PageMarkup) -> _Found:
    for line in markup.iter_headless_tables():
        message = "The table has no heads."
        yield line, "table-head", message, "Say in its first row what each column holds."


def _find_tags(markup: PageMarkup) -> _Found:
    for tag in markup.tags:
        attributes = tag.attributes
        if re.fullmatch(r"\s*0*[1-9]\d*\s*", attributes.get("tabindex") or ""):
            message = "A tabindex above 0 changes the order of the keyboard."
            yield tag.line, "tab-order", message, "Delete it, or write 0."
        if tag.name in ("iframe", "frame", "object", "embed") and not attributes.get("title"):
            message = "What is embedded has no title."
            yield tag.line, "frame-title", message, 'Say what it is: title="…".'
        if tag.name == "video" and not any(map(_is_captions, tag.inside)):
            message = "The video has no caption track with a label."
            help = 'Add <track kind="captions" src="….vtt" srclang="en" label="English">.'
            yield tag.line, "video-captions", message, help
        style = attributes.get("style") or ""
        if tag.name == "font" or find_color_alone(style, tag.name):
            message = "Only a color tells this apart."
            yield tag.line, "color-alone", message, "Say it in words, or make it bold."


def _is_captions(tag: object) -> bool:
    name, attributes = getattr(tag, "name", ""), getattr(tag, "attributes", {})
    kind = attributes.get("kind") or "subtitles"
    return name == "track" and kind in ("captions", "subtitles") and bool(attributes.get("label"))
