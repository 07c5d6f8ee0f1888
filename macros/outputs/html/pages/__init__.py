"""Pages: one function for each kind, which makes HTML of the view that it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from macros.outputs.html.fragment import Fragment
from macros.outputs.html.page_context import PageContext
from macros.outputs.html.pages.framework import (
    render_framework,
    render_frameworks,
    render_guides,
)
from macros.outputs.html.pages.section import (
    render_checklist,
    render_guide,
    render_practice,
    render_profile,
)
from macros.outputs.html.pages.site import (
    render_changes,
    render_conformance,
    render_district,
    render_glossary,
    render_home_lead,
    render_home_steps,
    render_reflections,
    render_resume,
    render_statement,
    render_team,
)

PageFunction: TypeAlias = Callable[[PageContext], Fragment]

#: What answers each call.
PAGE_FUNCTIONS: dict[str, PageFunction] = {
    "profile": render_profile,
    "practice": render_practice,
    "checklist": render_checklist,
    "guide": render_guide,
    "framework": render_framework,
    "frameworks": render_frameworks,
    "home_lead": render_home_lead,
    "home_steps": render_home_steps,
    "resume": render_resume,
    "guides": render_guides,
    "reflections": render_reflections,
    "team": render_team,
    "district": render_district,
    "glossary": render_glossary,
    "changes": render_changes,
    "conformance": render_conformance,
    "statement": render_statement,
}
