"""The icons of the installed site: its mark, in its color, as PNG in several sizes."""

from __future__ import annotations

from macros.model.site import Site
from macros.outputs.html.stylesheet import ACCENT, get_accent

#: Each icon's size in pixels, by its path on the site; that with a margin may be cut to a circle.
ICONS = {
    "assets/icon-180.png": 180,
    "assets/icon-192.png": 192,
    "assets/icon-512.png": 512,
    "assets/icon-512-maskable.png": 512,
}
MARGIN = 0.12  # of the maskable icon, on each side
PAGE = "#set page(width: {size}pt, height: {size}pt, margin: {margin}pt, fill: {fill})\n"
IMAGE = '#align(center + horizon, image("{mark}", width: 100%, height: 100%, fit: "contain"))'


def draw_icon(mark: bytes, site: Site, path: str, is_png: bool = False) -> bytes:
    """Return the icon of a path in `ICONS` as PNG, made of the site's mark as SVG or as PNG.

    Our own mark takes the site's color; a fork's own stays as it is.
    """
    import typst  # noqa: PLC0415 (a server that builds again and again can do without)

    size, accent = ICONS[path], get_accent(site)
    is_maskable = "maskable" in path
    margin = round(size * MARGIN) if is_maskable else 0
    fill = f'rgb("{accent}")' if is_maskable else "none"
    text = PAGE.format(size=size, margin=margin, fill=fill)
    name = "mark.png" if is_png else "mark.svg"
    text += IMAGE.format(mark=name)
    image = mark if is_png else mark.replace(ACCENT.encode(), accent.encode())
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    sources = {"main.typ": text.encode(), name: image}
    icon = typst.compile(  # type: ignore[call-overload]  # its types lack sources by name
        sources, format="png", ppi=72, font_paths=fonts
    )
    assert isinstance(icon, bytes)
    return icon
