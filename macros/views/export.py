"""The data itself, for machines: a framework in long form, as `framework.json` holds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.layers.dataset import Dataset
from macros.model.fields import Part
from macros.model.framework import Practice
from macros.views import links
from macros.views.adaptations.changes import ChangeView
from macros.views.adaptations.omissions import OmissionView
from macros.views.adaptations.view import AdaptationView, find_adaptation
from macros.views.text_runs import to_plain_text

FORMAT = {"format": "practice-profiles/framework", "version": 1}

#: The fields whose entries have addresses.
ADDRESSED = ("sections", "practices", "questions", "items")
#: What a change or omission need not tell: the entry holds the words, and machines have no files.
UNTOLD = ("place", "words")
ABSENT: tuple[Any, ...] = ("", (), [], {}, None)


def build_framework_export(data: Dataset, key: str) -> dict[str, Any]:
    """Return a framework with everything in it, also what is retired.

    Mappings become lists, each entry with its `key`; what has an address carries it, with its
    `url` relative to the site's root, and with `adapted` if a layer adapts it. Absent texts are
    left out.
    """
    framework = data.project.frameworks[key]
    export = {"key": key, "address": key, "url": links.get_element_path(key)}
    export |= _expand_part(framework, key)
    _add_adaptations(data, export)
    return {**FORMAT, "framework": export}


def _add_adaptations(data: Dataset, value: Any) -> None:
    """Add to every entry with an address how a layer adapts it."""
    if isinstance(value, list):
        for item in value:
            _add_adaptations(data, item)
    elif isinstance(value, dict):
        for inner in value.values():
            _add_adaptations(data, inner)
        address = value.get("address", "")
        # The address "" is that of all frameworks, of which no entry speaks.
        adapted = find_adaptation(data, address) if address else None
        if adapted:
            value["adapted"] = _expand_adaptation(adapted)


def _expand_adaptation(adapted: AdaptationView) -> dict[str, Any]:
    """Return an adaptation's changes, omissions and note, as far as there are any."""
    parts = {
        "changes": [_expand_view(change) for change in adapted.changes],
        "left_out": [_expand_view(omission) for omission in adapted.omissions],
        "local_note": "\n\n".join(map(to_plain_text, adapted.local_note)),
    }
    return {name: value for name, value in parts.items() if value}


def _expand_view(view: ChangeView | OmissionView) -> dict[str, Any]:
    """Return the fields of a change or omission that tell something."""
    return {name: value for name, value in vars(view).items() if value and name not in UNTOLD}


def _expand_part(part: Part, address: str = "") -> dict[str, Any]:
    """Return a part's fields in long form; `address` is given for what has one."""
    expanded: dict[str, Any] = {}
    for name, field in type(part).model_fields.items():
        value = _expand_value(name, getattr(part, name), address)
        if value not in ABSENT:
            expanded[field.alias or name] = value
    if isinstance(part, Practice):
        expanded["columns"] = [
            {"key": column, "statements": _expand_entries(statements, address)}
            for column, statements in part.columns.items()
        ]
    return expanded


def _expand_value(name: str, value: Any, address: str) -> Any:
    """Return the value of a part's field in long form."""
    if isinstance(value, Part):
        return _expand_part(value)
    if name == "level" and isinstance(value, tuple) and len(value) == 1:
        return value[0]
    if isinstance(value, tuple):
        return [_expand_value(name, item, "") for item in value]
    if isinstance(value, Mapping):
        return _expand_entries(value, address if name in ADDRESSED else "")
    return value


def _expand_entries(mapping: Mapping[str, Any], address: str) -> list[dict[str, Any]]:
    """Return a mapping's entries as a list; `address` is their holder's, "" if it has none."""
    return [_expand_entry(key, value, address) for key, value in mapping.items()]


def _expand_entry(key: str, value: Any, holder: str) -> dict[str, Any]:
    """Return an entry of a mapping, with its address where its `holder` has one."""
    entry: dict[str, Any] = {"key": key}
    address = f"{holder}/{key}" if holder else ""
    if address:
        entry |= {"address": address, "url": links.get_element_path(address)}
    if isinstance(value, Part):
        entry |= _expand_part(value, address)
    elif isinstance(value, Mapping):
        entry["entries"] = _expand_entries(value, "")
    else:
        entry["text"] = value
    return entry
