"""The documents of a discussion guide, as a reader finds them listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Format = Literal["pdf", "docx", "xlsx", "csv"]


@dataclass(frozen=True)
class DocumentView:
    """A document: its path from the site's root, its format, and the key of its name's message.

    `size` is in bytes, 0 where it could not be made; `pages` are those of a PDF, 0 for all else.
    `lacking` are the characters that its fonts lack, which it shows as their codes.
    """

    path: str
    format: Format
    name: str
    size: int
    pages: int = 0
    lacking: str = ""
