"""`framework.json`: a framework's data for machines."""

from __future__ import annotations

import json

from macros.layers.load import Data
from macros.views.export import framework_export


def framework_json(data: Data, key: str) -> str:
    """A framework's export as JSON text; KeyError when there is none of this id."""
    return json.dumps(framework_export(data, key), ensure_ascii=False, separators=(",", ":")) + "\n"
