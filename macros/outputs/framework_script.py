"""`framework.js`: what scripts need to know of a framework.

It is a script and no JSON, since a page that is opened from a disk (`file://`) may load scripts but
not fetch files; it is a file of its own, so that all pages share it.
"""

from __future__ import annotations

import json

from macros.layers.dataset import Dataset
from macros.views.reflection import build_reflection_outline


def write_framework_script(data: Dataset, key: str) -> str:
    """Return a script that registers a framework, in whatever order a page's scripts run.

    KeyError when there is none of this id.
    """
    outline = build_reflection_outline(data, key)
    text = json.dumps(outline, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c")
    registry = "((self.practiceProfiles ??= {}).frameworks ??= new Map())"
    return (
        f"{registry}.set({json.dumps(key)}, {text});\n"
        'document.dispatchEvent(new Event("pp-loaded"));\n'
    )
