"""JSON-LD: what a page is about, in schema.org's words, for search engines."""

from __future__ import annotations

import json
from typing import Any

from macros.layers.dataset import Dataset
from macros.model.framework import Section
from macros.views.glossary import build_glossary_view
from macros.views.messages import load_messages
from macros.views.pages import Page


def write_json_ld(data: Dataset, page: Page, url: str) -> str:
    """A `script` element for a page's head; "" for pages that schema.org has no word for.

    `url` is the page's full address, "" when the site's is not known.
    """
    about = _about(data, page)
    if not about:
        return ""
    described = {"@context": "https://schema.org", **about, **({"url": url} if url else {})}
    # In a script element only `<` could end the text.
    text = json.dumps(described, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def _about(data: Dataset, page: Page) -> dict[str, Any]:
    site = data.project.site
    if page.kind == "glossary":
        terms = [
            {"@type": "DefinedTerm", "name": entry.term, "description": " ".join(entry.text), "termCode": entry.key}
            for entry in build_glossary_view(data)
        ]
        return {"@type": "DefinedTermSet", "name": page.title, "hasDefinedTerm": terms}
    if not page.address:
        return {}
    framework = data.project.frameworks[page.address.partition("/")[0]]
    shared = {"name": page.title, "inLanguage": site.language, "version": framework.version}
    if page.kind == "framework":
        sections = [
            {"@type": "DefinedTerm", "name": section.title, "description": " ".join(section.summary.split())}
            for section in framework.sections.values()
            if not section.retired
        ]
        description = " ".join(framework.summary.split())
        return {"@type": "DefinedTermSet", **shared, "description": description, "hasDefinedTerm": sections}
    section = data.elements[page.address].value
    assert isinstance(section, Section)
    return {
        "@type": "LearningResource",
        **shared,
        "description": " ".join(section.summary.split()),
        "learningResourceType": load_messages(data).say(page.kind),
        "isPartOf": {"@type": "DefinedTermSet", "name": framework.title},
        "isAccessibleForFree": True,
    }
