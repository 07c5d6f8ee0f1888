"""The style that site.yml decides: the paper of printed pages, and the site's own accent colour."""

from __future__ import annotations

from macros.model.colors import SCHEMES, Scheme, make_readable, soften
from macros.model.framework import Site

PAPER = {"letter": "letter", "a4": "A4"}
#: Languages that are written from right to left.
RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"}
ACCENT = "#17594f"  # as the site's style sheet has it for the light scheme


def get_accent(site: Site) -> str:
    """The accent colour on white paper, as #rrggbb."""
    return site.colours.accent or ACCENT


def is_right_to_left(language: str) -> bool:
    return language.partition("-")[0].lower() in RIGHT_TO_LEFT


def write_site_style(site: Site) -> str:
    """A style sheet over the site's own; colours have been checked to be #rrggbb.

    A site that names a colour for the light scheme alone gets one for the dark scheme made of it.
    """
    light, dark = SCHEMES
    rules = [f"@page {{ size: {PAPER[site.paper]}; }}"]
    if site.colours.accent:
        rules.append(_accent(light, site.colours.accent))
    if accent := site.colours.accent_dark or (site.colours.accent and make_readable(dark, site.colours.accent)):
        rules.append(_accent(dark, accent))
    return "\n".join(rules) + "\n"


def _accent(scheme: Scheme, accent: str) -> str:
    # On screens alone: what is printed is black.
    said = f":root {{ --pp-accent: {accent}; --pp-accent-soft: {soften(scheme, accent)}; }}"
    return f"@media screen and (prefers-color-scheme: {scheme.name}) {{ {said} }}"
