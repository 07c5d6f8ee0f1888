"""`acr.yaml`: the accessibility conformance report for machines, as OpenACR has it."""

from __future__ import annotations

from typing import Any

import yaml

from macros.layers.dataset import Dataset
from macros.model.prose import strip_markup
from macros.views.conformance import ConformanceView, CriterionView, build_conformance_view
from macros.views.messages import Messages

#: The list of criteria, by its name at OpenACR.
CATALOG = "2.5-edition-wcag-2.2-en"
#: Chapters of that list about what is no criterion of levels A and AA.
DISABLED = (
    "success_criteria_level_aaa",
    "functional_performance_criteria",
    "hardware",
    "software",
    "support_documentation_and_services",
)


def write_conformance_report(data: Dataset, messages: Messages) -> str:
    """Return the report as YAML, "" where no criterion has been looked at."""
    view = build_conformance_view(data)
    if not view.criteria:
        return ""
    site = data.project.site
    contact = {"company_name": site.name, "email": view.mail, "website": site.address}
    report: dict[str, Any] = {
        "title": messages.say("acr-title", site=site.name),
        "product": {"name": site.name, "description": strip_markup(site.summary)},
        "author": {key: text for key, text in contact.items() if text or key == "email"},
        "report_date": view.assessed,
        "last_modified_date": view.assessed,
        "version": 1,
        "notes": messages.say("acr-notes"),
        "evaluation_methods_used": messages.say("acr-methods"),
        "repository": site.repository,
        "license": "CC-BY-4.0",
        "catalog": CATALOG,
        "chapters": _build_chapters(view),
    }
    kept = {key: value for key, value in report.items() if value}
    return yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=100)


def _build_chapters(view: ConformanceView) -> dict[str, Any]:
    """Return the criteria of each level, and the chapters that the report leaves out."""
    chapters: dict[str, Any] = {}
    for level in ("A", "AA"):
        criteria = [_build_criterion(each) for each in view.criteria if each.level == level]
        chapters[f"success_criteria_level_{level.lower()}"] = {"criteria": criteria}
    for chapter in DISABLED:
        chapters[chapter] = {"disabled": True}
    return chapters


def _build_criterion(criterion: CriterionView) -> dict[str, Any]:
    adherence = {"level": criterion.adherence, "notes": criterion.notes}
    kept = {key: text for key, text in adherence.items() if text}
    return {"num": criterion.number, "components": [{"name": "web", "adherence": kept}]}
