"""`framework.js`: what scripts need to know of a framework. A script and no JSON, since a page that is opened from a
disk (`file://`) may load scripts but not fetch files; a file of its own, so that all pages share it."""

from __future__ import annotations

import json

from macros.layers.load import Dataset
from macros.views.reflection import build_reflection_outline


def write_framework_script(data: Dataset, key: str) -> str:
    """A script that makes a framework known, in whatever order a page's scripts run; KeyError when there is none of
    this id."""
    known = json.dumps(build_reflection_outline(data, key), ensure_ascii=False, separators=(",", ":")).replace(
        "<", "\\u003c"
    )
    return (
        f"((self.practiceProfiles ??= {{}}).frameworks ??= new Map()).set({json.dumps(key)}, {known});\n"
        'document.dispatchEvent(new Event("pp-loaded"));\n'
    )
