"""The papers that a site can name, as each format calls them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """A paper's size in millimeters, and its name in CSS, in Typst and in Excel."""

    width: float
    height: float
    css: str
    typst: str
    excel: int


#: By the name that site.yml gives.
PAPERS = {
    "letter": Paper(215.9, 279.4, css="letter", typst="us-letter", excel=1),
    "a4": Paper(210, 297, css="A4", typst="a4", excel=9),
}
