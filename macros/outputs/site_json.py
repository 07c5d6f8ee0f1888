"""`api/index.json`: what the site holds, for machines."""

from __future__ import annotations

import json
from pathlib import Path

from macros.layers.dataset import Dataset
from macros.model.site_paths import SAVED_SCHEMAS
from macros.views.export_schema import build_framework_schema
from macros.views.site_export import build_site_export


def write_framework_schema() -> str:
    """Return the JSON Schema of every `framework.json`, as JSON text."""
    return json.dumps(build_framework_schema(), ensure_ascii=False, indent=1) + "\n"


def list_saved_schemas(root: Path) -> dict[str, str]:
    """Return the JSON Schemas of saved files, as the project has them, by their paths."""
    files = {f"schemas/{name}.json": root / f"data/schemas/{name}.json" for name in SAVED_SCHEMAS}
    return {path: file.read_text("utf-8") for path, file in files.items() if file.is_file()}


def write_site_json(data: Dataset) -> str:
    """Return the index of the site as JSON text."""
    return json.dumps(build_site_export(data), ensure_ascii=False, indent=1) + "\n"
