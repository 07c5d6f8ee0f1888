"""The search index of the theme: what can be found, as its entries."""

from __future__ import annotations

from html import escape

from macros.layers.dataset import Dataset
from macros.views.search import list_search_entries


def write_search_entries(data: Dataset) -> list[dict[str, str]]:
    """Each find as `{location, title, text}`; the theme shows titles and texts as HTML, so they are escaped."""
    return [
        {"location": find.path, "title": escape(find.title), "text": escape(" ".join(find.text.split()))}
        for find in list_search_entries(data)
    ]
