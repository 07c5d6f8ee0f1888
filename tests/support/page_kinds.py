"""A page of every kind in the repository site, and the widths that are looked at."""

from __future__ import annotations

PAGES = {
    "home": "",
    "how to use": "how-to-use/",
    "how to facilitate": "how-to-facilitate/",
    "how to adapt": "how-to-adapt/",
    "saved files": "saved-files/",
    "accessibility": "accessibility/",
    "about": "about/",
    "technology office": "technology-office/",
    "framework with relations": "district-capacity/",
    "framework": "sipr/",
    "profile, two columns": "sipr/build-capacity/",
    "profile, four columns": "four-domains/leadership-for-rapid-improvement/",
    "profile, steps with items": "school-actions/identify-school-actions/",
    "checklist": "sipr/build-capacity/reflect/",
    "guide": "school-actions/identify-school-actions/guide/",
    "guides": "guides/",
    "reflections": "reflections/",
    "team": "team/",
    "district": "district/",
    "glossary": "glossary/",
    "not found": "no/such/page/",
}


TWO_COLUMNS = PAGES["profile, two columns"]


WIDTHS = (360, 768, 1280)
