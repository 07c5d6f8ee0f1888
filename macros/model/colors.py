"""Colors and their contrast, after WCAG 2.2 (success criterion 1.4.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: The least contrast of text with its background.
NEEDED_CONTRAST = 4.5
#: How much of the accent color is in the soft background that goes with it.
SOFT = 0.11
#: How many steps there are on the way from a color to black or white.
STEPS = 100


@dataclass(frozen=True)
class Scheme:
    """The light or the dark scheme of the site's pages."""

    name: str
    setting: str  # the accent color's key in site.yml
    backgrounds: dict[str, str]  # what the accent color is read on; the first one is the page's
    extreme: str  # the color, black or white, toward which colors become more readable


#: As `overrides/assets/profiles.css` has them; a test holds the two together.
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


def is_color(text: str) -> bool:
    """Tell whether a text is a color as site.yml takes it: `#rrggbb`."""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def list_backgrounds(scheme: Scheme, accent: str) -> dict[str, str]:
    """Return every background of an accent color, its own soft one too, by what it is of."""
    return {**scheme.backgrounds, "what is chosen": soften(scheme, accent)}


def soften(scheme: Scheme, accent: str) -> str:
    """Return the soft background that goes with an accent color."""
    return mix(scheme.backgrounds["the page"], accent, SOFT)


def make_readable(scheme: Scheme, accent: str) -> str:
    """Return the nearest color toward black or white that can be read on every background."""
    for step in range(STEPS):
        color = mix(accent, scheme.extreme, step / STEPS)
        if is_readable(scheme, color):
            return color
    return scheme.extreme


def is_readable(scheme: Scheme, color: str) -> bool:
    """Tell whether an accent color has enough contrast with every background."""
    backgrounds = list_backgrounds(scheme, color).values()
    return all(measure_contrast(color, background) >= NEEDED_CONTRAST for background in backgrounds)


def mix(color: str, other: str, part: float) -> str:
    """Return a color with a part, from 0 to 1, of another one in it."""
    pairs = zip(_split_channels(color), _split_channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * part):02x}" for one, two in pairs)


def measure_contrast(color: str, other: str) -> float:
    """Return the contrast of two colors, from 1 to 21."""
    dark, light = sorted((_measure_luminance(color), _measure_luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _measure_luminance(color: str) -> float:
    red, green, blue = (_linearize(channel / 255) for channel in _split_channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linearize(channel: float) -> float:
    """Return the intensity of a channel, from 0 to 1, of which sRGB stores about the root."""
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def _split_channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
