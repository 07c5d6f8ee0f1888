"""The square code that leads a phone's camera to a page."""

from __future__ import annotations

import io

import segno

BORDER = 2  # modules of white around it: on white paper more is there anyway


def draw_svg(url: str) -> str:
    """The code as a picture in SVG, of no fixed size."""
    out = io.BytesIO()
    segno.make(url, error="m").save(
        out, kind="svg", border=BORDER, xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return out.getvalue().decode("utf-8")


def draw_png(url: str) -> bytes:
    """The code as a picture in PNG, eight pixels a module."""
    out = io.BytesIO()
    segno.make(url, error="m").save(out, kind="png", border=BORDER, scale=8)
    return out.getvalue()
