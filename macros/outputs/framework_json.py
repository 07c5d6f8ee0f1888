"""`framework.json`: a framework's data for machines."""

from __future__ import annotations

import json

from macros.layers.dataset import Dataset
from macros.views.export import build_framework_export


def write_framework_json(data: Dataset, key: str) -> str:
    """Return a framework's export as JSON text; KeyError when there is none of this id."""
    export = build_framework_export(data, key)
    return json.dumps(export, ensure_ascii=False, separators=(",", ":")) + "\n"
