"""The index for machines names what the site shows, and its schema describes the data."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.layers.load import load_dataset
from macros.model.site_paths import iter_generated_paths
from macros.outputs.framework_json import write_framework_json
from macros.outputs.site_json import list_saved_schemas, write_framework_schema, write_site_json
from tests.support.layered import over
from tests.support.projects import FEATURES, ROOT, drawn_project


def test_it_leads_to_all_that_is_shown(tmp_path: Path) -> None:
    hidden = "==> data/local/frameworks/demo/second.yml\ntitle: Second\nretired: Not used.\n"
    data = over(tmp_path, hidden)
    index = json.loads(write_site_json(data))
    assert (index["format"], index["version"]) == ("practice-profiles/site", 1)
    assert index["site"] == {"name": "Demo", "summary": "", "language": "en"}
    (framework,) = index["frameworks"]
    assert (framework["key"], framework["version"]) == ("demo", "1")
    (section,) = framework["sections"]
    assert (section["address"], section["title"]) == ("demo/first", "First section")
    named = {
        index["schema"],
        index["changes"],
        framework["url"],
        framework["data"],
        *section["documents"],
    }
    named |= {section[kind] for kind in ("url", "checklist", "guide")}
    assert named <= dict(iter_generated_paths(data.project)).keys()
    assert "api/index.json" in dict(iter_generated_paths(data.project))


def close(schema: Any) -> None:
    """Refuse what a schema does not name."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            schema["additionalProperties"] = False
        schema = list(schema.values())
    for inner in schema if isinstance(schema, list) else ():
        close(inner)


SCHEMA = json.loads(write_framework_schema())


@pytest.mark.parametrize("is_ours", [True, False])
def test_the_schema_names_all_that_a_framework_s_data_holds(tmp_path: Path, is_ours: bool) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    closed = deepcopy(SCHEMA)
    close(closed)
    data = load_dataset(ROOT if is_ours else drawn_project(tmp_path, FEATURES))
    for key in data.project.shown:
        export = json.loads(write_framework_json(data, key))
        assert [error.message for error in Draft202012Validator(closed).iter_errors(export)] == []
        del export["framework"]["sections"][0]["key"]
        assert not Draft202012Validator(SCHEMA).is_valid(export)


def test_the_formats_of_saved_files_stand_beside_it() -> None:
    schemas = list_saved_schemas(ROOT)
    assert sorted(schemas) == [
        f"schemas/{name}.json" for name in ("district", "reflection", "team")
    ]
    assert schemas["schemas/team.json"] == (ROOT / "data/schemas/team.json").read_text("utf-8")
