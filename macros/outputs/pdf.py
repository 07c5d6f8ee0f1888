"""PDF: guides and the papers of a meeting typeset by Typst, tagged, as PDF/UA-1 asks."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from macros import fonts
from macros.fonts.own_fonts import OWN_FOLDER, read_own_fonts
from macros.model.site import Site
from macros.outputs import qr
from macros.outputs.html.stylesheet import get_accent, is_right_to_left
from macros.outputs.paper import PAPERS
from macros.outputs.tags import finish_pdf, list_bookmarked_pages
from macros.outputs.view_json import dump_json, serialize_view
from macros.views.guide.blocks import DiscussionGuide, Part
from macros.views.guide.handout_parts import Handout
from macros.views.guide.record import Record
from macros.views.guide.run_sheet import RunSheet

Variant = Literal["participant", "large"]
Template = Literal["guide", "handout", "record", "run-sheet"]

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Typeset:
    """All that a PDF shows, as JSON for a template; `lacking` are characters shown as codes."""

    template: Template
    json: str
    author: str
    lacking: str


@dataclass(frozen=True)
class TypesetPart:
    """A guide's part as JSON, with the characters in it that the fonts lack."""

    json: str
    missing: str
    facilitator: bool


class Typesetting:
    """All that a guide's PDFs show, as JSON.

    A guide's variants differ in little, and turning views into JSON is what takes time where
    nothing is to be made, so that is done once for all of them.
    """

    def __init__(self, guide: DiscussionGuide, site: Site) -> None:
        self.words = guide.words
        self.parts = [_serialize_part(part) for part in guide.parts]
        self.head = _serialize_head(guide, site)
        self.author = guide.site

    def build_variant(self, variant: Variant) -> Typeset:
        """Return a variant; what is for the facilitator alone stands in the run sheet."""
        is_large = variant == "large"
        name = self.words["guide-large"] if is_large else ""
        head = dump_json({**self.head, "variant": name, "large": is_large})
        parts = [part for part in self.parts if not part.facilitator]
        missing = [fonts.find_missing_characters(head), *(part.missing for part in parts)]
        listed = ", ".join(part.json for part in parts)
        text = f'{head[:-1]}, "parts": [{listed}]}}'
        return _make_typeset("guide", text, self.author, _list_once(missing))


def typeset_paper(view: Handout | Record | RunSheet, site: Site) -> Typeset:
    """Return a paper of a meeting as its template takes it."""
    template: Template = "run-sheet"
    if isinstance(view, Handout):
        template = "handout"
    elif isinstance(view, Record):
        template = "record"
    fields = serialize_view(view)
    fields["head"] |= {"words": dict(view.head.words)} | _describe_print(
        site, view.head.language, view.head.url
    )
    text = dump_json(fields)
    return _make_typeset(template, text, view.head.site, fonts.find_missing_characters(text))


def _make_typeset(template: Template, text: str, author: str, lacking: str) -> Typeset:
    shown = fonts.name_missing_characters(text) if lacking else text
    return Typeset(template, shown, author, lacking)


@lru_cache(maxsize=2)  # a handout is asked for again when its pages are looked up
def write_pdf(typeset: Typeset) -> bytes:
    """Return a PDF; the same view, the same bytes.

    The author is not shown, so that the name may hold any character.

    Raises:
        ValueError: Typst cannot print it.
    """
    import typst  # noqa: PLC0415 (a build in which nothing has changed can do without)

    own = read_own_fonts()
    inputs = {
        "document": typeset.json,
        "author": typeset.author,
        "families": dump_json(list(own.families)),
    }
    try:
        content = _get_compiler(typeset.template, own.fingerprint).compile(
            sys_inputs=inputs, format="pdf", pdf_standards="ua-1", timestamp=0
        )
    except typst.TypstError as error:
        raise ValueError(str(error.message)) from error
    assert isinstance(content, bytes)
    return finish_pdf(content)


def write_run_sheet_pdf(typeset: Typeset, handout: Typeset) -> bytes:
    """Return a run sheet that says on which page of the handout each practice begins.

    Raises:
        ValueError: Typst cannot print it, or the handout.
    """
    pages = list_bookmarked_pages(write_pdf(handout))
    view = json.loads(typeset.json)
    for practice in view["practices"]:
        name = f"{practice['number']} {practice['title']}".strip()
        practice["side"] = str(pages.get(name, ""))
    return write_pdf(dataclasses.replace(typeset, json=dump_json(view)))


def _serialize_part(part: Part) -> TypesetPart:
    text = dump_json(serialize_view(part))
    return TypesetPart(text, fonts.find_missing_characters(text), part.facilitator)


def _serialize_head(guide: DiscussionGuide, site: Site) -> dict[str, Any]:
    """Return everything of a guide but its parts, with how it is to be typeset."""
    head: dict[str, Any] = serialize_view(dataclasses.replace(guide, parts=()))
    del head["parts"]
    return (
        head
        | {"words": dict(guide.words), "booklet": "/" not in guide.address}
        | _describe_print(site, guide.language, guide.url)
    )


def _describe_print(site: Site, language: str, url: str) -> dict[str, Any]:
    """Return how a document of a site is to be typeset, with the way to a page as a picture."""
    code, _, region = language.partition("-")
    return {
        "paper": PAPERS[site.paper].typst,
        "accent": get_accent(site),
        "root": f"{site.address.rstrip('/')}/" if site.address else "",
        "dir": "rtl" if is_right_to_left(language) else "ltr",
        "lang": code.lower() or "en",
        "region": region.upper() if len(region) == 2 else None,
        "picture": qr.draw_svg(url) if url else "",
        "address_shown": url.partition("://")[2],
    }


def _list_once(texts: Iterable[str]) -> str:
    """Return the characters of some texts, each once, in order."""
    return "".join(dict.fromkeys("".join(texts)))


@cache
def _get_fonts(own: str) -> Any:
    """Return the fonts of all documents, read once; `own` is the fingerprint of a fork's."""
    import typst  # noqa: PLC0415 (as above)

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(fonts.FOLDER), *([str(OWN_FOLDER)] if own else [])],
    )


@cache
def _get_compiler(template: Template, own: str) -> Any:
    """Return Typst's compiler of a template; `own` is the fingerprint of a fork's fonts.

    One thread is enough: to share a document of some pages among several takes a fifth more of all
    processors' time.
    """
    import typst  # noqa: PLC0415 (as above)

    os.environ.setdefault("RAYON_NUM_THREADS", "1")

    file = ROOT / "templates" / f"{template}.typ"
    return typst.Compiler(str(file), root=str(ROOT), font_paths=_get_fonts(own))
