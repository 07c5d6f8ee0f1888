"""Colors of a site's own: they can be read, and the style sheet takes them where they belong."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from macros.layers.load import load_dataset
from macros.model.colors import SCHEMES, Scheme, list_backgrounds, make_readable, measure_contrast
from macros.model.site import Colors, Site
from macros.outputs.html.stylesheet import write_site_style
from macros.outputs.report import format_line
from macros.rules import check
from tests.support.drawing import draw
from tests.support.projects import ROOT

SHEET = (ROOT / "overrides" / "assets" / "styles" / "tokens.css").read_text("utf-8")


def tokens(scheme: Scheme) -> dict[str, str]:
    """The colors of a scheme by their names, as the style sheet sets them."""
    light, _, dark = SHEET.partition("@media (prefers-color-scheme: dark)")
    block = light if scheme.name == "light" else dark.partition("\n}\n")[0]
    return dict(re.findall(r"--pp-([a-z-]+): (#[0-9a-f]{6});", block))


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_the_backgrounds_are_those_of_the_style_sheet(scheme: Scheme) -> None:
    colors = tokens(scheme)
    assert list(scheme.backgrounds.values()) == [
        colors["paper"],
        colors["surface"],
        colors["mark"],
    ]
    for ground in (*scheme.backgrounds.values(), colors["accent-soft"]):
        assert measure_contrast(colors["accent"], ground) >= 4.5


def test_contrast_is_what_the_guidelines_say() -> None:
    assert measure_contrast("#ffffff", "#000000") == pytest.approx(21)
    assert measure_contrast("#777777", "#777777") == 1
    # A pair that is known as the lightest gray on white that is enough, and the next one that is
    # not.
    assert measure_contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert measure_contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_the_report_names_each_pair_and_what_is_lacking(tmp_path: Path) -> None:
    draw(
        tmp_path,
        dedent("""\
            ==> data/local/site.yml
            colours:
              accent: "#c2410c"
              accent_dark: "#1f4e8c"
            """),
    )
    light, dark = (format_line(problem) for problem in check(load_dataset(tmp_path)))
    assert light.splitlines() == [
        "data/local/site.yml:2:11: color-contrast site/colours: #c2410c has too little contrast in"
        " the light scheme: "
        "text needs 4.5:1. The nearest color that has enough:"
        f' "{make_readable(SCHEMES[0], "#c2410c")}".',
        "    on what is chosen (#f5e6dc) it is 4.24:1, 0.26 too little",
    ]
    assert dark.startswith("data/local/site.yml:3:16: color-contrast")
    assert [found.split(" (")[0] for found in dark.splitlines()[1:]] == [
        "    on the page",
        "    on boxes and dialogs",
        "    on a marked statement",
        "    on what is chosen",
    ]


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
@pytest.mark.parametrize(
    "color", ["#ffffff", "#000000", "#ff0000", "#ffd400", "#0000ff", "#808080"]
)
def test_the_colour_that_is_offered_is_enough(scheme: Scheme, color: str) -> None:
    offered = make_readable(scheme, color)
    assert all(
        measure_contrast(offered, ground) >= 4.5
        for ground in list_backgrounds(scheme, offered).values()
    )


def test_a_color_holds_in_its_own_scheme_and_on_screens_alone() -> None:
    style = write_site_style(Site(colours=Colors(accent="#1f4e8c", accent_dark="#9cc5f0")))
    _, light, dark = style.splitlines()
    assert light.startswith(
        "@media screen and (prefers-color-scheme: light) { :root { --pp-accent: #1f4e8c;"
    )
    assert dark.startswith(
        "@media screen and (prefers-color-scheme: dark) { :root { --pp-accent: #9cc5f0;"
    )


def test_one_color_is_enough_for_both_schemes() -> None:
    style = write_site_style(Site(colours=Colors(accent="#1f4e8c")))
    dark = next(rule for rule in style.splitlines() if "dark" in rule)
    accent = re.search(r"--pp-accent: (#[0-9a-f]{6})", dark)
    assert accent
    assert all(
        measure_contrast(accent[1], ground) >= 4.5 for ground in SCHEMES[1].backgrounds.values()
    )
    assert write_site_style(Site()) == "@page { size: letter; }\n"
