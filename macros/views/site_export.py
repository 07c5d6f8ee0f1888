"""What the site holds, for machines: where each framework, section and document is."""

from __future__ import annotations

from typing import Any

from macros.layers.dataset import Dataset
from macros.layers.elements import iter_shown_sections
from macros.model.site_paths import FEED, FRAMEWORK_SCHEMA, SECTION_DOCUMENTS
from macros.views import links

FORMAT = {"format": "practice-profiles/site", "version": 1}


def build_site_export(data: Dataset) -> dict[str, Any]:
    """Return the index of the site; addresses are relative to its root.

    Of a framework it has the title, the version, and where its data is; of a section, where its
    pages and documents are. `schema` is the JSON Schema of the data, and `changes` the feed of what
    versions brought.
    """
    site = data.project.site
    about = {"name": site.name, "summary": site.summary, "language": site.language}
    if site.address:
        about["address"] = site.address
    frameworks = [_describe_framework(data, key) for key in data.project.shown]
    found = {"schema": FRAMEWORK_SCHEMA, "changes": FEED}
    return {**FORMAT, "site": about, **found, "frameworks": frameworks}


def _describe_framework(data: Dataset, key: str) -> dict[str, Any]:
    framework = data.project.frameworks[key]
    return {
        "key": key,
        "title": framework.title,
        "version": framework.version,
        "url": links.get_element_path(key),
        "data": links.get_framework_data_path(key),
        "sections": [
            {
                "address": element.address,
                "title": section.title,
                "url": links.get_profile_path(element.address),
                "checklist": links.get_checklist_path(element.address),
                "guide": links.get_guide_path(element.address),
                "documents": [f"{element.address}/{name}" for name in SECTION_DOCUMENTS.values()],
            }
            for element, section in iter_shown_sections(data, key)
        ],
    }
