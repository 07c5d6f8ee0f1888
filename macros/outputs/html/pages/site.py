"""The pages of the site as a whole."""

from __future__ import annotations

from macros.outputs.html.fragment import Fragment
from macros.outputs.html.page_context import PageContext
from macros.views.adaptations.page import build_changes_view
from macros.views.conformance import build_conformance_view
from macros.views.home import build_home_view
from macros.views.responses import build_response_sets, list_explained
from macros.views.table_headings import SAVED_COLUMNS, list_headings

#: The message that names what is no framework, on the list of changes; by the name of its file,
#: "" for frameworks.
PART_TITLES = {
    "": "frameworks",
    "glossary": "glossary",
    "messages": "words-of-pages",
    "facilitation": "field-facilitation",
    "search": "field-search",
    "accessibility": "accessibility",
    "site": "field-responses",
}


def render_glossary(context: PageContext) -> Fragment:
    """Render the glossary."""
    entries = list(context.views.glossary.values())
    return Fragment(context.render("glossary", entries=entries))


def render_changes(context: PageContext) -> Fragment:
    """Render the list of all that is adapted here."""
    view = build_changes_view(context.data)
    titles = {
        part.id: part.title or context.messages.say(PART_TITLES[part.id]) for part in view.parts
    }
    html = context.render("changes", view=view, titles=titles)
    headings = [context.make_heading(1, f"__changes-{id}", title) for id, title in titles.items()]
    if view.news:
        headings.append(context.make_heading(1, "__news", context.messages.say("news")))
    return Fragment(html, tuple(headings))


def render_conformance(context: PageContext) -> Fragment:
    """Render how far the site meets each criterion of accessibility."""
    return Fragment(context.render("conformance", view=build_conformance_view(context.data)))


def render_statement(context: PageContext) -> Fragment:
    """Render whom to tell about a barrier, and on what the page on accessibility rests."""
    return Fragment(context.render("statement", view=build_conformance_view(context.data)))


def render_reflections(context: PageContext) -> Fragment:
    """Render the page of a reader's own reflections."""
    headings = list_headings(context.messages, SAVED_COLUMNS)
    shown = context.data.project.shown
    return Fragment(context.render("reflections", frameworks=shown, saved_headings=headings))


def render_home_lead(context: PageContext) -> Fragment:
    """Render what the home page says first."""
    return Fragment(context.render("home_lead", view=build_home_view(context.data)))


def render_home_steps(context: PageContext) -> Fragment:
    """Render what one can do here."""
    return Fragment(context.render("home_steps", view=build_home_view(context.data)))


def render_resume(context: PageContext) -> Fragment:
    """Render the link to the reflection that was begun last, for those who have one."""
    project = context.data.project
    names = {key: project.frameworks[key].short_name for key in project.shown}
    return Fragment(context.render("resume", names=names))


def render_team(context: PageContext) -> Fragment:
    """Render the page on which a team brings its reflections together."""
    shown = context.data.project.shown
    frameworks = context.data.project.frameworks
    titles = _list_titles(context)
    meanings = [
        (key, frameworks[key].short_name, list_explained(build_response_sets(context.data, key)))
        for key in shown
    ]
    return Fragment(context.render("team", frameworks=shown, titles=titles, meanings=meanings))


def render_district(context: PageContext) -> Fragment:
    """Render the page on which a district lays its schools side by side."""
    shown = context.data.project.shown
    return Fragment(context.render("district", frameworks=shown, titles=_list_titles(context)))


def _list_titles(context: PageContext) -> list[tuple[str, str]]:
    """Return each framework's key and title."""
    project = context.data.project
    return [(key, project.frameworks[key].title) for key in project.shown]
