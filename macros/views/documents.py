"""The documents of a discussion guide, as a reader finds them listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from macros.model import site_paths
from macros.model.project import Project

Format = Literal["pdf", "docx", "xlsx", "csv"]


@dataclass(frozen=True)
class DocumentView:
    """A document: its path from the site's root, its format, and the key of its name's message.

    `size` is in bytes, 0 where it could not be made; `pages` are those of a PDF, 0 for all else.
    `lacking` are the characters that its fonts lack, which it shows as their codes. `is_waiting`
    says that a server makes it when it is asked for.
    """

    path: str
    format: Format
    name: str
    size: int
    pages: int = 0
    lacking: str = ""
    is_waiting: bool = False


def list_waiting_documents(project: Project, address: str) -> list[DocumentView]:
    """Return the documents of a section, or of a framework, that are made when asked for."""
    if "/" in address:
        names = site_paths.SECTION_DOCUMENTS
    elif site_paths.has_one_guide(project, address):
        names = {}
    else:
        names = {"document-booklet": site_paths.BOOKLET}
    return [
        DocumentView(
            path=f"{address}/{file}",
            format=cast(Format, file.rpartition(".")[2]),
            name=name,
            size=0,
            is_waiting=True,
        )
        for name, file in names.items()
    ]
