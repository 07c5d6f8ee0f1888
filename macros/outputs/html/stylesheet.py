"""The style that site.yml decides: the paper of printed pages, and the site's own accent color."""

from __future__ import annotations

from macros.model.colors import SCHEMES, Scheme, make_readable, soften
from macros.model.site import Site
from macros.outputs.paper import PAPERS

#: Languages that are written from right to left.
RIGHT_TO_LEFT = {
    *("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks"),
    *("ps", "sd", "ug", "ur", "yi"),
}
ACCENT = "#17594f"  # as the site's style sheet has it for the light scheme


def get_accent(site: Site) -> str:
    """Return the accent color on white paper, as #rrggbb."""
    return site.colours.accent or ACCENT


def is_right_to_left(language: str) -> bool:
    """Return whether a language is written from right to left."""
    return language.partition("-")[0].lower() in RIGHT_TO_LEFT


def write_site_style(site: Site) -> str:
    """Return a style sheet over the site's own; colors have been checked to be #rrggbb.

    A site that names a color for the light scheme alone gets one for the dark scheme made of it.
    """
    light, dark = SCHEMES
    rules = [f"@page {{ size: {PAPERS[site.paper].css}; }}"]
    accent, accent_dark = site.colours.accent, site.colours.accent_dark
    if accent:
        rules.append(_write_accent_rule(light, accent))
        accent_dark = accent_dark or make_readable(dark, accent)
    if accent_dark:
        rules.append(_write_accent_rule(dark, accent_dark))
    return "\n".join(rules) + "\n"


def _write_accent_rule(scheme: Scheme, accent: str) -> str:
    """Return a rule for screens alone: what is printed is black."""
    soft = soften(scheme, accent)
    properties = f":root {{ --pp-accent: {accent}; --pp-accent-soft: {soft}; }}"
    return f"@media screen and (prefers-color-scheme: {scheme.name}) {{ {properties} }}"
