"""The entries of the theme's search index."""

from __future__ import annotations

from html import escape

from macros.layers.dataset import Dataset
from macros.views.search import list_search_entries


def write_search_entries(data: Dataset) -> list[dict[str, str]]:
    """Return each entry as `{location, title, text}`.

    The theme shows titles and texts as HTML, so they are escaped.
    """
    return [
        {
            "location": entry.path,
            "title": escape(entry.title),
            "text": escape(" ".join(entry.text.split())),
        }
        for entry in list_search_entries(data)
    ]
