"""PDF: a discussion guide typeset by Typst, tagged, as PDF/UA-1 asks."""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

from macros import fonts
from macros.model.framework import Site
from macros.outputs import qr
from macros.outputs import view_json as plain
from macros.outputs.html.stylesheet import get_accent, is_right_to_left
from macros.views.guide.blocks import DiscussionGuide

Variant = Literal["participant", "facilitator", "large"]

HERE = Path(__file__).parents[1]
TEMPLATE = HERE / "templates" / "guide.typ"
PAPER = {"letter": "us-letter", "a4": "a4"}


class Typesetting:
    """All that a guide's PDFs show, as JSON. A guide's variants differ in little, and turning views into JSON is what
    takes time where nothing is to be made, so that is done once for all of them."""

    def __init__(self, guide: DiscussionGuide, site: Site) -> None:
        self.words = guide.words
        parts = ((part, plain.to_json(plain.to_plain_data(part))) for part in guide.parts)
        self.parts = [(part.facilitator, text, fonts.find_missing_characters(text)) for part, text in parts]
        language, _, region = guide.language.partition("-")
        self.head: dict[str, Any] = plain.to_plain_data(dataclasses.replace(guide, parts=(), site=""))
        del self.head["parts"]
        self.head |= {
            "words": dict(guide.words),
            "booklet": "/" not in guide.address,
            "paper": PAPER[site.paper],
            "accent": get_accent(site),
            "dir": "rtl" if is_right_to_left(guide.language) else "ltr",
            "lang": language.lower() or "en",
            "region": region.upper() if len(region) == 2 else None,
            "picture": qr.draw_svg(guide.url) if guide.url else "",
            "address_shown": guide.url.partition("://")[2],
        }

    def build_variant(self, variant: Variant) -> tuple[str, str]:
        """The JSON of a variant, and the characters in it that the fonts lack."""
        kinds = {"participant": "", "facilitator": "guide-for-facilitator", "large": "guide-large"}
        kind = self.words[kinds[variant]] if kinds[variant] else ""
        head = plain.to_json({**self.head, "variant": kind, "large": variant == "large"})
        parts = [part for part in self.parts if variant == "facilitator" or not part[0]]
        lacking = "".join(
            dict.fromkeys(fonts.find_missing_characters(head) + "".join(lacking for _, _, lacking in parts))
        )
        return f'{head[:-1]}, "parts": [{", ".join(text for _, text, _ in parts)}]}}', lacking


def write_pdf(typeset: str, author: str) -> bytes:
    """The PDF of what `Typesetting.variant` gives; the same text gives the same bytes. `author` is not shown, so that
    it may hold any character.

    ValueError where Typst cannot print it: the fonts lack a character, say.
    """
    import typst  # here, since a build in which nothing has changed can do without

    inputs = {"guide": typeset, "author": author}
    try:
        made = _compiler().compile(sys_inputs=inputs, format="pdf", pdf_standards="ua-1", timestamp=0)
    except typst.TypstError as error:
        raise ValueError(str(error.message)) from error
    assert isinstance(made, bytes)
    return made


def count_pages(file: Path) -> int:
    """How many pages a PDF made here has, 0 if it is no whole one; Typst writes the number into its first object."""
    with file.open("rb") as pdf:
        found = re.search(rb"/Type/Pages/Count (\d+)", pdf.read(1000))
    return int(found[1]) if found else 0


@cache
def _compiler() -> Any:
    """Typst's compiler, one for all documents: it reads the fonts once."""
    import typst

    known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.FOLDER)])
    return typst.Compiler(str(TEMPLATE), root=str(HERE), font_paths=known)
