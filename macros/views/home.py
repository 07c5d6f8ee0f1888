"""What the home page says first, as site.yml has it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.layers.dataset import Dataset
from macros.layers.site_look import resolve_link
from macros.views.text_runs import NO_TERMS, Prose, TermMarker, make_resolver


@dataclass(frozen=True)
class HomeStepView:
    """What one can do here."""

    title: str
    text: Prose


@dataclass(frozen=True)
class HomeView:
    """The lead of the home page, and what one can do here; both may be empty."""

    lead: Prose
    steps: tuple[HomeStepView, ...]


def build_home_view(data: Dataset) -> HomeView:
    """Return what the home page says first; its links lead to elements, pages, and the web."""
    resolve_element = make_resolver(data)

    def resolve(target: str) -> str:
        return resolve_element(target) or "".join(resolve_link(data, target))

    marker = TermMarker(NO_TERMS, resolve=resolve)
    home = data.project.site.home
    steps = (
        HomeStepView(step.title, marker.mark_paragraphs(step.text)) for step in home.steps.values()
    )
    return HomeView(marker.mark_paragraphs(home.lead), tuple(steps))
