"""The site's own colours can be read on every background that they meet (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.load import Dataset
from macros.rules.rule import Finding, rule

NEEDED = 4.5
#: How much of the accent colour is in the soft background that goes with it.
SOFT = 0.11


@dataclass(frozen=True)
class Scheme:
    """The backgrounds on which the accent colour is read, by what they are; the first one is the page's."""

    name: str
    colour: str  # the accent colour's name in site.yml
    backgrounds: dict[str, str]
    towards: str  # where colours go to be read better


#: As `overrides/assets/styles/tokens.css` has them; a test holds the two together.
SCHEMES = (
    Scheme(
        "light",
        "accent",
        {"the page": "#fbfaf6", "boxes and dialogs": "#ffffff", "a marked statement": "#fdf0bf"},
        "#000000",
    ),
    Scheme(
        "dark",
        "accent_dark",
        {"the page": "#13191b", "boxes and dialogs": "#1b2326", "a marked statement": "#4a3f12"},
        "#ffffff",
    ),
)


@rule("error")
def color_contrast(data: Dataset) -> Iterator[Finding]:
    """Links and headings take the colours of site.yml, so each must be told from every background that it meets by a
    contrast of 4.5:1 or more: `accent` in the light scheme, `accent_dark` in the dark one. Else there are readers who
    cannot read them."""
    for scheme in SCHEMES:
        colour = getattr(data.project.site.colours, scheme.colour)
        if not is_color(colour):
            continue
        pairs = {
            what: (ground, measure_contrast(colour, ground))
            for what, ground in list_backgrounds(scheme, colour).items()
        }
        weak = [
            f"on {what} ({ground}) it is {_shown(found)}:1, {_shown(NEEDED - found, up=True)} too little"
            for what, (ground, found) in pairs.items()
            if found < NEEDED
        ]
        if weak:
            message = f"{colour} has too little contrast in the {scheme.name} scheme: text needs {NEEDED}:1."
            help = f'The nearest colour that has enough: "{make_readable(scheme, colour)}".'
            location = ("site", "colours", scheme.colour)
            yield Finding(location, "\n".join([message, *weak]), help, at_value=True)


def is_color(text: str) -> bool:
    """Is this a colour as site.yml takes it?"""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def list_backgrounds(scheme: Scheme, accent: str) -> dict[str, str]:
    """Everything on which an accent colour is read, its own soft background among it."""
    return {**scheme.backgrounds, "what is chosen": soften(scheme, accent)}


def soften(scheme: Scheme, accent: str) -> str:
    """The soft background that goes with an accent colour."""
    return mix(scheme.backgrounds["the page"], accent, SOFT)


def make_readable(scheme: Scheme, accent: str) -> str:
    """The nearest colour towards black or white that can be read on every background."""
    steps = (mix(accent, scheme.towards, part / 100) for part in range(101))
    return next(
        colour
        for colour in steps
        if all(measure_contrast(colour, ground) >= NEEDED for ground in list_backgrounds(scheme, colour).values())
    )


def mix(colour: str, other: str, part: float) -> str:
    """A colour with a part of another one in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * part):02x}" for one, two in pairs)


def measure_contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _shown(number: float, up: bool = False) -> str:
    """A number with two digits, on the strict side: what is too little never reads as enough."""
    hundredths = int(number * 100) + (1 if up and number * 100 % 1 else 0)
    return f"{hundredths / 100:.2f}"
