"""PDF: a discussion guide typeset by Typst, tagged, as PDF/UA-1 asks."""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from macros import fonts
from macros.framework.model import Site
from macros.outputs import plain, qr
from macros.outputs.style import accent, right_to_left
from macros.views.blocks import DiscussionGuide

Variant = Literal["participant", "facilitator", "large"]

HERE = Path(__file__).parents[1]
TEMPLATE = HERE / "templates" / "guide.typ"
PAPER = {"letter": "us-letter", "a4": "a4"}


def typeset(guide: DiscussionGuide, site: Site, variant: Variant) -> str:
    """All that a guide's PDF shows, as JSON."""
    shown = tuple(part for part in guide.parts if variant == "facilitator" or not part.facilitator)
    language, _, region = guide.language.partition("-")
    kind = {"participant": "", "facilitator": guide.words["guide-for-facilitator"], "large": guide.words["guide-large"]}
    said: dict[str, Any] = plain.plain(dataclasses.replace(guide, parts=shown, site=""))
    said |= {
        "words": dict(guide.words),
        "variant": kind[variant],
        "large": variant == "large",
        "booklet": "/" not in guide.address,
        "paper": PAPER[site.paper],
        "accent": accent(site),
        "dir": "rtl" if right_to_left(guide.language) else "ltr",
        "lang": language.lower() or "en",
        "region": region.upper() if len(region) == 2 else None,
        "picture": qr.svg(guide.url) if guide.url else "",
        "address_shown": guide.url.partition("://")[2],
    }
    return plain.text(said)


def pdf(typeset: str, author: str) -> bytes:
    """The PDF of a guide as `typeset` gives it; the same text gives the same bytes. `author` is not shown, so that it
    may hold any character.

    ValueError where Typst cannot print it: the fonts lack a character, say.
    """
    inputs = {"guide": typeset, "author": author}
    try:
        made = _compiler().compile(sys_inputs=inputs, format="pdf", pdf_standards="ua-1", timestamp=0)
    except typst.TypstError as error:
        raise ValueError(str(error.message)) from error
    assert isinstance(made, bytes)
    return made


def pages(file: Path) -> int:
    """How many pages a PDF made here has, 0 if it is no whole one; Typst writes the number into its first object."""
    with file.open("rb") as pdf:
        found = re.search(rb"/Type/Pages/Count (\d+)", pdf.read(1000))
    return int(found[1]) if found else 0


@cache
def _compiler() -> typst.Compiler:
    """One for all documents: it reads the fonts once."""
    known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.FOLDER)])
    return typst.Compiler(str(TEMPLATE), root=str(HERE), font_paths=known)
