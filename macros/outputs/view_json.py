"""Views as JSON: what Typst is given, and what shows whether a document must be made again."""

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
from macros.views.text_runs import Run, TextRuns, to_plain_text

#: Views whose size the template must know, to choose whether they fit on a sheet.
MEASURED = (Agenda, Asked, BulletItem)
#: What no document shows: where a text was typed, and the sentences on an adaptation, which its
#: notes hold.
HIDDEN = (SourceLocation, AdaptationWording)


def serialize_view(value: Any) -> Any:
    """Return a view as what JSON can hold.

    Runs of text become texts, tuples lists, mappings the list of their values. Each object becomes
    its fields, with the name of its class as `block` and, where it is measured, the number of
    characters in it as `length`. What is HIDDEN is left out.
    """
    kind: type = type(value)
    if kind is str:
        return value
    if kind is tuple:
        return _serialize_tuple(value)
    names = _get_field_names(kind)
    if names is not None:
        return _serialize_object(value, names)
    if isinstance(value, Mapping):
        return list(value.values())
    return value


def dump_json(value: Any) -> str:
    """Return a serialized view as JSON text."""
    return json.dumps(value, ensure_ascii=False)


def _serialize_tuple(items: tuple[Any, ...]) -> Any:
    if items and type(items[0]) is Run:
        return _serialize_text(items)
    return [serialize_view(item) for item in items]


def _serialize_text(runs: TextRuns) -> Any:
    """Return runs as a text, or as the list of them where some are more than text."""
    if all(run.is_plain for run in runs):
        return to_plain_text(runs)
    return {
        "runs": [
            {
                "text": run.text,
                "strong": run.strong,
                "emphasis": run.emphasis,
                "href": run.href,
            }
            for run in runs
        ]
    }


def _serialize_object(view: Any, names: tuple[str, ...]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name in names:
        value = getattr(view, name)
        if type(value) not in HIDDEN:
            fields[name] = serialize_view(value)
    if isinstance(view, MEASURED):
        fields["length"] = _count_characters(fields)
    fields["block"] = type(view).__name__
    return fields


@cache
def _get_field_names(kind: type) -> tuple[str, ...] | None:
    """Return the names of a view's fields, None for what is no view."""
    if not dataclasses.is_dataclass(kind):
        return None
    return tuple(field.name for field in dataclasses.fields(kind))


def _count_characters(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(_count_characters(inside) for inside in value.values())
    if isinstance(value, list):
        return sum(_count_characters(inside) for inside in value)
    return 0
