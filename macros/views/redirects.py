"""Where pages were before what they show was moved or renamed.

Links in print and in bookmarks still lead there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.views import links
from macros.views.pages import list_pages


@dataclass(frozen=True)
class Redirect:
    """A former path, the path of the page that stands for it now, and that page's title."""

    path: str
    to: str
    title: str


def list_redirects(data: Dataset) -> Iterator[Redirect]:
    """Yield every path where a page was, and none where a page is."""
    titles = {page.path: page.title for page in list_pages(data)}
    for former, address in data.former_addresses.items():
        for make_path in (links.profile_path, links.checklist_path, links.guide_path):
            path, target = make_path(former), make_path(address)
            if target in titles and path not in titles:
                yield Redirect(path, target, titles[target])
