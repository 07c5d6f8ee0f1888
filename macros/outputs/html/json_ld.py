"""JSON-LD: what a page is about, in schema.org's words, for search engines."""

from __future__ import annotations

import json
from typing import Any

from macros.layers.dataset import Dataset
from macros.model.framework import Framework, Section
from macros.model.prose import strip_markup
from macros.views.glossary import build_glossary_view
from macros.views.messages import load_messages
from macros.views.pages import Page


def write_json_ld(data: Dataset, page: Page, url: str) -> str:
    """Return a `script` element for a page's head, "" where schema.org has no word for the page.

    `url` is the page's full address, "" when the site's is not known.
    """
    about = describe_page(data, page)
    if not about:
        return ""
    described = {"@context": "https://schema.org", **about}
    if url:
        described["url"] = url
    # In a script element only `<` could end the text.
    text = json.dumps(described, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def describe_page(data: Dataset, page: Page) -> dict[str, Any]:
    """Return what a page is about, nothing for pages that schema.org has no word for."""
    if page.kind == "glossary":
        return _describe_glossary(data, page)
    if not page.address:
        return {}
    framework = data.project.frameworks[page.address.partition("/")[0]]
    shared = {
        "name": page.title,
        "inLanguage": data.project.site.language,
        "version": framework.version,
    }
    if page.kind == "framework":
        return {"@type": "DefinedTermSet", **shared, **_describe_framework(framework)}
    section = data.elements[page.address].value
    assert isinstance(section, Section)
    return {
        "@type": "LearningResource",
        **shared,
        "description": strip_markup(section.summary),
        "learningResourceType": load_messages(data).say(page.kind),
        "isPartOf": {"@type": "DefinedTermSet", "name": framework.title},
        "isAccessibleForFree": True,
    }


def _describe_glossary(data: Dataset, page: Page) -> dict[str, Any]:
    terms = [
        {
            "@type": "DefinedTerm",
            "name": entry.term,
            "description": " ".join(entry.plain),
            "termCode": entry.key,
        }
        for entry in build_glossary_view(data)
    ]
    return {"@type": "DefinedTermSet", "name": page.title, "hasDefinedTerm": terms}


def _describe_framework(framework: Framework) -> dict[str, Any]:
    sections = [section for section in framework.sections.values() if not section.retired]
    terms = [
        {
            "@type": "DefinedTerm",
            "name": section.title,
            "description": strip_markup(section.summary),
        }
        for section in sections
    ]
    return {"description": strip_markup(framework.summary), "hasDefinedTerm": terms}
