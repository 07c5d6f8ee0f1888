"""The search index: entries, collected by the theme's plugin, and words that the search knows."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from macros.layers.dataset import Dataset
from macros.views.search import SearchEntry, list_alike_words, list_search_entries


def write_search_entries(data: Dataset) -> list[dict[str, str]]:
    """Return each entry as `{location, title, text}`, and the rest that it has.

    Titles and texts are escaped, as are those that the theme's plugin makes of HTML.
    """
    return [_write_entry(entry) for entry in list_search_entries(data)]


def add_search_entries(index: str, data: Dataset) -> str:
    """Return an index with the entries of what the data make."""
    fields: dict[str, Any] = json.loads(index)
    fields["docs"] += write_search_entries(data)
    return _dump_index(fields)


def write_search_index(collected: str, data: Dataset) -> str:
    """Return the index that replaces the plugin's JSON: what that has collected, and words."""
    docs: list[dict[str, Any]] = json.loads(collected)["docs"]
    words = {"alike": list_alike_words(data), "ignored": data.project.search.ignored}
    return _dump_index({**words, "docs": docs})


def _dump_index(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _write_entry(entry: SearchEntry) -> dict[str, str]:
    fields = {
        "location": entry.path,
        "title": escape(entry.title),
        "text": escape(" ".join(entry.text.split())),
        "place": escape(entry.place),
        "also": escape(" ".join(entry.also.split())),
        "name": escape(entry.name),
    }
    required = ("location", "title", "text")
    return {name: text for name, text in fields.items() if text or name in required}
