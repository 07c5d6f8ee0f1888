"""The page of a framework, and lists of all frameworks."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from macros.outputs.html import diagram
from macros.outputs.html.fragment import Fragment
from macros.outputs.html.page_context import PageContext
from macros.views.framework import (
    FrameworkView,
    PartView,
    RelationView,
    build_framework_view,
)
from macros.views.messages import Messages


def render_framework(context: PageContext) -> Fragment:
    """Render a framework with its picture, its sections and its relations."""
    view = build_framework_view(context.data, context.address)
    html = context.render(
        "framework",
        view=view,
        terms=context.list_new_terms(view.terms),
        picture=diagram.draw_framework(view),
        padding=diagram.PADDING,
        line_height=int(diagram.LINE_HEIGHT),
        title_height=int(diagram.TITLE_HEIGHT),
        relation_in_words=partial(describe_relation, context.messages),
    )
    say, suffix = context.messages.say, context.suffix
    headings = [context.make_heading(1, f"__parts{suffix}", say("parts"))]
    if view.relations:
        headings.append(context.make_heading(1, f"__relations{suffix}", say("relations")))
    return Fragment(html, tuple(headings))


def render_frameworks(context: PageContext) -> Fragment:
    """Render the list of frameworks."""
    return Fragment(context.render("frameworks", views=_list_framework_views(context)))


def render_guides(context: PageContext) -> Fragment:
    """Render the list of all discussion guides with their documents."""
    views = _list_framework_views(context)
    documents = defaultdict(tuple, context.documents)
    html = context.render("guides", views=views, documents=documents)
    headings = [context.make_heading(1, f"__guides-{view.address}", view.title) for view in views]
    return Fragment(html, tuple(headings))


def describe_relation(messages: Messages, relation: RelationView) -> str:
    """Return a relation as a sentence: `Step 1 leads to Step 2.`."""
    names = [_name_part(end) for end in relation.ends]
    if not relation.directed:
        ends = f"{', '.join(names[:-1])} {messages.say('and')} {names[-1]}"
        return messages.say("relation-mutual", ends=ends, title=relation.title)
    ends_by_role = {"from": names[0], "to": names[1]}
    forward = messages.say("relation-forward", title=relation.title, **ends_by_role)
    if not relation.reverse:
        return forward
    backward = messages.say("relation-backward", title=relation.reverse, **ends_by_role)
    return f"{forward} {backward}"


def _name_part(part: PartView) -> str:
    return f"{part.name} ({part.title})" if part.name else part.title


def _list_framework_views(context: PageContext) -> list[FrameworkView]:
    return [build_framework_view(context.data, key) for key in context.data.project.shown]
