"""The site's own colors can be read on every background that they meet."""

from __future__ import annotations

from collections.abc import Iterator

from macros.layers.dataset import Dataset
from macros.model.colors import (
    NEEDED_CONTRAST,
    SCHEMES,
    Scheme,
    is_color,
    list_backgrounds,
    make_readable,
    measure_contrast,
)
from macros.rules.rule import Finding, rule


@rule("color-contrast")
def find_low_contrast(data: Dataset) -> Iterator[Finding]:
    """Each color of site.yml needs a contrast of 4.5:1 with every background that it meets.

    Links and headings take these colors: `accent` in the light scheme, `accent_dark` in the dark
    one. With less contrast, there are readers who cannot read them.
    """
    for scheme in SCHEMES:
        color = getattr(data.project.site.colours, scheme.setting)
        weak = _describe_weak_pairs(scheme, color) if is_color(color) else []
        if not weak:
            continue
        message = (
            f"{color} has too little contrast in the {scheme.name} scheme: "
            f"text needs {NEEDED_CONTRAST}:1."
        )
        help = f'The nearest color that has enough: "{make_readable(scheme, color)}".'
        location = ("site", "colours", scheme.setting)
        yield Finding(location, "\n".join([message, *weak]), help, at_value=True)


def _describe_weak_pairs(scheme: Scheme, color: str) -> list[str]:
    """Return a line for each background with which an accent color has too little contrast."""
    lines = []
    for name, background in list_backgrounds(scheme, color).items():
        contrast = measure_contrast(color, background)
        if contrast < NEEDED_CONTRAST:
            lack = _format_number(NEEDED_CONTRAST - contrast, round_up=True)
            lines.append(
                f"on {name} ({background}) it is {_format_number(contrast)}:1, {lack} too little"
            )
    return lines


def _format_number(number: float, round_up: bool = False) -> str:
    """Return a number with two digits, rounded down: too little never reads as enough."""
    hundredths = int(number * 100)
    if round_up and number * 100 % 1:
        hundredths += 1
    return f"{hundredths / 100:.2f}"
