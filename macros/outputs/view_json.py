"""A view as what JSON can hold: what Typst is given, and what tells whether a document must be made anew."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from macros.source.tree import SourceLocation
from macros.views.adaptations.wording import AdaptationWording
from macros.views.guide.blocks import Agenda, BulletItem
from macros.views.statement import Asked
from macros.views.text_runs import Run, to_plain_text

#: What the template must know the size of, to tell whether it fits on a sheet.
MEASURED = (Agenda, Asked, BulletItem)
#: What no document shows: where a text was typed, and the sentences on an adaptation, which its notes hold.
HIDDEN = (SourceLocation, AdaptationWording)


def to_plain_data(value: Any) -> Any:
    """Words as texts, tuples as lists, mappings as the list of their values; each object as its fields, with the name
    of its class as `block`, and with the number of characters in it as `length` where that is asked for. What is
    `HIDDEN` is left out."""
    kind: type = type(value)
    if kind is str:
        return value
    if kind is tuple:
        runs = bool(value) and type(value[0]) is Run
        return to_plain_text(value) if runs else [to_plain_data(item) for item in value]
    names = _fields(kind)
    if names is None:
        return list(value.values()) if isinstance(value, Mapping) else value
    said = {name: to_plain_data(inside) for name in names if type(inside := getattr(value, name)) not in HIDDEN}
    if issubclass(kind, MEASURED):
        said["length"] = _length(said)
    return {**said, "block": kind.__name__}


@cache
def _fields(kind: type) -> tuple[str, ...] | None:
    """The names of a view's fields, None for what is no view."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None


def to_json(value: Any) -> str:
    """A plain value as JSON."""
    return json.dumps(value, ensure_ascii=False)


def _length(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(map(_length, inside))
