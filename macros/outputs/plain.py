"""A view as what JSON can hold: what Typst is given, and what tells whether a document must be made anew."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from macros.framework.nodes import Place
from macros.views.words import Run, typed


def plain(value: Any) -> Any:
    """Words as texts, tuples as lists, mappings as the list of their values; each object as its fields, with the name
    of its class as `block` and the number of characters in it as `length`. Where a text was typed (a `Place`) is
    nothing that a document shows."""
    if isinstance(value, tuple):
        runs = bool(value) and all(isinstance(item, Run) for item in value)
        return typed(value) if runs else [plain(item) for item in value]
    if isinstance(value, Mapping):
        return list(value.values())
    if not dataclasses.is_dataclass(value):
        return value
    fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    said = {name: plain(inside) for name, inside in fields.items() if not isinstance(inside, Place)}
    return {**said, "length": _length(said), "block": type(value).__name__}


def text(value: Any) -> str:
    """A plain value as JSON."""
    return json.dumps(value, ensure_ascii=False)


def _length(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return int(value["length"]) if "length" in value else sum(map(_length, value.values()))
    return sum(map(_length, value)) if isinstance(value, list) else 0
