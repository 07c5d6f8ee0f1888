"""What versions brought, for those who follow the site in a feed reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.layers.versions import RecordedDifference, Version
from macros.views import links
from macros.views.messages import load_messages

#: The message that names each kind of difference.
KINDS = {
    "new": "news-new",
    "brought back": "news-new",
    "reworded": "news-reworded",
    "reordered": "news-reworded",
    "moved": "news-moved",
    "merged into": "news-moved",
    "divided into": "news-moved",
    "retired": "news-retired",
    "left out": "news-gone",
    "gone": "news-gone",
    "taken away": "news-gone",
}


@dataclass(frozen=True)
class FeedGroup:
    """What a version brought of one kind: its name, how much, and perhaps what."""

    name: str
    count: int
    differences: tuple[RecordedDifference, ...]


@dataclass(frozen=True)
class FeedEntry:
    """A version of a framework; `path` is the framework's page."""

    id: str
    title: str
    date: str
    path: str
    groups: tuple[FeedGroup, ...]


@dataclass(frozen=True)
class FeedView:
    """The feed of a site: its name, and the versions of what it shows, newest first."""

    title: str
    author: str
    entries: tuple[FeedEntry, ...]


def build_feed_view(data: Dataset) -> FeedView:
    """Return what the versions of the shown frameworks brought."""
    messages = load_messages(data)
    entries = tuple(
        FeedEntry(
            id=f"{version.key}/{version.version}/{version.date}",
            title=messages.say("feed-version", title=version.title, version=version.version),
            date=version.date,
            path=links.get_element_path(version.key),
            groups=tuple(_iter_groups(version, data)),
        )
        for version in data.versions
        if version.key in data.project.shown
    )
    name = data.project.site.name
    return FeedView(messages.say("feed", name=name), name, entries)


def _iter_groups(version: Version, data: Dataset) -> Iterator[FeedGroup]:
    """Yield what a version brought, by the names of its kinds."""
    say = load_messages(data).say
    for key in dict.fromkeys(KINDS.values()):
        kinds = [kind for kind, message in KINDS.items() if message == key]
        count = sum(version.counts.get(kind, 0) for kind in kinds)
        told = tuple(each for each in version.differences if each.kind in kinds)
        if count:
            yield FeedGroup(say(key), count, told)
