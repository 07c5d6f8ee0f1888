"""PDF: a discussion guide typeset by Typst, tagged, as PDF/UA-1 asks."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from macros import fonts
from macros.model.framework import Site
from macros.outputs import qr
from macros.outputs.html.stylesheet import get_accent, is_right_to_left
from macros.outputs.paper import PAPERS
from macros.outputs.view_json import dump_json, serialize_view
from macros.views.guide.blocks import DiscussionGuide, Part

Variant = Literal["participant", "facilitator", "large"]

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "templates" / "guide.typ"
#: The messages that name variants; what participants get needs no name.
VARIANT_NAMES = {"facilitator": "guide-for-facilitator", "large": "guide-large"}
COUNT = re.compile(rb"/Type/Pages/Count (\d+)")


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

    def build_variant(self, variant: Variant) -> tuple[str, str]:
        """Return the JSON of a variant, and the characters in it that the fonts lack."""
        name = self.words[VARIANT_NAMES[variant]] if variant in VARIANT_NAMES else ""
        head = dump_json({**self.head, "variant": name, "large": variant == "large"})
        parts = [part for part in self.parts if variant == "facilitator" or not part.facilitator]
        missing = [fonts.find_missing_characters(head), *(part.missing for part in parts)]
        listed = ", ".join(part.json for part in parts)
        return f'{head[:-1]}, "parts": [{listed}]}}', _list_once(missing)


def write_pdf(typeset: str, author: str) -> bytes:
    """Return the PDF of what `Typesetting.build_variant` gives; the same text, the same bytes.

    `author` is not shown, so that it may hold any character.

    Raises:
        ValueError: Typst cannot print it; the fonts lack a character, for instance.
    """
    import typst  # noqa: PLC0415 (a build in which nothing has changed can do without)

    inputs = {"guide": typeset, "author": author}
    try:
        content = _get_compiler().compile(
            sys_inputs=inputs, format="pdf", pdf_standards="ua-1", timestamp=0
        )
    except typst.TypstError as error:
        raise ValueError(str(error.message)) from error
    assert isinstance(content, bytes)
    return content


def count_pages(file: Path) -> int:
    """Return how many pages a PDF made here has, 0 if the file was cut off.

    Typst writes the number into its first object.
    """
    with file.open("rb") as pdf:
        count = COUNT.search(pdf.read(1000))
    return int(count[1]) if count else 0


def _serialize_part(part: Part) -> TypesetPart:
    text = dump_json(serialize_view(part))
    return TypesetPart(text, fonts.find_missing_characters(text), part.facilitator)


def _serialize_head(guide: DiscussionGuide, site: Site) -> dict[str, Any]:
    """Return everything of a guide but its parts, with how it is to be typeset."""
    head: dict[str, Any] = serialize_view(dataclasses.replace(guide, parts=(), site=""))
    del head["parts"]
    language, _, region = guide.language.partition("-")
    return head | {
        "words": dict(guide.words),
        "booklet": "/" not in guide.address,
        "paper": PAPERS[site.paper].typst,
        "accent": get_accent(site),
        "dir": "rtl" if is_right_to_left(guide.language) else "ltr",
        "lang": language.lower() or "en",
        "region": region.upper() if len(region) == 2 else None,
        "picture": qr.draw_svg(guide.url) if guide.url else "",
        "address_shown": guide.url.partition("://")[2],
    }


def _list_once(texts: Iterable[str]) -> str:
    """Return the characters of some texts, each once, in order."""
    return "".join(dict.fromkeys("".join(texts)))


@cache
def _get_compiler() -> Any:
    """Return Typst's compiler, one for all documents: it reads the fonts once."""
    import typst  # noqa: PLC0415 (as above)

    known = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(fonts.FOLDER)],
    )
    return typst.Compiler(str(TEMPLATE), root=str(ROOT), font_paths=known)
