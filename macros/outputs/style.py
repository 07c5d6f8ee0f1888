"""The style that site.yml decides: the paper of printed pages, and the site's own accent colour."""

from __future__ import annotations

from macros.framework.model import Site

PAPER = {"letter": "letter", "a4": "A4"}
#: Languages that are written from right to left.
RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"}
ACCENT = "#17594f"  # as the site's style sheet has it for the light scheme


def accent(site: Site) -> str:
    """The accent colour on white paper, as #rrggbb."""
    return site.colours.accent or ACCENT


def right_to_left(language: str) -> bool:
    return language.partition("-")[0].lower() in RIGHT_TO_LEFT


def site_style(site: Site) -> str:
    """A style sheet over the site's own; colours have been checked to be #rrggbb."""
    rules = [f"@page {{ size: {PAPER[site.paper]}; }}"]
    if site.colours.accent:
        rules.append(f":root {{ --pp-accent: {site.colours.accent}; }}")
    if site.colours.accent_dark:
        dark = f":root {{ --pp-accent: {site.colours.accent_dark}; }}"
        rules.append(f"@media screen and (prefers-color-scheme: dark) {{ {dark} }}")
    return "\n".join(rules) + "\n"
