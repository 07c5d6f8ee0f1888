"""A rendered part of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading for a page's table of contents."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class Fragment:
    """HTML for a page, with the headings in it."""

    html: str
    headings: tuple[Heading, ...] = ()
