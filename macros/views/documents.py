"""The documents of a discussion guide, as a reader finds them listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Format = Literal["pdf", "docx", "xlsx", "csv"]


@dataclass(frozen=True)
class DocumentView:
    """A document: its path from the site's root, its format, and the key of its name's message.

    `size` is in bytes; `pages` are those of a PDF, 0 for all else. One that could not be made
    has in `lacking` the characters that its fonts lack, or a size of 0.
    """

    path: str
    format: Format
    name: str
    size: int
    pages: int = 0
    lacking: str = ""
