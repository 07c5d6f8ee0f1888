"""What stands for a call on a page while Markdown is read.

HTML in a page would pass through Markdown, which is slow and may change it; a placeholder is a
comment that Markdown leaves alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `check` leaves placeholders, and never renders one
    from macros.outputs.html.fragment import Heading
    from macros.outputs.html.renderer import HtmlRenderer

PLACEHOLDER = re.compile(r"<!--practice-profiles:([a-z_]+):([^:>]*)-->")


def make_placeholder(call: str, address: str) -> str:
    """Return what stands for a call until its HTML takes the place."""
    return f"<!--practice-profiles:{call}:{address}-->"


def replace_placeholders(renderer: HtmlRenderer, html: str, path: str) -> tuple[str, list[Heading]]:
    """Return the HTML of the page at `path` with its calls answered, and their headings."""
    headings: list[Heading] = []
    used_ids: set[str] = set()

    def render_call(placeholder: re.Match[str]) -> str:
        fragment = renderer.render(placeholder[1], placeholder[2], path, used_ids)
        headings.extend(fragment.headings)
        return fragment.html

    return PLACEHOLDER.sub(render_call, html), headings
