"""The line that says how much data was read."""

from __future__ import annotations

from macros.layers.dataset import Dataset
from macros.model.addresses import Kind

COUNTED: tuple[Kind, ...] = ("framework", "section", "practice", "statement", "question")


def summarize_dataset(data: Dataset) -> str:
    """Return how many of each kind there are: `1 framework, 2 sections, …`."""
    kinds = [element.kind for element in data.elements.values()]
    return ", ".join(format_number(kinds.count(kind), kind) for kind in COUNTED)


def format_number(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural but for one: `3 documents`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
