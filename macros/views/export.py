"""The data itself, for machines: a framework in long form, as `framework.json` holds it."""

from __future__ import annotations

from typing import Any

from macros.layers.load import Dataset
from macros.model.fields import Part
from macros.model.framework import Practice
from macros.model.glossary_terms import GlossaryTerms
from macros.views import links
from macros.views.adaptations.view import ChangeView, OmissionView, find_adaptation
from macros.views.text_runs import TermMarker, to_plain_text

FORMAT = {"format": "practice-profiles/framework", "version": 1}


def build_framework_export(data: Dataset, key: str) -> dict[str, Any]:
    """A framework with everything in it, also what is retired: lists for mappings, each entry with its `key`; what has
    an address carries it, with its `url` relative to the site's root, and with `adapted` if a layer adapts it. Absent
    texts are left out."""
    framework = data.project.frameworks[key]
    whole = {"key": key, "address": key, "url": links.element_path(key), **_long(framework, key)}
    _tell_adapted(data, whole, TermMarker(GlossaryTerms({})))
    return {**FORMAT, "framework": whole}


def _tell_adapted(data: Dataset, entry: Any, marker: TermMarker) -> None:
    """Say of every entry with an address how a layer adapts it."""
    for inside in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
        _tell_adapted(data, inside, marker)
    if isinstance(entry, dict) and (found := find_adaptation(data, entry.get("address", ""), marker)):
        told = {
            "changes": [_said(change) for change in found.changes],
            "left_out": [_said(omission) for omission in found.omissions],
            "local_note": "\n\n".join(map(to_plain_text, found.local_note)),
        }
        entry["adapted"] = {name: value for name, value in told.items() if value}


def _said(view: ChangeView | OmissionView) -> dict[str, Any]:
    return {name: value for name, value in vars(view).items() if value and name not in ("place", "words")}


def _long(part: Part, address: str = "") -> dict[str, Any]:
    """A part's fields in long form; `address` is given for what has one."""
    said: dict[str, Any] = {}
    for name, field in type(part).model_fields.items():
        value = _plain(name, getattr(part, name), address)
        if value not in ("", (), [], {}, None):
            said[field.alias or name] = value
    if isinstance(part, Practice):
        said["columns"] = [
            {"key": column, "statements": _entries(statements, address)} for column, statements in part.columns.items()
        ]
    return said


#: The fields whose entries have addresses.
ADDRESSED = ("sections", "practices", "questions", "items")


def _plain(name: str, value: Any, address: str) -> Any:
    if isinstance(value, Part):
        return _long(value)
    if isinstance(value, tuple):
        return [_plain(name, item, "") for item in value]
    if hasattr(value, "items"):
        return _entries(value, address if name in ADDRESSED else "")
    return value


def _entries(mapping: Any, address: str) -> list[dict[str, Any]]:
    entries = []
    for key, value in mapping.items():
        entry: dict[str, Any] = {"key": key}
        here = f"{address}/{key}" if address else ""
        if here:
            entry |= {"address": here, "url": links.element_path(here)}
        if isinstance(value, Part):
            entry |= _long(value, here)
        elif hasattr(value, "items"):
            entry["entries"] = _entries(value, "")
        else:
            entry["text"] = value
        entries.append(entry)
    return entries
