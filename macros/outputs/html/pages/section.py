"""The pages of a section and of a practice."""

from __future__ import annotations

from dataclasses import asdict

from markupsafe import Markup

from macros.outputs import qr
from macros.outputs.html.fragment import Fragment, Heading
from macros.outputs.html.page_context import PageContext
from macros.views.guide.blocks import Agenda, DiscussionGuide, Part
from macros.views.guide.capacity import count_statements
from macros.views.guide.chosen_papers import build_chosen_papers
from macros.views.practice import build_practice_view
from macros.views.responses import list_explained
from macros.views.section import SectionView


def render_profile(context: PageContext) -> Fragment:
    """Render a section's practice profile."""
    view = context.views.get_section_view(context.address)
    html = context.render(
        "profile",
        view=view,
        terms=context.list_new_terms(view.terms),
        documents=context.get_documents(),
    )
    return Fragment(html, _list_section_headings(view, context))


def render_checklist(context: PageContext) -> Fragment:
    """Render a section's self-reflection checklist."""
    view = context.views.get_section_view(context.address)
    html = context.render(
        "checklist",
        view=view,
        terms=context.list_new_terms(view.terms),
        explained=list_explained(view.response_sets),
        asks_statements=view.asks_statements,
    )
    return Fragment(html, _list_section_headings(view, context))


def render_guide(context: PageContext) -> Fragment:
    """Render a section's discussion guide."""
    view = context.views.get_section_view(context.address)
    guide = context.views.get_guide(context.address)
    html = context.render(
        "guide",
        view=view,
        guide=guide,
        terms=context.list_new_terms(view.terms),
        documents=context.get_documents(),
        agenda=_find_agenda(guide),
        loads={each.anchor: count_statements(each, each.title) for each in view.practices},
        chosen=asdict(build_chosen_papers(context.data, view)),
        picture=Markup(qr.draw_svg(guide.url)) if guide.url else "",
    )
    return Fragment(html, _list_guide_headings(guide, context))


def render_practice(context: PageContext) -> Fragment:
    """Render a practice as its section's profile shows it."""
    practice, terms = build_practice_view(context.data, context.address)
    html = context.render(
        "practice",
        practice=practice,
        section=context.address.rpartition("/")[0],
        terms=context.list_new_terms(terms),
    )
    return Fragment(html, (context.make_heading(0, practice.anchor, practice.title),))


def _list_section_headings(view: SectionView, context: PageContext) -> tuple[Heading, ...]:
    headings = [
        context.make_heading(1, practice.anchor, _join_label(practice.label, practice.title))
        for practice in view.practices
    ]
    if view.questions:
        title = context.messages.say("questions")
        headings.append(context.make_heading(1, f"__questions{context.suffix}", title))
    return tuple(headings)


def _list_guide_headings(guide: DiscussionGuide, context: PageContext) -> tuple[Heading, ...]:
    parts = [part for part in guide.parts if part.title and not part.facilitator]
    return tuple(_make_part_heading(part, context) for part in parts)


def _make_part_heading(part: Part, context: PageContext) -> Heading:
    # A practice has the same id on all pages of its section.
    id = part.id if part.practice else f"{part.id}{context.suffix}"
    return context.make_heading(part.level - 1, id, _join_label(part.label, part.title))


def _join_label(label: str, title: str) -> str:
    return f"{label} {title}".strip()


def _find_agenda(guide: DiscussionGuide) -> Agenda | None:
    """Return a guide's agenda, if it has one."""
    blocks = [block for part in guide.parts for block in part.blocks]
    return next((block for block in blocks if isinstance(block, Agenda)), None)
