"""The index for machines names what the site shows, where it is."""

from __future__ import annotations

import json
from pathlib import Path

from macros.model.site_paths import iter_generated_paths
from macros.outputs.site_json import write_site_json
from tests.support.layered import over


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
    named = {framework["url"], framework["data"], *section["documents"]}
    named |= {section[kind] for kind in ("url", "checklist", "guide")}
    assert named <= dict(iter_generated_paths(data.project)).keys()
    assert "api/index.json" in dict(iter_generated_paths(data.project))
