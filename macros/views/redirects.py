"""Places on the site where pages were before what they show was moved or renamed. Links in print and in bookmarks still
lead there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.load import Dataset
from macros.views import links
from macros.views.pages import list_pages


@dataclass(frozen=True)
class Redirect:
    """A place that leads on: its path, the path of the page that is meant now, and that page's title."""

    path: str
    to: str
    title: str


def list_redirects(data: Dataset) -> Iterator[Redirect]:
    """Every place where a page was, and none where a page is."""
    titles = {page.path: page.title for page in list_pages(data)}
    for old, now in data.former_addresses.items():
        for path in (links.profile_path, links.checklist_path, links.guide_path):
            if path(now) in titles and path(old) not in titles:
                yield Redirect(path(old), path(now), titles[path(now)])
