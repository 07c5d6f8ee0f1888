"""Places on the site where pages were before what they show was moved or renamed. Links in print and in bookmarks still
lead there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.load import Data
from macros.views import links
from macros.views.pages import pages


@dataclass(frozen=True)
class Moved:
    """A place that leads on: its path, the path of the page that is meant now, and that page's title."""

    path: str
    to: str
    title: str


def moved_pages(data: Data) -> Iterator[Moved]:
    """Every place where a page was, and none where a page is."""
    titles = {page.path: page.title for page in pages(data)}
    for old, now in data.former.items():
        for path in (links.profile, links.checklist, links.guide):
            if path(now) in titles and path(old) not in titles:
                yield Moved(path(old), path(now), titles[path(now)])
