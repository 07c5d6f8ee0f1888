"""`api/index.json`: what the site holds, for machines."""

from __future__ import annotations

import json

from macros.layers.dataset import Dataset
from macros.views.site_export import build_site_export


def write_site_json(data: Dataset) -> str:
    """Return the index of the site as JSON text."""
    return json.dumps(build_site_export(data), ensure_ascii=False, indent=1) + "\n"
