"""The square code that leads a phone's camera to a page."""

from __future__ import annotations

import io

import segno

BORDER = 2  # modules of white around it: on white paper more is there anyway
ERROR_CORRECTION = "m"
PIXELS = 8  # of a module


def draw_svg(url: str) -> str:
    """Return the code as a picture in SVG, of no fixed size."""
    out = io.BytesIO()
    code = segno.make(url, error=ERROR_CORRECTION)
    code.save(
        out,
        kind="svg",
        border=BORDER,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
    )
    return out.getvalue().decode("utf-8")


def draw_png(url: str) -> bytes:
    """Return the code as a picture in PNG."""
    out = io.BytesIO()
    segno.make(url, error=ERROR_CORRECTION).save(out, kind="png", border=BORDER, scale=PIXELS)
    return out.getvalue()
